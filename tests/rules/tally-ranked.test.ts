/** Schulze, majority judgment and the transferable vote, by the book. */
import { describe, expect, test } from 'vitest'
import { pairsOfColumns } from '../../src/votes/tally/columns.ts'
import { add, count, startCount } from '../../src/votes/tally/count.ts'
import type { Box, Definition } from '../../src/votes/tally/definition.ts'
import { Uncountable } from '../../src/votes/tally/definition.ts'

const letters = 'abcdefgh'

/** « 5 acbed » → ballots of positions. */
function orders(...rows: string[]): Record<string, number> {
  return Object.fromEntries(
    rows.map((row) => {
      const [times, order = ''] = row.split(' ')
      return [[...order].map((letter) => letters.indexOf(letter)).join('>'), Number(times)]
    }),
  )
}

function ids(options: number): string[] {
  return [...letters.slice(0, options)]
}

type Ranking = Extract<Definition, { rule: 'schulze' }>

function rank(options: number, counts: Record<string, number>, more: Partial<Ranking> = {}, box: Partial<Box> = {}) {
  const definition: Ranking = {
    rule: 'schulze',
    options: ids(options),
    seats: 1,
    unranked: 'last',
    strength: 'winning',
    ...more,
  }
  return count(definition, { counts: { '': counts }, ...box })
}

describe('Schulze', () => {
  test('the example of the article: E, A, C, B, D', () => {
    const counts = orders('5 acbed', '5 adecb', '8 bedac', '3 cabed', '7 caebd', '2 cbade', '7 dceba', '8 ebadc')
    const result = rank(5, counts)
    expect(result.ranking).toEqual([[4], [0], [2], [1], [3]])
    expect(result.winners).toEqual([4])
    expect((result.figures.pairwise as number[][])[0]).toEqual([0, 20, 26, 30, 22])
  })

  test('a Condorcet winner wins, whoever has most first places', () => {
    expect(rank(3, orders('4 abc', '3 cba', '2 bca')).ranking).toEqual([[1], [2], [0]])
  })

  test('a cycle of equal strength is a tie of all', () => {
    expect(rank(3, orders('1 abc', '1 bca', '1 cab'))).toMatchObject({
      outcome: 'tied',
      tied: [0, 1, 2],
      ranking: [[0, 1, 2]],
    })
  })

  test('equals share a tier; what is not ranked is last, together', () => {
    const result = rank(4, { '2>0=1': 2, '0': 1 })
    expect(result.figures.pairwise).toEqual([
      [0, 1, 1, 3],
      [0, 0, 0, 2],
      [2, 2, 0, 2],
      [0, 0, 0, 0],
    ])
    expect(result.ranking).toEqual([[2], [0], [1], [3]])
  })

  test('where it was declared, what is not ranked is compared with nothing', () => {
    expect(rank(3, { '0': 5, '1>2': 2 }, { unranked: 'apart' }).figures.pairwise).toEqual([
      [0, 0, 0],
      [0, 0, 2],
      [0, 0, 0],
    ])
  })

  test('of two links with as many winning votes, the one with fewer losing ones is stronger; unless votes alone count', () => {
    // a over b 3 to 2, b over c 3 to 1, c over a 3 to 0
    const counts = { '0>1': 3, '1>0': 2, '1>2': 3, '2>1': 1, '2>0': 3 }
    const apart = { unranked: 'apart' } as const
    expect(rank(3, counts, apart).ranking).toEqual([[1], [2], [0]])
    expect(rank(3, counts, { ...apart, strength: 'votes' }).ranking).toEqual([[0, 1, 2]])
    expect(rank(3, counts, { ...apart, strength: 'margin' }).ranking).toEqual([[1], [2], [0]])
  })

  test('one option, one voter, nobody, and only blank ballots', () => {
    expect(rank(1, { 0: 3 }).winners).toEqual([0])
    expect(rank(3, { '1>0': 1 }).ranking).toEqual([[1], [0], [2]])
    expect(rank(3, {})).toMatchObject({ outcome: 'none', winners: [], ranking: [] })
    expect(rank(3, { '': 4 })).toMatchObject({ outcome: 'none', turnout: { voters: 4, blank: 4, expressed: 0 } })
  })

  test('« none of these »: others stay when they beat it by its quorum and its majority', () => {
    const counts = { '0>2>1': 6, '1>2>0': 3, '2>0>1': 1 }
    const option = (more: object) => rank(3, counts, { otherwise: { option: 2, ...more } })
    expect(option({})).toMatchObject({ winners: [0], figures: { quorum: [0, 1], majority: [0] } })
    expect(option({ quorum: '6.5' })).toMatchObject({ winners: [2], figures: { quorum: [] } })
    // 6 against 4: not more than twice as many
    expect(option({ majorities: ['2', '1'] })).toMatchObject({ winners: [2], ranking: [[2]] })
    expect(option({ majorities: ['3/2', '1'] })).toMatchObject({ winners: [2] })
    expect(option({ majorities: ['149/100', '1'] })).toMatchObject({ winners: [0] })
  })

  test('several seats are filled in the order', () => {
    expect(rank(3, orders('4 abc', '3 cba', '2 bca'), { seats: 2 }).winners).toEqual([1, 2])
  })

  test.each([
    ['0>0', 'twice'],
    ['1=0', 'order'],
    ['3', 'choice'],
    ['0>', 'ballot'],
    ['>0', 'ballot'],
    ['00', 'ballot'],
    ['0 > 1', 'ballot'],
    ['a', 'ballot'],
  ])('« %s » is refused: %s', (ballot, reason) => {
    expect(() => rank(3, { [ballot]: 1 })).toThrow(new Uncountable(reason as 'ballot', ballot))
  })

  test('a ballot that is refused leaves nothing behind', () => {
    const definition: Ranking = { rule: 'schulze', options: ids(3), seats: 1, unranked: 'last', strength: 'winning' }
    const started = startCount(definition)
    add(started, '', '0>1')
    const before = [...started.colleges.get('')!.cells]
    expect(() => add(started, '', '2>1>2')).toThrow(Uncountable)
    expect([...started.colleges.get('')!.cells]).toEqual(before)
  })

  test.each([0, 1, 15, 16, 17, 4079, 4080, 4081, 9000])(
    'columns of %i ranks give the same pairs as ballots one by one',
    (ballots) => {
      const columns = [0, 1, 2].map((at) =>
        Uint8Array.from({ length: ballots }, (_, i) => ((i * 7 + at * 5) ^ (i >> at)) % 4),
      )
      const cells = pairsOfColumns(columns)
      for (const a of [0, 1, 2])
        for (const b of [0, 1, 2])
          expect(cells[a * 3 + b]).toBe(columns[a]!.reduce((sum, rank, i) => sum + Number(rank < columns[b]![i]!), 0))
    },
  )
})

