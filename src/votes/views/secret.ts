/** Of a vote that may be held anew without names: the button, what asking does, and what voters are told. */
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, quiet, text, view } from '../../views/build.ts'
import { spansOf } from '../../views/rich.ts'
import type { Button, Lang, View } from '../../views/view.ts'
import { secretAskable } from '../rules/secret.ts'
import { castLabel, type Shown, untilWhen } from './asked.ts'

/** For whoever votes in it, in private only: a button that others see pressed would say who asks. */
export function secretButton({ poll }: Pick<Shown, 'poll'>, t: Text): Button | false {
  return secretAskable(poll) && button(t.buttons.askSecret, call('poll secret', { poll: poll.number }))
}

type Asking = {
  /** how many have answered so far */
  readonly voters: number
  /** it was typed where everybody reads it */
  readonly read: boolean
}

export function secretPreview(shown: Shown, { voters, read }: Asking, t: Text, lang: Lang): View {
  const { poll } = shown
  const args = { poll: poll.number }
  return view(
    lang,
    card(
      t.votes.secretTitle(poll.number, poll.question),
      text(t.votes.secretAnew),
      text(poll.closesAt !== null && `${t.votes.secretSameEnd} `, ...spansOf(untilWhen(shown, t, lang))),
      text(t.votes.secretVoters(voters)),
      ...t.votes.secretAudience.map((line) => text(line)),
      poll.results === 'live' && text(t.votes.secretNotLive),
      quiet(t.votes.secretUnnamed),
      read && text(t.votes.secretRead),
    ),
    actions(
      button(t.buttons.askSecret, call('poll secret', { ...args, confirmed: true }), 'primary'),
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
    ),
  )
}

/** To whoever asked. */
export function secretAskedView(number: number, next: Shown['poll'], t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.secretDone(number, next.number)),
    actions(
      next.state === 'open' && button(castLabel(next, t), call('ballot cast', { poll: next.number }), 'primary'),
      button(t.buttons.undo, call('undo')),
    ),
  )
}

/** To those who had voted, in private. */
export function secretForVoter({ poll }: Shown, next: Shown['poll'], t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.secretForVoter(poll.number, poll.question, next.number)),
    actions(
      next.state === 'open' && button(castLabel(next, t), call('ballot cast', { poll: next.number }), 'primary'),
      button(t.buttons.seePoll, call('polls', { number: next.number })),
    ),
  )
}

/** To those whose ballot counts again. */
export function unsecretForVoter({ poll }: Shown, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.unsecretForVoter(poll.number, poll.question)),
    actions(
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
      button(t.buttons.pollAudience, call('poll audience', { poll: poll.number })),
    ),
  )
}
