/** What changing the end of the intake writes: the date, and the calls kept for later. */
import { call } from '../engine/intent.ts'
import { cancel, later, update, type Write } from '../engine/writes.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { intakeEnd } from './intents/intake-end.ts'
import { intakeRemind } from './intents/intake-remind.ts'
import { intakeReminderAt } from './rules.ts'

/** The calls that a new end needs; those of the old end are forgotten. */
export function intakeCalls(concertationId: string, until: Date | null, zone: string, now: Date): Write[] {
  const schedules = [`intake end:${concertationId}`, `intake remind:${concertationId}`] as const
  const forget = schedules.map((schedule) => cancel(schedule))
  if (until === null || until.getTime() <= now.getTime()) return forget
  const args = { concertation: concertationId, until: until.toISOString() }
  const remindAt = intakeReminderAt(until, zone, now)
  return [
    ...forget,
    later(schedules[0], until, call(intakeEnd, args), 'coalesce'),
    // Nobody wants to hear tomorrow that yesterday was the last day.
    ...(remindAt ? [later(schedules[1], remindAt, call(intakeRemind, args), 'drop')] : []),
  ]
}

export function changeIntake(concertation: Concertation, until: Date | null, now: Date): Write[] {
  return [
    update('Concertation', concertation, { intakeUntil: until }),
    ...intakeCalls(concertation.id, until, concertation.zone, now),
  ]
}
