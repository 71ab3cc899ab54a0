/** Many ballots counted at once: the same sums as one by one, the same refusals, on the way that every box takes. */
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { canonical } from '../../src/votes/tally/canonical.ts'
import { add, addAll, type Count, count, resultOf, revise, startCount } from '../../src/votes/tally/count.ts'
import { type Definition, Uncountable } from '../../src/votes/tally/definition.ts'
import { judgmentTable } from '../../src/votes/tally/majority-judgment.ts'
import { schulzeTable } from '../../src/votes/tally/schulze.ts'
import { polls } from '../support/tally.ts'

const runs = { numRuns: Number(process.env.TALLY_RUNS ?? 200) }
type Judgment = Extract<Definition, { rule: 'majority-judgment' }>
type Ranking = Extract<Definition, { rule: 'schulze' }>

const ids = (options: number) => Array.from({ length: options }, (_, at) => `option ${at}`)

function judgment(options: number, more: Partial<Judgment> = {}): Judgment {
  return { rule: 'majority-judgment', options: ids(options), seats: 1, grades: ids(6), missing: 'worst', ...more }
}

function ranking(options: number, unranked: Ranking['unranked'] = 'last'): Ranking {
  return { rule: 'schulze', options: ids(options), seats: 1, unranked, strength: 'winning' }
}

function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A missing grade in nine; nobody leaves all of them out. */
function grades(ballots: number, options: number, kinds = 6): string[] {
  const roll = dice(ballots + options)
  return Array.from({ length: ballots }, () => {
    const given = Array.from({ length: options }, () => (roll(9) === 0 ? '-' : roll(kinds).toString(36)))
    return given.every((grade) => grade === '-') ? '0'.repeat(options) : given.join('')
  })
}

/** Some options, in any order, one in three equal to the one before. */
function ranks(ballots: number, options: number): string[] {
  const roll = dice(ballots + options)
  return Array.from({ length: ballots }, () => {
    const order = ids(options).map((_, at) => at)
    for (let at = options - 1; at > 0; at--) {
      const other = roll(at + 1)
      const kept = order[at]!
      order[at] = order[other]!
      order[other] = kept
    }
    const tiers: number[][] = []
    for (const at of order.slice(0, roll(4) === 0 ? 1 + roll(options) : options))
      if (tiers.length > 0 && roll(3) === 0) tiers.at(-1)!.push(at)
      else tiers.push([at])
    return tiers.map((tier) => tier.sort((a, b) => a - b).join('=')).join('>')
  })
}

function oneByOne(definition: Definition, ballots: readonly string[], times = 1): Count {
  const started = startCount(definition)
  for (const ballot of ballots) add(started, '', ballot, times)
  return started
}

function atOnce(definition: Definition, ballots: readonly string[], times = 1): Count {
  const started = startCount(definition)
  addAll(started, '', ballots, times)
  return started
}

function whatIsKept(started: Count) {
  const { cells, counts, ballots } = started.colleges.get('')!
  return { cells: [...cells], counts, ballots: new Map([...ballots.sorted].sort()) }
}

function refusal(work: () => unknown): Uncountable {
  try {
    work()
  } catch (error) {
    if (error instanceof Uncountable) return error
    throw error
  }
  throw new Error('nothing was refused')
}

afterEach(() => vi.restoreAllMocks())

/** Sixteen are looked at together, 255 times; of long ballots, fewer times. */
const sizes = [256, 257, 271, 272, 4079, 4080, 4081, 9000]

