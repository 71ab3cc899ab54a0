/** A quorum through an evening, told: met, lost when people leave, found again; and what the result says of it. */
import { expect, test } from 'vitest'
import { peopled } from '../support/meetings.ts'
import type { World } from '../support/world.ts'

/** The plenary meets: six people are on its list of those who answered, of whom bo, cleo and dan are there. */
async function gathered(): Promise<World> {
  const w = await peopled()
  await w.says('fay', '#pleniere', '/concert')
  await w.says('bo', '#pleniere', '/concert reunion 8 avril 14h')
  await w.says('bo', '#pleniere', { intent: 'session convene', args: { session: 1, confirmed: true } })
  for (const who of ['ana', 'bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert reponse oui')
  for (const who of ['eve', 'fay']) await w.says(who, '#pleniere', '/concert reponse non')
  await w.until('2027-04-08T14:00')
  await w.says('bo', '#pleniere', '/concert ouvrir')
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert present')
  return w
}

async function opened(w: World, rules: string, more = ''): Promise<void> {
  await w.says('bo', '#pleniere', `/concert vote Adopter la charte ? ; forme : decision${more} ; règles : ${rules}`)
  await w.presses('bo', '#pleniere', 'Ouvrir le vote')
}

async function page(w: World): Promise<string> {
  return (await w.says('dan', '#pleniere', '/concert votes 1')).text
}

async function card(w: World): Promise<string> {
  return (await w.sees('eve', '#pleniere')).findLast((text) => text.startsWith('Vote n° 1')) ?? ''
}

async function toldTo(w: World, who: string): Promise<string[]> {
  return (await w.sees(who, 'dm')).filter((text) => text.includes('uorum'))
}

/** Two minutes on: the clock of people has no seconds. Paris is two hours ahead in April. */
async function later(w: World): Promise<void> {
  await w.until(new Date(w.now().getTime() + 7_320_000).toISOString().slice(0, 16))
}

const half = 'quorum : 1/2 des inscrits, présents ou représentés ; pouvoirs : 2'

test('the quorum is shown on the page of the vote, with its figures, and follows those who leave and come back', async () => {
  const w = await gathered()
  await opened(w, half)
  await later(w)
  expect(await page(w)).toContain('Quorum : 3 présents ou représentés sur 6 inscrits, il en faut 3 : atteint.')
  expect(await card(w)).toContain('Quorum : 3 présents ou représentés sur 6 inscrits, il en faut 3 : atteint.')
  const left = await w.says('dan', '#pleniere', '/concert je-pars')
  expect(left.text).toMatch(/^C’est noté : vous quittez la séance n° 1/)
  expect(left.text).toContain(
    'Vote n° 1. Quorum : 2 présents ou représentés sur 6 inscrits, il en faut 3 : non atteint.',
  )
  await later(w)
  expect(await card(w)).toContain('2 présents ou représentés sur 6 inscrits, il en faut 3 : non atteint.')
  expect(await toldTo(w, 'bo')).toEqual([
    expect.stringMatching(/^Le quorum du vote n° 1 \(Adopter la charte \?\) n’est plus atteint/),
  ])
  await w.says('dan', '#pleniere', '/concert present')
  await later(w)
  expect(await page(w)).toContain('3 présents ou représentés sur 6 inscrits, il en faut 3 : atteint.')
  expect((await toldTo(w, 'bo')).at(-1)).toMatch(/de nouveau atteint/)
  expect(await toldTo(w, 'bo')).toHaveLength(2)
})

test('a departure is undone, and noted for others by those who animate alone', async () => {
  const w = await gathered()
  const everything = 'SELECT * FROM "Attendance" ORDER BY key'
  const before = await w.db.query<Record<string, unknown>>(everything)
  await w.says('cleo', '#pleniere', '/concert je-pars')
  await w.says('cleo', '#pleniere', '/concert annuler')
  const same = (rows: readonly Record<string, unknown>[]) => rows.map(({ version: _, ...row }) => row)
  expect(same(await w.db.query<Record<string, unknown>>(everything))).toEqual(same(before))
  expect((await w.says('eve', '#pleniere', '/concert je-pars')).text).toMatch(/n’êtes pas sur la liste/)
  expect((await w.says('dan', '#pleniere', '/concert je-pars cleo')).text).toMatch(/noté par l’animation/)
  expect((await w.says('bo', '#pleniere', '/concert je-pars Zorro')).text).toMatch(/« Zorro » n’est pas sur la liste/)
  expect((await w.says('bo', '#pleniere', '/concert je-pars cleo et dan')).text).toMatch(
    /^C’est noté : cleo et dan ont quitté la séance n° 1/,
  )
  const gone = 'SELECT name FROM "Attendance" WHERE "leftAt" IS NOT NULL ORDER BY name'
  expect(await w.db.query(gone)).toEqual([{ name: 'cleo' }, { name: 'dan' }])
  expect((await w.says('bo', '#pleniere', '/concert presents')).text).toMatch(/dan, jusqu’à 14 h/)
  // noted as present again, by those who note
  await w.says('bo', '#pleniere', '/concert presents cleo')
  expect(await w.db.query(gone)).toEqual([{ name: 'dan' }])
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await w.db.query(gone)).toEqual([{ name: 'cleo' }, { name: 'dan' }])
})

