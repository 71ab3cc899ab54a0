/** A concertation's life, told: created, bound to places, its intake dated, reminded, closed, reopened. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

const title = 'ESS à 10 ans'

async function count(w: World, who: string, where: string, start: string): Promise<number> {
  return (await w.sees(who, where)).filter((text) => text.startsWith(start)).length
}

test('given nothing, when the owner confirms, then one person administers and creates a concertation with its organisers', async () => {
  const w = await createWorld()
  expect((await w.says('ana', '#pleniere', '/concert admin')).buttons).toEqual(['Confirmer'])
  expect((await w.state()).roles).toEqual([])
  expect((await w.presses('ana', '#pleniere', 'Confirmer')).text).toMatch(/^Bonjour ana, vous administrez maintenant/)
  const created = await w.says('ana', '#pleniere', `/concert creer ${title} ; organisateurs : Région, CRESS et État`)
  expect(created.text).toMatch(/^La concertation « ESS à 10 ans » est créée\. Rattachez-lui le salon pleniere/)
  expect(created.buttons).toEqual(['Rattacher ce salon'])
  expect((await w.state()).roles).toEqual([
    { person: 'ana', kind: 'administrator', title: null, ended: false },
    { person: 'ana', kind: 'coordinator', title, ended: false },
  ])
  await w.presses('ana', '#pleniere', 'Rattacher ce salon')
  const [welcome] = await w.sees('bo', '#pleniere')
  expect(welcome).toContain('Organisée par : Région, CRESS et État')
  expect(welcome).toContain('[Déposer une idée] [Panneau]')
})

test('a title is used once, whatever its accents, and the text of the second is kept', async () => {
  const w = await (await createWorld()).founded()
  const told = await w.says('ana', '#atelier', '/concert creer ESS A 10 ANS ; organisateurs : Département du Nord')
  expect(told.text).toMatch(/^Une concertation s’appelle déjà « ESS A 10 ANS »/)
  expect((await w.presses('ana', '#atelier', 'Reprendre mon texte')).text).toContain('= Département du Nord')
  expect((await w.state()).concertations).toHaveLength(1)
})

test('the same organisation, however typed, exists once', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : cress, REGION, Métropole')
  expect(await w.db.query('SELECT name FROM "Organisation" ORDER BY 1')).toEqual([
    { name: 'CRESS' },
    { name: 'Métropole' },
    { name: 'Région' },
  ])
})

test('a room is bound to one concertation at a time, is unbound by its coordination, and that can be taken back', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('ana', '#pleniere', '/concert salon')).text).toMatch(/est déjà rattaché à « ESS à 10 ans »/)
  expect((await w.says('ana', 'dm', '/concert salon')).text).toMatch(/^Un salon se rattache depuis ce salon/)
  await w.says('ana', '#pleniere', '/concert detacher')
  expect((await w.says('bo', '#pleniere', '/idee Sans salon, point d’idée')).text).toMatch(/rien n’est perdu/)
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/est rattaché à « ESS à 10 ans »/)
  expect((await w.says('bo', '#pleniere', '/idee Avec le salon, oui')).text).toMatch(/^Idée n° 1 enregistrée/)
})

test('binding a room is taken back within ten minutes', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/n’est plus rattaché/)
})

test('when several concertations are known, one is chosen from a list, or by the beginning of its title', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  const told = await w.says('ana', '#couloir', '/concert salon')
  expect(told.text).toMatch(/^Quelle concertation \?/)
  expect(told.buttons.toSorted()).toEqual([title, 'Mobilités'])
  await w.presses('ana', '#couloir', 'Mobilités')
  expect((await w.sees('bo', '#couloir'))[0]).toMatch(/^Ce salon accueille la concertation « Mobilités »/)
  expect((await w.says('ana', '#atelier', '/concert salon ess')).text).toContain('« ESS à 10 ans »')
})

test('in private one chooses the concertation spoken of', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('ana', '#pleniere', '/concert concertation ess')).text).toMatch(/se choisit en privé/)
  expect((await w.says('bo', 'dm', '/concert concertation')).text).toMatch(
    /^Je ne vous connais encore dans aucune concertation/,
  )
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  expect((await w.says('ana', 'dm', '/concert concertation ess')).text).toMatch(/de « ESS à 10 ans »/)
  expect((await w.says('ana', 'dm', '/concert')).text).toMatch(/^ESS à 10 ans/)
  await w.says('ana', 'dm', '/concert concertation mobilites')
  expect((await w.says('ana', 'dm', '/concert')).text).toMatch(/^Mobilités/)
})

test('a person who spoke in a room is in private with that concertation, from the first word on', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/idee Premier mot au bot')
  expect((await w.says('bo', 'dm', '/idee Une idée pour l’équipe seule')).text).toMatch(/^Idée n° 2 enregistrée/)
})

test('an end that is past is refused, and nothing is announced', async () => {
  const w = await (await createWorld()).founded()
  const before = await w.dump()
  expect((await w.says('ana', '#pleniere', '/concert recueil 3 février 2027')).text).toMatch(
    /^« Fin du recueil » est déjà passé : mercredi 3 février 2027, 23 h 59 \(Paris\)\. Donnez une date à venir\./,
  )
  expect(await w.dump()).toBe(before)
  expect(await count(w, 'bo', '#pleniere', 'Les idées sont recueillies')).toBe(0)
})

test.each([
  ['a weekday', 'jeudi 11 mars 2027 à 18h', '2027-03-10T08:00:00.000Z'],
  ['a Monday: on the Friday', 'lundi 15 mars 2027 à 18h', '2027-03-12T08:00:00.000Z'],
  ['a day after a public holiday: before the long week-end', 'mardi 30 mars 2027 à 12h', '2027-03-26T08:00:00.000Z'],
  ['the day after the clocks change', 'lundi 29 mars 2027 à 0h30', '2027-03-26T08:00:00.000Z'],
])('people are reminded at 9:00 on the working day before %s', async (_, until, expected) => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', `/concert recueil ${until}`)
  const remind = (await w.state()).due.find((due) => due.schedule === 'intake remind')
  expect(remind?.nominal.toISOString()).toBe(expected)
  const before = new Date(new Date(expected).getTime() - 1)
  await w.clock.advance(before, w.engine.settle)
  expect(await count(w, 'bo', '#pleniere', 'Dernière ligne droite')).toBe(0)
  await w.passes({ seconds: 1 })
  expect(await count(w, 'bo', '#pleniere', 'Dernière ligne droite')).toBe(1)
})

test('the end is announced in every place, reminded once, told once; then ideas are refused and their text is kept', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert salon')
  await w.says('bo', '#pleniere', '/idee Mutualiser un poste')
  expect((await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')).text).toMatch(
    /jusqu’au vendredi 12 mars 2027, 18 h \(Paris\)\. Annoncé dans 2 salons\./,
  )
  await w.until('12 mars 2027 17h59')
  expect((await w.says('bo', '#pleniere', '/idee Juste à temps')).text).toMatch(/^Idée n° 2/)
  await w.passes({ minutes: 1 })
  await w.passes({ days: 3 })
  for (const room of ['#pleniere', '#atelier']) {
    expect(await count(w, 'cleo', room, 'Les idées sont recueillies jusqu’au')).toBe(1)
    expect(await count(w, 'cleo', room, 'Dernière ligne droite')).toBe(1)
    expect(await count(w, 'cleo', room, 'Le recueil des idées est terminé : 2 idées reçues')).toBe(1)
  }
  const late = await w.says('bo', '#pleniere', '/idee Trop tard pour mutualiser')
  expect(late.text).toMatch(/^Le recueil est clos depuis le vendredi 12 mars 2027, 18 h \(Paris\) : rien n’est perdu/)
  expect(late.text).toContain('> Trop tard pour mutualiser')
  expect((await w.presses('bo', '#pleniere', 'Reprendre mon texte')).text).toContain('= Trop tard pour mutualiser')
  expect((await w.says('ana', '#pleniere', '/concert rouvrir')).text).toMatch(/de nouveau recueillies/)
  expect((await w.fills('bo', '#pleniere', { text: 'Trop tard pour mutualiser' })).text).toMatch(/^Idée n° 3/)
})

test('taking back a new end restores the one before, which is still announced at its time', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.says('ana', '#pleniere', '/concert recueil 19 mars 18h')
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/rétablie comme avant/)
  expect((await w.state()).concertations[0]?.intakeUntil?.toISOString()).toBe('2027-03-12T17:00:00.000Z')
  await w.until('22 mars 2027')
  expect(await count(w, 'bo', '#pleniere', 'Dernière ligne droite')).toBe(1)
  expect(await count(w, 'bo', '#pleniere', 'Le recueil des idées est terminé')).toBe(1)
})

test('the same end given twice is still announced at its time, once', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.until('22 mars 2027')
  expect(await count(w, 'bo', '#pleniere', 'Le recueil des idées est terminé')).toBe(1)
})

test('an end that was told is not told again when the clock goes back and it is given again', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.until('12 mars 2027 18h')
  await w.clock.advance(new Date('2027-03-12T15:00:00Z'))
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.until('13 mars 2027')
  expect(await count(w, 'bo', '#pleniere', 'Le recueil des idées est terminé')).toBe(1)
})

test('the first end, taken back, leaves an intake without end', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.state()).concertations[0]?.intakeUntil).toBeNull()
  await w.until('22 mars 2027')
  expect(await count(w, 'bo', '#pleniere', 'Le recueil des idées est terminé')).toBe(0)
})

test('reopening is refused when there is no end, and can be taken back', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('ana', '#pleniere', '/concert rouvrir')).text).toMatch(/^Le recueil n’a pas de date de fin/)
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.says('ana', '#pleniere', '/concert rouvrir')
  expect((await w.state()).concertations[0]?.intakeUntil).toBeNull()
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.state()).concertations[0]?.intakeUntil?.toISOString()).toBe('2027-03-12T17:00:00.000Z')
})

test('an end given when the concertation is created is announced at its time', async () => {
  const w = await createWorld()
  await w.says('ana', '#pleniere', '/concert admin')
  await w.presses('ana', '#pleniere', 'Confirmer')
  await w.says('ana', '#pleniere', '/concert creer ESS ; organisateurs : CRESS ; fin : 12 mars 18h')
  await w.presses('ana', '#pleniere', 'Rattacher ce salon')
  expect((await w.sees('bo', '#pleniere'))[0]).toContain('Fin du recueil : vendredi 12 mars 2027, 18 h (Paris)')
  await w.until('22 mars 2027')
  expect(await count(w, 'bo', '#pleniere', 'Le recueil des idées est terminé')).toBe(1)
})

test('a bot that was away tells once, in one message, what it missed', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.engine.settle()
  await w.away('20 mars 2027 à 10h')
  expect(await count(w, 'bo', '#pleniere', 'Dernière ligne droite')).toBe(0)
  expect(
    (await w.sees('bo', '#pleniere')).filter((text) => text.includes('Le recueil des idées est terminé')),
  ).toHaveLength(1)
})

test('an end that was missed is announced once, and says that it comes late; its reminder is left', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.away('15 mars 2027 à 10h')
  const seen = await w.sees('bo', '#pleniere')
  const late = seen.filter((text) => text.includes('Le recueil des idées est terminé'))
  expect(late).toHaveLength(1)
  expect(late[0]).toMatch(/^Messages en retard : leur heure est passée pendant une pause ou un arrêt\./)
  expect(seen.filter((text) => text.includes('Dernière ligne droite'))).toEqual([])
  await w.away('16 mars 2027 à 10h')
  expect(await w.sees('bo', '#pleniere')).toEqual(seen)
})
