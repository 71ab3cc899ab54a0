/** An announced vote: what is due at its time, and what opening it writes, by the clock or by hand. */
import type { Context } from '../engine/intent.ts'
import { cancel, later, update, type Write } from '../engine/writes.ts'
import type { Concertation, Poll } from '../generated/prisma/client.ts'
import { lookAtQuorum } from './acts/quorum.ts'
import { endLater, unseal } from './closing.ts'
import { freeze } from './electorate.ts'
import { chainOf } from './log.ts'
import { remindLater } from './reminding.ts'
import { redrawNow, redrawSoon, sayWhere, shownPoll } from './shown.ts'
import { wholeRoll } from './store/electorate.ts'
import { boxOf } from './store.ts'
import { startedNotice } from './views/life.ts'
import type { Shown } from './views.ts'

export function startSchedule(poll: Pick<Poll, 'id'>): string {
  return `poll start:${poll.id}`
}

/** Its end and its reminder are due once it is open. */
export function startLater(poll: Pick<Poll, 'id' | 'opensAt' | 'concertationId'>): Write[] {
  if (!poll.opensAt) return []
  const args = { concertation: poll.concertationId, poll: poll.id, at: poll.opensAt.toISOString() }
  return [later(startSchedule(poll), poll.opensAt, { intent: 'poll start', args }, 'run')]
}

/** `by`: who opens it before its time; null when its time did. The roll is frozen now, and what was frozen is said again. */
export async function starting(
  poll: Poll,
  by: string | null,
  context: Context<Concertation>,
): Promise<{ readonly shown: Shown; readonly writes: readonly Write[] }> {
  const { read, concertation } = context
  const chain = await chainOf(poll, context)
  const opened = chain.add({ kind: 'opened', definition: poll.definitionHash ?? '' })
  const change = { state: 'open' }
  const next = { ...poll, ...change }
  const box = await boxOf(read, poll.id)
  const shown = { ...(await shownPoll(read, next, concertation.zone, box)), head: chain.head() }
  // Opened, taken back and opened again: the roll of the first time stands.
  const roll = (await wholeRoll(read, poll.id)).length > 0 ? [] : await freeze(next, context)
  return {
    shown,
    writes: [
      update('Poll', poll, change),
      opened,
      ...unseal(box),
      ...roll,
      ...(by === null ? [] : [cancel(startSchedule(poll))]),
      ...endLater(poll),
      ...remindLater(poll),
      ...lookAtQuorum(poll, context),
      ...(await redrawNow(shown, context)),
      redrawSoon(poll, context),
      ...(await sayWhere(shown, context, (again, t, lang) => startedNotice(again, t, lang))),
    ],
  }
}
