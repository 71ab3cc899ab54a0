/**
 * Sixty days of faults, each from its seed; a wrong one names the command that tells it again. `.ci/run` looks at the days
 * from 61 to 200 as well.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { simulate } from './simulate.ts'

const seeds = 60
const groups = 6
let db: Database

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

test.each(Array.from({ length: groups }, (_, i) => i))(
  'whatever goes wrong, everything comes out right (%i)',
  async (i) => {
    const size = seeds / groups
    for (let seed = i * size + 1; seed <= (i + 1) * size; seed += 1) {
      const { breaches } = await simulate(seed, db)
      expect(breaches, `seed ${seed}: tell it again with npm run simulate -- ${seed}`).toEqual([])
    }
  },
)

test('one seed tells one story', async () => {
  const [first, again] = [await simulate(42, db), await simulate(42, db)]
  expect(again.trace).toEqual(first.trace)
  expect(again.counts).toEqual(first.counts)
})
