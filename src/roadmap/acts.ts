/** What other rooms may have done with actions: whoever is reminded of them changes. */
import type { Write } from '../engine/writes.ts'
import type { Action } from '../generated/prisma/client.ts'
import { nextLetters } from './acts/schedule.ts'
import { changeAction } from './change.ts'

/** The weekly letters of the zone in which something begins. */
export function keepLetters(zone: string, now: Date): Write {
  return nextLetters(zone, now)
}

/** Actions that are due on one day make one reminder: its call is kept once. */
export function passContact(actions: readonly Action[], personId: string, zone: string, now: Date): Write[] {
  const calls = new Set<string>()
  return actions
    .flatMap((action) => changeAction(action, { contactId: personId }, zone, now))
    .filter((write) => {
      if (write.do !== 'later') return true
      const key = `${write.schedule}|${write.at.getTime()}`
      return !calls.has(key) && calls.add(key)
    })
}
