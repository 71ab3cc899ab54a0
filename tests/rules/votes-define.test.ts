/** What each rule makes of what was asked for, and what it refuses. */
import { expect, test } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { Refusal } from '../../src/refusal.ts'
import { type Choice, define, typedChoices } from '../../src/votes/rules.ts'

const wanted = { method: undefined, choices: [] as Choice[], seats: undefined, most: undefined }

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
  return 'allowed'
}

function choices(count: number): Choice[] {
  return typedChoices(
    Array.from({ length: count }, (_, i) => ({ label: `Option ${i + 1}` })),
    fold,
  )
}

const priced = (...costs: (string | undefined)[]): Choice[] =>
  choices(costs.length).map((choice, at) => ({ ...choice, ...(costs[at] !== undefined && { cost: costs[at] }) }))

test.each([
  ['consent', { method: 'consent' as const }, { seats: 1, mostChoices: 1, terms: null }],
  [
    'a judgment, in six grades, where what is not judged is rejected',
    { method: 'judgment' as const, choices: choices(3) },
    { seats: 1, mostChoices: 3, terms: { grades: 6, missing: 'worst' } },
  ],
  [
    'a judgment, as it was agreed on',
    {
      method: 'judgment' as const,
      choices: choices(3),
      seats: 2,
      terms: { grades: 5, missing: 'excluded' as const },
    },
    { seats: 2, mostChoices: 3, terms: { grades: 5, missing: 'excluded' } },
  ],
  ['a ranking', { method: 'ranking' as const, choices: choices(4) }, { seats: 1, mostChoices: 4, terms: null }],
  [
    'a ranking of three at most',
    { method: 'ranking' as const, choices: choices(4), most: 3 },
    { seats: 1, mostChoices: 3, terms: null },
  ],
  [
    'an election of three',
    { method: 'election' as const, choices: choices(5), seats: 3 },
    { seats: 3, mostChoices: 5, terms: null },
  ],
  [
    'equal shares, which buy as many as there is money for',
    { method: 'shares' as const, choices: priced('4000', '2500', '9000'), budget: 10_000 },
    { seats: 3, mostChoices: 3, terms: { costs: ['4000', '2500', '9000'], budget: '10000' } },
  ],
])('%s', (_, more, expected) => {
  expect(define({ ...wanted, ...more })).toEqual({ method: more.method, ...expected })
})

test('a budget alone says that costs are chosen among', () => {
  expect(define({ ...wanted, choices: priced('4', '9'), budget: 10 }).method).toBe('shares')
})

test.each([
  ['consent with options', { method: 'consent' as const, choices: choices(2) }, 'yesNoTakesNoOptions'],
  ['consent with two winners', { method: 'consent' as const, seats: 2 }, 'yesNoHasOneAnswer'],
  ['a judgment of one', { method: 'judgment' as const, choices: choices(1) }, 'optionsMissing'],
  [
    'an election of more than there are',
    { method: 'election' as const, choices: choices(2), seats: 3 },
    'tooManySeats',
  ],
  ['a budget for a ranking', { method: 'ranking' as const, choices: choices(2), budget: 5 }, 'budgetIsForShares'],
  ['costs without a budget', { method: 'shares' as const, choices: priced('4', '9') }, 'budgetMissing'],
  [
    'one without a cost',
    { method: 'shares' as const, choices: priced('4', undefined), budget: 5 },
    'optionWithoutCost',
  ],
  ['one that costs more than there is', { choices: priced('4', '9'), budget: 8 }, 'optionAboveBudget'],
  ['one that costs all there is', { choices: priced('4', '9'), budget: 9 }, 'allowed'],
  ['money for everything', { choices: priced('4', '9'), budget: 13 }, 'budgetForAll'],
  ['at least more than at most', { choices: choices(4), most: 2, terms: { least: 3 } }, 'leastAboveMost'],
  ['at least as many as at most', { choices: choices(4), most: 2, terms: { least: 2 } }, 'allowed'],
])('%s: %s', (_, more, key) => {
  expect(refusal(() => define({ ...wanted, ...more }))).toBe(key)
})
