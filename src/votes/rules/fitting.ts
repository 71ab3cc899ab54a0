/** What was said, as terms of a vote; and what does not go together, refused with its reason: pure. */
import { Refusal } from '../../refusal.ts'
import type { Definition } from '../rules.ts'
import type { Colleges, Quorum } from '../tally/definition.ts'
import type { Rules } from './agreed.ts'
import { growing } from './life.ts'
import type { Terms, VoteCollege } from './terms.ts'

type Found = {
  readonly inSession: boolean
  /** those of the vote, found by what was said */
  readonly colleges: readonly VoteCollege[] | undefined
}

/** How colleges count says nothing where there are none. */
export function mustHaveColleges({ colleges, mode, per, empty, each }: Rules): void {
  const isAlone = colleges === undefined || colleges === 'none'
  if (isAlone && (mode || per || empty || each)) throw new Refusal('collegeRuleAlone')
}

/** Those of whom a share is taken must be known: then the roll is frozen by itself. */
export function termsFrom(rules: Rules, { inSession, colleges }: Found): Terms {
  const { majority, seat, proxies, tie, least, grades, missing } = rules
  const quorum = quorumOf(rules, inSession)
  const by = colleges && {
    list: colleges,
    mode: rules.mode ?? 'proportional',
    per: rules.per ?? 'expressed',
    empty: rules.empty ?? 'lost',
    ...(rules.each && { each: true }),
  }
  const terms: Terms = {
    ...(majority && { majority }),
    ...(least !== undefined && { least }),
    ...(grades !== undefined && { grades }),
    ...(missing && { missing }),
    ...(rules.otherwise && { otherwise: true }),
    ...(quorum && { quorum }),
    ...(seat === 'organisation' && { seat }),
    ...(by && { colleges: by satisfies Colleges & { list: readonly VoteCollege[] } }),
    ...(proxies && proxies.most > 0 && { proxies }),
    ...(tie && tie !== 'team' && { tie }),
    ...(rules.adding && { adding: true }),
    ...(rules.early && { early: true }),
    ...(rules.validated && { validated: true }),
    ...(rules.secretOnRequest && { secretOnRequest: true }),
  }
  return rules.roll === 'frozen' || needsRoll(terms) ? { ...terms, roll: 'frozen' } : terms
}

function needsRoll({ quorum, colleges, majority, early }: Terms): boolean {
  return quorum?.share !== undefined || colleges?.per === 'enrolled' || majority?.base === 'enrolled' || early === true
}

function quorumOf({ quorum, second, secondNotice }: Rules, inSession: boolean): Quorum | undefined {
  if (quorum === undefined || quorum === 'none' || (second && secondNotice)) return undefined
  return { ...quorum, counted: quorum.counted ?? (inSession ? 'attending' : 'voters') }
}

/** Throws what does not go together. */
export function mustFit(
  { method, seats, terms }: Definition,
  { inSession, chaired }: { readonly inSession: boolean; readonly chaired: boolean },
): void {
  const { quorum, colleges, majority, tie, validated, least, grades, missing, otherwise, adding } = terms ?? {}
  const isThere = (base: string | undefined) => base === 'present' || base === 'attending'
  if (!inSession && (isThere(quorum?.counted) || isThere(majority?.base))) throw new Refusal('presenceNeedsSession')
  if (majority && method !== 'decision') throw new Refusal('majorityIsForDecisions')
  if (colleges && method === 'consent') throw new Refusal('collegesWithConsent')
  if (colleges && method === 'election') throw new Refusal('collegesWithElection')
  if (colleges?.each && method !== 'decision') throw new Refusal('eachCollegeIsForDecisions')
  if (colleges?.mode === 'majority' && (method === 'shares' || seats > 1)) throw new Refusal('majorityModeHasOneSeat')
  if ((tie === 'chair' || validated) && !chaired) throw new Refusal('chairMissing')
  if (least !== undefined && method !== 'approval' && method !== 'dots') throw new Refusal('leastIsForChoices')
  if (method !== 'judgment' && (grades !== undefined || missing !== undefined))
    throw new Refusal('gradesAreForJudgment')
  if (otherwise && method !== 'ranking') throw new Refusal('otherwiseIsForRanking')
  if (adding && !growing.includes(method)) throw new Refusal('addingNeedsOptions')
}