describe('majority judgment', () => {
  test.each(sizes)('%i ballots at once give the table of one by one', (ballots) => {
    const texts = grades(ballots, 3)
    const seen = vi.spyOn(judgmentTable, 'many')
    expect(whatIsKept(atOnce(judgment(3), texts))).toEqual(whatIsKept(oneByOne(judgment(3), texts)))
    expect(seen.mock.results).toMatchObject([{ value: { expressed: ballots, abstained: 0, spoilt: 0 } }])
  })

  test.each([1, 15, 16, 17, 20, 700])('so do ballots of %i options', (options) => {
    const texts = grades(600, options)
    expect(whatIsKept(atOnce(judgment(options), texts, 3))).toEqual(whatIsKept(oneByOne(judgment(options), texts, 3)))
  })

  test('so do all 36 grades', () => {
    const definition = judgment(5, { grades: ids(36) })
    const texts = grades(900, 5, 36)
    expect(whatIsKept(atOnce(definition, texts))).toEqual(whatIsKept(oneByOne(definition, texts)))
  })

  test('a hole spoils its ballot where it is said so', () => {
    const definition = judgment(4, { missing: 'invalid' })
    const texts = grades(1000, 4)
    const kept = whatIsKept(atOnce(definition, texts))
    expect(kept).toEqual(whatIsKept(oneByOne(definition, texts)))
    expect(kept.counts).toMatchObject({ spoilt: texts.filter((text) => text.includes('-')).length, voters: 1000 })
  })

  test.each([
    ['too short', '012'],
    ['too long', '01234'],
    ['a grade too many', '0126'],
    ['no grade', '01 2'],
    ['a letter beyond ASCII', '012é'],
    ['an end of line', '01\n2'],
    ['an end of line in the place of a ballot', '012\n'],
    ['two ballots in one', '012\n0123'],
    ['one that ends as a grade does', '012\u0133'],
    ['a NUL, as what is left empty', '012\0'],
    ['nothing but holes', '----'],
  ])('%s: refused as one by one, whatever is around it', (_, ballot) => {
    for (const missing of ['worst', 'invalid'] as const) {
      // lengths that make up for each other too
      const texts = [...grades(300, 4), ballot, '----', '01234', '012', ...grades(300, 4)]
      const definition = judgment(4, { missing })
      expect(refusal(() => atOnce(definition, texts))).toEqual(refusal(() => oneByOne(definition, texts)))
      expect(refusal(() => atOnce(definition, texts)).what).toBe(ballot)
    }
  })

  test('what is refused leaves nothing in the sums', () => {
    const cells = new Float64Array(4 * 7)
    expect(judgmentTable.many!(judgment(4), cells, [...grades(300, 4), '0126'], 1)).toBeUndefined()
    expect(cells.every((cell) => cell === 0)).toBe(true)
  })
})

describe('ranking', () => {
  test.each(sizes)('%i ballots at once give the pairs of one by one', (ballots) => {
    const texts = ranks(ballots, 5)
    for (const unranked of ['last', 'apart'] as const) {
      const seen = vi.spyOn(schulzeTable, 'many')
      expect(whatIsKept(atOnce(ranking(5, unranked), texts))).toEqual(whatIsKept(oneByOne(ranking(5, unranked), texts)))
      expect(seen.mock.results).toMatchObject([{ value: { expressed: ballots } }])
      seen.mockRestore()
    }
  })

  test.each([1, 2, 100, 255])('so do those of %i options', (options) => {
    const texts = ranks(300, options)
    expect(whatIsKept(atOnce(ranking(options), texts, 2))).toEqual(whatIsKept(oneByOne(ranking(options), texts, 2)))
  })

  test('more options than a byte can tell apart are taken one by one', () => {
    const texts = ranks(260, 256)
    expect(schulzeTable.many!(ranking(256), new Float64Array(256 ** 2), texts, 1)).toBeUndefined()
    expect(whatIsKept(atOnce(ranking(256), texts))).toEqual(whatIsKept(oneByOne(ranking(256), texts)))
  })

  test('few after many: nothing is left of the ballots before', () => {
    atOnce(ranking(3), ranks(5000, 3))
    const texts = ranks(300, 3)
    expect(whatIsKept(atOnce(ranking(3), texts))).toEqual(whatIsKept(oneByOne(ranking(3), texts)))
  })

  test.each(['0>0', '1=0', '4', '0>', '0 > 1'])(
    '« %s » is refused as one by one, and leaves nothing in the sums',
    (ballot) => {
      const texts = [...ranks(300, 4), ballot, '9', ...ranks(300, 4)]
      expect(refusal(() => atOnce(ranking(4), texts))).toEqual(refusal(() => oneByOne(ranking(4), texts)))
      const cells = new Float64Array(16)
      expect(schulzeTable.many!(ranking(4), cells, texts, 1)).toBeUndefined()
      expect(cells.every((cell) => cell === 0)).toBe(true)
    },
  )
})

