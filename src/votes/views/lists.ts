/** Polls side by side, and one poll on its own page. */
import type { Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, list, type Maybe, pick, quiet, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import type { Button, Lang, Rich, View } from '../../views/view.ts'
import { consentPositions } from '../rules/paper.ts'
import type { RollFigures, Waiting } from '../rules/roll.ts'
import { type PollResult, termsOf } from '../rules.ts'
import { castLabel, mayRecount, outcome, pollCard, resultNodes, type Shown, untilWhen } from '../views.ts'
import { opensWhen } from './life.ts'
import { forOthers, votesFor } from './proxies.ts'
import { settledNext } from './results.ts'
import { secretButton } from './secret.ts'
import { validationButtons } from './validation.ts'

export type Listed = Shown & {
  readonly voted: boolean
  /** this person follows it only */
  readonly guest: boolean
  /** its roll was frozen without them */
  readonly off: boolean
  /** for whom else they still have to vote */
  readonly waiting: readonly Waiting[]
  /** it may be answered from here */
  readonly here: boolean
  /** of the frozen roll: how many are on it, and how it was changed since */
  readonly roll?: RollFigures
}

/** What waits for me, then the others that are open, then what ended, newest first. */
export function pollsView(polls: readonly Listed[], mayOpen: boolean, t: Text, lang: Lang): View {
  const open = polls.filter(({ poll }) => poll.state === 'open')
  const waiting = open.filter(({ voted, off, waiting }) => (!voted && !off) || waiting.length > 0)
  const announced = polls.filter(({ poll }) => poll.state === 'announced')
  const ended = polls.filter(({ poll }) => poll.state !== 'open' && poll.state !== 'announced').toReversed()
  const ask = button(t.buttons.newPoll, call('poll open'))
  const prioritise = button(t.buttons.votePriorities, call('poll open', { question: t.votes.presets.priorities[0]! }))
  if (polls.length === 0) return view(lang, text(t.votes.none), actions(mayOpen && ask, mayOpen && prioritise))
  const vote = waiting
    .filter(({ guest, here }) => here && !guest)
    .flatMap((shown) => [
      ...(shown.voted ? [] : [voteIn(shown.poll, t)]),
      ...votesFor(shown.poll.number, shown.waiting, t),
    ])
  return view(
    lang,
    card(
      t.votes.listTitle(open.length, ended.length),
      list(
        ...[...waiting, ...open.filter((shown) => !waiting.includes(shown))].map((shown) => openLine(shown, t, lang)),
        ...announced.map((shown) => announcedLine(shown, t, lang)),
        ...ended.map((shown) => endedLine(shown, t, lang)),
      ),
    ),
    actions(
      vote.length === 1 && button(t.buttons.castBallot, vote[0]!.call, 'primary'),
      vote.length > 1 && pick(t.buttons.castBallot, vote),
      pick(
        t.buttons.seePoll,
        polls.map(({ poll }) => ({
          label: t.votes.title(poll.number, poll.question),
          call: call('polls', { number: poll.number }),
        })),
      ),
      mayOpen && ask,
      mayOpen && prioritise,
    ),
  )
}

function voteIn({ number, question }: Poll, t: Text) {
  return { label: t.votes.title(number, question), call: call('ballot cast', { poll: number }) }
}

function openLine(shown: Listed, t: Text, lang: Lang): Rich {
  const { poll, waiting } = shown
  return [
    { strong: `${poll.number}` },
    `. ${poll.question} — `,
    ...spansOf(untilWhen(shown, t, lang)),
    ' ',
    ...stands(shown, t),
    ...(waiting.length > 0 ? [' ', { strong: forNames(waiting, t, lang) }] : []),
  ]
}

function stands({ voted, guest, off }: Listed, t: Text): Exclude<Rich, string> {
  if (voted) return [t.votes.youVoted]
  if (guest) return [t.votes.youFollow]
  return off ? [t.votes.offRoll] : [{ strong: t.votes.waitsForYou }]
}

function forNames(waiting: readonly Waiting[], t: Text, lang: Lang): string {
  return t.votes.waitsForOthers(
    joinList(
      waiting.map(({ name }) => name),
      lang,
    ),
  )
}

function announcedLine(shown: Listed, t: Text, lang: Lang): Rich {
  const { poll } = shown
  return [{ strong: `${poll.number}` }, `. ${poll.question} — `, ...spansOf(opensWhen(shown, t, lang))]
}

function endedLine(shown: Listed, t: Text, lang: Lang): Rich {
  const { poll } = shown
  return [{ strong: `${poll.number}` }, `. ${poll.question} — ${outcome(shown, t, lang)}`]
}

export type Doing = {
  /** this person may close, cancel or change it */
  readonly mayRun: boolean
  /** may tell equals apart, or have the lot drawn */
  readonly maySettle: boolean
  /** presides, or coordinates where nobody does */
  readonly presides: boolean
}

export function pollPage(shown: Listed, doing: Doing, t: Text, lang: Lang): View {
  const { poll, guest, voted, off, waiting, roll } = shown
  const mayAsk = !guest && !off && secretButton(shown, t)
  const run = actions(...forOthers(poll.number, waiting, t), mayAsk, ...runButtons(shown, doing, t))
  const enrolled = roll && quiet(t.votes.rollFigures(roll.count, roll.added, roll.removed))
  if (poll.state === 'announced') return view(lang, ...pollCard(shown, t, lang).nodes, run)
  if (poll.state !== 'open') {
    const others = actions(
      shown.replacedBy !== undefined && button(t.buttons.seeNewVersion, call('polls', { number: shown.replacedBy })),
      mayRecount(poll) && button(t.buttons.recountPoll, call('poll recount', { poll: poll.number })),
      button(t.buttons.seePolls, call('polls')),
    )
    const nodes = resultNodes(shown, t, lang)
    return view(lang, card(t.votes.resultTitle(poll.number, poll.question), ...nodes), enrolled, run, others)
  }
  const open = pollCard(shown, t, lang)
  if (guest || (off && !voted)) return view(lang, text(...stands(shown, t)), ...unanswerable(open), enrolled, run)
  const others = waiting.length > 0 && text({ strong: forNames(waiting, t, lang) })
  return view(lang, text(voted ? t.votes.youVoted : t.votes.waitsForYou), others, ...open.nodes, enrolled, run)
}

function runButtons({ poll, roll }: Listed, { mayRun, maySettle, presides }: Doing, t: Text): Maybe<Button>[] {
  const args = { poll: poll.number }
  const isOpen = poll.state === 'open'
  const isTied = poll.state === 'tied'
  const isComing = poll.state === 'announced'
  return [
    isTied && isLot(poll) && mayRun && button(t.buttons.drawLot, call('poll draw', args), 'primary'),
    isTied && !isLot(poll) && maySettle && button(t.buttons.settlePoll, call('poll settle', args), 'primary'),
    ...(presides ? validationButtons({ poll }, t) : []),
    ...(mayRun
      ? [
          isComing && button(t.buttons.beginPoll, call('poll begin', args), 'primary'),
          isOpen && button(t.buttons.closePoll, call('poll close', args)),
          isOpen && button(poll.closesAt ? t.buttons.extendPoll : t.buttons.endPoll, call('poll extend', args)),
          isOpen && poll.remindedAt === null && button(t.buttons.remindOnce, call('poll nudge', args)),
          isOpen && roll !== undefined && button(t.buttons.seeRoll, call('poll roll', args)),
          (isOpen || isComing) && button(t.buttons.redoPoll, call('poll redo', args)),
          isHeldBack(poll) && button(t.buttons.newVersion, call('poll redo', args)),
          (isOpen || isTied || isComing) && button(t.buttons.cancelPoll, call('poll cancel', args), 'danger'),
        ]
      : []),
  ]
}

/** Equals are told apart by the lot that was promised. */
function isLot({ terms, secret }: Poll): boolean {
  return termsOf({ terms }).tie === 'lot' && secret !== null
}

/** By an objection: the next step is a new version, which takes it in. */
function isHeldBack({ method, state, result }: Poll): boolean {
  const objections = (result as PollResult | null)?.counts[consentPositions.objection] ?? 0
  return method === 'consent' && state === 'closed' && objections > 0
}

/** The card to be read only. */
function unanswerable({ nodes }: View): View['nodes'] {
  return nodes
    .filter(({ kind }) => kind !== 'actions')
    .map((node) =>
      node.kind === 'card' ? { ...node, nodes: node.nodes.filter(({ kind }) => kind !== 'ballot') } : node,
    )
}

/**
 * What whoever closed or settled it reads; `note` is what followed, which « annuler » does not take back. `presides`: they
 * may tell equals apart where that is for the chair.
 */
export function endedView(
  shown: Shown,
  said: string,
  note: string | undefined,
  t: Text,
  lang: Lang,
  presides = true,
): View {
  const { poll } = shown
  const args = { poll: poll.number }
  const isTied = poll.state === 'tied'
  const maySettle = presides || termsOf(poll).tie !== 'chair'
  return view(
    lang,
    text(said),
    text(outcome(shown, t, lang)),
    isTied && !maySettle && text(settledNext(shown, t)),
    note !== undefined && text(note),
    actions(
      isTied && isLot(poll) && button(t.buttons.drawLot, call('poll draw', args), 'primary'),
      isTied && !isLot(poll) && maySettle && button(t.buttons.settlePoll, call('poll settle', args), 'primary'),
      isHeldBack(poll) && button(t.buttons.newVersion, call('poll redo', args), 'primary'),
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
      note === undefined && button(t.buttons.undo, call('undo')),
    ),
  )
}

/** Who opened it is asked to settle a tie. */
export function askToSettle(shown: Shown, t: Text, lang: Lang, say = t.votes.settleAsked): View {
  const { poll } = shown
  return view(
    lang,
    text(say(poll.number, poll.question)),
    text(outcome(shown, t, lang)),
    actions(button(t.buttons.settlePoll, call('poll settle', { poll: poll.number }), 'primary')),
  )
}

export function cancelledForVoter({ poll }: Shown, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.cancelledForVoter(poll.number, poll.question, poll.reason ?? '')),
    actions(button(t.buttons.seePoll, call('polls', { number: poll.number }))),
  )
}

