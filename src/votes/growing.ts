/** Options that come into an open vote, and leave it again while nobody has chosen them. */
import type { Context } from '../engine/intent.ts'
import { insert, update, type Write } from '../engine/writes.ts'
import type { Concertation, Poll, PollOption } from '../generated/prisma/client.ts'
import { definitionHash } from './frozen.ts'
import { logged } from './log.ts'
import { type Terms, termsOf } from './rules.ts'
import { redrawNow, redrawSoon, shownPoll } from './shown.ts'
import type { Shown } from './views.ts'

/** The poll's row is written with it: whoever closes the vote, or adds another option, at the same moment does it again. */
export async function growing(
  poll: Poll,
  options: readonly PollOption[],
  label: string,
  context: Context<Concertation>,
): Promise<{ readonly position: number; readonly writes: readonly Write[] }> {
  const { actor, newId, read, concertation } = context
  const terms = termsOf(poll)
  const back = options.find((option) => option.label === label && terms.withdrawn?.includes(option.position))
  const position = back?.position ?? options.length
  const row: PollOption = back ?? {
    id: newId(),
    pollId: poll.id,
    position,
    label,
    hint: null,
    byId: actor.id,
    subject: null,
    subjectId: null,
  }
  const all = back ? options : [...options, row]
  // Whoever could choose all of them still can.
  const isUnbounded = poll.method === 'approval' && poll.mostChoices === options.length
  const withdrawn = terms.withdrawn?.filter((other) => other !== position) ?? []
  const { withdrawn: _, ...kept } = terms
  const change = {
    mostChoices: isUnbounded ? all.length : poll.mostChoices,
    terms: { ...kept, ...(withdrawn.length > 0 && { withdrawn }) } as Poll['terms'],
  }
  const next = { ...poll, ...change }
  const hash = { definitionHash: definitionHash(next, all) }
  const known = await shownPoll(read, { ...next, ...hash }, concertation.zone)
  const shown: Shown = back
    ? known
    : { ...known, options: [...known.options, label], hints: [...(known.hints ?? []), null] }
  return {
    position,
    writes: [
      update('Poll', poll, { ...change, ...hash }),
      ...(back ? [] : [insert('PollOption', row)]),
      logged(poll, { kind: 'option', label, position }, context),
      ...(await redrawNow(shown, context)),
      redrawSoon(poll, context),
    ],
  }
}

export async function shrinking(poll: Poll, position: number, context: Context<Concertation>): Promise<Write[]> {
  const { read, concertation } = context
  const terms = termsOf(poll)
  const next: Terms = { ...terms, withdrawn: [...(terms.withdrawn ?? []), position] }
  const change = { terms: next as Poll['terms'] }
  const shown = await shownPoll(read, { ...poll, ...change }, concertation.zone)
  return [
    update('Poll', poll, change),
    logged(poll, { kind: 'unoption', position }, context),
    ...(await redrawNow(shown, context)),
    redrawSoon(poll, context),
  ]
}
