/**
 * A vote counted from its sums alone, without a ballot: by both counters, as from its ballots. `TALLY_POLLS=100000` is the
 * longer check.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recount } from '../../src/votes/recount/recount.ts'
import { canonical } from '../../src/votes/tally/canonical.ts'
import { count, counted, hasTable, tablesOf } from '../../src/votes/tally/count.ts'
import { type Definition, ruleIds, type Sums, type Tables, Uncountable } from '../../src/votes/tally/definition.ts'
import { polls } from '../support/tally.ts'

const numRuns = Number(process.env.TALLY_POLLS ?? 500)
const byBallots = ['equal-shares', 'stv']
const bySums = ruleIds.filter((rule) => !byBallots.includes(rule))

test.each(bySums)(
  '%s: both counters find the same from sums as from ballots',
  (rule) => {
    fc.assert(
      fc.property(polls(rule), ({ definition, box }) => {
        const { counts, ...around } = box
        const tables = tablesOf(counted(definition, box))
        const found = canonical(count(definition, box))
        expect(canonical(count(definition, { counts: {}, tables, ...around }))).toBe(found)
        expect(canonical(recount({ definition, tables, ...around }))).toBe(found)
      }),
      { numRuns },
    )
  },
  3_600_000,
)

test.each(bySums)(
  '%s: sums of which one was changed are refused by both counters, or by none',
  (rule) => {
    const changes = fc.record({ college: fc.nat(), number: fc.nat(), by: fc.constantFrom(-2, -1, 1, 2) })
    fc.assert(
      fc.property(polls(rule), changes, ({ definition, box }, { college, number, by }) => {
        const { counts, ...around } = box
        const tables = changed(tablesOf(counted(definition, box)), college, number, by)
        const one = tried(() => count(definition, { counts: {}, tables, ...around }))
        expect(tried(() => recount({ definition, tables, ...around }))).toBe(one)
      }),
      { numRuns },
    )
  },
  3_600_000,
)

function tried(counting: () => unknown): string {
  try {
    return canonical(counting())
  } catch {
    return 'refused'
  }
}

function changed(tables: Tables, college: number, number: number, by: number): Tables {
  const ids = Object.keys(tables)
  const id = ids[college % ids.length]!
  const { cells, ...persons } = tables[id]!
  const names = Object.keys(persons) as (keyof typeof persons)[]
  const at = number % (cells.length + names.length)
  const name = names[at - cells.length]
  const sums: Sums = name
    ? { cells, ...persons, [name]: persons[name] + by }
    : { cells: cells.map((cell, i) => (i === at ? cell + by : cell)), ...persons }
  return { ...tables, [id]: sums }
}

test.each(byBallots)('%s has no sums from which its result follows', (rule) => {
  fc.assert(
    fc.property(polls(rule as (typeof ruleIds)[number]), ({ definition }) => {
      const none = { cells: [], voters: 0, expressed: 0, blank: 0, abstained: 0, spoilt: 0 }
      const tables = { [definition.colleges?.list[0]?.id ?? '']: none }
      expect(hasTable(definition)).toBe(false)
      expect(() => count(definition, { counts: {}, tables })).toThrow(Uncountable)
      expect(() => recount({ definition, tables })).toThrow()
    }),
    { numRuns: 20 },
  )
})

describe('sums that no ballots give', () => {
  const options = ['a', 'b', 'c']
  const majority = { share: '1/2', strict: true, base: 'expressed' } as const
  const approval: Definition = { rule: 'approval', options, seats: 1, min: 1, max: 2 }
  const dots: Definition = { rule: 'dots', options, seats: 1, points: 5, max: 3, min: 2 }
  const judgment: Definition = {
    rule: 'majority-judgment',
    options: ['a', 'b'],
    seats: 1,
    grades: ['bad', 'good'],
    missing: 'worst',
  }
  const ranking: Definition = { rule: 'schulze', options, seats: 1, unranked: 'last', strength: 'winning' }
  const decision: Definition = { rule: 'decision', options, majority }

  test.each<[string, Definition, readonly number[], number, Partial<Sums>, boolean]>([
    ['a decision', decision, [3, 1, 2], 4, { abstained: 2 }, true],
    ['an abstention that nobody made', decision, [3, 1, 2], 4, { abstained: 1, blank: 1 }, false],
    ['one vote in favour too many', decision, [4, 1, 2], 4, { abstained: 2 }, false],
    ['voters that are not those who answered', decision, [3, 1, 0], 4, { voters: 5 }, false],
    ['less than nothing', decision, [5, -1, 0], 4, {}, false],
    ['halves', decision, [3.5, 0.5, 0], 4, {}, false],
    ['a cell too many', decision, [3, 1, 0, 0], 4, {}, false],
    ['spoilt ballots where none can be', decision, [3, 1, 0], 4, { spoilt: 1 }, false],
    ['an objection', { rule: 'consent', options: [...options, 'd'] }, [3, 0, 1, 1], 4, { abstained: 1 }, true],
    ['single choices', { rule: 'single', options, seats: 1 }, [2, 1, 1], 4, {}, true],
    ['two choices of one person', { rule: 'single', options, seats: 1 }, [2, 2, 1], 4, {}, false],
    ['an abstention where there is none', { rule: 'single', options, seats: 1 }, [4, 0, 0], 4, { abstained: 1 }, false],
    ['approvals', approval, [4, 2, 2], 4, {}, true],
    ['more who approve than voted', approval, [5, 1, 1], 4, {}, false],
    ['more than two each', approval, [4, 4, 1], 4, {}, false],
    ['fewer than one each', approval, [1, 1, 1], 4, {}, false],
    ['dots', dots, [6, 3, 0, 3, 1, 0], 4, {}, true],
    ['dots that nobody put', dots, [6, 3, 1, 3, 1, 0], 4, {}, false],
    ['more dots on one than allowed', dots, [6, 4, 0, 3, 1, 0], 4, {}, false],
    ['somebody without a dot', dots, [6, 3, 0, 2, 1, 0], 4, {}, false],
    ['fewer dots than the least', dots, [4, 3, 0, 3, 1, 0], 4, {}, false],
    ['more dots than people have', dots, [9, 9, 3, 4, 4, 4], 4, {}, false],
    ['grades', judgment, [1, 2, 1, 4, 0, 0], 4, {}, true],
    ['a grade too many', judgment, [2, 2, 1, 4, 0, 0], 4, {}, false],
    ['holes alone', judgment, [0, 0, 4, 3, 0, 1], 4, {}, false],
    ['holes where they spoil', { ...judgment, missing: 'invalid' }, [1, 2, 1, 4, 0, 0], 4, {}, false],
    ['spoilt by holes', { ...judgment, missing: 'invalid' }, [2, 2, 0, 4, 0, 0], 4, { spoilt: 3 }, true],
    ['pairs', ranking, [0, 3, 4, 1, 0, 2, 0, 1, 0], 4, {}, true],
    ['one who prefers both', ranking, [0, 3, 4, 2, 0, 2, 0, 1, 0], 4, {}, false],
    ['one before itself', ranking, [1, 3, 4, 1, 0, 2, 0, 1, 0], 4, {}, false],
  ])('%s', (_, definition, cells, expressed, more, isWhole) => {
    const { voters, blank = 0, abstained = 0, spoilt = 0 } = more
    const all = voters ?? expressed + blank + abstained + spoilt
    const tables = { '': { cells, voters: all, expressed, blank, abstained, spoilt } }
    expect(tried(() => count(definition, { counts: {}, tables })) !== 'refused').toBe(isWhole)
    expect(tried(() => recount({ definition, tables })) !== 'refused').toBe(isWhole)
  })

  test('a college that is not of this vote, ballots beside sums', () => {
    const tables = { x: { cells: [1, 0, 0], voters: 1, expressed: 1, blank: 0, abstained: 0, spoilt: 0 } }
    expect(tried(() => count(decision, { counts: {}, tables }))).toBe('refused')
    expect(tried(() => recount({ definition: decision, tables }))).toBe('refused')
    const both = { counts: { '': { '0': 1 } }, tables: { '': tables.x } }
    expect(tried(() => count(decision, both))).toBe('refused')
    expect(tried(() => recount({ definition: decision, ...both }))).toBe('refused')
  })

  test('a college whose sums are missing has no ballot', () => {
    const list = [
      { id: 'x', share: '1/2' },
      { id: 'constructor', share: '1/2' },
    ]
    const colleges = { list, mode: 'proportional', per: 'expressed', empty: 'lost' } as const
    const tables = { x: { cells: [1, 0, 0], voters: 1, expressed: 1, blank: 0, abstained: 0, spoilt: 0 } }
    const found = tried(() => count({ ...decision, colleges }, { counts: {}, tables }))
    expect(found).toBe(tried(() => count({ ...decision, colleges }, { counts: { x: { '0': 1 } } })))
    expect(tried(() => recount({ definition: { ...decision, colleges }, tables }))).toBe(found)
  })
})
