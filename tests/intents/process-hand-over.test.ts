/** An animator hands over to another, who is told; and takes it back. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

/** bo animates Emploi and is reminded of two actions; cleo is known. */
async function animated(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert structure URIOPSS')
  await w.says('ana', '#pleniere', '/concert ajouter-atelier Emploi')
  await w.says('ana', '#pleniere', '/concert ajouter-atelier Logement')
  await w.says('ana', '#pleniere', '/concert animer bo 1')
  for (const title of ['Louer une salle', 'Écrire une charte'])
    await w.says('ana', '#pleniere', { intent: 'action add', args: { title, owner: 'URIOPSS', due: '2027-04-20' } })
  for (const number of [1, 2])
    await w.says('ana', '#pleniere', { intent: 'action contact', args: { number, person: 'bo' } })
  return w
}

async function state(w: World): Promise<unknown> {
  return Promise.all([
    w.db.query(
      `SELECT p.name, r.kind FROM "Role" r JOIN "Person" p ON p.id = r."personId" WHERE r."endedAt" IS NULL ORDER BY 1, 2`,
    ),
    w.db.query(`SELECT p.name, w.title FROM "WorkshopFacilitator" f JOIN "Person" p ON p.id = f."personId"
      JOIN "Workshop" w ON w.id = f."workshopId" WHERE f."endedAt" IS NULL ORDER BY 1, 2`),
    w.db.query(`SELECT a.title, p.name FROM "Action" a LEFT JOIN "Person" p ON p.id = a."contactId" ORDER BY 1`),
  ])
}

test('what passes is shown first; then both know, and the reminders go to whoever took over', async () => {
  const w = await animated()
  const before = await w.dump()
  const shown = await w.says('bo', '#pleniere', '/concert passer-la-main cleo')
  expect(shown.text).toMatch(/^Passer la main à cleo \?\nAnimation : 1\. Emploi\nRappels : 2 actions\n/)
  expect(shown.text).toContain('1. Louer une salle, mardi 20 avril 2027')
  expect(await w.dump()).toBe(before)
  const done = await w.presses('bo', '#pleniere', 'Passer la main')
  expect(done.text).toMatch(/^C’est fait : cleo prend le relais, avec 2 actions/)
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(
    /^bo vous passe la main dans « ESS à 10 ans »\nAnimation : 1\. Emploi/,
  )
  expect(await state(w)).toEqual([
    [
      { name: 'ana', kind: 'administrator' },
      { name: 'ana', kind: 'coordinator' },
      { name: 'cleo', kind: 'facilitator' },
    ],
    [{ name: 'cleo', title: 'Emploi' }],
    [
      { title: 'Louer une salle', name: 'cleo' },
      { title: 'Écrire une charte', name: 'cleo' },
    ],
  ])
  await w.until('20 avril 2027 12h')
  const reminders = async (who: string) => (await w.sees(who, 'dm')).filter((said) => /où en êtes-vous/i.test(said))
  expect(await reminders('cleo')).not.toEqual([])
  expect(await reminders('bo')).toEqual([])
})

test('taken back, everything is whose it was, and whoever had taken over is told', async () => {
  const w = await animated()
  const before = await state(w)
  await w.says('bo', '#pleniere', '/concert passer-la-main cleo')
  await w.presses('bo', '#pleniere', 'Passer la main')
  expect((await w.presses('bo', '#pleniere', 'Annuler')).text).toMatch(/^C’est remis comme avant/)
  expect(await state(w)).toEqual(before)
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^bo reprend la main/)
})

test('what went on to somebody else meanwhile stays there', async () => {
  const w = await animated()
  await w.says('dan', '#pleniere', '/concert structure URIOPSS')
  await w.says('bo', '#pleniere', '/concert passer-la-main cleo')
  await w.presses('bo', '#pleniere', 'Passer la main')
  await w.says('ana', '#pleniere', { intent: 'action contact', args: { number: 1, person: 'dan' } })
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(
    await w.db.query(`SELECT p.name FROM "Action" a JOIN "Person" p ON p.id = a."contactId" ORDER BY a.number`),
  ).toEqual([{ name: 'dan' }, { name: 'bo' }])
})

