/** Owners are asked where they stand, in private, on the right days, never twice, and those who animate hear the rest. */
import { expect, test } from 'vitest'
import { createWorld, type World, type WorldOptions } from '../support/world.ts'

/** bo speaks for the CRESS, cleo too; ana coordinates. It is Monday 1 March 2027, 10:00 in Paris. */
async function owned(options: WorldOptions = {}): Promise<World> {
  const w = await (await createWorld(options)).founded()
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert structure CRESS')
  await w.says('dan', '#pleniere', '/concert structure Métropole')
  return w
}
const add = (w: World, words: string) => w.says('ana', '#pleniere', `/concert action ${words}`)

async function told(w: World, who: string, start = 'Bonjour '): Promise<string[]> {
  return (await w.sees(who, 'dm')).filter((text) => text.includes(start))
}

/** The local day and hour of each reminder that this person got, while time passes to `until`. */
async function remindedOn(w: World, who: string, until: string): Promise<string[]> {
  await w.until(until)
  await w.engine.settle()
  const rows = await w.db.query<{ said: string }>(
    `SELECT to_char(o."createdAt" AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI') AS said FROM "Outbox" o
     WHERE o.address->>'account' = $1 AND o.body::text LIKE '%où en êtes-vous%' ORDER BY o."createdAt"`,
    [who],
  )
  return rows.map(({ said }) => said)
}

test('given an action due on Wednesday 7 April, then its contact is asked on the right days at 9:00, across the change of hour, until those who animate are told', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 7 avril')
  expect(await remindedOn(w, 'bo', '1er juillet 2027')).toEqual([
    '2027-03-24 09:00',
    '2027-03-31 09:00',
    '2027-04-06 09:00',
    '2027-04-07 09:00',
    '2027-04-08 09:00',
    '2027-04-15 09:00',
    '2027-04-22 09:00',
    '2027-04-29 09:00',
    // Thursday 6 May is Ascension Day.
    '2027-05-05 09:00',
  ])
  const team = await told(w, 'ana', 'sans nouvelles')
  expect(team).toHaveLength(1)
  expect(team[0]).toMatch(/^« ESS à 10 ans » : sans nouvelles de 1 action, malgré les rappels\./)
  expect(await told(w, 'cleo')).toEqual([])
})

test('the message names the action, its date in words, who sees the answer, and has four answers', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.until('8 mars 2027 9h')
  const [said] = await told(w, 'bo')
  expect(said).toContain('Bonjour bo, où en êtes-vous de cette action ?')
  expect(said).toContain('Ouvrir une ressourcerie — CRESS — lundi 15 mars 2027 (dans 7 jours)')
  expect(said).toContain('Votre réponse est vue par l’équipe d’animation et par votre structure, par personne d’autre.')
  expect(said).toContain('[C’est fait] [En cours] [Reporter] [J’ai besoin d’aide]')
  for (const room of ['#pleniere', '#atelier'])
    expect((await w.sees('dan', room)).filter((text) => text.includes('où en êtes-vous'))).toEqual([])
})

test('several actions of one person, in two concertations, are one message that day', async () => {
  const w = await owned()
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#atelier', '/concert salon mobilites')
  await w.says('bo', '#atelier', '/concert')
  await w.says('ana', '#atelier', '/concert action Louer des vélos ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.says('bo', '#pleniere', '/concert')
  for (const title of ['Une première', 'Une deuxième'])
    await add(w, `${title} ; porteur : CRESS ; référent : bo ; date : 15 mars`)
  await w.until('8 mars 2027 12h')
  const said = await told(w, 'bo')
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('où en êtes-vous de ces 3 actions ?')
  expect(said[0]).toContain('Mobilités')
  expect(said[0]).toContain('[n° 2 : C’est fait]')
})

test('what is done is not reminded of again, and taking that back brings reminders back', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.until('8 mars 2027 9h30')
  expect((await w.presses('bo', 'dm', 'C’est fait')).text).toMatch(/^Merci ! L’action n° 1 est faite/)
  expect((await w.says('bo', 'dm', '/concert fait 1')).text).toMatch(/^L’action n° 1 est déjà faite/)
  expect((await w.presses('bo', 'dm', 'Annuler')).text).toMatch(/^L’action n° 1 est comme avant/)
  await w.says('bo', 'dm', '/concert fait 1')
  await w.until('1er mai 2027')
  expect(await told(w, 'bo')).toHaveLength(1)
  expect(await told(w, 'ana', 'sans nouvelles')).toEqual([])
})

