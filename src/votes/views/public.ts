/** Votes as anybody may read of them: the question and the rule, and once closed the figures and how to count them again. */
import type { Text } from '../../text/index.ts'
import { card, chart, facts, linked, list, numbered, quiet, rich, strong, text } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import type { Card, Lang, Node, Rich } from '../../views/view.ts'
import { type External, externalOf } from '../rules/external.ts'
import { tellsBallots } from '../rules/paper.ts'
import type { PublicStage } from '../rules/public.ts'
import { hasOwnAnswers, type PollResult } from '../rules.ts'
import { labelsOf, outcome, pollChart, rule, type Shown, weight } from '../views.ts'
import { ballotsSaid, honestly, traces } from './belenios.ts'
import { pollTable } from './pictures.ts'

type Inner = Card['nodes'][number]

/** `shown` holds no name, and no figure while it is not closed. */
export type PublicPoll = { readonly shown: Shown; readonly stage: PublicStage; readonly href: string }

function stageSaid({ shown, stage }: Pick<PublicPoll, 'shown' | 'stage'>, t: Text, lang: Lang): Rich {
  const { poll, zone } = shown
  if (stage === 'closed') return outcome(shown, t, lang)
  if (stage === 'tied') return t.site.pollTied
  if (stage === 'waiting') return t.site.pollWaiting
  return poll.closesAt ? sayInstant(t.site.pollOpenUntil, poll.closesAt, zone, lang) : t.site.pollOpen
}

/** Pictures of the newest results; the others in a line each, which leads to their own page. */
const mostPictures = 2

/** `polls`: the newest first. */
export function pollsCard(polls: readonly PublicPoll[], t: Text, lang: Lang): Card {
  if (polls.length === 0) return card(t.site.polls, text(t.site.pollsNone))
  const drawn = polls.filter(({ stage }) => stage === 'closed').slice(0, mostPictures)
  const line = (one: PublicPoll): Rich =>
    rich(
      linked(t.site.pollTitle(one.shown.poll.number, one.shown.poll.question), one.href),
      ' – ',
      ...spansOf(stageSaid(one, t, lang)),
    )
  const pictures = drawn.flatMap(({ shown }) => picture(shown, t))
  return card(t.site.polls, list(...polls.map(line)), ...pictures)
}

function picture(shown: Shown, t: Text): Inner[] {
  const drawn = pollChart(shown, t)
  return drawn ? [chart({ ...drawn, title: t.site.pollTitle(shown.poll.number, shown.poll.question) })] : []
}

export type Recounted = {
  readonly href: string
  readonly hash: string
  readonly papers: boolean
  /** where what a program counts again is, when the papers are known */
  readonly verify?: string
  /** a college is too small for what it holds to be counted again */
  readonly withheld?: boolean
}

/** The whole of one vote; `recount`: where its file is, once it is closed. */
export function pollNodes(
  { shown, stage, href }: PublicPoll,
  recount: Recounted | undefined,
  t: Text,
  lang: Lang,
): Node[] {
  const { poll, result, zone } = shown
  const isClosed = stage === 'closed'
  const [before, reload, after] = t.site.reload()
  const drawn = [...picture(shown, t), pollTable(shown, t, lang)]
  const external = externalOf(poll)
  const figures: (Inner | false | undefined)[] = isClosed
    ? [
        result && result.ballots > 0 && text(answeredSaid(result, external, t)),
        ...drawn,
        poll.reason !== null && text(t.site.pollSettled),
      ]
    : [
        !hasOwnAnswers(poll) && text(strong(t.site.pollBetween)),
        !hasOwnAnswers(poll) && numbered(labelsOf(shown, t)),
        quiet(before, linked(reload, href), after),
      ]
  return [
    isClosed ? text(strong(outcome(shown, t, lang))) : text(...spansOf(stageSaid({ shown, stage }, t, lang))),
    ...figures.filter((node) => node !== false && node !== undefined),
    facts(
      [t.votes.ruleLabel, `${rule(shown, t)} ${weight(shown, t, lang)}`],
      secrecySaid(poll.secrecy, stage, t),
      isClosed && poll.closedAt !== null && [t.site.pollClosed, formatMoment(poll.closedAt, zone, lang)],
    ),
    ...(external ? [traces(external, t), quiet(honestly(external, t).join(' '))] : []),
    // what was counted elsewhere is counted again there
    ...(recount && !external ? [recountCard(poll, recount, t)] : []),
  ]
}

function secrecySaid(secrecy: number, stage: PublicStage, t: Text): readonly [string, string] {
  if (stage === 'open') return [t.site.pollSecrecyOpen, t.site.secreciesOpen[secrecy] ?? '']
  return [t.site.pollSecrecy, t.site.secrecies[secrecy] ?? '']
}

function answeredSaid({ ballots, blank }: PollResult, external: External | undefined, t: Text): string {
  return external ? ballotsSaid(external, t) : t.votes.figures(ballots, blank)
}

/** What the files hold. */
function published(poll: Shown['poll'], { papers, verify, withheld }: Recounted): keyof Text['site']['recountHow'] {
  if (papers) return 'papers'
  if (withheld) return 'withheld'
  return verify !== undefined && tellsBallots(poll) ? 'ballots' : 'figures'
}

function recountCard(poll: Shown['poll'], recount: Recounted, t: Text): Card {
  const { href, hash, verify, withheld } = recount
  const [before, words, after] = t.site.recountFile()
  const [first, other, last] = t.site.recountVerify()
  return card(
    t.site.recount,
    text(t.site.recountHow[published(poll, recount)]),
    text(before, linked(words, href), after),
    facts([t.site.recountHash, [{ code: hash }]]),
    verify !== undefined && !withheld && text(first, linked(other, verify), last),
  )
}
