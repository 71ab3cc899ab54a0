/** What may happen around votes, at random: small numbers stand for whoever, and whichever vote, there is by then. */
import fc from 'fast-check'
import { isGrowing, type RuleName, ruleNames } from './votes-count.ts'

/** How a vote is opened besides its rule: who votes in it, and for whom. */
export type Kind = 'plain' | 'frozen' | 'colleges' | 'proxies' | 'all' | 'early'
/** What is agreed on for it besides: each may come with others. */
export type Also = 'seats' | 'lot' | 'casting' | 'validated' | 'urn' | 'adding'

export type Act = { readonly twice?: boolean } & (
  | {
      readonly do: 'open'
      readonly rule: RuleName
      readonly kind: Kind
      readonly also: readonly Also[]
      /** who presides, where somebody does */
      readonly chair: number
      readonly live: boolean
      /** minutes until it ends, and until it opens; 0: by hand */
      readonly ends: number
      readonly opens: number
    }
  | { readonly do: 'vote'; readonly who: number; readonly poll: number; readonly seed: number; readonly late: boolean }
  | { readonly do: 'withdraw'; readonly who: number; readonly poll: number }
  /** one after the other */
  | { readonly do: 'everybody'; readonly poll: number; readonly seed: number }
  | {
      readonly do: 'voteFor'
      readonly who: number
      readonly giver: number
      readonly poll: number
      readonly seed: number
    }
  | { readonly do: 'withdrawFor'; readonly who: number; readonly giver: number; readonly poll: number }
  | { readonly do: 'give'; readonly who: number; readonly holder: number; readonly poll: number }
  | { readonly do: 'revoke'; readonly who: number; readonly poll: number }
  /** `steps` of the four that join two accounts; fewer are then taken back by « Refuser » */
  | { readonly do: 'link'; readonly stays: number; readonly comes: number; readonly steps: number }
  /** the last confirmation, and a ballot from each account, in the same moment */
  | {
      readonly do: 'linkRace'
      readonly stays: number
      readonly comes: number
      readonly poll: number
      readonly seed: number
    }
  | { readonly do: 'arrive'; readonly organisation: number }
  | { readonly do: 'guest' | 'member'; readonly who: number }
  | { readonly do: 'move'; readonly who: number; readonly organisation: number }
  | { readonly do: 'enrol' | 'strike'; readonly who: number; readonly poll: number }
  | { readonly do: 'extend'; readonly poll: number; readonly minutes: number }
  | { readonly do: 'start' | 'close' | 'cancel' | 'settle' | 'redo'; readonly poll: number }
  /** by whoever presides, or by somebody else */
  | { readonly do: 'validate' | 'refuse'; readonly poll: number; readonly who: number; readonly presides: boolean }
  /** of a vote by urn: its paper, and what is put in of it; `lost`: by an address that was replaced */
  | { readonly do: 'paper'; readonly who: number; readonly poll: number }
  | { readonly do: 'put'; readonly who: number; readonly poll: number; readonly seed: number; readonly lost: boolean }
  /** one more option, one that is there maybe */
  | { readonly do: 'add'; readonly who: number; readonly poll: number; readonly option: number }
  /** one of those that make sense just then */
  | { readonly do: 'fitting'; readonly who: number; readonly poll: number; readonly n: number; readonly seed: number }
  /** the newest that may be, or the oldest */
  | { readonly do: 'undo'; readonly older?: boolean }
  /** everybody of them in the same moment, and somebody who closes it maybe */
  | {
      readonly do: 'race'
      readonly who: readonly number[]
      readonly poll: number
      readonly seed: number
      readonly closes: boolean
    }
  | { readonly do: 'again'; readonly request: number }
  | { readonly do: 'restart' }
  | { readonly do: 'pass'; readonly minutes: number }
)

const who = fc.integer({ min: 0, max: 8 })
/** Most often the first one, so that much happens to it. */
const poll = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 2 }) },
)
const seed = fc.integer({ min: 0, max: 999 })
const often = fc.boolean()
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 9)
const minutes = fc.constantFrom(1, 4, 30)
const twice = rarely

const alone: readonly (readonly Also[])[] = [['seats'], ['lot'], ['validated'], ['urn'], ['adding']]
const together: readonly (readonly Also[])[] = [
  ['casting'],
  ['seats', 'lot'],
  ['seats', 'validated'],
  ['seats', 'adding', 'lot'],
  ['lot', 'validated'],
  ['casting', 'validated'],
  ['urn', 'seats'],
  ['urn', 'seats', 'lot', 'validated'],
  ['urn', 'lot'],
  ['urn', 'adding'],
  ['adding', 'validated'],
]
const also = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 5, arbitrary: fc.constantFrom(...alone) },
  { weight: 4, arbitrary: fc.constantFrom(...together) },
)

