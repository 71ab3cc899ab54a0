/**
 * Whatever people do around votes, in any order, on any platform: each voter has one ballot that counts, the box is what
 * the log comes to, and what is counted is what was acknowledged. `VOTE_SEQUENCES=10000` tells more; `VOTE_SEED`
 * others, or the same again; `VOTE_COUNTS` what happened how often; `VOTE_QUICK` stops at the first that fails, as it is.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import { type Hall, openHall, type Side } from '../support/hall.ts'
import { actsOf } from './votes-acts.ts'
import { directed, kindsOfActs, often } from './votes-directed.ts'
import { Story } from './votes-story.ts'

const numRuns = Number(process.env.VOTE_SEQUENCES ?? 25)
const seed = Number(process.env.VOTE_SEED ?? 20_270_301)
/** After so many the tables are emptied: what is looked for in them is found as fast as at first. */
const together = 100

let db: Database
let hall: Hall | undefined
let told = 0
type Counts = Record<string, number>
/** of the sequences that are told in any case, and of those of chance */
const counts = { directed: {} as Counts, chance: {} as Counts }

beforeAll(async () => {
  db = await testDatabase()
}, 60_000)
afterAll(async () => {
  await hall?.stop()
  await db.close()
})

async function freshStory(): Promise<Story> {
  if (hall === undefined || told % together === 0) {
    await hall?.stop()
    await emptyAll(db)
    // Papers of an urn are filled in on a page.
    await db.query(`INSERT INTO "Setting" (key, value) VALUES ('web', '{"url":"https://vote.example","open":true}')`)
    hall = await openHall(db, new Date('2027-03-01T09:00:00Z'))
  }
  told += 1
  return new Story(hall, `c${told}`)
}

const rooms = fc.constantFrom<readonly Side[]>(['slack'], ['slack', 'discord'], ['slack', 'discord', 'matrix'])
const acts = actsOf(['plain', 'frozen', 'colleges', 'proxies', 'all', 'early', 'early'])

function times(what: string, of: readonly Counts[]): number {
  return of.reduce((sum, one) => sum + (one[what] ?? 0), 0)
}

test(`one ballot a voter, and the box is what the log comes to: ${numRuns} sequences`, async () => {
  const started = performance.now()
  await fc.assert(
    fc.asyncProperty(rooms, acts, async (channels, sequence) => {
      const story = await freshStory()
      await story.begin(channels)
      for (const [i, act] of sequence.entries())
        await story.step(act).catch((error: Error) => {
          error.message = `${i}: ${JSON.stringify(act)}: ${error.message}`
          throw error
        })
      await story.end()
      const sum = told <= directed.length ? counts.directed : counts.chance
      for (const [what, n] of Object.entries(story.counts)) sum[what] = (sum[what] ?? 0) + n
      if (process.env.VOTE_SEQUENCES && told % 250 === 0)
        console.info(told, 'sequences', Math.round((performance.now() - started) / told), 'ms each', counts)
    }),
    {
      numRuns: numRuns + directed.length,
      seed,
      examples: directed.map(([channels, sequence]) => [channels, sequence]),
      endOnFailure: process.env.VOTE_QUICK !== undefined,
    },
  )
  if (process.env.VOTE_COUNTS) console.info(counts)
  const { chance } = counts
  expect(chance.made).toBeGreaterThan(numRuns * 4)
  expect(chance.refused).toBeGreaterThan(numRuns / 2)
}, 86_400_000)

test('everything that may happen does: together, and what chance brings often by chance alone', () => {
  const { directed: told, chance } = counts
  expect(kindsOfActs.filter((what) => times(what, [told, chance]) === 0)).toEqual([])
  if (numRuns >= 25)
    expect((numRuns < 250 ? often : kindsOfActs).filter((what) => times(what, [chance]) === 0)).toEqual([])
})