test('postponing asks for a date and a reason only, and reminders follow the new date', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.until('15 mars 2027 9h30')
  const form = await w.presses('bo', 'dm', 'Reporter')
  expect(form.body && 'fields' in form.body && form.body.fields.map((f) => f.name)).toEqual(['due', 'reason'])
  const moved = await w.fills('bo', 'dm', { due: '10 mai', reason: 'Nous attendons le local' })
  expect(moved.text).toMatch(/^L’action n° 1 est reportée au lundi 10 mai 2027/)
  expect((await w.says('bo', 'dm', '/concert reporter 1 ; date : 1er mars 2027 ; motif : zut')).text).toMatch(
    /est déjà passé/,
  )
  expect((await remindedOn(w, 'bo', '4 mai 2027')).slice(-3)).toEqual([
    '2027-03-15 09:00',
    '2027-04-26 09:00',
    '2027-05-03 09:00',
  ])
})

test('« J’ai besoin d’aide » tells those who animate at once, in private, and once', async () => {
  const w = await owned()
  await w.says('eve', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer eve animation')
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.until('8 mars 2027 9h30')
  expect((await w.presses('bo', 'dm', 'J’ai besoin d’aide')).text).toMatch(/^L’équipe d’animation sait que/)
  expect(await told(w, 'eve', 'bo, CRESS demande de l’aide pour l’action n° 1')).toHaveLength(1)
  expect((await w.presses('bo', 'dm', 'J’ai besoin d’aide')).text).toMatch(/sait déjà que l’action n° 1/)
  expect(await told(w, 'eve', 'demande de l’aide')).toHaveLength(1)
  await w.says('bo', 'dm', '/concert besoin-aide 1 Il nous faut un local')
  expect((await told(w, 'eve', 'demande de l’aide')).at(-1)).toContain('> Il nous faut un local')
})

test('« En cours » is kept, and reminders go on', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.until('8 mars 2027 9h30')
  expect((await w.presses('bo', 'dm', 'En cours')).text).toMatch(
    /^C’est noté : l’action n° 1 est en cours\. Prochain rappel : vendredi 12 mars 2027\./,
  )
  await w.until('12 mars 2027 9h30')
  expect(await told(w, 'bo')).toHaveLength(2)
})

test('the answer is for the owner and the team: anybody else is refused, and learns nothing of an id', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  const [row] = await w.db.query<{ id: string }>('SELECT id FROM "Action"')
  const before = await w.dump()
  for (const verb of ['fait', 'en-cours', 'besoin-aide'])
    expect((await w.says('dan', '#pleniere', `/concert ${verb} 1`)).text).toMatch(/^L’action n° 1 est suivie par/)
  expect((await w.says('dan', '#pleniere', { intent: 'action done', args: { action: row!.id } })).text).toMatch(
    /^Je ne trouve pas cette action/,
  )
  expect(await w.dump()).toBe(before)
  expect((await w.says('cleo', '#pleniere', '/concert en-cours 1')).text).toMatch(/est en cours/)
  expect((await w.says('ana', '#pleniere', '/concert fait 1')).text).toMatch(/est faite/)
})

test('without a contact person, the people of the organisation hear it; the others do not', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; date : 15 mars')
  await w.until('8 mars 2027 12h')
  for (const who of ['bo', 'cleo']) expect(await told(w, who)).toHaveLength(1)
  expect(await told(w, 'dan')).toEqual([])
})

test('whoever hears for their organisation and for themselves gets one message with both', async () => {
  const w = await owned()
  await add(w, 'Pour la structure ; porteur : CRESS ; date : 15 mars')
  await add(w, 'Pour bo ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.until('8 mars 2027 12h')
  const said = await told(w, 'bo')
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('ces 2 actions')
  expect((await told(w, 'cleo'))[0]).toContain('cette action')
})

test('a contact person without account gives way to others of the organisation, and these to the team', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await add(w, 'Tenir une permanence ; porteur : Métropole ; référent : dan ; date : 15 mars')
  await w.db.query(`DELETE FROM "Account" WHERE external IN ('bo', 'dan')`)
  await w.until('8 mars 2027 12h')
  expect((await told(w, 'cleo'))[0]).toContain('Ouvrir une ressourcerie')
  const team = await told(w, 'ana', 'je n’ai pu joindre personne pour 1 action')
  expect(team).toHaveLength(1)
  expect(team[0]).toContain('Tenir une permanence — Métropole')
})

