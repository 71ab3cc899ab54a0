/** Equal shares, by the book: what is affordable, raises, completion, equals, colleges. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSeveral } from '../../src/votes/tally/ballot.ts'
import { count } from '../../src/votes/tally/count.ts'
import type { Box, SharesDefinition } from '../../src/votes/tally/definition.ts'
import { ratio } from '../../src/votes/tally/ratio.ts'
import { boundedRuns } from '../../src/votes/tally/shares/bounds.ts'
import { begin } from '../../src/votes/tally/shares/exact.ts'
import { instanceOf } from '../../src/votes/tally/shares/instance.ts'
import { through } from '../../src/votes/tally/shares/walk.ts'

const plain: Omit<SharesDefinition, 'options' | 'costs' | 'budget'> = {
  rule: 'equal-shares',
  utility: 'cost',
  completion: 'none',
  increment: '1',
  whole: false,
  exhaustive: false,
  greedy: false,
  ties: [],
}

function share(
  budget: string,
  costs: string[],
  counts: Record<string, number>,
  more: Partial<SharesDefinition> = {},
  box: Partial<Box> = {},
) {
  const options = costs.map((_, at) => `p${at}`)
  return count({ ...plain, options, costs, budget, ...more }, { counts: { '': counts }, ...box })
}

describe('equal shares', () => {
  test('a group buys what its part pays for: two thirds of the people, two thirds of the money', () => {
    // 6 people with 2 each: four of them have 8, two have 4
    expect(share('12', ['8', '9', '4'], { '0,1': 4, '2': 2 })).toMatchObject({
      winners: [0, 2],
      figures: { cost: '12' },
    })
  })

  test('greedy by approvals would have left the small group with nothing', () => {
    const result = share('4', ['2', '2', '2'], { '0,1': 3, '2': 3 }, { utility: 'number' })
    expect(result.outcome).toBe('tied')
    expect(result.tied).toEqual([0, 1, 2])
    expect(result.figures.alternatives).toEqual([
      [0, 2],
      [1, 2],
    ])
  })

  test('those who have less than the others give all they have', () => {
    // budget 6, three people with 2 each; p0 costs 3, all three: 1 each; p1 costs 2, two of them: 1 each; p2 costs 1
    const result = share('6', ['3', '2', '1'], { '0': 1, '0,1': 1, '0,1,2': 1 })
    expect(result.winners).toEqual([0, 1])
    expect(result.figures.purchases).toEqual([
      { option: 0, each: '1' },
      { option: 1, each: '1' },
    ])
  })

  test('add1 raises everybody’s part as long as what is bought fits the budget', () => {
    // a blank ballot has no part: 3 each, and p1 is bought; at 4 both are: 7 in all, above 6
    expect(
      share('6', ['4', '3'], { '0': 1, '1': 1, '': 5 }, { completion: 'add1', whole: true, ties: ['cost'] }),
    ).toMatchObject({
      winners: [1],
      figures: { raised: 0, parts: ['3'] },
    })
    expect(share('7', ['4', '3'], { '0': 1, '1': 1 }, { completion: 'add1', whole: true })).toMatchObject({
      winners: [0, 1],
      figures: { raised: 1, parts: ['4'], cost: '7' },
    })
  })

  test('what still fits can be bought last, most approved first', () => {
    const costs = ['4', '5', '2', '2']
    const counts = { '0': 4, '1,2': 3, '2': 1, '3': 1 }
    const left = share('9', costs, counts, { greedy: true })
    expect(left.figures).toMatchObject({ added: [3], cost: '8' })
    expect(share('9', costs, counts).winners).toEqual([0, 2])
  })

  test('an exhaustive stop ends as soon as nothing else fits', () => {
    const costs = ['4', '3', '9']
    const counts = { '0': 1, '1': 1, '2': 1 }
    const more = { completion: 'add1', whole: true } as const
    expect(share('8', costs, counts, { ...more, exhaustive: true }).figures).toMatchObject({ raised: 2, parts: ['4'] })
    expect(share('8', costs, counts, more).figures).toMatchObject({ raised: 6, parts: ['8'] })
  })

  test('equals bought one after the other are no tie: their order changes nothing', () => {
    expect(share('4', ['2', '2'], { '0': 1, '1': 1 })).toMatchObject({ outcome: 'won', tied: [] })
  })

  test('equals of which one makes the other too dear wait, and are told with all that could be', () => {
    const tie = share('2', ['2', '2', '1'], { '0,1': 2 })
    expect(tie).toMatchObject({ outcome: 'tied', winners: [], tied: [0, 1], figures: { alternatives: [[0], [1]] } })
    const drawn = share('2', ['2', '2', '1'], { '0,1': 2 }, {}, { breaking: { by: 'chair', order: [1] } })
    expect(drawn).toMatchObject({ winners: [1], broken: [{ by: 'chair', among: [0, 1], chosen: [1] }] })
  })

  test('declared: more approvals, then the lower cost', () => {
    // both cost each supporter a half of their use
    expect(share('4', ['2', '4'], { '0,1': 2 }, { ties: ['approvals', 'cost'] })).toMatchObject({
      outcome: 'won',
      winners: [0],
    })
  })

  test('cost 1 each: as many seats as the budget, in proportion', () => {
    const costs = Array.from({ length: 6 }, () => '1')
    const result = share(
      '3',
      costs,
      { '0,1,2': 4, '3,4,5': 2 },
      { utility: 'number', completion: 'add1' },
      { breaking: { by: 'chair', order: [] } },
    )
    expect(result.winners.filter((at) => at < 3)).toHaveLength(2)
    expect(result.winners.filter((at) => at > 2)).toHaveLength(1)
  })

  test('what is left may go on growing (Phragmén) until the budget is used', () => {
    const result = share(
      '3',
      ['1', '1', '1', '1', '1', '1'],
      { '0,2': 4, '2,4': 3, '2,5': 1 },
      { utility: 'number', completion: 'phragmen' },
    )
    expect(result.winners.toSorted()).toEqual([0, 2, 4])
  })

  test('one option, one voter, nobody, blank ballots', () => {
    expect(share('5', ['5'], { '0': 1 }).winners).toEqual([0])
    expect(share('5', ['6'], { '0': 1 }, { completion: 'add1', whole: true }).outcome).toBe('none')
    expect(share('5', ['5'], {}, { completion: 'add1' })).toMatchObject({ outcome: 'none', figures: { parts: ['0'] } })
    expect(share('5', ['5', '1'], { '': 3 }, { greedy: true }).outcome).toBe('none')
    expect(share('5', ['0', '7/2', '1.5'], { '0,1,2': 1 }).winners).toEqual([0, 1, 2])
  })

  test('colleges have parts of their own when it was asked for', () => {
    const colleges = {
      list: [
        { id: 'x', share: '3' },
        { id: 'y', share: '1' },
      ],
      mode: 'proportional',
      per: 'expressed',
      empty: 'lost',
    } as const
    const definition: SharesDefinition = { ...plain, options: ['a', 'b'], costs: ['6', '6'], budget: '8', colleges }
    const result = count(definition, { counts: { x: { '0': 1 }, y: { '1': 9 } } })
    expect(result).toMatchObject({ winners: [0], figures: { parts: ['6', '2/9'] } })
    expect(count(definition, { counts: { y: { '1': 9 } } })).toMatchObject({
      winners: [1],
      figures: { parts: ['0', '8/9'] },
    })
  })
})

describe('the quick run', () => {
  const instances = fc
    .record({
      costs: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 7 }),
      rows: fc.array(fc.tuple(fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 1,
        maxLength: 12,
      }),
      budget: fc.integer({ min: 10, max: 200 }),
      utility: fc.constantFrom('cost', 'number'),
    } as const)
    .map(({ costs, rows, budget, utility }) => {
      const ballots = new Map<string, number>()
      for (const [on, size] of rows) {
        const ballot = [...new Set(on.map((at) => at % costs.length))].sort((a, b) => a - b).join()
        ballots.set(ballot, (ballots.get(ballot) ?? 0) + size)
      }
      const expressed = [...ballots.values()].reduce((sum, size) => sum + size, 0)
      const turnout = { voters: expressed, expressed, blank: 0, abstained: 0, spoilt: 0 }
      const college = { id: '', cells: new Float64Array(0), ballots, turnout, share: ratio(1n), weight: 1n }
      const definition: SharesDefinition = {
        ...plain,
        options: costs.map((_, at) => `p${at}`),
        costs: costs.map(String),
        budget: String(budget),
        utility,
        whole: true,
        ties: ['approvals', 'cost'],
      }
      return instanceOf(definition, { colleges: [college], scale: undefined }, undefined, (ballot) =>
        readSeveral(ballot, costs.length),
      )
    })

  test('says what the exact one does, or nothing; and nearly always says it', () => {
    let [answers, asked] = [0, 0]
    fc.assert(
      fc.property(instances, fc.nat(40), (instance, raised) => {
        const quick = boundedRuns(instance, true)?.(raised)
        asked += 1
        if (!quick) return
        answers += 1
        const { bought, spent } = through(instance, begin(instance, raised))
        expect(quick).toEqual({ bought, spent })
      }),
      { numRuns: 1000 },
    )
    expect(answers / asked).toBeGreaterThan(0.8)
  })

  test('says nothing where amounts are larger than whole numbers of the machine', () => {
    const [instance] = fc.sample(instances, 1)
    expect(boundedRuns({ ...instance!, costs: instance!.costs.map((cost) => cost << 60n) }, true)).toBeUndefined()
  })
})
