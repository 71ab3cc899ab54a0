/** What people see of a poll: its card while it is open, and what it found. */
import type { Poll } from '../generated/prisma/client.ts'
import type { Text } from '../text/index.ts'
import {
  actions,
  ballot,
  button,
  call,
  card,
  chart,
  facts,
  numbered,
  quiet,
  text,
  view,
  warning,
} from '../views/build.ts'
import { joinList } from '../views/format.ts'
import { sayInstant } from '../views/instant.ts'
import { spansOf } from '../views/rich.ts'
import type { Ballot, Chart, Lang, Node, Rich, View } from '../views/view.ts'
import { isUrn, isYesNo, majorityName, type PollResult, termsOf, yesNoPositions } from './rules.ts'

export type Shown = {
  readonly poll: Poll
  /** by position, as they are stored */
  readonly options: readonly string[]
  readonly zone: string
  readonly turnout: number
  /** while it is open: what would be found now, when that is shown */
  readonly result: PollResult | undefined
  /** names by position, of a public vote */
  readonly voters: readonly (readonly string[])[] | undefined
  /** the body in which it takes place */
  readonly body: string | undefined
  /** bodies that decide in this concertation */
  readonly deciders: readonly string[]
}

/** Yes and no are said in the language of whoever reads. */
export function labelsOf({ poll, options }: Pick<Shown, 'poll' | 'options'>, t: Text): readonly string[] {
  if (poll.method === 'decision') return t.votes.forAgainst
  return poll.method === 'yesNo' ? t.votes.yesNo : options
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
  if (method === 'yesNo') return t.votes.ruleYesNo
  if (method === 'decision') return t.votes.ruleDecision[majorityName(termsOf(poll).majority)]
  const winning = seats === 1 ? t.votes.oneWins : t.votes.severalWin(seats)
  if (method === 'single') return `${t.votes.ruleSingle} ${winning}`
  if (method === 'dots')
    return `${t.votes.ruleDots(mostChoices, termsOf(poll).each ?? mostChoices)} ${t.votes.dotsWin(seats)}`
  const choosing = mostChoices < options.length ? t.votes.ruleApprovalMost(mostChoices) : t.votes.ruleApproval
  return `${choosing} ${winning}`
}

/** Where others would see the answer, it is not offered: `secret` says so to whoever draws it. */
export function ballotNode(shown: Shown, question: string, t: Text): Ballot {
  const { poll } = shown
  return ballot({
    question,
    secret: poll.secrecy > 0,
    method: answeredBy(poll),
    options: labelsOf(shown, t).map((label, position) => ({ id: String(position + 1), label })),
    call: call('ballot cast', { poll: poll.number }),
    field: 'choices',
  })
}

function answeredBy(poll: Poll): Ballot['method'] {
  const { method, mostChoices } = poll
  if (method === 'dots') return { kind: 'points', total: mostChoices, maxEach: termsOf(poll).each ?? mostChoices }
  return method === 'approval' ? { kind: 'many', min: 1, max: mostChoices } : { kind: 'one' }
}

/** « Voter », « Placer mes gommettes », « Prendre mon bulletin ». */
export function castLabel(poll: Pick<Poll, 'method' | 'secrecy'>, t: Text): string {
  if (isUrn(poll)) return t.buttons.takePaper
  return poll.method === 'dots' ? t.buttons.placeDots : t.buttons.castBallot
}

export function pollChart(shown: Shown, t: Text): Chart | undefined {
  const { result } = shown
  if (!result || result.ballots === 0) return undefined
  const unit = shown.poll.method === 'dots' ? t.votes.chartDots : t.votes.chartUnit
  return {
    type: 'bars',
    title: t.votes.chartTitle(shown.poll.number),
    unit,
    categories: labelsOf(shown, t),
    series: [{ name: unit, values: result.counts }],
  }
}

