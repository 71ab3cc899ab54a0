/** Random polls of each rule: small, so that ties, blank ballots, one option, one voter and nobody come up often. */
import fc from 'fast-check'
import type { Box, Breaking, Definition, Missing, Quorum, RuleId } from '../../src/votes/tally/definition.ts'

export type RandomPoll = { readonly definition: Definition; readonly box: Box }

const share = fc.constantFrom('1/2', '1/3', '2/3', '1', '3/4', '0.4')
const threshold = fc.record({
  share,
  strict: fc.boolean(),
  base: fc.constantFrom('expressed', 'voters', 'present', 'attending', 'enrolled'),
} as const)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const small = fc.integer({ min: 1, max: 4 })

function subsets(options: number, least = 1): fc.Arbitrary<number[]> {
  return fc
    .uniqueArray(fc.integer({ min: 0, max: options - 1 }), { minLength: Math.min(least, options), maxLength: options })
    .map((chosen) => chosen.sort((a, b) => a - b))
}

/** A ranking of some, with equals unless they are not wanted. */
function rankings(options: number, equals: boolean): fc.Arbitrary<string> {
  const order = fc.shuffledSubarray(
    Array.from({ length: options }, (_, at) => at),
    { minLength: 1 },
  )
  return fc.tuple(order, fc.array(fc.boolean(), { minLength: options, maxLength: options })).map(([chosen, joined]) => {
    const tiers: number[][] = []
    for (const [i, at] of chosen.entries()) {
      if (equals && i > 0 && joined[i]) tiers.at(-1)!.push(at)
      else tiers.push([at])
    }
    return tiers.map((tier) => tier.sort((a, b) => a - b).join('=')).join('>')
  })
}

type Rule = {
  readonly definition: fc.Arbitrary<Definition>
  readonly ballot: (definition: Definition) => fc.Arbitrary<string>
}

function clean<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
}

const ids = (count: number) => Array.from({ length: count }, (_, at) => `option ${at}`)
const options = fc.integer({ min: 1, max: 5 }).map(ids)
const seats = fc.integer({ min: 1, max: 3 })

const rules: Readonly<Record<RuleId, Rule>> = {
  decision: {
    definition: fc
      .record({ majority: threshold, least: maybe(fc.constantFrom('2', '3.5')) })
      .map((rest) => ({ rule: 'decision', options: ids(3), ...rest })),
    ballot: () => fc.constantFrom('0', '0', '1', '2'),
  },
  consent: {
    definition: fc.constant({ rule: 'consent', options: ids(4) }),
    ballot: () => fc.constantFrom('0', '0', '0', '1', '2', '3'),
  },
  single: {
    definition: fc.record({ options, seats, majority: maybe(threshold) }).map((rest) => ({ rule: 'single', ...rest })),
    ballot: ({ options }) => fc.integer({ min: 0, max: options.length - 1 }).map(String),
  },
  approval: {
    definition: fc
      .record({ options, seats, majority: maybe(threshold), max: maybe(fc.integer({ min: 1, max: 3 })) })
      .map((rest) => ({ rule: 'approval', ...rest })),
    ballot: (definition) =>
      subsets(definition.options.length).map((chosen) =>
        chosen.slice(0, definition.rule === 'approval' ? definition.max : undefined).join(),
      ),
  },
  dots: {
    definition: fc.record({ options, seats, max: maybe(small) }).map((rest) => ({ rule: 'dots', points: 9, ...rest })),
    ballot: (definition) =>
      fc.tuple(subsets(definition.options.length), fc.array(small, { minLength: 5, maxLength: 5 })).map(([on, dots]) =>
        on
          .slice(0, 2)
          .map((at, i) => `${at}:${Math.min(dots[i]!, definition.rule === 'dots' ? (definition.max ?? 4) : 4)}`)
          .join(),
      ),
  },
  'majority-judgment': {
    definition: fc
      .record({
        options,
        seats,
        grades: fc.integer({ min: 2, max: 5 }).map(ids),
        missing: fc.constantFrom<Missing[]>('worst', 'median', 'excluded', 'invalid', { grade: 1 }),
      } as const)
      .map((rest) => ({ rule: 'majority-judgment', ...rest })),
    ballot: (definition) => {
      const grades = definition.rule === 'majority-judgment' ? definition.grades.length : 0
      const marks = fc.constantFrom(...'01234'.slice(0, grades), ...'01234'.slice(0, grades), '-')
      const length = definition.options.length
      return fc.array(marks, { minLength: length, maxLength: length }).map((all) => {
        const text = all.join('')
        return /^-+$/.test(text) ? text.replace('-', '0') : text
      })
    },
  },
  schulze: {
    definition: fc
      .record({
        options,
        seats,
        unranked: fc.constantFrom('last', 'apart'),
        strength: fc.constantFrom('winning', 'votes', 'margin'),
        otherwise: maybe(
          fc.record({ quorum: maybe(fc.constantFrom('2', '1/2')), majorities: maybe(fc.constant(['2', '1'])) }),
        ),
      } as const)
      .map(({ otherwise, ...rest }) => ({
        rule: 'schulze',
        ...rest,
        ...(otherwise && { otherwise: clean({ option: rest.options.length - 1, ...otherwise }) }),
      })),
    ballot: ({ options }) => rankings(options.length, true),
  },
  'equal-shares': {
    definition: fc
      .record({
        options,
        costs: fc.array(fc.constantFrom('1', '2', '3', '5', '1/2', '7', '0'), { minLength: 5, maxLength: 5 }),
        budget: fc.constantFrom('3', '6', '10', '7/2'),
        utility: fc.constantFrom('cost', 'number'),
        completion: fc.constantFrom('none', 'add1', 'phragmen'),
        increment: fc.constantFrom('1', '1/2'),
        whole: fc.boolean(),
        exhaustive: fc.boolean(),
        greedy: fc.boolean(),
        ties: fc.constantFrom<('approvals' | 'cost')[][]>([], ['approvals', 'cost'], ['cost']),
      } as const)
      .map(({ costs, ...rest }) => ({ rule: 'equal-shares', ...rest, costs: costs.slice(0, rest.options.length) })),
    ballot: ({ options }) => subsets(options.length).map((chosen) => chosen.join()),
  },
  stv: {
    definition: fc
      .record({
        options,
        seats,
        flavour: fc.constantFrom('scottish', 'exact', 'meek'),
        withdrawn: maybe(fc.constant([0])),
      } as const)
      .map((rest) => ({ rule: 'stv', ...rest })),
    ballot: ({ options }) => rankings(options.length, false),
  },
}

