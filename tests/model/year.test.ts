/**
 * Reminders over a year of outages, holidays, changes of owner and pauses: never early, never twice, never to the wrong
 * person, at most one message a person and day, and what is owed is said. `YEAR_SEEDS=50` tells more of them.
 */
import { expect, test } from 'vitest'
import { year } from './year.ts'

const seeds = Number(process.env.YEAR_SEEDS ?? 1)

test.each(Array.from({ length: seeds }, (_, i) => i + 1))(
  'a year of reminders (%i)',
  { timeout: 120_000 },
  async (seed) => {
    const { breaches, counts } = await year(seed)
    expect(breaches).toEqual([])
    // It says something: a year in which nothing happens would prove nothing.
    expect(counts.messages).toBeGreaterThan(40)
    expect(counts.owed).toBeGreaterThan(20)
    expect(counts.letters).toBeGreaterThan(10)
    expect(counts.outages).toBeGreaterThan(5)
    if (process.env.YEAR_SEEDS) console.info(seed, counts)
  },
)