describe.each(['majority-judgment', 'schulze'] as const)('%s, whole boxes', (rule) => {
  const table = rule === 'schulze' ? schulzeTable : judgmentTable

  /** Each ballot of a small poll 300 times, with blank ones among them, as papers. */
  test('any poll at once, and one by one: the same result, and ballots can be changed after', () => {
    fc.assert(
      fc.property(polls(rule), ({ definition, box }) => {
        const [one, other] = [startCount(definition), startCount(definition)]
        for (const [college, ballots] of Object.entries(box.counts)) {
          const papers = Object.keys(ballots).flatMap((ballot) => Array.from({ length: 300 }, () => ballot))
          addAll(one, college, papers)
          for (const paper of papers) add(other, college, paper)
          const [first] = papers
          if (first === undefined) continue
          for (const started of [one, other]) {
            revise(started, college, first, '')
            expect(() => add(started, college, 'never put in', -1)).toThrow(Uncountable)
          }
        }
        expect(canonical(resultOf(one, box))).toBe(canonical(resultOf(other, box)))
        for (const [id, { ballots }] of one.colleges)
          expect(ballots.sorted).toEqual(other.colleges.get(id)!.ballots.sorted)
      }),
      runs,
    )
  })

  test('a large box is counted at once, those alike in number together, the others one by one', () => {
    const definition = rule === 'schulze' ? ranking(6) : judgment(6)
    const texts = [...new Set(rule === 'schulze' ? ranks(2500, 6) : grades(2500, 6))].slice(0, 1400)
    expect(texts).toHaveLength(1400)
    const box = {
      counts: { '': Object.fromEntries(['', ...texts].map((text, i) => [text, i < 700 ? 1 : i < 1380 ? 5 : i])) },
    }
    const seen = vi.spyOn(table, 'many')
    const whole = count(definition, box)
    expect(
      seen.mock.calls
        .flatMap(([, , ballots, times], i) => (seen.mock.results[i]!.value ? [[ballots.length, times]] : []))
        .sort(),
    ).toEqual([
      [680, 5],
      [699, 1],
    ])
    const started = startCount(definition)
    for (const [text, times] of Object.entries(box.counts[''])) add(started, '', text, times)
    expect(canonical(whole)).toBe(canonical(resultOf(started)))
  })

  test('of a large box the first ballot that is none of this vote is told', () => {
    const definition = rule === 'schulze' ? ranking(6) : judgment(6)
    const texts = [...new Set(rule === 'schulze' ? ranks(1500, 6) : grades(1500, 6))].slice(0, 600)
    const counts = {
      '': Object.fromEntries(
        [...texts.slice(0, 300), 'first', 'second', ...texts.slice(300)].map((t, i) => [t, 1 + (i % 2)]),
      ),
    }
    expect(refusal(() => count(definition, { counts })).what).toBe('first')
  })

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('%d times is refused, many or few', (times) => {
    const definition = rule === 'schulze' ? ranking(6) : judgment(6)
    const texts = rule === 'schulze' ? ranks(300, 6) : grades(300, 6)
    expect(refusal(() => atOnce(definition, texts, times)).why).toBe('count')
  })

  test('a small box is not', () => {
    const seen = vi.spyOn(table, 'many')
    count(rule === 'schulze' ? ranking(2) : judgment(2), {
      counts: { '': rule === 'schulze' ? { '0>1': 9 } : { 12: 9 } },
    })
    expect(seen).not.toHaveBeenCalled()
  })

  test('a college that the vote has not is refused', () => {
    const definition = rule === 'schulze' ? ranking(6) : judgment(6)
    const texts = rule === 'schulze' ? ranks(300, 6) : grades(300, 6)
    expect(refusal(() => addAll(startCount(definition), 'nobody', texts))).toMatchObject({
      why: 'college',
      what: 'nobody',
    })
  })
})
