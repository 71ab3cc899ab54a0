/** What one person reads of a poll: the ballot, the receipt, who sees their choice. */

import type { Ballot, Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, facts, pick, quiet, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { spansOf } from '../../views/rich.ts'
import type { Call, Lang, Rich, View } from '../../views/view.ts'
import { consentPositions, tellsBallots } from '../rules/paper.ts'
import { forWhom, type Voter, type Waiting } from '../rules/roll.ts'
import { hasOwnAnswers, isUrn } from '../rules.ts'
import { ballotNode, castLabel, rule, type Shown, untilWhen } from '../views.ts'
import { forOthers } from './proxies.ts'
import { shortPrint } from './receipts.ts'
import { secretButton } from './secret.ts'
import { chosen } from './words.ts'

/** A sentence behind a label. */
export function inFact(sentence: Rich): Rich {
  const spans = spansOf(sentence)
  return spans.map((span, i) => {
    if (typeof span !== 'string') return span
    const begun = i === 0 ? `${span.charAt(0).toLowerCase()}${span.slice(1)}` : span
    return i === spans.length - 1 ? begun.replace(/\.$/, '') : begun
  })
}

export function openedView(
  { number, state }: Pick<Poll, 'number' | 'state'>,
  place: string,
  others: readonly string[],
  t: Text,
  lang: Lang,
): View {
  const isComing = state === 'announced'
  return view(
    lang,
    text(isComing ? t.votes.announcedOpened(number, place) : t.votes.opened(number, place)),
    others.length > 0 && text(t.votes.alsoThere(joinList(others, lang))),
    actions(
      isComing
        ? button(t.buttons.beginPoll, call('poll begin', { poll: number }))
        : button(t.buttons.closePoll, call('poll close', { poll: number })),
      button(t.buttons.cancelPoll, call('poll cancel', { poll: number }), 'danger'),
    ),
  )
}

type Kept = Pick<Ballot, 'paper' | 'words'>

/** Whose ballot it is, and what it says so far; `earlier` is undefined when there is none that counts. */
export type Mine = {
  readonly voter: Voter
  readonly earlier: Kept | undefined
  /** for whom else they still have to vote */
  readonly waiting: readonly Waiting[]
}

export function ballotView(shown: Shown, { voter, earlier, waiting }: Mine, t: Text, lang: Lang): View {
  const { poll } = shown
  const args = { ...forWhom(voter), poll: poll.number }
  const node = ballotNode(shown, t.votes.title(poll.number, poll.question), t)
  return view(
    lang,
    voter.castById !== null && text({ strong: t.votes.votingFor(voter.name) }),
    earlier && text(t.votes.currentChoice(chosen(shown, earlier, t, lang))),
    { ...node, call: { ...node.call, args: { ...node.call.args, ...forWhom(voter) } } },
    quiet(poll.method === 'dots' ? t.votes.dotsWin(poll.seats) : rule(shown, t)),
    quiet(poll.secrecy > 0 ? t.votes.confidential : t.votes.public),
    poll.secrecy > 0 && tellsBallots(poll) && quiet(t.votes.audienceTold),
    actions(
      !hasOwnAnswers(poll) && button(t.buttons.blankBallot, call('ballot cast', { ...args, choices: t.votes.blank })),
      earlier && liftObjection(shown, earlier, args, t),
      earlier && button(t.buttons.withdrawBallot, call('ballot withdraw', args), 'danger'),
      button(t.buttons.pollAudience, call('poll audience', { poll: poll.number })),
      voter.castById === null && secretButton(shown, t),
      ...forOthers(poll.number, waiting, t),
    ),
  )
}

/** One's own, in one press: the ballot becomes a consent. */
function liftObjection(
  { poll }: Shown,
  { paper }: Kept,
  args: Call['args'],
  t: Text,
): ReturnType<typeof button> | false {
  const isObjection = poll.method === 'consent' && paper === String(consentPositions.objection)
  const choices = String(consentPositions.consent + 1)
  return isObjection && button(t.buttons.liftObjection, call('ballot cast', { ...args, choices }), 'primary')
}

/** `changed`: it took the place of an earlier one. `code`: of its receipt. */
export function receiptView(
  shown: Shown,
  { voter, kept, code, waiting }: Mine & { readonly kept: Kept; readonly code: string | undefined },
  changed: 'new' | 'changed' | 'same',
  t: Text,
  lang: Lang,
): View {
  const { poll } = shown
  const args = { ...forWhom(voter), poll: poll.number }
  return view(
    lang,
    card(
      t.votes.received[changed](poll.number),
      facts(
        [t.votes.question, poll.question],
        voter.castById !== null && [t.votes.inTheNameOf, voter.name],
        [t.votes.yourChoice, chosen(shown, kept, t, lang)],
        [t.votes.canChange, inFact(untilWhen(shown, t, lang))],
        [t.votes.seenBy, seenBy(poll, kept, t)],
        code !== undefined && [t.votes.receipt, [{ code: shortPrint(code) }]],
      ),
    ),
    actions(
      ...forOthers(poll.number, waiting, t),
      liftObjection(shown, kept, args, t),
      button(t.buttons.changeBallot, call('ballot cast', args)),
      button(t.buttons.withdrawBallot, call('ballot withdraw', args), 'danger'),
      button(t.buttons.pollAudience, call('poll audience', { poll: poll.number })),
      voter.castById === null && secretButton(shown, t),
    ),
  )
}

/** A reason is heard by everybody, so that the proposal can be bettered. */
function seenBy({ secrecy }: Shown['poll'], { words }: Kept, t: Text): string {
  if (secrecy === 0) return t.votes.seenByAll
  return words === null ? t.votes.seenByNobody : t.votes.seenByNobodyButWords
}

/** Said before what is in the box, and heard after it: what counts stays. */
export function answeredSinceView(shown: Shown, mine: Kept | undefined, t: Text, lang: Lang): View {
  const { number } = shown.poll
  const said = mine ? t.votes.answeredSince(number, chosen(shown, mine, t, lang)) : t.votes.withdrawnSince(number)
  return view(lang, text(said), actions(button(t.buttons.changeBallot, call('ballot cast', { poll: number }))))
}

export function withdrawnView({ poll }: Shown, voter: Voter, t: Text, lang: Lang): View {
  const again = call('ballot cast', { ...forWhom(voter), poll: poll.number })
  return view(lang, text(t.votes.ballotWithdrawn(poll.number)), actions(button(castLabel(poll, t), again, 'primary')))
}

/** `votes`: whoever asks votes in it themselves. */
export function audienceView(shown: Shown, votes: boolean, t: Text, lang: Lang): View {
  const { poll } = shown
  const said = isUrn(poll)
    ? t.votes.audienceUrn
    : poll.secrecy > 0
      ? t.votes.audienceConfidential
      : t.votes.audiencePublic
  return view(
    lang,
    card(
      t.votes.audienceTitle(poll.number),
      ...said.map((line) => text(line)),
      poll.secrecy > 0 && poll.results === 'live' && text(t.votes.audienceLive),
      poll.secrecy > 0 && tellsBallots(poll) && text(t.votes.audienceTold),
    ),
    actions(
      poll.state === 'open' && button(castLabel(poll, t), call('ballot cast', { poll: poll.number }), 'primary'),
      votes && secretButton(shown, t),
    ),
  )
}

export type Meant = { readonly number: number; readonly question: string }

/** Several polls could be meant; `make` gives the call that choosing one makes. */
export function whichView(polls: readonly Meant[], make: (number: number) => Call, t: Text, lang: Lang): View {
  const options = polls.map((poll) => ({ label: t.votes.title(poll.number, poll.question), call: make(poll.number) }))
  return view(lang, text(t.votes.which), actions(pick(t.buttons.choosePoll, options)))
}

/** The one reminder, to somebody who has not voted; how anybody else voted is not in it. */
export function pollReminderView(shown: Shown, title: string, t: Text, lang: Lang): View {
  const { poll } = shown
  const args = { poll: poll.number }
  return view(
    lang,
    card(
      t.votes.reminderTitle(poll.number, poll.question),
      text(t.votes.reminder(title)),
      text(...spansOf(untilWhen(shown, t, lang))),
      quiet(t.votes.reminderOnce),
    ),
    actions(
      button(castLabel(poll, t), call('ballot cast', args), 'primary'),
      button(t.buttons.pollAudience, call('poll audience', args)),
    ),
  )
}
