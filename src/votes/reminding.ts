/** The one reminder of a poll: asked for at its opening or by a button, sent in private, never twice. */
import type { Context } from '../engine/intent.ts'
import { later, update, type Write } from '../engine/writes.ts'
import type { Concertation, Poll } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import { silentIn } from './expected.ts'
import { shownPoll } from './shown.ts'
import { pollReminderView } from './views/private.ts'

export function remindSchedule(poll: Pick<Poll, 'id'>): string {
  return `poll remind:${poll.id}`
}

export function remindLater(poll: Pick<Poll, 'id' | 'remindAt' | 'concertationId'>): Write[] {
  if (!poll.remindAt) return []
  const args = { concertation: poll.concertationId, poll: poll.id, until: poll.remindAt.toISOString() }
  return [later(remindSchedule(poll), poll.remindAt, { intent: 'poll remind', args }, 'run')]
}

/** `reached`: how many are told; the poll remembers that it was done, so that nobody is asked twice. */
export async function remindNow(
  poll: Poll,
  context: Context<Concertation>,
): Promise<{ readonly reached: number; readonly writes: readonly Write[] }> {
  const { concertation, now, read } = context
  const people = await silentIn(poll, context)
  const shown = await shownPoll(read, poll, concertation.zone)
  const { writes, reached } = await tell(
    context,
    people.map(({ id }) => id),
    (t, lang) => pollReminderView(shown, concertation.title, t, lang),
    'bulk',
  )
  return { reached: reached.length, writes: [update('Poll', poll, { remindedAt: now }), ...writes] }
}
