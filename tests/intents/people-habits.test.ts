/** Quiet hours, the letter of the week, being away: told by the people whose they are. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

async function rows(w: World, account: string) {
  const [row] = await w.db.query<Record<string, unknown>>(
    `SELECT "quietFrom", "quietUntil", "weeklyOffAt", "awayUntil", d.name AS deputy FROM "Person" p
     JOIN "Account" a ON a."personId" = p.id LEFT JOIN (SELECT id, name FROM "Person") d ON d.id = p."deputyId" WHERE a.external = $1`,
    [account],
  )
  return row!
}

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo']) {
    await w.says(who, '#pleniere', '/concert structure URIOPSS')
  }
  await w.says('dan', '#pleniere', '/concert structure Emmaüs')
  return w
}

test('quiet hours are kept, shown in the profile, and taken back as they were', async () => {
  const w = await peopled()
  const told = await w.says('bo', 'dm', '/concert heures-calmes 20h-8h')
  expect(told.text).toMatch(/^C’est noté : de 20 h à 8 h, rien de ce qui peut attendre/)
  expect((await w.says('bo', 'dm', '/concert profil')).text).toContain('Heures calmes : de 20 h à 8 h')
  expect((await w.says('bo', 'dm', '/concert heures-calmes 22h30-7h')).text).toContain('de 22 h 30 à 7 h')
  await w.says('bo', 'dm', '/concert annuler')
  expect(await rows(w, 'bo')).toMatchObject({ quietFrom: 1200, quietUntil: 480 })
  await w.says('bo', 'dm', '/concert heures-calmes aucune')
  expect(await rows(w, 'bo')).toMatchObject({ quietFrom: null, quietUntil: null })
  expect((await w.says('bo', 'dm', '/concert heures-calmes le soir')).text).toMatch(/« 20h-8h », ou « aucune »/)
  expect((await w.says('bo', 'dm', '/concert heures-calmes 8h à 8h')).text).toMatch(/sont les mêmes/)
})

test('the letter of the week is left and taken again, by a button', async () => {
  const w = await peopled()
  expect((await w.says('bo', 'dm', '/concert lettre')).text).toMatch(/^Vous recevez la lettre de la semaine/)
  expect((await w.presses('bo', 'dm', 'Ne plus la recevoir')).text).toMatch(/^Vous ne recevez pas/)
  expect((await w.says('bo', 'dm', '/concert profil')).text).toContain('Lettre de la semaine : non reçue')
  await w.presses('bo', 'dm', 'Recevoir la lettre')
  expect((await rows(w, 'bo')).weeklyOffAt).toBeNull()
  await w.says('bo', 'dm', '/concert annuler')
  expect((await rows(w, 'bo')).weeklyOffAt).toEqual(new Date(w.now()))
})

test('given somebody of the same organisation, when they stand in, then they are told, and told when it is over', async () => {
  const w = await peopled()
  const told = await w.says('bo', '#pleniere', '/concert absence jusqu’au 12 mars ; remplaçant : cleo')
  expect(told.text).toMatch(
    /^C’est noté : vous êtes en absence jusqu’au vendredi 12 mars 2027 inclus. cleo vous remplace\./,
  )
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^bo est en absence jusqu’au vendredi 12 mars 2027/)
  expect((await w.says('bo', 'dm', '/concert profil')).text).toContain(
    'Absence : jusqu’au vendredi 12 mars 2027, remplacement : cleo',
  )
  expect((await w.says('bo', '#pleniere', '/concert de-retour')).text).toMatch(/^Bon retour/)
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^Vous ne remplacez plus bo/)
  expect(await rows(w, 'bo')).toMatchObject({ awayUntil: null, deputy: null })
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await rows(w, 'bo')).toMatchObject({ awayUntil: '2027-03-12', deputy: 'cleo' })
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^bo est en absence/)
})

test('an absence ends by itself', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert absence 12 mars')
  await w.until('12 mars 23h')
  expect((await w.says('bo', 'dm', '/concert profil')).text).toContain('Absence : ')
  await w.until('13 mars 1h')
  expect((await w.says('bo', 'dm', '/concert profil')).text).not.toContain('Absence : ')
  expect((await w.says('bo', 'dm', '/concert de-retour')).text).toMatch(/^Vous n’êtes pas en absence/)
})

test('an absence that is taken back leaves what was, and the deputy is told', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert absence 12 mars ; remplaçant : cleo')
  await w.presses('bo', '#pleniere', 'Annuler')
  expect(await rows(w, 'bo')).toMatchObject({ awayUntil: null, deputy: null })
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^Vous ne remplacez plus bo/)
})

test('somebody of another organisation cannot be named, and is not even known; the team may name anybody', async () => {
  const w = await peopled()
  expect((await w.says('bo', '#pleniere', '/concert absence 12 mars ; remplaçant : dan')).text).toMatch(
    /^Je ne connais personne/,
  )
  expect((await w.says('bo', '#pleniere', '/concert absence 12 mars ; remplaçant : bo')).text).toMatch(
    /^Je ne connais personne/,
  )
  expect(await w.sees('dan', 'dm')).toEqual([])
  expect((await w.says('ana', '#pleniere', '/concert absence 12 mars ; remplaçant : dan')).text).toMatch(
    /dan vous remplace/,
  )
})

test('a deputy who is away too is named with a warning; a day that is past or too far is refused', async () => {
  const w = await peopled()
  await w.says('cleo', '#pleniere', '/concert absence 20 mars')
  expect((await w.says('bo', '#pleniere', '/concert absence 12 mars ; remplaçant : cleo')).text).toContain(
    'cleo est aussi en absence, jusqu’au samedi 20 mars 2027',
  )
  expect((await w.says('bo', 'dm', '/concert absence 12 février 2027')).text).toMatch(/est déjà passé/)
  expect((await w.says('bo', 'dm', '/concert absence 12 mai 2029')).text).toMatch(/^Une absence dure un an au plus/)
})