type Judgment = Extract<Definition, { rule: 'majority-judgment' }>

describe('majority judgment', () => {
  const judge = (
    options: number,
    counts: Record<string, number>,
    more: Partial<Judgment> = {},
    box: Partial<Box> = {},
  ) => {
    const grades = ['à rejeter', 'insuffisant', 'passable', 'assez bien', 'bien', 'très bien']
    const definition: Judgment = {
      rule: 'majority-judgment',
      options: ids(options),
      seats: 1,
      grades,
      missing: 'worst',
      ...more,
    }
    return count(definition, { counts: { '': counts }, ...box })
  }

  test('the better median wins, whatever the mean', () => {
    // a: 5 5 0 0 0, b: 1 1 1 1 1
    expect(judge(2, { 51: 2, '01': 3 })).toMatchObject({ winners: [1], figures: { medians: [0, 1] } })
  })

  test('equal medians are taken away until they differ', () => {
    // a: 2 1 0, b: 1 1 0: without the median, 0 and 2 against 0 and 1
    expect(judge(2, { 21: 1, 11: 1, '00': 1 }).ranking).toEqual([[0], [1]])
  })

  test('of an even number, the lower median counts', () => {
    expect(judge(2, { 41: 1, '02': 1 })).toMatchObject({ winners: [1], figures: { medians: [0, 1] } })
  })

  test('the same grades are a tie', () => {
    expect(judge(3, { 321: 1, 231: 1, 111: 1 })).toMatchObject({
      outcome: 'tied',
      tied: [0, 1],
      ranking: [[0, 1], [2]],
    })
  })

  test('a missing grade is the worst, a grade, the median, left out, or makes the ballot invalid: as declared', () => {
    const counts = { '4-': 2, 32: 1, 13: 1 }
    const ask = (missing: Judgment['missing']) => judge(2, counts, { missing })
    expect(ask('worst').figures.medians).toEqual([3, 0])
    expect(ask({ grade: 5 }).figures.medians).toEqual([3, 3])
    expect(ask('median').figures.medians).toEqual([3, 2])
    expect(ask('excluded').figures.medians).toEqual([3, 2])
    expect(ask('invalid')).toMatchObject({
      figures: { medians: [1, 2] },
      turnout: { voters: 4, expressed: 2, spoilt: 2 },
    })
    expect(ask('worst').figures.grades).toEqual([
      [0, 1, 0, 1, 2, 0, 0],
      [0, 0, 1, 1, 0, 0, 2],
    ])
  })

  test('left out: shares of grades are compared, not their number', () => {
    // a: 3 and 1, b: twice that; c: nobody judged it
    expect(judge(3, { '33-': 1, '13-': 1, '-1-': 2 }, { missing: 'excluded' }).ranking).toEqual([[0, 1], [2]])
  })

  test('billions of judges take as long as ten', () => {
    const more = judge(2, { 54: 3_000_000_000, 45: 3_000_000_000, 50: 1 })
    expect(more.ranking).toEqual([[0], [1]])
  })

  test('one option, one voter, nobody', () => {
    expect(judge(1, { 0: 1 }).winners).toEqual([0])
    expect(judge(2, { 25: 1 }).ranking).toEqual([[1], [0]])
    expect(judge(2, { '': 3 })).toMatchObject({ outcome: 'none', ranking: [], figures: { medians: [] } })
  })

  test.each(['6', '2-', '111', 'x1', '--'])('« %s » is refused', (ballot) => {
    expect(() => judge(2, { [ballot]: 1 }, { missing: 'worst', grades: ['a', 'b'] })).toThrow(Uncountable)
  })

  test.each([':', 'A', 'L'])('of twelve grades, « %s » is none', (character) => {
    const grades = Array.from({ length: 12 }, (_, grade) => `grade ${grade}`)
    expect(judge(1, { b: 1 }, { grades }).figures.medians).toEqual([11])
    expect(() => judge(1, { [character]: 1 }, { grades })).toThrow(new Uncountable('grade', character))
  })
})

