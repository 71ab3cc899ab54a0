/** When those who have not voted are asked once, and who they are: pure. */
import type { HeldRole } from '../../engine/roles.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { isGuest, seePoll } from './ballot.ts'

type Asked = Pick<Poll, 'number' | 'state' | 'closesAt' | 'remindAt' | 'remindedAt'>

/** Before the end: who is asked can still vote. */
export function reminderTime({ closesAt, remindAt }: Pick<Poll, 'closesAt' | 'remindAt'>): void {
  if (remindAt && closesAt && remindAt >= closesAt) throw new Refusal('reminderAfterEnd')
}

/** Once only, and while they can vote. `at`: how the time of the first one is written. */
export function mayRemind({ number, state, closesAt, remindedAt }: Asked, now: Date, at: string): void {
  if (state !== 'open' || (closesAt && closesAt <= now))
    throw new Refusal('pollAlreadyClosed', { number }, seePoll(number))
  if (remindedAt) throw new Refusal('alreadyReminded', { number, at }, seePoll(number))
}

/** Somebody who may be expected to vote. */
export type Expected = { readonly id: string; readonly roles: readonly HeldRole[] }

/** All but guests. */
export function electors<E extends Expected>(people: readonly E[], concertationId: string): E[] {
  return people.filter((person) => !isGuest(person, concertationId))
}

export function silent<E extends Pick<Expected, 'id'>>(people: readonly E[], voted: ReadonlySet<string>): E[] {
  return people.filter(({ id }) => !voted.has(id))
}