/** The card in its place: what is asked and how to answer; once it ended, what came of it. */
export function pollCard(shown: Shown, t: Text, lang: Lang): View {
  const { poll, turnout } = shown
  const args = { poll: poll.number }
  if (poll.state !== 'open') return endedCard(shown, t, lang)
  const drawn = pollChart(shown, t)
  const isAsked = isYesNo(poll) && !isUrn(poll)
  return view(
    lang,
    card(
      t.votes.title(poll.number, poll.question),
      text(weight(shown, t, lang), ' ', ...spansOf(untilWhen(shown, t, lang))),
      quiet(rule(shown, t), poll.then !== null && ` ${t.votes.thenWorkshops}`),
      isAsked ? ballotNode(shown, t.votes.yourAnswer, t) : numbered(labelsOf(shown, t)),
      isUrn(poll) && quiet(t.votes.urnCard),
      drawn && chart(drawn),
      text(`${t.votes.turnout(turnout)} ${poll.results === 'live' ? t.votes.resultsLive : t.votes.resultsAtClose}`),
    ),
    actions(
      !isAsked && button(castLabel(poll, t), call('ballot cast', args), 'primary'),
      button(t.buttons.pollAudience, call('poll audience', args)),
    ),
  )
}

/** One line in the place of a card that can no longer be answered. */
function endedCard(shown: Shown, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    card(t.votes.title(poll.number, poll.question), text(outcome(shown, t, lang))),
    actions(button(t.buttons.seePoll, call('polls', { number: poll.number }))),
  )
}

/** What came of it, in one sentence. */
export function outcome(shown: Shown, t: Text, lang: Lang): string {
  const { poll, result } = shown
  const named = (positions: readonly number[]) => names(shown, positions, t, lang)
  if (poll.state === 'cancelled') return t.votes.cancelled(poll.reason ?? '')
  if (result?.ballots === 0) return t.votes.nobodyAnswered
  if (!result || result.winners.length + result.tied.length === 0) return t.votes.noResult
  if (poll.state === 'tied') return t.votes.tied(named(result.tied))
  if (poll.method === 'decision') return decided(shown, result, t)
  return t.votes.won(named(result.winners), result.winners.length)
}

/** A place that only advises adopts nothing: its opinion is favourable, or not. */
function decided({ poll }: Shown, { counts, blank, winners }: PollResult, t: Text): string {
  const [inFavour = 0, against = 0, abstained = 0] = counts
  const said = poll.decides ? t.votes.decided : t.votes.opined
  return said(winners[0] === yesNoPositions.yes, inFavour, against, abstained + blank)
}

/** Shown where the poll stood, and on its page: winners, figures, picture; names when it was public. */
export function resultCard(shown: Shown, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(lang, card(t.votes.resultTitle(poll.number, poll.question), ...resultNodes(shown, t, lang)))
}

export function resultNodes(shown: Shown, t: Text, lang: Lang): Exclude<Node, { kind: 'card' }>[] {
  const { poll, result, voters } = shown
  const drawn = pollChart(shown, t)
  const isTied = poll.state === 'tied'
  const said = outcome(shown, t, lang)
  return [
    isTied ? warning(said) : text({ strong: said }),
    isTied && result && result.winners.length > 0 && text(t.votes.wonAlready(names(shown, result.winners, t, lang))),
    isTied && text(t.votes.tiedNext),
    poll.state === 'closed' && poll.reason !== null && text(t.votes.settledBecause(poll.reason)),
    text(weight(shown, t, lang)),
    result && result.ballots > 0 && text(t.votes.figures(result.ballots, result.blank)),
    result?.supporters && result.ballots > 0 && quiet(supportersSaid(shown, result.supporters, t, lang)),
    drawn && chart(drawn),
    voters && facts(...votersLines(shown, t, lang)),
    quiet(rule(shown, t)),
  ].filter((node) => node !== false && node !== undefined) as Exclude<Node, { kind: 'card' }>[]
}

/** How many people stand behind a sum of dots. */
function supportersSaid(shown: Shown, supporters: readonly number[], t: Text, lang: Lang): string {
  const labels = labelsOf(shown, t)
  const said = supporters.flatMap((count, at) => (count > 0 ? [t.votes.supportedBy(labels[at] ?? '', count)] : []))
  return t.votes.supporters(joinList(said, lang))
}

function names(shown: Shown, positions: readonly number[], t: Text, lang: Lang): string {
  return joinList(
    positions.map((position) => labelsOf(shown, t)[position] ?? ''),
    lang,
  )
}

function votersLines(shown: Shown, t: Text, lang: Lang): (readonly [string, Rich])[] {
  const labels = labelsOf(shown, t)
  return (shown.voters ?? []).flatMap((voters, position) =>
    voters.length > 0 ? [[labels[position] ?? '', joinList(voters, lang)] as const] : [],
  )
}
