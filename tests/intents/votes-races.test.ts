/**
 * Votes when people act at the same moment: every ballot that was acknowledged is counted once, and none that was
 * refused; whoever closes, and however often.
 */
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { PollResult } from '../../src/votes/rules.ts'
import { createWorld, type Told, type World } from '../support/world.ts'

async function founded(words: string): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', `/concert vote ${words}`)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  return w
}

const abc = 'Laquelle ? ; options : Un, Deux, Trois'
const crowd = Array.from({ length: 40 }, (_, i) => `voix-${i}`)
const recorded = /votre choix est enregistré|remplace l’ancien/

async function result(w: World): Promise<PollResult> {
  const [row] = await w.db.query<{ result: PollResult }>('SELECT result FROM "Poll"')
  return row!.result
}

/** What is in the box, counted in the plainest way. */
async function folded(w: World): Promise<Pick<PollResult, 'ballots' | 'blank' | 'counts'>> {
  const rows = await w.db.query<{ paper: string }>(`SELECT paper FROM "Ballot" WHERE state = 'counted'`)
  return {
    ballots: rows.length,
    blank: rows.filter(({ paper }) => paper === '').length,
    counts: [0, 1, 2].map((at) => rows.filter(({ paper }) => paper.split(',').includes(String(at))).length),
  }
}

function texts(told: readonly Told[]): string[] {
  return told.map(({ text }) => text)
}

afterEach(() => vi.restoreAllMocks())

test('two people who vote at once are both counted, and the card says so', async () => {
  const w = await founded(abc)
  const told = await w.together(['bo', '#pleniere', '/concert voter 1'], ['cleo', '#pleniere', '/concert voter 2'])
  expect(texts(told).every((text) => recorded.test(text))).toBe(true)
  await w.passes({ seconds: 3 })
  expect((await w.sees('flo', '#pleniere')).findLast((text) => text.startsWith('Vote n° 1'))).toContain('2 réponses.')
})

test('forty people who vote at once are all counted: nobody is asked to come back', async () => {
  const w = await founded(abc)
  const told = await w.together(...crowd.map((who, i) => [who, '#pleniere', `/concert voter ${1 + (i % 3)}`] as const))
  expect(texts(told).filter((text) => !recorded.test(text))).toEqual([])
  await w.passes({ seconds: 3 })
  expect((await w.sees('flo', '#pleniere')).findLast((text) => text.startsWith('Vote n° 1'))).toContain('40 réponses.')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await result(w)).toMatchObject({ ballots: 40, counts: [14, 13, 13] })
})

test('one person who votes twice at once has one ballot', async () => {
  const w = await founded(abc)
  await w.together(['bo', '#pleniere', '/concert voter 1'], ['bo', '#pleniere', '/concert voter 2'])
  const rows = await w.db.query<{ paper: string }>(`SELECT paper FROM "Ballot"`)
  expect(rows).toHaveLength(1)
})

test('one person who votes at once from two accounts has one ballot', async () => {
  const w = await founded(abc)
  await w.says('bo', '#pleniere', '/concert')
  await w.says('bo-ailleurs', '#pleniere', '/concert')
  await w.db.query(
    `UPDATE "Account" SET "personId" = (SELECT "personId" FROM "Account" WHERE external = 'bo') WHERE external = 'bo-ailleurs'`,
  )
  await w.away('2027-03-01T10:05')
  const told = await w.together(
    ['bo', '#pleniere', '/concert voter 1'],
    ['bo-ailleurs', '#pleniere', '/concert voter 2'],
  )
  expect(texts(told).filter((text) => recorded.test(text))).toHaveLength(2)
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await result(w)).toMatchObject({ ballots: 1 })
})

test('votes and the closing at the same moment: who was told that it counts is counted, and nobody else', async () => {
  for (let round = 0; round < 6; round++) {
    const w = await founded(abc)
    const voters = crowd.slice(0, 8)
    const acts = voters.map((who) => [who, '#pleniere', '/concert voter 1 ; vote : 1'] as const)
    const told = await w.together(
      ...acts.slice(0, round),
      ['ana', '#pleniere', '/concert fermer 1'],
      ...acts.slice(round),
    )
    if ((await w.db.query<{ state: string }>('SELECT state FROM "Poll"'))[0]!.state === 'open')
      await w.says('ana', '#pleniere', '/concert fermer 1')
    const kept = texts(told).filter((text) => recorded.test(text)).length
    expect(await result(w)).toMatchObject({ ballots: kept, counts: [kept, 0, 0] })
    expect(await folded(w)).toMatchObject({ ballots: kept })
  }
})

test('a ballot kept between the counting and the closing makes the closing count again', async () => {
  const w = await founded(abc)
  await w.says('bo', '#pleniere', '/concert voter 1')
  await during(
    w,
    () => w.says('cleo', '#pleniere', '/concert voter 2'),
    () => w.says('ana', '#pleniere', '/concert fermer'),
  )
  expect(await result(w)).toMatchObject({ ballots: 2, counts: [1, 1, 0] })
})

