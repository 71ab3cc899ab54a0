/**
 * What holds of every rule: order, splitting and changing one’s mind do not count; equal weights are no weights.
 * `TALLY_RUNS=20000` is the longer check.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../src/votes/tally/canonical.ts'
import { add, count, resultOf, revise, startCount } from '../../src/votes/tally/count.ts'
import { type Box, type Definition, type Result, type RuleId, ruleIds } from '../../src/votes/tally/definition.ts'
import { polls, type RandomPoll } from '../support/tally.ts'

const runs = { numRuns: Number(process.env.TALLY_RUNS ?? 200) }

function rowsOf({ counts }: Box): { college: string; ballot: string; times: number }[] {
  return Object.entries(counts).flatMap(([college, ballots]) =>
    Object.entries(ballots).map(([ballot, times]) => ({ college, ballot, times })),
  )
}

describe.each(ruleIds)('%s', (rule) => {
  test('ballots count in any order, split or together', () => {
    const many = polls(rule).chain((poll) =>
      fc.record({
        poll: fc.constant(poll),
        papers: fc.shuffledSubarray(
          rowsOf(poll.box).flatMap(({ times, ...row }) => Array.from({ length: times }, () => row)),
          { minLength: rowsOf(poll.box).reduce((sum, { times }) => sum + times, 0) },
        ),
      }),
    )
    fc.assert(
      fc.property(many, ({ poll: { definition, box }, papers }) => {
        const one = startCount(definition)
        for (const { college, ballot } of papers) add(one, college, ballot)
        expect(canonical(resultOf(one, box))).toBe(canonical(count(definition, box)))
      }),
      runs,
    )
  })

  test('a ballot that was changed and changed back left no trace', () => {
    fc.assert(
      fc.property(polls(rule), polls(rule), ({ definition, box }, other) => {
        const college = definition.colleges?.list[0]?.id ?? ''
        const started = startCount(definition)
        for (const { college, ballot, times } of rowsOf(box)) add(started, college, ballot, times)
        const before = canonical(resultOf(started, box))
        const [mine] = Object.keys(box.counts[college] ?? {}).filter(
          (ballot) => (box.counts[college]![ballot] ?? 0) > 0,
        )
        for (const { ballot } of rowsOf(other.box).filter(({ ballot }) => isOf(definition, ballot))) {
          revise(started, college, mine, ballot)
          revise(started, college, ballot, mine)
          revise(started, college, undefined, ballot)
          revise(started, college, ballot, undefined)
        }
        expect(canonical(resultOf(started, box))).toBe(before)
      }),
      runs,
    )
  })

  test.skipIf(rule === 'stv')('weights that are equal for every ballot choose as no colleges do', () => {
    fc.assert(
      fc.property(polls(rule), ({ definition, box }) => {
        const ids = Object.keys(box.counts)
        const expressed = (id: string) =>
          count(definition, box).colleges?.find((college) => college.id === id)?.expressed
        if (!definition.colleges || ids.some((id) => expressed(id) === 0)) return
        const list = ids.map((id) => ({ id, share: String(expressed(id)) }))
        const colleges = { list, mode: 'proportional', per: 'expressed', empty: 'lost' } as const
        const { colleges: _, ...alone } = definition
        expect(chosen(count({ ...definition, colleges }, box))).toEqual(chosen(count(alone as Definition, merged(box))))
      }),
      runs,
    )
  })

  test.skipIf(fixed(rule))('options in another order give the same options', () => {
    const turned = polls(rule).chain((poll) =>
      fc.record({
        poll: fc.constant(poll),
        places: fc.shuffledSubarray(
          poll.definition.options.map((_, at) => at),
          { minLength: poll.definition.options.length },
        ),
      }),
    )
    fc.assert(
      fc.property(turned, ({ poll, places }) => {
        const { definition, box } = turn(poll, places)
        const back = (positions: readonly number[]) => positions.map((at) => places.indexOf(at)).sort((a, b) => a - b)
        const [one, other] = [count(poll.definition, poll.box), count(definition, box)]
        expect(other.outcome).toBe(one.outcome)
        if (one.outcome === 'tied') return
        expect(back(other.winners)).toEqual(one.winners.toSorted((a, b) => a - b))
      }),
      runs,
    )
  })
})

/** Its options are answers, each with its own meaning. */
function fixed(rule: RuleId): boolean {
  return rule === 'decision' || rule === 'consent'
}