const open = (kinds: readonly Kind[]): fc.Arbitrary<Act> =>
  fc
    .record({
      do: fc.constant('open' as const),
      rule: fc.constantFrom(...ruleNames),
      kind: fc.constantFrom(...kinds),
      also,
      chair: who,
      live: often,
      ends: fc.constantFrom(0, 0, 5, 40),
      opens: fc.constantFrom(0, 0, 0, 2),
      raw: rarely,
    })
    .map(({ raw, ...asked }) => (raw ? asked : fitting(asked)))

type Asked = Extract<Act, { do: 'open' }>

/** Most are opened as they may be. */
function fitting(asked: Asked): Asked {
  const { also, rule, kind, live } = asked
  const isUrn = also.includes('urn')
  const chosen = ruleNames.filter(isGrowing)
  return {
    ...asked,
    rule:
      also.includes('adding') && !isGrowing(rule)
        ? chosen[ruleNames.indexOf(rule) % chosen.length]!
        : isUrn && rule === 'consent'
          ? 'decision'
          : rule,
    kind: isUrn && kind === 'proxies' ? 'colleges' : isUrn && kind === 'all' ? 'frozen' : kind,
    live: live && !isUrn,
  }
}

export function actsOf(kinds: readonly Kind[]): fc.Arbitrary<readonly Act[]> {
  const one = (weight: number, arbitrary: fc.Arbitrary<Act>) => ({ weight, arbitrary })
  const just = <D extends string>(name: D) => fc.constant(name)
  const hasProxies = kinds.includes('proxies')
  const hasRoll = kinds.includes('frozen')
  const act = fc.oneof(
    one(3, open(kinds)),
    one(16, fc.record({ do: just('vote'), who, poll, seed, late: rarely, twice })),
    one(7, fc.record({ do: just('withdraw'), who, poll, twice })),
    one(4, fc.record({ do: just('everybody'), poll, seed })),
    one(4, fc.record({ do: just('link'), stays: who, comes: who, steps: fc.constantFrom(2, 3, 4, 4, 4) })),
    one(2, fc.record({ do: just('linkRace'), stays: who, comes: who, poll, seed })),
    one(3, fc.record({ do: just('arrive'), organisation: fc.integer({ min: 0, max: 2 }) })),
    one(3, fc.record({ do: fc.constantFrom('guest' as const, 'member' as const), who })),
    one(2, fc.record({ do: just('move'), who, organisation: fc.integer({ min: 0, max: 2 }) })),
    one(1, fc.record({ do: just('paper'), who, poll, twice })),
    one(1, fc.record({ do: just('put'), who, poll, seed, lost: rarely })),
    one(2, fc.record({ do: just('add'), who, poll, option: fc.integer({ min: 0, max: 5 }), twice })),
    one(
      2,
      fc.record({
        do: fc.constantFrom('validate', 'validate', 'refuse') as fc.Arbitrary<'validate'>,
        poll,
        who,
        presides: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
        twice,
      }),
    ),
    one(3, fc.record({ do: just('extend'), poll, minutes })),
    one(
      7,
      fc.record({
        do: fc.constantFrom('start', 'close', 'close', 'cancel', 'settle', 'redo') as fc.Arbitrary<'close'>,
        poll,
        twice,
      }),
    ),
    one(10, fc.record({ do: just('undo'), older: often })),
    one(80, fc.record({ do: just('fitting'), who, poll, n: fc.nat(59), seed })),
    one(
      4,
      fc.record({ do: just('race'), who: fc.array(who, { minLength: 2, maxLength: 4 }), poll, seed, closes: often }),
    ),
    one(4, fc.record({ do: just('again'), request: fc.nat(200) })),
    one(2, fc.record({ do: just('restart') })),
    one(7, fc.record({ do: just('pass'), minutes })),
    ...(hasProxies
      ? [
          one(9, fc.record({ do: just('give'), who, holder: who, poll, twice })),
          one(7, fc.record({ do: just('voteFor'), who, giver: who, poll, seed })),
          one(3, fc.record({ do: just('revoke'), who, poll })),
          one(2, fc.record({ do: just('withdrawFor'), who, giver: who, poll })),
        ]
      : []),
    ...(hasRoll ? [one(5, fc.record({ do: fc.constantFrom('enrol' as const, 'strike' as const), who, poll }))] : []),
  )
  return fc
    .tuple(open(kinds), fc.array(act, { minLength: 5, maxLength: 20, size: 'max' }))
    .map(([first, rest]) => [{ ...first, opens: 0 } as Act, ...rest])
}
