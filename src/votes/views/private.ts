/** What one person reads of a poll: the ballot, the receipt, who sees their choice. */
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, facts, pick, quiet, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { spansOf } from '../../views/rich.ts'
import type { Call, Lang, Rich, View } from '../../views/view.ts'
import { dotsOn } from '../rules/ballot.ts'
import { isUrn, isYesNo } from '../rules.ts'
import { ballotNode, castLabel, labelsOf, rule, type Shown, untilWhen } from '../views.ts'

/** A sentence behind a label. */
export function inFact(sentence: Rich): Rich {
  const spans = spansOf(sentence)
  return spans.map((span, i) => {
    if (typeof span !== 'string') return span
    const begun = i === 0 ? `${span.charAt(0).toLowerCase()}${span.slice(1)}` : span
    return i === spans.length - 1 ? begun.replace(/\.$/, '') : begun
  })
}

export function openedView(number: number, place: string, others: readonly string[], t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.opened(number, place)),
    others.length > 0 && text(t.votes.alsoThere(joinList(others, lang))),
    actions(
      button(t.buttons.closePoll, call('poll close', { poll: number })),
      button(t.buttons.cancelPoll, call('poll cancel', { poll: number }), 'danger'),
    ),
  )
}

/** `mine`: positions chosen before; undefined when this person has not voted. */
export function ballotView(shown: Shown, mine: readonly number[] | undefined, t: Text, lang: Lang): View {
  const { poll } = shown
  const args = { poll: poll.number }
  return view(
    lang,
    mine && text(t.votes.currentChoice(chosen(shown, mine, t, lang))),
    ballotNode(shown, t.votes.title(poll.number, poll.question), t),
    quiet(poll.method === 'dots' ? t.votes.dotsWin(poll.seats) : rule(shown, t)),
    quiet(poll.secrecy > 0 ? t.votes.confidential : t.votes.public),
    actions(
      !isYesNo(poll) && button(t.buttons.blankBallot, call('ballot cast', { ...args, choices: t.votes.blank })),
      mine && button(t.buttons.withdrawBallot, call('ballot withdraw', args), 'danger'),
      button(t.buttons.pollAudience, call('poll audience', args)),
    ),
  )
}

/** What was chosen, in words. */
export function chosen(shown: Shown, positions: readonly number[], t: Text, lang: Lang): string {
  if (positions.length === 0) return t.votes.blankChoice
  const labels = labelsOf(shown, t)
  if (shown.poll.method === 'dots') {
    const placed = dotsOn(positions).map(([position, dots]) => t.votes.dotsOn(dots, labels[position] ?? ''))
    return `${joinList(placed, lang)} ${t.votes.dotsLeft(shown.poll.mostChoices - positions.length)}`
  }
  return joinList(
    positions.map((position) => labels[position] ?? ''),
    lang,
  )
}

/** `changed`: it took the place of an earlier one. */
export function receiptView(
  shown: Shown,
  mine: readonly number[],
  changed: 'new' | 'changed' | 'same',
  t: Text,
  lang: Lang,
): View {
  const { poll } = shown
  const args = { poll: poll.number }
  return view(
    lang,
    card(
      t.votes.received[changed](poll.number),
      facts(
        [t.votes.question, poll.question],
        [t.votes.yourChoice, chosen(shown, mine, t, lang)],
        [t.votes.canChange, inFact(untilWhen(shown, t, lang))],
        [t.votes.seenBy, poll.secrecy > 0 ? t.votes.seenByNobody : t.votes.seenByAll],
      ),
    ),
    actions(
      button(t.buttons.changeBallot, call('ballot cast', args)),
      button(t.buttons.withdrawBallot, call('ballot withdraw', args), 'danger'),
      button(t.buttons.pollAudience, call('poll audience', args)),
    ),
  )
}

/** Said before what is in the box, and heard after it: what counts stays. */
export function answeredSinceView(shown: Shown, mine: readonly number[] | undefined, t: Text, lang: Lang): View {
  const { number } = shown.poll
  const said = mine ? t.votes.answeredSince(number, chosen(shown, mine, t, lang)) : t.votes.withdrawnSince(number)
  return view(lang, text(said), actions(button(t.buttons.changeBallot, call('ballot cast', { poll: number }))))
}

export function withdrawnView({ poll }: Shown, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.ballotWithdrawn(poll.number)),
    actions(button(castLabel(poll, t), call('ballot cast', { poll: poll.number }), 'primary')),
  )
}

export function audienceView({ poll }: Shown, t: Text, lang: Lang): View {
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
    ),
    actions(poll.state === 'open' && button(castLabel(poll, t), call('ballot cast', { poll: poll.number }), 'primary')),
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