function isOf(definition: Definition, ballot: string): boolean {
  try {
    add(startCount(definition), definition.colleges?.list[0]?.id ?? '', ballot)
    return true
  } catch {
    return false
  }
}

function chosen({ outcome, winners, tied, ranking }: Result) {
  return { outcome, winners, tied, ranking }
}

/** Everybody in one box, so too on the roll. */
function merged({ counts, roll, ...box }: Box): Box {
  const all: Record<string, number> = {}
  for (const { ballot, times } of rowsOf({ counts })) all[ballot] = (all[ballot] ?? 0) + times
  const people = Object.values(roll ?? {})
  const sum = (key: 'enrolled' | 'present' | 'represented') => people.reduce((total, one) => total + (one[key] ?? 0), 0)
  return {
    ...box,
    counts: { '': all },
    roll: { '': { enrolled: sum('enrolled'), present: sum('present'), represented: sum('represented') } },
  }
}

/** Option `at` moves to `places[at]`, on every ballot and in every setting. */
function turn({ definition, box }: RandomPoll, places: readonly number[]): RandomPoll {
  const moved = <T>(list: readonly T[]): T[] => places.map((_, to) => list[places.indexOf(to)]!)
  const ascending = (positions: readonly number[]) => positions.map((at) => places[at]!).sort((a, b) => a - b)
  const ballotOf = (ballot: string): string => {
    if (ballot === '') return ''
    if (definition.rule === 'majority-judgment') return moved([...ballot]).join('')
    if (definition.rule === 'dots') {
      const pairs = ballot.split(',').map((pair) => pair.split(':').map(Number) as [number, number])
      const on = pairs.map(([at, dots]) => [places[at]!, dots] as const).sort(([a], [b]) => a - b)
      return on.map((pair) => pair.join(':')).join()
    }
    if (definition.rule === 'schulze' || definition.rule === 'stv')
      return ballot
        .split('>')
        .map((tier) => ascending(tier.split('=').map(Number)).join('='))
        .join('>')
    return ascending(ballot.split(',').map(Number)).join()
  }
  const counts = Object.fromEntries(
    Object.entries(box.counts).map(([college, ballots]) => [
      college,
      Object.fromEntries(Object.entries(ballots).map(([ballot, times]) => [ballotOf(ballot), times])),
    ]),
  )
  const { breaking } = box
  return {
    definition: {
      ...definition,
      options: moved(definition.options),
      ...('costs' in definition && { costs: moved(definition.costs) }),
      ...('withdrawn' in definition && definition.withdrawn && { withdrawn: ascending(definition.withdrawn) }),
      ...('otherwise' in definition &&
        definition.otherwise && {
          otherwise: {
            ...definition.otherwise,
            option: places[definition.otherwise.option]!,
            majorities: moved(definition.options.map((_, at) => definition.otherwise?.majorities?.[at] ?? '1')),
          },
        }),
    } as Definition,
    box: {
      ...box,
      counts,
      ...(breaking?.by === 'chair' && {
        breaking: { by: 'chair', order: named(breaking.order, definition.options.length).map((at) => places[at]!) },
      }),
    },
  }
}

/** Those that the chair did not name come after, in the order of options: told here, since that order changes. */
function named(order: readonly number[], options: number): number[] {
  return [...new Set([...order, ...Array.from({ length: options }, (_, at) => at)])]
}
