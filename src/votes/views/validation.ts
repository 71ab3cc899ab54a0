/** What waits for the word of whoever presides. */
import type { Text } from '../../text/index.ts'
import { button, call, warning } from '../../views/build.ts'
import type { Button, Node } from '../../views/view.ts'
import { awaitsValidation } from '../rules/life.ts'
import type { Shown } from './asked.ts'

type Inner = Exclude<Node, { kind: 'card' }>

/** Whose word is waited for, and the two answers. */
export function waitingNodes(shown: Shown, t: Text): Inner[] {
  const { poll, chair } = shown
  return awaitsValidation(poll) ? [warning(t.votes.awaitsValidation(chair))] : []
}

export function validationButtons({ poll }: Pick<Shown, 'poll'>, t: Text): Button[] {
  if (!awaitsValidation(poll)) return []
  const args = { poll: poll.number }
  return [
    button(t.buttons.validatePoll, call('poll validate', args), 'primary'),
    button(t.buttons.refusePoll, call('poll refuse', args), 'danger'),
  ]
}