type Transferable = Extract<Definition, { rule: 'stv' }>

describe('the transferable vote', () => {
  const elect = (
    options: number,
    seats: number,
    counts: Record<string, number>,
    more: Partial<Transferable> = {},
    box: Partial<Box> = {},
  ) =>
    count(
      { rule: 'stv', options: ids(options), seats, flavour: 'scottish', ...more },
      { counts: { '': counts }, ...box },
    )

  test('a surplus goes on at a part of its value, the last one is excluded', () => {
    const result = elect(3, 2, orders('4 ab', '2 c'))
    expect(result).toMatchObject({ outcome: 'won', winners: [0, 2] })
    expect(result.figures).toMatchObject({
      quota: '3',
      excluded: [1],
      stages: [
        { elected: [0], votes: ['4.00000', '0.00000', '2.00000'] },
        { elected: [], surplus: 0, votes: ['3.00000', '1.00000', '2.00000'] },
        { elected: [], excluded: 1, votes: ['3.00000', '0.00000', '2.00000'] },
        { elected: [2] },
      ],
    })
  })

  test('values are cut after five decimals: 7 votes, quota 4, each ballot goes on at 3/7', () => {
    const result = elect(4, 2, orders('7 ab', '3 c', '1 d'))
    expect((result.figures.stages as { votes: string[] }[])[1]!.votes).toEqual([
      '4.00000',
      '2.99999',
      '3.00000',
      '1.00000',
    ])
  })

  test('equals are told apart by the latest stage at which they differed', () => {
    // after d is excluded, b and c have 3 each; before, b had 2
    const result = elect(4, 1, orders('4 a', '2 bc', '3 cb', '1 db'))
    expect(result).toMatchObject({ winners: [2], figures: { excluded: [3, 1, 0] } })
    expect(result.broken).toBeUndefined()
  })

  test('equals at all stages wait for chair or lot; who is named first stays', () => {
    const counts = orders('3 a', '2 b', '2 c')
    expect(elect(3, 1, counts)).toMatchObject({ outcome: 'tied', winners: [], tied: [1, 2] })
    const named = elect(3, 1, counts, {}, { breaking: { by: 'chair', order: [1, 2] } })
    expect(named).toMatchObject({ winners: [0], broken: [{ by: 'chair', among: [1, 2], chosen: [2] }] })
  })

  test('as many as there are seats are elected without more ado; fewer leave seats empty', () => {
    expect(elect(2, 2, { '0': 1 }).winners).toEqual([0, 1])
    expect(elect(2, 3, { '0>1': 5 }).winners).toEqual([0, 1])
    expect(elect(1, 1, { '0': 1 }).winners).toEqual([0])
  })

  test('nobody, blank ballots, and those for the withdrawn alone', () => {
    expect(elect(3, 2, {})).toMatchObject({ outcome: 'none', winners: [] })
    expect(elect(3, 1, { '': 2, '1>0': 1 })).toMatchObject({ winners: [1], turnout: { blank: 2 } })
    expect(elect(3, 1, { '0': 5, '0>2': 1 }, { withdrawn: [0] }).winners).toEqual([2])
  })

  test('no equals on a ballot', () => {
    expect(() => elect(3, 1, { '0=1': 1 })).toThrow(new Uncountable('tie', '0=1'))
  })

  test('in exact fractions the quota has to be passed', () => {
    const result = elect(
      3,
      2,
      orders('5 ab', '3 c', '1 b'),
      { flavour: 'exact' },
      { breaking: { by: 'chair', order: [2, 0, 1] } },
    )
    expect(result).toMatchObject({ winners: [0, 2], figures: { quota: '3' } })
    expect((result.figures.stages as { votes: string[] }[])[1]!.votes).toEqual(['3', '3', '3'])
  })

  test('Meek: the elected keep what they need of each ballot', () => {
    const result = elect(3, 2, orders('4 ab', '2 c'), { flavour: 'meek' })
    expect(result).toMatchObject({ winners: [0, 2], figures: { quota: '2.000000001', excluded: [1] } })
  })
})
