/** What is not said at once: put off, within quiet hours, while somebody is away, while a concertation rests, in an exercise. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

/** bo and cleo speak for the CRESS, dan for the Métropole; ana coordinates. It is Monday 1 March 2027, 10:00 in Paris. */
async function owned(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert structure CRESS')
  await w.says('dan', '#pleniere', '/concert structure Métropole')
  await w.says('ana', '#pleniere', '/concert action Ouvrir un lieu ; porteur : CRESS ; référent : bo ; date : 15 mars')
  return w
}

function set(w: World, who: string, change: string): Promise<unknown> {
  return w.db.query(
    `UPDATE "Person" SET ${change} WHERE id = (SELECT "personId" FROM "Account" WHERE external = '${who}')`,
  )
}
const personId = (who: string) => `(SELECT "personId" FROM "Account" WHERE external = '${who}')`

async function reminded(w: World, who: string): Promise<string[]> {
  return (await w.sees(who, 'dm')).filter((text) => text.includes('où en êtes-vous'))
}

test('« Me le rappeler lundi » is kept: nothing before that day, then reminders go on; it is taken back', async () => {
  const w = await owned()
  await w.until('8 mars 2027 9h30')
  expect((await reminded(w, 'bo')).at(-1)).toContain('[Me le rappeler lundi]')
  const told = await w.presses('bo', 'dm', 'Me le rappeler lundi')
  expect(told.text).toMatch(/^C’est noté : je ne vous parlerai plus de l’action n° 1 avant le lundi 15 mars 2027/)
  await w.until('15 mars 2027 8h59')
  expect(await reminded(w, 'bo')).toHaveLength(1)
  await w.until('15 mars 2027 9h')
  expect(await reminded(w, 'bo')).toHaveLength(2)
  await w.says('bo', 'dm', '/concert rappel-plus-tard 1 ; date : 22 mars')
  await w.presses('bo', 'dm', 'Annuler')
  await w.until('16 mars 2027 9h')
  expect(await reminded(w, 'bo')).toHaveLength(3)
})

test('a day to come, not too far, not twice; and another date of the action ends it', async () => {
  const w = await owned()
  const say = async (words: string) => (await w.says('bo', '#pleniere', `/concert rappel-plus-tard ${words}`)).text
  expect(await say('1 ; date : 1er mars 2027')).toMatch(/est déjà passé/)
  expect(await say('1 ; date : 1er juillet')).toMatch(/trop loin pour un simple rappel/)
  expect(await say('')).toMatch(/avant le lundi 8 mars 2027/)
  expect(await say('1 ; date : 8 mars')).toMatch(/^C’est déjà noté/)
  expect((await w.says('dan', '#pleniere', '/concert rappel-plus-tard 1')).text).toMatch(/est suivie par/)
  await w.says('bo', '#pleniere', '/concert reporter 1 ; date : 12 mars ; motif : le local est trouvé')
  expect(await w.db.query('SELECT "snoozedUntil" FROM "Action"')).toEqual([{ snoozedUntil: null }])
  await w.presses('bo', '#pleniere', 'Annuler')
  expect(await w.db.query('SELECT "snoozedUntil" FROM "Action"')).toEqual([{ snoozedUntil: '2027-03-08' }])
})

test('within quiet hours nothing comes; it comes at their end, once', async () => {
  const w = await owned()
  await set(w, 'bo', '"quietFrom" = 480, "quietUntil" = 630')
  await w.until('8 mars 2027 10h29')
  expect(await reminded(w, 'bo')).toEqual([])
  await w.until('8 mars 2027 10h30')
  expect(await reminded(w, 'bo')).toHaveLength(1)
  await w.until('12 mars 2027 8h')
  expect(await reminded(w, 'bo')).toHaveLength(1)
})