/** To whoever gave it more time. */
export function extendedView(
  shown: Shown,
  told: { readonly hadEnd: boolean; readonly rooms: number; readonly people: number },
  t: Text,
  lang: Lang,
): View {
  const { poll } = shown
  return view(
    lang,
    text(...spansOf(extendedTo(shown, told.hadEnd, t, lang))),
    text(t.votes.extendedTold(told.rooms, told.people)),
    actions(
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
      poll.remindedAt === null && button(t.buttons.remindOnce, call('poll nudge', { poll: poll.number })),
      button(t.buttons.undo, call('undo')),
    ),
  )
}

function extendedTo({ poll, zone }: Shown, hadEnd: boolean, t: Text, lang: Lang): Rich {
  const said = hadEnd ? t.votes.extended : t.votes.endGiven
  return sayInstant((moment) => said(poll.number, moment), poll.closesAt!, zone, lang)
}

/** Where it stands. */
export function extendedNotice(shown: Shown, hadEnd: boolean, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    text(...spansOf(extendedTo(shown, hadEnd, t, lang))),
    actions(button(castLabel(poll, t), call('ballot cast', { poll: poll.number }), 'primary')),
  )
}

export function shortenedNotice({ poll, zone }: Shown, t: Text, lang: Lang): View {
  if (!poll.closesAt) return view(lang, text(t.votes.endTaken(poll.number)))
  const said = sayInstant((moment) => t.votes.shortened(poll.number, moment), poll.closesAt, zone, lang)
  return view(lang, text(...spansOf(said)))
}

/** What would be sent, and to how many. */
export function nudgePreview({ poll }: Shown, count: number, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.nudgePreview(poll.number, poll.question, count)),
    quiet(t.votes.nudgeOnce),
    actions(
      button(t.buttons.sendReminder, call('poll nudge', { poll: poll.number, confirmed: true }), 'primary'),
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
    ),
  )
}

export function nudgedView({ number }: Shown['poll'], reached: number, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.nudged(number, reached)),
    actions(button(t.buttons.seePoll, call('polls', { number }))),
  )
}