test('two who hand over to each other at the same moment: somebody animates', async () => {
  const w = await animated()
  await w.says('ana', '#pleniere', '/concert animer cleo 2')
  const to = (person: string) => ({ intent: 'hand over', args: { person, confirmed: true } })
  await w.together(['bo', '#pleniere', to('cleo')], ['cleo', '#pleniere', to('bo')])
  const rows = await w.db.query<{ title: string }>(`SELECT w.title FROM "WorkshopFacilitator" f
    JOIN "Workshop" w ON w.id = f."workshopId" JOIN "Role" r ON r."personId" = f."personId" AND r.kind = 'facilitator'
    WHERE f."endedAt" IS NULL AND r."endedAt" IS NULL ORDER BY 1`)
  expect(rows.map(({ title }) => title)).toEqual(['Emploi', 'Logement'])
})

test('who has nothing to pass, or names themselves or nobody, is told so', async () => {
  const w = await animated()
  expect((await w.says('cleo', '#pleniere', '/concert passer-la-main bo')).text).toMatch(
    /^Vous n’avez rien à passer ici/,
  )
  expect((await w.says('ana', '#pleniere', '/concert passer-la-main bo')).text).toMatch(
    /^Vous n’avez rien à passer ici/,
  )
  expect((await w.says('bo', '#pleniere', '/concert passer-la-main bo')).text).toMatch(
    /^On ne passe pas la main à soi-même/,
  )
  expect((await w.says('bo', '#pleniere', '/concert passer-la-main zoe')).text).toMatch(/^Je ne connais personne/)
})

test('votes and dates that were open go on: whoever took over extends and closes them, and hears what comes of them', async () => {
  const w = await animated()
  await w.says('ana', '#atelier', '/concert salon ESS à 10 ans ; atelier : 1')
  const poll = {
    question: 'Quel lieu ?',
    options: 'Amiens, Laon',
    method: 'single',
    closes: '30 mars 18h',
    confirmed: true,
  }
  for (const question of ['Quel lieu ?', 'Quel jour ?'])
    await w.says('bo', '#atelier', { intent: 'poll open', args: { ...poll, question } })
  const when = '8 avril 14h ; 9 avril 14h ; jusqu’au 31 mars 18h'
  await w.says('bo', '#atelier', {
    intent: 'session add',
    args: { when, workshop: 1, confirmed: true },
  })
  await w.says('bo', '#pleniere', { intent: 'hand over', args: { person: 'cleo', confirmed: true } })
  // Whoever left runs nothing any more.
  expect((await w.says('bo', '#atelier', '/concert fermer 1')).text).toMatch(/réservé|rôle|animation/)
  expect(
    (await w.says('cleo', '#atelier', { intent: 'poll extend', args: { poll: 1, until: '2 avril 18h' } })).text,
  ).toMatch(/vendredi 2 avril 2027, 18 h[\s\S]*C’est annoncé dans 1 salon/)
  await w.says('bo', '#atelier', { intent: 'ballot cast', args: { poll: 2, choices: 'Amiens' } })
  await w.says('dan', '#atelier', { intent: 'ballot cast', args: { poll: 2, choices: 'Laon' } })
  const heard = (await w.sees('bo', 'dm')).length
  await w.until('2027-04-03T12:00')
  const told = (await w.sees('cleo', 'dm')).join('\n')
  expect(told).toContain('Quel jour ?')
  expect(told).toMatch(/8 avril, 14 h/)
  expect((await w.sees('bo', 'dm')).slice(heard).filter((text) => /Quel jour|8 avril, 14 h/.test(text))).toEqual([])
  expect((await w.says('cleo', '#atelier', '/concert fermer 1')).text).not.toMatch(/réservé/)
})