test('one of the organisation is quiet, the other is not: each hears once, at their hour', async () => {
  const w = await owned()
  await w.db.query('UPDATE "Action" SET "contactId" = NULL')
  await w.db.query(`UPDATE "Due" SET call = jsonb_build_object('intent', 'owner remind', 'args', jsonb_build_object(
    'organisation', (SELECT "ownerId" FROM "Action"), 'day', call->'args'->>'day')) WHERE schedule LIKE 'owner remind%'`)
  await set(w, 'bo', '"quietFrom" = 420, "quietUntil" = 1230')
  await w.until('8 mars 2027 20h29')
  expect([(await reminded(w, 'bo')).length, (await reminded(w, 'cleo')).length]).toEqual([0, 1])
  await w.until('11 mars 2027 9h')
  expect([(await reminded(w, 'bo')).length, (await reminded(w, 'cleo')).length]).toEqual([1, 1])
})

test('while the contact person is away, the deputy hears it, says so, and may answer', async () => {
  const w = await owned()
  await set(w, 'bo', `"awayUntil" = '2027-03-10', "deputyId" = ${personId('dan')}`)
  await w.until('8 mars 2027 12h')
  expect(await reminded(w, 'bo')).toEqual([])
  expect(await reminded(w, 'cleo')).toEqual([])
  expect((await reminded(w, 'dan')).at(-1)).toContain('en l’absence de bo')
  expect((await w.presses('dan', 'dm', 'En cours')).text).toMatch(/est en cours/)
  await w.until('12 mars 2027 12h')
  expect(await reminded(w, 'bo')).toHaveLength(1)
  expect(await reminded(w, 'dan')).toHaveLength(1)
  expect((await w.presses('dan', 'dm', 'C’est fait')).text).toMatch(/^Je ne trouve pas cette action/)
})

test('away without a deputy, the others of the organisation hear it; away all of them, those who animate', async () => {
  const w = await owned()
  await set(w, 'bo', `"awayUntil" = '2027-03-31'`)
  await w.until('8 mars 2027 12h')
  expect((await reminded(w, 'cleo')).at(-1)).toContain('en l’absence de bo')
  await set(w, 'cleo', `"awayUntil" = '2027-03-31'`)
  await w.until('12 mars 2027 12h')
  expect(await reminded(w, 'cleo')).toHaveLength(1)
  expect((await w.sees('ana', 'dm')).filter((text) => text.includes('je n’ai pu joindre personne'))).toHaveLength(1)
})

test('a pause holds reminders; after it, one message with all that is still open', async () => {
  const w = await owned()
  await w.says(
    'ana',
    '#pleniere',
    '/concert action Tenir une permanence ; porteur : CRESS ; référent : bo ; date : 18 mars',
  )
  await w.db.query(`UPDATE "Concertation" SET "pausedUntil" = '2027-03-13 11:00Z'`)
  await w.until('14 mars 2027 12h')
  expect(await reminded(w, 'bo')).toEqual([])
  await w.until('15 mars 2027 9h')
  const said = await reminded(w, 'bo')
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('ces 2 actions')
  await w.until('15 mars 2027 20h')
  expect(await reminded(w, 'bo')).toHaveLength(1)
})

test('a pause ended sooner than was said lets reminders go the next worked day', async () => {
  const w = await owned()
  await w.db.query(`UPDATE "Concertation" SET "pausedUntil" = '2027-04-30 08:00Z'`)
  await w.until('9 mars 2027 12h')
  await w.db.query(`UPDATE "Concertation" SET "pausedUntil" = NULL`)
  await w.until('10 mars 2027 9h')
  expect((await reminded(w, 'bo')).at(-1)).toContain('dans 5 jours')
})

test('an exercise reminds nobody', async () => {
  const w = await owned()
  await w.db.query(`UPDATE "Concertation" SET "trialPlaceId" = (SELECT id FROM "Place" LIMIT 1)`)
  await w.until('30 avril 2027')
  for (const who of ['bo', 'cleo', 'ana']) expect(await reminded(w, who)).toEqual([])
  expect((await w.sees('ana', 'dm')).filter((text) => text.includes('sans nouvelles'))).toEqual([])
})

