/** When the weekly letter comes, and what is left of what waits for somebody once it is said elsewhere: pure. */
import { addDays, type Day, dayOf } from '../../calendar.ts'
import { reminderAt, workingDayOnOrAfter } from '../../roadmap/rules/reminders.ts'
import type { Waiting } from './waiting.ts'

/** The Monday of that day's week, or the first worked day after it. */
export function letterDay(day: Day): Day {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7
  return workingDayOnOrAfter(addDays(day, 1 - weekday))
}

export function isLetterDay(day: Day): boolean {
  return letterDay(day) === day
}

/** The next letter to come, at 9:00 on the clocks of that zone. */
export function nextLetter(now: Date, zone: string): { readonly day: Day; readonly at: Date } {
  const today = dayOf(zone, now)
  for (const week of [0, 7, 14]) {
    const day = letterDay(addDays(today, week))
    const at = reminderAt(day, zone)
    if (at.getTime() > now.getTime()) return { day, at }
  }
  throw new RangeError('a week without a worked day')
}

/** What is written of in a letter: what a person does themselves, not what a role brings. */
const inLetters: readonly Waiting['kind'][] = ['vote', 'dates', 'tie', 'validate', 'answer', 'accept', 'late']

/** `said`: numbers of actions of which the same message asks already. */
export function forLetter(waiting: readonly Waiting[], said: ReadonlySet<number> = new Set()): Waiting[] {
  return waiting.filter((w) => {
    if (!inLetters.includes(w.kind)) return false
    return !((w.kind === 'late' || w.kind === 'accept') && said.has(w.action))
  })
}

/** Under which it is kept what the last letter to somebody said. */
export function letterKey(personId: string): string {
  return `letter|${personId}`
}

/** Days before its end, or its beginning, within which a thing is said again although it was said before. */
const dueWithin = 14

/** A thing as it was said in a letter; said otherwise, it is another one. */
export function saidAs(concertationId: string, w: Waiting): string {
  const at = 'until' in w ? w.until?.toISOString() : 'startsAt' in w ? w.startsAt.toISOString() : undefined
  const which = 'poll' in w ? w.poll : 'session' in w ? w.session : 'action' in w ? w.action : ''
  return [concertationId, w.kind, which, at ?? ('dueOn' in w ? w.dueOn : '')].join(' ')
}

/**
 * Is a letter worth writing: is there anything that the last one did not say, or that ends within a fortnight? What is late
 * has its own reminders. What only went away since is no news.
 */
export function isNews(concertationId: string, w: Waiting, before: ReadonlySet<string>, now: Date): boolean {
  if (!before.has(saidAs(concertationId, w))) return true
  const at = 'until' in w ? w.until : 'startsAt' in w ? w.startsAt : null
  return at !== null && at.getTime() <= now.getTime() + dueWithin * 86_400_000
}
