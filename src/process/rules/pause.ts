/** When a concertation rests: what nobody asked for waits until then. Pure. */
import type { Concertation } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/**
 * Nothing is sent that nobody asked for: reminders, weekly letters, nudges. What was asked for goes on. An exercise sends
 * none of it, ever.
 */
export function isPaused(c: Pick<Concertation, 'pausedUntil' | 'trialPlaceId'>, now: Date): boolean {
  return c.trialPlaceId !== null || restsUntil(c, now) !== undefined
}

/** The end of the pause that was asked for, while it lasts. */
export function restsUntil({ pausedUntil }: Pick<Concertation, 'pausedUntil'>, now: Date): Date | undefined {
  return pausedUntil !== null && pausedUntil.getTime() > now.getTime() ? pausedUntil : undefined
}

/** Milliseconds: an election period and a summer fit, a date mistaken by a year does not. */
export const longestPause = 366 * 86_400_000

/** An end to come, within a year. `said` is how the moment is written in a refusal. */
export function pauseEnd(until: Date, now: Date, said: { label: string; moment: string }): Date {
  if (until.getTime() <= now.getTime()) throw new Refusal('pastDate', said)
  if (until.getTime() - now.getTime() > longestPause) throw new Refusal('pauseTooLong', { moment: said.moment })
  return until
}