test('what was missed is made up for when people work', async () => {
  const w = await owned()
  await w.engine.settle()
  await w.away('13 mars 2027 à 23h')
  expect(await reminded(w, 'bo')).toEqual([])
  await w.until('15 mars 2027 9h')
  expect(await reminded(w, 'bo')).toHaveLength(1)
})

test('a nudge waits for the end of quiet hours, and says so', async () => {
  const w = await owned()
  await w.until('17 mars 2027 9h15')
  const before = (await reminded(w, 'bo')).length
  await set(w, 'bo', '"quietFrom" = 540, "quietUntil" = 660')
  expect((await w.says('ana', '#pleniere', '/concert relancer')).text).toContain(
    'fin de leurs heures calmes seulement : bo',
  )
  await w.presses('ana', '#pleniere', 'Relancer 1\u00a0personne')
  expect(await reminded(w, 'bo')).toHaveLength(before)
  await w.until('17 mars 2027 11h')
  expect(await reminded(w, 'bo')).toHaveLength(before + 1)
})

test('« J’ai besoin d’aide » opens a talk: a card where the team is, answers under it and in private', async () => {
  const w = await owned()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; equipe : oui')
  expect(await w.db.query('SELECT 1 FROM "Place" WHERE team')).toHaveLength(1)
  await w.until('8 mars 2027 9h30')
  const asked = await w.presses('bo', 'dm', 'J’ai besoin d’aide')
  expect(asked.text).toContain('Sa réponse vous parviendra ici, en privé.')
  expect((await w.sees('ana', '#couloir')).at(-1)).toContain('bo, CRESS demande de l’aide pour l’action n° 1')
  await w.presses('ana', '#couloir', 'Répondre')
  expect((await w.fills('ana', '#couloir', { text: 'Je connais un local rue Haute.' })).text).toMatch(
    /^C’est envoyé à bo/,
  )
  const heard = (await w.sees('bo', 'dm')).at(-1)!
  expect(heard).toContain('ana, de l’équipe d’animation, vous répond au sujet de l’action n° 1')
  expect(heard).toContain('> Je connais un local rue Haute.')
  expect((await w.sees('ana', '#couloir')).some((text) => text.startsWith('ana a répondu :'))).toBe(true)
  await w.presses('bo', 'dm', 'Répondre')
  await w.fills('bo', 'dm', { text: 'Merci, je visite demain.' })
  expect((await w.sees('ana', '#couloir')).at(-1)).toContain('> Merci, je visite demain.')
  expect((await w.sees('dan', '#pleniere')).filter((text) => text.includes('rue Haute'))).toEqual([])
  const under = await w.db.query<{ under: string }>(`SELECT DISTINCT address->>'under' AS under FROM "Outbox"
    WHERE address->>'under' IS NOT NULL`)
  expect(under).toHaveLength(1)
})

test('« mes engagements » shows what is mine and my organisation’s, and nothing else', async () => {
  const w = await owned()
  const add = (words: string) => w.says('ana', '#pleniere', `/concert action ${words}`)
  await add('Tenir une permanence ; porteur : CRESS ; référent : cleo ; date : 18 mars')
  await add('Louer des vélos ; porteur : Métropole ; référent : dan')
  const said = (await w.says('bo', '#pleniere', '/concert mes-engagements')).text
  expect(said).toMatch(/^Vos engagements : 2 actions/)
  expect(said.indexOf('Ouvrir un lieu')).toBeLessThan(said.indexOf('CRESS en répond'))
  expect(said).toContain('Tenir une permanence')
  expect(said).not.toContain('vélos')
  await w.says('bo', '#pleniere', '/concert fait 1')
  expect((await w.says('bo', '#pleniere', '/concert mes-engagements')).text).toContain('Déjà 1 faite')
  expect((await w.says('eve', '#pleniere', '/concert mes-engagements')).text).toMatch(/^Aucune action ne vous engage/)
})