test('an action given to somebody else is reminded to them alone', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.says('ana', '#pleniere', '/concert referent 1 cleo')
  await w.until('8 mars 2027 12h')
  expect(await told(w, 'bo')).toEqual([])
  expect(await told(w, 'cleo')).toHaveLength(1)
})

test('what was missed while the bot was away comes once, in one message that says so', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await add(w, 'Tenir une permanence ; porteur : CRESS ; référent : bo ; date : 18 mars')
  await w.engine.settle()
  await w.away('16 mars 2027 à 14h')
  const said = await told(w, 'bo')
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/^Messages en retard : leur heure est passée pendant une pause ou un arrêt\./)
  expect(said[0]).toContain('en retard de 1 jour')
  expect(said[0]).toContain('Tenir une permanence')
  await w.away('16 mars 2027 à 18h')
  await w.until('17 mars 2027 8h59')
  expect(await told(w, 'bo')).toHaveLength(1)
  await w.until('17 mars 2027 9h')
  expect(await told(w, 'bo')).toHaveLength(2)
})

test('away for the whole day of a reminder that nothing else follows, it still comes', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.away('9 mars 2027 à 14h')
  expect((await told(w, 'bo'))[0]).toContain('dans 6 jours')
})

test('a person joined to another is reminded as that other', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.db.query(
    `UPDATE "Person" SET "mergedIntoId" = (SELECT "personId" FROM "Account" WHERE external = 'cleo')
     WHERE id = (SELECT "personId" FROM "Account" WHERE external = 'bo')`,
  )
  await w.db.query(`UPDATE "Action" SET "contactId" = (SELECT "personId" FROM "Account" WHERE external = 'cleo')`)
  await w.until('8 mars 2027 12h')
  expect(await told(w, 'cleo')).toHaveLength(1)
})

test('nudging is seen first, reaches who is late once that day, and says who had a message already', async () => {
  const w = await owned()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 3 mars')
  expect((await w.says('dan', '#pleniere', '/concert relancer')).text).toMatch(/réservé à l’animation/)
  // Tuesday 16 March 2027 is no day of a reminder: the last one was on the 11th.
  await w.until('16 mars 2027 10h')
  const before = (await told(w, 'bo')).length
  const preview = await w.says('ana', '#pleniere', '/concert relancer')
  expect(preview.text).toContain('1 personne à relancer')
  expect(preview.text).toContain('bo — n° 1 en retard de 13 jours')
  expect(await told(w, 'bo')).toHaveLength(before)
  expect((await w.presses('ana', '#pleniere', 'Relancer 1\u00a0personne')).text).toMatch(/1 personne relancée en privé/)
  expect(await told(w, 'bo')).toHaveLength(before + 1)
  const again = await w.says('ana', '#pleniere', '/concert relancer')
  expect(again.text).toContain('Déjà un message aujourd’hui : bo.')
  expect((await w.says('ana', '#pleniere', { intent: 'nudge', args: { confirmed: true } })).text).toMatch(
    /^Il n’y a personne à relancer aujourd’hui/,
  )
  expect(await told(w, 'bo')).toHaveLength(before + 1)
})

test('two people who nudge at the same moment send one message', async () => {
  const w = await owned()
  await w.says('eve', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer eve animation')
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 3 mars')
  await w.until('16 mars 2027 10h')
  const before = (await told(w, 'bo')).length
  const call = { intent: 'nudge', args: { confirmed: true } }
  await w.together(['ana', '#pleniere', call], ['eve', '#pleniere', call])
  expect(await told(w, 'bo')).toHaveLength(before + 1)
})

test('a nudge before 9:00 says what 9:00 would have said; there is no second message', async () => {
  const w = await owned()
  await add(w, 'En retard ; porteur : CRESS ; référent : bo ; date : 3 mars')
  await add(w, 'Pour le 23 ; porteur : CRESS ; référent : bo ; date : 23 mars')
  await w.until('16 mars 2027 8h30')
  const before = (await told(w, 'bo')).length
  await w.says('ana', '#pleniere', { intent: 'nudge', args: { confirmed: true } })
  await w.until('16 mars 2027 12h')
  const said = (await told(w, 'bo')).slice(before)
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('Pour le 23')
})
