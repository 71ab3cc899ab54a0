/** What opening a vote writes: the poll with all that is frozen in it, its options, its cards, what is due later. */
import type { Context } from '../engine/intent.ts'
import { insert, post, update, type Write } from '../engine/writes.ts'
import type { Concertation, Place } from '../generated/prisma/client.ts'
import type { Address } from '../port.ts'
import { lookAtQuorum } from './acts/quorum.ts'
import { endLater } from './closing.ts'
import { freeze } from './electorate.ts'
import { chainOf } from './log.ts'
import { remindLater } from './reminding.ts'
import { type Choice, hasOwnAnswers, type Method } from './rules.ts'
import { cardsElsewhere } from './shown.ts'
import { startLater } from './starting.ts'
import { pollCard, type Shown } from './views.ts'

export type Opening = {
  readonly shown: Shown
  readonly choices: readonly Choice[]
  readonly place: Place
  /** where its card goes, and the other channels in which it stands too */
  readonly address: Address
  readonly elsewhere: readonly Place[]
  /** what is on its roll, where it is not frozen anew */
  readonly roll?: () => Promise<readonly Write[]>
}

/** `method` by which its answers are its own: they have no choices. */
export function labelled(method: Method, choices: readonly Choice[], own: readonly string[]): Choice[] {
  if (!hasOwnAnswers({ method })) return [...choices]
  return own.map((label) => ({ label, hint: null, subject: null, subjectId: null }))
}

export async function opening(
  { shown: asked, choices, place, address, elsewhere, roll }: Opening,
  context: Context<Concertation>,
): Promise<Write[]> {
  const { newId, lang, placeText, placeLang } = context
  const { poll } = asked
  const definition = poll.definitionHash ?? ''
  const isOpen = poll.state === 'open'
  const chain = await chainOf(poll, context)
  const line = chain.add({ kind: isOpen ? 'opened' : 'announced', definition })
  const shown = { ...asked, head: chain.head() }
  return [
    insert('Poll', poll),
    // Pressed twice at once, the second finds the first.
    update('Place', place, {}),
    ...choices.map(({ label, hint, subject, subjectId }, position) =>
      insert('PollOption', { id: newId(), pollId: poll.id, position, label, hint, byId: null, subject, subjectId }),
    ),
    line,
    ...(isOpen ? await (roll ? roll() : freeze(poll, context)) : []),
    post(poll.postId!, address, pollCard(shown, placeText, placeLang)),
    ...cardsElsewhere(shown, elsewhere, lang),
    ...(isOpen ? [...endLater(poll), ...remindLater(poll), ...lookAtQuorum(poll, context)] : startLater(poll)),
  ]
}
