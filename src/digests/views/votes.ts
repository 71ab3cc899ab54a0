/** The votes of a session, in its digest: what each found, and its picture. */
import type { Prisma } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { chart, list, text } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Card, Lang, Node } from '../../views/view.ts'
import { consentSaid, wonSaid } from '../../votes/rules/found.ts'
import { consentPositions } from '../../votes/rules/paper.ts'
import { chartOf } from '../../votes/rules/pictures.ts'
import { yesNoPositions } from '../../votes/rules.ts'
import type { DigestPoll } from '../rules/digest.ts'

type Inner = Exclude<Node, Card>

/** `pictures`: how many are drawn; each with its picture, the first ones in a channel; the others in a line each. */
export function votes(polls: readonly DigestPoll[], pictures: number, t: Text, lang: Lang): Inner[] {
  if (polls.length === 0) return []
  const drawn = polls.slice(0, pictures)
  return [
    text({ strong: t.digests.votes }),
    ...drawn.flatMap((poll) => [text(...voteLine(poll, t, lang)), ...picture(poll, t)]),
    list(...polls.slice(pictures).map((poll) => voteLine(poll, t, lang))),
  ]
}

function voteLine(poll: DigestPoll, t: Text, lang: Lang) {
  const worth = poll.decides ? t.digests.decidingVote : t.digests.advisoryVote
  return [{ strong: t.digests.line(poll.number, poll.question) }, ` — ${worth}, ${found(poll, t, lang)}`]
}

function found(poll: DigestPoll, t: Text, lang: Lang): string {
  const { state, winners, tied, ballots, blank } = poll
  const names = (labels: readonly string[]) =>
    joinList(
      labels.map((label) => choice(poll, label, t)),
      lang,
    )
  if (state === 'open') return t.digests.voteOpen
  if (state === 'waiting') return t.digests.voteWaiting
  const more = foundByRule(poll, t, lang)
  if (more !== undefined) return more
  if (poll.method === 'decision' && winners.length > 0) return decided(poll, t)
  // of a vote that was held elsewhere nothing waits, and a tie stands
  const said =
    state === 'tied' || (winners.length === 0 && tied.length > 0)
      ? t.digests.voteTied(names(tied), ballots)
      : winners.length > 0
        ? t.digests.voteWon(names(winners), ballots)
        : t.digests.voteNone(ballots)
  return blank > 0 ? `${said}, ${t.digests.voteBlank(blank)}` : said
}

/** With the grade, the money, the duels behind it. */
function foundByRule(poll: DigestPoll, t: Text, lang: Lang): string | undefined {
  const { whole, state, decides, ballots } = poll
  if (!whole || ballots === 0 || state === 'tied') return undefined
  const { result } = whole
  if (result.whole?.outcome === 'invalid')
    return inLine(result.whole.quorum === false ? t.votes.quorumMissed : t.votes.collegeMissing)
  if (poll.method === 'consent') return inLine(consentSaid(decides, result, t.votes))
  return result.winners.length > 0
    ? inLine(wonSaid(askedOf(poll, whole), result, t.votes, (all) => joinList(all, lang)))
    : undefined
}

/** Behind a comma. */
function inLine(said: string): string {
  return `${said.charAt(0).toLowerCase()}${said.slice(1).replace(/\.$/, '')}`
}

function askedOf({ number, method, options }: DigestPoll, { seats, terms }: NonNullable<DigestPoll['whole']>) {
  const poll = { number, method, seats, terms: terms as Prisma.JsonValue, external: null }
  return { poll, labels: options.map(({ label }) => label) }
}

/** A place that only advises adopts nothing. */
function decided({ decides, options, winners, blank }: DigestPoll, t: Text): string {
  const [inFavour, against, abstained] = options
  const say = decides ? t.votes.decided : t.votes.opined
  const isFor = winners[0] === inFavour?.label
  const said = say(isFor, inFavour?.count ?? 0, against?.count ?? 0, (abstained?.count ?? 0) + blank)
  return inLine(said)
}

/** Answers of a rule are said in words of each reader; the other choices as they were written. */
function choice({ method }: DigestPoll, label: string, t: Text): string {
  const own: Readonly<Record<string, readonly string[]>> = {
    yesNo: t.votes.yesNo,
    decision: t.votes.forAgainst,
    consent: t.votes.consent,
  }
  const positions: Readonly<Record<string, number>> = method === 'consent' ? consentPositions : yesNoPositions
  return own[method]?.[positions[label] ?? -1] ?? label
}

function picture(poll: DigestPoll, t: Text): Inner[] {
  const { question, options, ballots, whole } = poll
  if (ballots === 0 || options.length === 0) return []
  const drawn = whole && chartOf({ ...askedOf(poll, whole), result: whole.result }, t.votes)
  if (drawn && poll.method !== 'consent') return [chart({ ...drawn, title: question })]
  const unit = poll.method === 'dots' ? t.votes.chartDots : t.digests.chartUnit
  return [
    chart({
      type: 'bars',
      title: question,
      unit,
      categories: options.map((option) => choice(poll, option.label, t)),
      series: [{ name: unit, values: options.map((option) => option.count) }],
    }),
  ]
}
