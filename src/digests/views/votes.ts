/** The votes of a session, in its digest: what each found, and its picture. */
import type { Text } from '../../text/index.ts'
import { chart, list, text } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Card, Lang, Node } from '../../views/view.ts'
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
  if (poll.method === 'decision' && winners.length > 0) return decided(poll, t)
  const said =
    state === 'tied'
      ? t.digests.voteTied(names(tied), ballots)
      : winners.length > 0
        ? t.digests.voteWon(names(winners), ballots)
        : t.digests.voteNone(ballots)
  return blank > 0 ? `${said}, ${t.digests.voteBlank(blank)}` : said
}

/** A place that only advises adopts nothing. */
function decided({ decides, options, winners, blank }: DigestPoll, t: Text): string {
  const [inFavour, against, abstained] = options
  const say = decides ? t.votes.decided : t.votes.opined
  const isFor = winners[0] === inFavour?.label
  const said = say(isFor, inFavour?.count ?? 0, against?.count ?? 0, (abstained?.count ?? 0) + blank)
  return `${said.charAt(0).toLowerCase()}${said.slice(1).replace(/\.$/, '')}`
}

/** Yes and no are said in words of each reader; the other choices as they were written. */
function choice({ method }: DigestPoll, label: string, t: Text): string {
  const { yesNo } = t.digests
  return method === 'yesNo' && label in yesNo ? yesNo[label as keyof typeof yesNo] : label
}

function picture(poll: DigestPoll, t: Text): Inner[] {
  const { question, options, ballots } = poll
  if (ballots === 0 || options.length === 0) return []
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