function collegesOf(definition: Definition): fc.Arbitrary<Definition['colleges']> {
  if (definition.rule === 'stv') return fc.constant(undefined)
  const several = 'seats' in definition && definition.seats > 1
  const follows = !several && definition.rule !== 'equal-shares'
  const list = fc
    .array(fc.constantFrom('1/2', '1/3', '2', '1'), { minLength: 1, maxLength: 3 })
    .map((shares) => shares.map((share, at) => ({ id: `college ${at}`, share })))
  return maybe(
    fc
      .record({
        list,
        mode: follows ? fc.constantFrom('proportional', 'majority') : fc.constant('proportional'),
        per: fc.constantFrom('expressed', 'enrolled'),
        empty: fc.constantFrom('lost', 'invalid'),
        tie: maybe(fc.constantFrom('split', 'lost')),
        each: definition.rule === 'decision' ? maybe(fc.boolean()) : fc.constant(undefined),
      } as const)
      .map(clean),
  ) as fc.Arbitrary<Definition['colleges']>
}

const quorum: fc.Arbitrary<Quorum> = fc
  .record({
    counted: fc.constantFrom('voters', 'present', 'attending'),
    share: maybe(share),
    strict: maybe(fc.boolean()),
    least: maybe(fc.integer({ min: 0, max: 5 })),
  } as const)
  .map(clean)

function breakings(options: number): fc.Arbitrary<Breaking> {
  const all = Array.from({ length: options }, (_, at) => at)
  return fc.oneof(
    fc.shuffledSubarray(all).map((order): Breaking => ({ by: 'chair', order })),
    fc.string({ maxLength: 5 }).map((seed): Breaking => ({ by: 'lot', seed })),
  )
}

export function polls(rule: RuleId): fc.Arbitrary<RandomPoll> {
  const { definition: base, ballot } = rules[rule]
  return base
    .chain((plain) => fc.record({ plain: fc.constant(plain), colleges: collegesOf(plain), quorum: maybe(quorum) }))
    .map(({ plain, colleges, quorum }) => clean({ ...plain, colleges, quorum }) as Definition)
    .map((definition) => clean(definition))
    .chain((definition) => {
      const rows = fc.array(fc.tuple(fc.oneof({ weight: 8, arbitrary: ballot(definition) }, fc.constant('')), small), {
        maxLength: 7,
      })
      const names = definition.colleges?.list.map(({ id }) => id) ?? ['']
      const roll = fc.record({
        enrolled: fc.integer({ min: 1, max: 30 }),
        present: fc.integer({ min: 0, max: 20 }),
        represented: maybe(fc.integer({ min: 0, max: 5 })),
      })
      return fc
        .record({
          rows: fc.tuple(...names.map(() => rows)),
          rolls: fc.tuple(...names.map(() => roll)),
          breaking: maybe(breakings(definition.options.length)),
        })
        .map(({ rows, rolls, breaking }) => ({
          definition,
          box: clean({
            counts: Object.fromEntries(names.map((id, c) => [id, countsOf(rows[c] ?? [])])),
            roll: Object.fromEntries(names.map((id, c) => [id, clean(rolls[c]!)])),
            breaking,
          }),
        }))
    })
}

export function countsOf(rows: readonly (readonly [ballot: string, times: number])[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [ballot, times] of rows) counts[ballot] = (counts[ballot] ?? 0) + times
  return counts
}
