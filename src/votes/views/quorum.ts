/** What whoever runs a vote reads when its quorum is lost, or found again. */
import type { Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, call, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'
import type { Quorum, QuorumState } from '../rules/quorum.ts'
import { quorumLine } from './agreed.ts'

/** `before`: what was told last; undefined where nothing was, since the vote opened. */
export function quorumToldView(
  { number, question }: Pick<Poll, 'number' | 'question'>,
  quorum: Quorum,
  state: QuorumState & { readonly before: boolean | undefined },
  t: Text,
  lang: Lang,
): View {
  const words = t.votes.agreed
  const missing = state.before === undefined ? words.quorumNever : words.quorumLost
  const say = state.reached ? words.quorumAgain : missing
  return view(
    lang,
    text(say(number, question)),
    text(quorumLine(quorum, state, true, t)),
    actions(
      button(t.buttons.seePoll, call('polls', { number })),
      button(t.buttons.closePoll, call('poll close', { poll: number })),
    ),
  )
}
