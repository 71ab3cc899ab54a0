/** What a vote asks, in the words of whoever reads: its weight, its rule, its end, its options. */
import type { Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { list, numbered } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import type { Lang, List, Rich } from '../../views/view.ts'
import { externalOf } from '../rules/external.ts'
import type { QuorumState } from '../rules/quorum.ts'
import { isUrn, type PollResult, termsOf } from '../rules.ts'
import { majorityRule } from './agreed.ts'
import { howSaid } from './belenios.ts'
import { type Asked, labelsOf } from './words.ts'

/** Who put what in, of a public vote. */
export type Voted = { readonly name: string; readonly paper: string }

/** Why somebody objects, or consents with a reservation; with their name in a public vote. */
export type Objection = { readonly paper: string; readonly words: string; readonly name: string | undefined }

export type Shown = Asked & {
  /** what each option says more, by position */
  readonly hints?: readonly (string | null)[]
  readonly zone: string
  readonly turnout: number
  /** while it is open: what would be found now, when that is shown */
  readonly result: PollResult | undefined
  /** of a public vote, once figures are told */
  readonly voters: readonly Voted[] | undefined
  readonly objections?: readonly Objection[]
  /** how many are counted for the quorum, where one is asked for: now, or when it closed */
  readonly quorum?: QuorumState
  /** who presides */
  readonly chair?: string | undefined
  /** the head of its log: when it opened, or with what was found */
  readonly head?: string
  /** the vote whose new version it is, with what was objected to it */
  readonly replaces?: {
    readonly number: number
    readonly words: readonly string[]
    /** the same vote, held without names */
    readonly withoutNames?: boolean
  }
  /** the number of its own new version */
  readonly replacedBy?: number
  /** positions that are not shown: added, and taken back before anybody chose them */
  readonly gone?: readonly number[]
  /** the body in which it takes place */
  readonly body: string | undefined
  /** bodies that decide in this concertation */
  readonly deciders: readonly string[]
}

/** Does it decide? Who does? */
export function weight({ poll, body, deciders }: Shown, t: Text, lang: Lang): string {
  if (poll.decides) return t.votes.decides(body ?? '')
  if (deciders.length === 0) return t.votes.advisesOrganisers
  return t.votes.advises(joinList(deciders, lang), deciders.length)
}

export function untilWhen({ poll, zone }: Pick<Shown, 'poll' | 'zone'>, t: Text, lang: Lang): Rich {
  return poll.closesAt ? sayInstant(t.votes.until, poll.closesAt, zone, lang) : t.votes.untilClosed
}

export function rule({ poll, options }: Pick<Shown, 'poll' | 'options'>, t: Text): string {
  const { method, seats, mostChoices } = poll
  const external = externalOf(poll)
  if (external) return howSaid(external, t)
  const terms = termsOf(poll)
  const winning = seats === 1 ? t.votes.oneWins : t.votes.severalWin(seats)
  switch (method) {
    case 'yesNo':
      return t.votes.ruleYesNo
    case 'decision':
      return majorityRule(terms.majority, t)
    case 'consent':
      return t.votes.ruleConsent
    case 'single':
      return `${t.votes.ruleSingle} ${winning}`
    case 'dots':
      return `${t.votes.ruleDots(mostChoices, terms.each ?? mostChoices)} ${t.votes.dotsWin(seats)}`
    case 'judgment':
      return `${t.votes.ruleJudgment(seats)} ${t.votes.missingGrade[terms.missing ?? 'worst']}`
    case 'ranking':
      return `${t.votes.ruleRanking(seats)}${terms.otherwise ? ` ${t.votes.ruleOtherwise(options.at(-1) ?? '')}` : ''}`
    case 'shares':
      return t.votes.ruleShares(terms.budget ?? '')
    case 'election':
      return t.votes.ruleElection(seats)
    default: {
      const choosing = mostChoices < options.length ? t.votes.ruleApprovalMost(mostChoices) : t.votes.ruleApproval
      return `${choosing} ${winning}`
    }
  }
}

type OptionShown = { readonly position: number; readonly label: string; readonly hint?: string }

/** Options that may be chosen, with what they cost, or what they say more. */
export function optionsShown(shown: Shown, t: Text): OptionShown[] {
  const { costs } = termsOf(shown.poll)
  return labelsOf(shown, t).flatMap((label, position) => {
    if (shown.gone?.includes(position)) return []
    const cost = costs?.[position] === undefined ? undefined : t.votes.costs(costs[position])
    const hint = [cost, shown.hints?.[position]].filter(Boolean).join(' – ')
    return [{ position, label, ...(hint !== '' && { hint }) }]
  })
}

export function optionLines(shown: Shown, t: Text): string[] {
  return optionsShown(shown, t).map(({ label, hint }) => (hint === undefined ? label : `${label} (${hint})`))
}

/** Each with the number by which it is chosen, which stays its own when another one is taken back. */
export function optionList(shown: Shown, t: Text): List {
  const lines = optionLines(shown, t)
  const shownAt = optionsShown(shown, t)
  const isWhole = shownAt.every(({ position }, at) => position === at)
  return isWhole ? numbered(lines) : list(...lines.map((line, at) => `${shownAt[at]!.position + 1}. ${line}`))
}

/** « Voter », « Placer mes gommettes », « Prendre mon bulletin ». */
export function castLabel(poll: Pick<Poll, 'method' | 'secrecy'>, t: Text): string {
  if (isUrn(poll)) return t.buttons.takePaper
  return poll.method === 'dots' ? t.buttons.placeDots : t.buttons.castBallot
}