test('whoever leaves gives a proxy to somebody who stays: the quorum is found again', async () => {
  const w = await gathered()
  await opened(w, half)
  await w.says('dan', '#pleniere', '/concert je-pars')
  await later(w)
  await w.says('dan', '#pleniere', '/concert pouvoir cleo')
  await later(w)
  expect(await page(w)).toContain('3 présents ou représentés sur 6 inscrits, il en faut 3 : atteint.')
  expect((await toldTo(w, 'bo')).at(-1)).toMatch(/de nouveau atteint/)
  // who holds it leaves too: both are gone
  await w.says('cleo', '#pleniere', '/concert je-pars')
  await later(w)
  expect(await page(w)).toContain('1 présent ou représenté sur 6 inscrits, il en faut 3 : non atteint.')
})

test('closed without its quorum a vote is not valid, with all its figures; with it, it is', async () => {
  const w = await gathered()
  await opened(w, half)
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert voter pour')
  await w.says('dan', '#pleniere', '/concert je-pars')
  await w.says('bo', '#pleniere', '/concert fermer')
  expect(await page(w)).toContain('Non valable : le quorum n’est pas atteint')
  expect(await page(w)).toContain('Quorum : 2 présents ou représentés sur 6 inscrits, il en fallait 3 : non atteint.')
  const [row] = await w.db.query<{ roll: unknown }>('SELECT roll FROM "Poll"')
  expect(row?.roll).toEqual({ '': { enrolled: 6, present: 2, represented: 0 } })
  // what happens after it closed changes nothing in it
  await w.says('dan', '#pleniere', '/concert present')
  await later(w)
  expect(await page(w)).toContain('il en fallait 3 : non atteint.')
})

test('« présents » alone does not count those who are represented', async () => {
  const w = await gathered()
  await opened(w, 'quorum : plus de la moitié des inscrits, présents')
  await later(w)
  expect(await page(w)).toContain('Quorum : 3 présents sur 6 inscrits, il en faut 4 : non atteint.')
  expect((await toldTo(w, 'bo')).at(-1)).toMatch(/^Le quorum du vote n° 1 .* n’est pas atteint/)
  await w.says('ana', '#pleniere', '/concert present')
  await later(w)
  expect(await page(w)).toContain('4 présents sur 6 inscrits, il en faut 4 : atteint.')
})

test('a quorum of voters counts ballots, blank ones and abstentions too', async () => {
  const w = await gathered()
  await opened(w, 'quorum : 1/3 des inscrits, votants')
  await w.says('bo', '#pleniere', '/concert voter abstention')
  expect(await page(w)).toContain('Quorum : 1 votant sur 6 inscrits, il en faut 2 : non atteint.')
  await w.says('cleo', '#pleniere', '/concert voter pour')
  await w.says('bo', '#pleniere', '/concert fermer')
  expect(await page(w)).toContain('Quorum : 2 votants sur 6 inscrits, il en fallait 2 : atteint.')
})

test('guests do not count, however many are there', async () => {
  const w = await gathered()
  await w.says('ana', '#pleniere', '/concert nommer dan invité')
  await opened(w, half)
  await later(w)
  expect(await page(w)).toContain('2 présents ou représentés sur 5 inscrits, il en faut 3 : non atteint.')
})

/** One votes against in a college that weighs 60, two for in another. */
async function byColleges(secret: string): Promise<string> {
  const w = await gathered()
  await w.says('ana', '#pleniere', '/concert college Réseaux, Entreprises')
  for (const [who, organisation, college] of [
    ['bo', 'Réseau Vert', 'Réseaux'],
    ['cleo', 'Scop Bâti', 'Entreprises'],
    ['dan', 'Scop Bois', 'Entreprises'],
  ] as const) {
    await w.says(who, '#pleniere', `/concert structure ${organisation}`)
    await w.says('ana', '#pleniere', `/concert affecter ${organisation} ; collège : ${college}`)
  }
  await opened(w, 'collèges : Réseaux 60, Entreprises 40', ` ; secret : ${secret}`)
  await w.says('bo', '#pleniere', '/concert voter contre')
  await w.says('cleo', '#pleniere', '/concert voter pour')
  await w.says('dan', '#pleniere', '/concert voter pour')
  expect(await card(w)).toContain('Collèges : Réseaux 60 et Entreprises 40.')
  await w.says('bo', '#pleniere', '/concert fermer')
  const said = await page(w)
  expect(said).toContain('Avis défavorable : 2 pour, 1 contre, 0 abstention. Les voix sont pondérées par collège.')
  expect(said).toContain('Par collège')
  expect(said).toMatch(/Réseaux[^\n]*1 votant[^\n]*60 %/)
  expect(said).toMatch(/Entreprises[^\n]*2 votants[^\n]*40 %/)
  return said
}

test('figures by college, of a public vote: persons and weights side by side', async () => {
  const said = await byColleges('public')
  expect(said).toContain('Pour : 2 personnes, 40 % après pondération')
  expect(said).toContain('Contre : 1 personne, 60 % après pondération')
})

test('weights that would tell how a few voted are not shown where names are hidden', async () => {
  const said = await byColleges('confidentiel')
  expect(said).not.toContain('après pondération')
  expect(said).toContain('un collège compte moins de cinq votes')
})