test('a ballot that was under way when the vote was closed is refused, and not kept', async () => {
  const w = await founded(abc)
  const late = await during(
    w,
    () => w.says('ana', '#pleniere', '/concert fermer'),
    () => w.says('bo', '#pleniere', '/concert voter 1 ; vote : 1'),
  )
  expect(late.text).toMatch(/est fermé : votre choix n’est plus enregistré/)
  expect(await folded(w)).toMatchObject({ ballots: 0 })
  expect(await result(w)).toMatchObject({ ballots: 0 })
})

test('a change that was under way when the vote was closed is refused, and the first choice stands', async () => {
  const w = await founded(abc)
  await w.says('bo', '#pleniere', '/concert voter 1')
  const late = await during(
    w,
    () => w.says('ana', '#pleniere', '/concert fermer'),
    () => w.says('bo', '#pleniere', '/concert voter 2 ; vote : 1'),
  )
  expect(late.text).toMatch(/est fermé/)
  expect(await result(w)).toMatchObject({ counts: [1, 0, 0] })
  expect(await folded(w)).toMatchObject({ counts: [1, 0, 0] })
})

test('closing twice at once closes once, and shows one result', async () => {
  const w = await founded(abc)
  await w.says('cleo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('bo', '#pleniere', '/concert voter 1')
  const told = await w.together(['ana', '#pleniere', '/concert fermer 1'], ['cleo', '#pleniere', '/concert fermer 1'])
  expect(texts(told).filter((text) => text.startsWith('Le vote n° 1 est fermé.'))).toHaveLength(1)
  expect(texts(told).filter((text) => text.startsWith('Le vote n° 1 est déjà fermé'))).toHaveLength(1)
  expect((await w.sees('flo', '#pleniere')).filter((text) => text.startsWith('Résultat du vote'))).toHaveLength(1)
})

test('closed by hand at the moment of its end, it is closed once', async () => {
  const w = await founded(`${abc} ; fin : 5 mars 18h`)
  await w.says('bo', '#pleniere', '/concert voter 1')
  await w.clock.advance(new Date('2027-03-05T17:00:00Z'))
  await Promise.all([w.says('ana', '#pleniere', '/concert fermer 1'), w.engine.settle()])
  await w.passes({ minutes: 1 })
  expect((await w.sees('flo', '#pleniere')).filter((text) => text.includes('Résultat du vote'))).toHaveLength(1)
})

test('whatever people do with their ballots, the tally is the fold of those that count', async () => {
  const voters = ['bo', 'cleo', 'dan', 'eve'] as const
  const act = fc.record({
    who: fc.constantFrom(...voters),
    words: fc.constantFrom('voter 1', 'voter 2, 3', 'voter blanc', 'voter 1, 2, 3', 'retirer-vote', 'annuler'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), async (steps) => {
      const w = await founded(abc)
      for (const step of steps)
        await w.together(...step.map(({ who, words }) => [who, '#pleniere', `/concert ${words}`] as const))
      const before = await folded(w)
      await w.says('ana', '#pleniere', '/concert fermer')
      expect(await result(w)).toMatchObject(before)
      const rows = await w.db.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM "Ballot" WHERE state = 'counted' GROUP BY "personId" HAVING count(*) > 1`,
      )
      expect(rows).toEqual([])
    }),
    { numRuns: 6 },
  )
}, 120_000)

test('the journal tells who voted and when, and never what', async () => {
  const w = await founded(abc)
  await w.says('bo', '#pleniere', '/concert voter Deux')
  await w.says('bo', '#pleniere', '/concert voter Trois')
  await w.says('bo', '#pleniere', '/concert annuler')
  await w.says('bo', '#pleniere', '/concert retirer-vote')
  await w.says('bo', '#pleniere', '/concert annuler')
  await w.says('cleo', '#pleniere', '/concert voter 2, 3')
  const lines = await w.db.query<{ kind: string; payload: { args: object } }>(
    `SELECT j.kind, p.payload FROM "Journal" j JOIN "JournalPayload" p ON p.id = j.id
     WHERE j.kind IN ('ballot cast', 'ballot withdraw', 'undo') ORDER BY j.at, j.id`,
  )
  expect(lines).toHaveLength(6)
  expect(JSON.stringify(lines)).not.toMatch(/choices|Deux|Trois|2, 3|"[123]"/)
})

/** Runs `act`, and `meanwhile` whole when it has just looked into the box. */
async function during<T>(w: World, meanwhile: () => Promise<unknown>, act: () => Promise<T>): Promise<T> {
  const box = w.db.prisma.ballot
  const look = box.findMany.bind(box) as (args: object) => Promise<unknown[]>
  let done = false
  vi.spyOn(box, 'findMany').mockImplementation((async (args: object) => {
    const seen = await look(args)
    if (!done) {
      done = true
      await meanwhile()
    }
    return seen
  }) as never)
  const told = await act()
  vi.restoreAllMocks()
  expect(done).toBe(true)
  return told
}
