/**
 * The vote of a federation of three hundred people; `npm run simulate -- assembly 5000` tells it with as many as are said,
 * which takes minutes.
 */
import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { assembly } from './assembly.ts'

test('the vote of three hundred people on three platforms comes out right, and its file counts again to the same', async () => {
  const db = await testDatabase()
  const { breaches, counts } = await assembly(1, 300, db)
  await db.close()
  expect(breaches).toEqual([])
  expect(counts.ballots).toBeGreaterThan(150)
  expect(counts.byProxy).toBeGreaterThan(5)
  expect(counts.refused).toBeGreaterThan(5)
  expect(counts).toMatchObject({ people: 300, restarts: 3 })
}, 120_000)
