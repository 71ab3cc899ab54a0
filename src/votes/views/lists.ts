/** Polls side by side, and one poll on its own page. */
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, list, pick, quiet, text, view } from '../../views/build.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import type { Lang, Rich, View } from '../../views/view.ts'
import { castLabel, outcome, pollCard, resultNodes, type Shown, untilWhen } from '../views.ts'

/** `guest`: this person follows it only; `here`: it may be answered from here. */
export type Listed = Shown & { readonly voted: boolean; readonly guest: boolean; readonly here: boolean }

/** What waits for me, then the others that are open, then what ended, newest first. */
export function pollsView(polls: readonly Listed[], mayOpen: boolean, t: Text, lang: Lang): View {
  const open = polls.filter(({ poll }) => poll.state === 'open')
  const waiting = open.filter(({ voted }) => !voted)
  const ended = polls.filter(({ poll }) => poll.state !== 'open').toReversed()
  const ask = button(t.buttons.newPoll, call('poll open'))
  const prioritise = button(t.buttons.votePriorities, call('poll open', { question: t.votes.presets.priorities[0]! }))
  if (polls.length === 0) return view(lang, text(t.votes.none), actions(mayOpen && ask, mayOpen && prioritise))
  const vote = waiting
    .filter(({ guest, here }) => here && !guest)
    .map(({ poll }) => ({
      label: t.votes.title(poll.number, poll.question),
      call: call('ballot cast', { poll: poll.number }),
    }))
  return view(
    lang,
    card(
      t.votes.listTitle(open.length, ended.length),
      list(
        ...[...waiting, ...open.filter(({ voted }) => voted)].map((shown) => openLine(shown, t, lang)),
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

function openLine(shown: Listed, t: Text, lang: Lang): Rich {
  const { poll, guest, voted } = shown
  return [
    { strong: `${poll.number}` },
    `. ${poll.question} — `,
    ...spansOf(untilWhen(shown, t, lang)),
    ' ',
    voted ? t.votes.youVoted : guest ? t.votes.youFollow : { strong: t.votes.waitsForYou },
  ]
}

function endedLine(shown: Listed, t: Text, lang: Lang): Rich {
  const { poll } = shown
  return [{ strong: `${poll.number}` }, `. ${poll.question} — ${outcome(shown, t, lang)}`]
}

/** `mayRun`: this person may close, cancel or settle it. */
export function pollPage(shown: Listed, mayRun: boolean, t: Text, lang: Lang): View {
  const { poll, guest, voted } = shown
  const args = { poll: poll.number }
  const run =
    mayRun &&
    actions(
      poll.state === 'open' && button(t.buttons.closePoll, call('poll close', args)),
      poll.state === 'open' && poll.closesAt !== null && button(t.buttons.extendPoll, call('poll extend', args)),
      poll.state === 'open' && poll.remindedAt === null && button(t.buttons.remindOnce, call('poll nudge', args)),
      poll.state === 'tied' && button(t.buttons.settlePoll, call('poll settle', args), 'primary'),
      (poll.state === 'open' || poll.state === 'tied') &&
        button(t.buttons.cancelPoll, call('poll cancel', args), 'danger'),
    )
  if (poll.state !== 'open') {
    const others = actions(button(t.buttons.seePolls, call('polls')))
    return view(
      lang,
      card(t.votes.resultTitle(poll.number, poll.question), ...resultNodes(shown, t, lang)),
      run,
      others,
    )
  }
  const open = pollCard(shown, t, lang)
  if (guest) return view(lang, text(t.votes.youFollow), ...unanswerable(open), run)
  return view(lang, text(voted ? t.votes.youVoted : t.votes.waitsForYou), ...open.nodes, run)
}

/** The card to be read only. */
function unanswerable({ nodes }: View): View['nodes'] {
  return nodes
    .filter(({ kind }) => kind !== 'actions')
    .map((node) =>
      node.kind === 'card' ? { ...node, nodes: node.nodes.filter(({ kind }) => kind !== 'ballot') } : node,
    )
}

/** What whoever closed or settled it reads; `note` is what followed, which « annuler » does not take back. */
export function endedView(shown: Shown, said: string, note: string | undefined, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    text(said),
    text(outcome(shown, t, lang)),
    note !== undefined && text(note),
    actions(
      poll.state === 'tied' && button(t.buttons.settlePoll, call('poll settle', { poll: poll.number }), 'primary'),
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
      note === undefined && button(t.buttons.undo, call('undo')),
    ),
  )
}

/** Who opened it is asked to settle a tie. */
export function askToSettle(shown: Shown, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    text(t.votes.settleAsked(poll.number, poll.question)),
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
  told: { readonly rooms: number; readonly people: number },
  t: Text,
  lang: Lang,
): View {
  const { poll } = shown
  return view(
    lang,
    text(...spansOf(extendedTo(shown, t, lang))),
    text(t.votes.extendedTold(told.rooms, told.people)),
    actions(
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
      poll.remindedAt === null && button(t.buttons.remindOnce, call('poll nudge', { poll: poll.number })),
      button(t.buttons.undo, call('undo')),
    ),
  )
}

function extendedTo({ poll, zone }: Shown, t: Text, lang: Lang): Rich {
  return sayInstant((moment) => t.votes.extended(poll.number, moment), poll.closesAt!, zone, lang)
}

/** Where it stands. */
export function extendedNotice(shown: Shown, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    text(...spansOf(extendedTo(shown, t, lang))),
    actions(button(castLabel(poll, t), call('ballot cast', { poll: poll.number }), 'primary')),
  )
}

export function shortenedNotice({ poll, zone }: Shown, t: Text, lang: Lang): View {
  const said = sayInstant((moment) => t.votes.shortened(poll.number, moment), poll.closesAt!, zone, lang)
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
