/** A vote before it opens, and once whoever presides has to say whether it counts. */
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, quiet, text, view } from '../../views/build.ts'
import { joinList, quote } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import type { Lang, Node, Rich, View } from '../../views/view.ts'
import { mayGrow } from '../rules/life.ts'
import { isYesNo, termsOf } from '../rules.ts'
import { agreedSaid } from './agreed.ts'
import { castLabel, optionList, rule, type Shown, untilWhen, weight } from './asked.ts'
import { outcome } from './results.ts'
import { validationButtons } from './validation.ts'

type Inner = Exclude<Node, { kind: 'card' }>

export function opensWhen({ poll, zone }: Pick<Shown, 'poll' | 'zone'>, t: Text, lang: Lang): Rich {
  return poll.opensAt ? sayInstant(t.votes.opensOn, poll.opensAt, zone, lang) : ''
}

/** What will be asked, and when: nobody can answer yet. */
export function announcedCard(shown: Shown, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    card(
      t.votes.announcedTitle(poll.number, poll.question),
      text({ strong: t.votes.announcedSoon }, ' ', ...spansOf(opensWhen(shown, t, lang))),
      text(weight(shown, t, lang), ' ', ...spansOf(untilWhen(shown, t, lang))),
      quiet(ruled(shown, t, lang)),
      !isYesNo(poll) && optionList(shown, t),
      ...besides(shown, t, lang),
    ),
    actions(button(t.buttons.pollAudience, call('poll audience', { poll: poll.number }))),
  )
}

/** The rule, what follows from it, and what was agreed on beside it. */
export function ruled(shown: Shown, t: Text, lang: Lang): string {
  const said = [rule(shown, t), shown.poll.then !== null && t.votes.thenWorkshops, agreedSaid(shown, t, lang)]
  return said.filter(Boolean).join(' ')
}

/** What a card says of the life of its vote: what it replaces, how it ends, whether options may be added. */
export function besides({ poll, replaces }: Shown, t: Text, lang: Lang): Inner[] {
  return [
    ...(replaces ? [text(newVersionSaid(replaces, t, lang))] : []),
    ...(termsOf(poll).early ? [quiet(t.votes.closesEarly)] : []),
    ...(mayGrow(poll) ? [quiet(t.votes.mayAddOptions)] : []),
  ]
}

function newVersionSaid({ number, words, withoutNames }: NonNullable<Shown['replaces']>, t: Text, lang: Lang): string {
  if (withoutNames) return t.votes.anewWithoutNames(number)
  return words.length > 0 ? t.votes.integrates(number, quoted(words, lang)) : t.votes.newVersion(number)
}

/** « trop cher », « trop tôt » et « trop vague » */
export function quoted(words: readonly string[], lang: Lang): string {
  return joinList(
    words.map((said) => quote(said, lang)),
    lang,
  )
}

/** Where it stands, when it opens. */
export function startedNotice(shown: Shown, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    text({ strong: t.votes.startedNotice(poll.number, poll.question) }, ' ', ...spansOf(untilWhen(shown, t, lang))),
    actions(
      button(castLabel(poll, t), call('ballot cast', { poll: poll.number }), 'primary'),
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
    ),
  )
}

/** To whoever opens it before its time. */
export function startedView(shown: Shown, t: Text, lang: Lang): View {
  const { number } = shown.poll
  return view(
    lang,
    text(t.votes.started(number), ' ', ...spansOf(untilWhen(shown, t, lang))),
    actions(button(t.buttons.closePoll, call('poll close', { poll: number })), button(t.buttons.undo, call('undo'))),
  )
}

/** To whoever presides, in private. */
export function askToValidate(shown: Shown, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    text(t.votes.validationAsked(poll.number, poll.question)),
    text(outcome(shown, t, lang)),
    actions(...validationButtons(shown, t), button(t.buttons.seePoll, call('polls', { number: poll.number }))),
  )
}

/** Where it stands, once it counts. */
export function validatedNotice(shown: Shown, t: Text, lang: Lang): View {
  const { poll, chair } = shown
  return view(
    lang,
    text({ strong: t.votes.validatedSaid(poll.number, chair) }, ' ', outcome(shown, t, lang)),
    actions(button(t.buttons.seePoll, call('polls', { number: poll.number }))),
  )
}

/** To those who voted in the one that is replaced, in private. */
export function replacedForVoter(shown: Shown, next: Shown['poll'], t: Text, lang: Lang): View {
  const { poll } = shown
  const args = { poll: next.number }
  return view(
    lang,
    text(t.votes.replacedForVoter(poll.number, poll.question, next.number)),
    text(t.votes.newQuestion(next.question)),
    actions(
      next.state === 'open' && button(castLabel(next, t), call('ballot cast', args), 'primary'),
      button(t.buttons.seePoll, call('polls', { number: next.number })),
    ),
  )
}

export function addedView(number: number, option: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.optionAdded(option, number)),
    actions(
      button(t.buttons.castBallot, call('ballot cast', { poll: number }), 'primary'),
      button(t.buttons.undo, call('undo')),
    ),
  )
}
