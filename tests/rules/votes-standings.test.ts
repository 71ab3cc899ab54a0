/** What a vote gives back to what was voted on, by each rule: as the rule orders them, and not by some count of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../../src/text/index.ts'
import { keptReason, reasonSaid, standings, unitOf } from '../../src/votes/rules/priorities.ts'
import type { Method } from '../../src/votes/rules.ts'
import { type Rule, tally } from '../../src/votes/tally/tally.ts'

function of(rule: Rule, options: number, ...papers: string[]) {
  const cast = papers.map((paper) => ({ paper }))
  return standings(rule.method, tally(rule, options, cast)).map(({ rank, count, retained }) => [rank, count, retained])
}

describe('standings', () => {
  test('of a judgment follow majority grades, not how many gave a good one', () => {
    // 0: two « very good » and three « reject »; 1: five « fairly good »
    const papers = ['53', '53', '03', '03', '03']
    expect(of({ method: 'judgment', seats: 1 }, 2, ...papers)).toEqual([
      [2, 0, false],
      [1, 3, true],
    ])
  })

  test('of a ranking follow Schulze, equals together; what the default option beats comes last', () => {
    expect(of({ method: 'ranking', seats: 1 }, 3, '1>0=2', '1>0=2', '0=2>1')).toEqual([
      [2, 0, false],
      [1, 2, true],
      [2, 0, false],
    ])
    const rule: Rule = { method: 'ranking', seats: 1, terms: { otherwise: true } }
    expect(of(rule, 3, '0>2>1', '0>2>1').map(([rank]) => rank)).toEqual([1, 3, 2])
  })

  test('of equal shares say in which order they were bought, then who had most supporters', () => {
    const rule: Rule = { method: 'shares', seats: 4, terms: { costs: ['100', '60', '40', '70'], budget: '100' } }
    const found = of(rule, 4, '1,2', '1,2', '1,3', '0,3', '0')
    expect(found.filter(([, , retained]) => retained).map(([rank]) => rank)).toEqual([1, 2])
    expect(found[1]).toEqual([1, 3, true])
    expect(found[0]).toEqual([3, 2, false])
    expect(found[3]).toEqual([3, 2, false])
  })

  test('of an election put those who left the count last before those who left it first', () => {
    const papers = ['0', '0', '0', '0', '1', '1', '1', '2', '2', '3']
    const found = of({ method: 'election', seats: 1 }, 4, ...papers)
    expect(found.map(([rank]) => rank)).toEqual([1, 2, 3, 4])
    expect(found.map(([, , retained]) => retained)).toEqual([true, false, false, false])
  })

  test('of dots and approvals follow counts', () => {
    expect(of({ method: 'dots', seats: 1 }, 3, '0:3,1:2', '1:2')).toEqual([
      [2, 3, false],
      [1, 4, true],
      [3, 0, false],
    ])
  })

  test('a tie that was told apart says so on both sides', () => {
    const rule: Rule = { method: 'ranking', seats: 1 }
    const cast = [{ paper: '0>1=2' }, { paper: '1>0=2' }]
    const broken = tally(rule, 3, cast, { breaking: { by: 'chair', order: [1, 0, 2] } })
    expect(standings('ranking', broken).map(({ retained, settled }) => [retained, settled])).toEqual([
      [false, true],
      [true, true],
      [false, false],
    ])
  })

  const methods: readonly Method[] = ['approval', 'dots', 'judgment', 'ranking', 'shares', 'election']
  const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 0 })
  const paperOf = (method: Method, positions: readonly number[], grades: readonly number[]): string => {
    if (method === 'judgment') return positions.length === 0 ? '' : grades.join('')
    if (method === 'ranking' || method === 'election') return positions.join('>')
    const sorted = positions.toSorted((a, b) => a - b)
    return method === 'dots' ? sorted.map((at) => `${at}:1`).join(',') : sorted.join(',')
  }
  const ballot = fc.tuple(order, fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }))

  test.each(methods)('%s: every option once, ranks without a hole, who is retained before who is not', (method) => {
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 12 }), (ballots) => {
        const papers = ballots.map(([positions, grades]) => ({ paper: paperOf(method, positions, grades) }))
        const terms = method === 'shares' ? { costs: ['5', '3', '2', '4'], budget: '9' } : null
        const found = tally({ method, seats: method === 'shares' ? 4 : 2, terms }, 4, papers)
        const all = standings(method, found)
        if (all.length === 0) expect(found.winners).toEqual([])
        else expect(all.map(({ position }) => position)).toEqual([0, 1, 2, 3])
        for (const { rank } of all) expect(all.filter((other) => other.rank < rank)).toHaveLength(rank - 1)
        for (const one of all.filter(({ retained }) => retained))
          for (const other of all.filter(({ retained }) => !retained)) expect(one.rank).toBeLessThanOrEqual(other.rank)
        expect(all.filter(({ retained }) => retained)).toHaveLength(found.winners.length)
      }),
    )
  })
})

test.each([
  ['judgment', 4, { of: 6 }, 'mention « bien », retenue', 'grade “good”, kept'],
  ['judgment', 4, { of: 5 }, 'mention « très bien », retenue', 'grade “very good”, kept'],
  ['ranking', 1, {}, '1 duel gagné, retenue', '1 duel won, kept'],
  ['shares', 12, {}, '12 soutiens, retenue', '12 supporters, kept'],
  ['election', 2, {}, '2 premiers choix, retenue', '2 first choices, kept'],
  ['dots', 3, {}, '3 gommettes, retenue', '3 dots, kept'],
  ['approval', 3, {}, '3 voix, retenue', '3 votes, kept'],
] as const)('why, of a vote by %s, is said by what it counts', (method, count, more, fr, en) => {
  const reason = keptReason({ count, unit: unitOf(method), ...more, settled: false })
  const said = (lang: 'fr' | 'en') =>
    reasonSaid({ reason, retained: true }, textOf(lang).votes).replace(/[\u00a0\u202f]/g, ' ')
  expect([said('fr'), said('en')]).toEqual([fr, en])
})
