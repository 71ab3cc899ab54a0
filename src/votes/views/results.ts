/** What came of a vote: in one sentence, on a card, on its page. */
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, chart, facts, list, quiet, text, view, warning } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Lang, Node, Rich, View } from '../../views/view.ts'
import { externalOf } from '../rules/external.ts'
import { consentSaid, wonSaid } from '../rules/found.ts'
import { chosenOn } from '../rules/paper.ts'
import { isKeptBack } from '../rules/secret.ts'
import { type Method, type PollResult, termsOf, yesNoPositions } from '../rules.ts'
import { quorumLine } from './agreed.ts'
import { type Objection, rule, type Shown, weight } from './asked.ts'
import { externalNodes, foundSaid } from './belenios.ts'
import { collegeNodes } from './colleges.ts'
import { pollChart, pollTable } from './pictures.ts'
import { printLine } from './prints.ts'
import { validationButtons, waitingNodes } from './validation.ts'
import { labelsOf, paperSaid } from './words.ts'

/** What came of it, in one sentence. */
export function outcome(shown: Shown, t: Text, lang: Lang): string {
  const { poll, result } = shown
  const named = (positions: readonly number[]) => names(shown, positions, t, lang)
  if (poll.state === 'cancelled') return t.votes.cancelled(poll.reason ?? '')
  const external = externalOf(poll)
  if (external && result) return foundSaid(external, result, shown.options, t, lang)
  if (result?.ballots === 0) return t.votes.nobodyAnswered
  if (result?.whole?.outcome === 'invalid') return notValid(result, t)
  if (result && poll.method === 'consent') return consentSaid(poll.decides, result, t.votes)
  if (!result || result.winners.length + result.tied.length === 0) return t.votes.noResult
  if (poll.state === 'tied')
    return poll.method === 'decision'
      ? t.votes.evenly(...sides(result))
      : t.votes.tied(named(result.tied), poll.seats - result.winners.length, poll.seats)
  if (poll.method === 'decision') return decided(shown, result, t)
  return wonSaid({ poll, labels: labelsOf(shown, t) }, result, t.votes, (all) => joinList(all, lang))
}

/** A place that only advises adopts nothing: its opinion is favourable, or not. */
function decided({ poll }: Shown, { counts, blank, winners }: PollResult, t: Text): string {
  const [inFavour = 0, against = 0, abstained = 0] = counts
  const said = poll.decides ? t.votes.decided : t.votes.opined
  const found = said(winners[0] === yesNoPositions.yes, inFavour, against, abstained + blank)
  // as many for as against, and yet rejected: their weights say why
  return termsOf(poll).colleges ? `${found} ${t.votes.agreed.weighedByCollege}` : found
}

function sides({ counts: [inFavour = 0, against = 0] }: PollResult): [number, number] {
  return [inFavour, against]
}

/** The figures stand all the same. */
function notValid({ whole }: PollResult, t: Text): string {
  return whole?.quorum === false ? t.votes.quorumMissed : t.votes.collegeMissing
}

/** Shown where the poll stood, and on its page: winners, figures, picture; names when it was public. */
export function resultCard(shown: Shown, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    card(t.votes.resultTitle(poll.number, poll.question), ...resultNodes(shown, t, lang)),
    actions(
      ...validationButtons(shown, t),
      mayRecount(poll) && button(t.buttons.recountPoll, call('poll recount', { poll: poll.number })),
    ),
  )
}

/** What was counted elsewhere is counted again there. */
export function mayRecount({ state, external }: Pick<Shown['poll'], 'state' | 'external'>): boolean {
  return state === 'closed' && external === null
}

export function resultNodes(shown: Shown, t: Text, lang: Lang): Exclude<Node, { kind: 'card' }>[] {
  const { poll, result, voters } = shown
  const drawn = pollChart(shown, t)
  const external = externalOf(poll)
  if (external && result) {
    const { options } = shown
    return externalNodes({ external, result, options, weight: weight(shown, t, lang), drawn }, t, lang)
  }
  const isTied = poll.state === 'tied'
  const said = outcome(shown, t, lang)
  return [
    isTied ? warning(said) : text({ strong: said }),
    isTied && result && result.winners.length > 0 && text(t.votes.wonAlready(names(shown, result.winners, t, lang))),
    isTied && text(settledNext(shown, t)),
    ...settledSaid(shown, t),
    ...waitingNodes(shown, t),
    poll.validatedAt !== null && quiet(t.votes.validatedBy(shown.chair)),
    text(weight(shown, t, lang), result && result.ballots > 0 && ` ${t.votes.figures(result.ballots, result.blank)}`),
    result?.supporters && result.ballots > 0 && quiet(supportersSaid(shown, result.supporters, t, lang)),
    quorumFound(shown, t),
    drawn && chart(drawn),
    pollTable(shown, t, lang),
    ...collegeNodes(shown, t, lang),
    ...objectionsSaid(shown, t),
    voters && facts(...votersLines(shown, t, lang)),
    quiet(rule(shown, t)),
    printLine(shown, t),
  ].filter((node) => node !== false && node !== undefined) as Exclude<Node, { kind: 'card' }>[]
}

/** Who tells equals apart. */
export function settledNext({ poll, chair }: Shown, t: Text): string {
  const { tie } = termsOf(poll)
  if (tie === 'lot' && poll.secret !== null) return t.votes.tiedLot
  return tie === 'chair' ? t.votes.tiedChair(chair) : t.votes.tiedNext
}

/** Who told them apart, and why; of a lot, how to see that nobody chose it. */
function settledSaid({ poll, chair, result }: Shown, t: Text): Node[] {
  const { broken = [] } = result?.whole ?? {}
  if (poll.state !== 'closed') return []
  if (broken.some(({ by }) => by === 'lot')) return [text(t.votes.settledLot), quiet(t.votes.lotCheck)]
  if (poll.reason === null) return []
  const said =
    termsOf(poll).tie === 'chair' ? t.votes.settledChair(chair, poll.reason) : t.votes.settledBecause(poll.reason)
  return [text(said)]
}

/** In figures, reached or not. */
function quorumFound({ poll, quorum }: Shown, t: Text): Node | undefined {
  const asked = termsOf(poll).quorum
  return asked && quorum && poll.state !== 'cancelled' ? text(quorumLine(asked, quorum, false, t)) : undefined
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

function objectionsSaid({ poll, objections = [], replacedBy }: Shown, t: Text): Node[] {
  if (objections.length === 0 || isKeptBack(poll, replacedBy)) return []
  const line = ({ paper, words, name }: Objection) =>
    t.votes.objected(t.votes.consent[Number(paper)] ?? '', words, name)
  return [list(...objections.map(line))]
}

/** By option, who chose it; of a ballot that says more than that, by person, what it says. */
function votersLines(shown: Shown, t: Text, lang: Lang): (readonly [string, Rich])[] {
  const { poll, voters = [] } = shown
  if (!['yesNo', 'decision', 'consent', 'single', 'approval', 'shares', 'dots'].includes(poll.method))
    return voters.map(({ name, paper }) => [name, paperSaid(shown, paper, t, lang)])
  return labelsOf(shown, t).flatMap((label, position) => {
    const here = voters.flatMap(({ name, paper }) => {
      const times = chosenOn(poll.method as Method, paper).filter((chosen) => chosen === position).length
      return times === 0 ? [] : [times > 1 ? `${name} (${times})` : name]
    })
    return here.length > 0 ? [[label, joinList(here, lang)] as const] : []
  })
}
