/**
 * The second counter: written apart from the first, simple and slow, straight from the definitions. A result file is
 * recounted with it alone; that both always agree is tested on random polls of every rule.
 */
import { fraction, isLess, parse, product, whole, write } from './fraction.ts'
import { majorityJudgment, schulze } from './ordered.ts'
import { type College, collegesOf, type Poll, persons, type Turnout, total, type Verdict } from './poll.ts'
import { equalShares } from './shares.ts'
import { consent, decision, most } from './simple.ts'
import { transferable } from './transferable.ts'

const rules: Readonly<Record<string, (poll: Poll, colleges: readonly College[]) => Verdict>> = {
  decision,
  consent,
  single: most,
  approval: most,
  dots: most,
  'majority-judgment': majorityJudgment,
  schulze,
  'equal-shares': equalShares,
  stv: transferable,
}

const needBallots = ['equal-shares', 'stv']

/** Throws when a ballot, a college's sums, a college or a rule is not one of this poll. */
export function recount(poll: Poll): Readonly<Record<string, unknown>> {
  const { definition } = poll
  const colleges = collegesOf(poll)
  const rule = rules[definition.rule]
  if (!rule) throw new Error(`no rule ${definition.rule}`)
  if (poll.tables && needBallots.includes(definition.rule)) throw new Error(`${definition.rule} needs the ballots`)
  const verdict = rule(poll, colleges)
  const turnout = total(colleges)
  const quorum = reached(poll, turnout)
  const silent = definition.colleges?.empty === 'invalid' && colleges.some(({ turnout }) => turnout.expressed === 0)
  return {
    rule: definition.rule,
    ...verdict,
    ...((quorum === false || silent) && { outcome: 'invalid', winners: [], tied: [] }),
    turnout,
    ...(quorum !== undefined && { quorum }),
    ...(definition.colleges && {
      colleges: colleges.map(({ id, turnout, weight }) => ({ id, ...turnout, weight: write(weight) })),
    }),
  }
}

export function reached({ definition: { quorum } }: Pick<Poll, 'definition'>, turnout: Turnout): boolean | undefined {
  if (!quorum) return undefined
  const counted = persons(quorum.counted, turnout)
  if (counted < (quorum.least ?? 0)) return false
  if (quorum.share === undefined) return true
  const needed = product(parse(quorum.share), whole(persons('enrolled', turnout)))
  return quorum.strict ? isLess(needed, fraction(BigInt(counted), 1n)) : !isLess(whole(counted), needed)
}
