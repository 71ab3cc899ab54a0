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
  if (state === 'announced') throw new Refusal('pollNotYet', { number, opens: '' }, seePoll(number))
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

/** Those who have nothing left to do: `waiting` are proxies that were not used, of which their holders are asked. */
export function settled(
  voted: readonly string[],
  waiting: readonly { readonly proxy: { readonly giverId: string; readonly holderId: string } }[],
): Set<string> {
  const done = new Set([...voted, ...waiting.map(({ proxy }) => proxy.giverId)])
  for (const { proxy } of waiting) done.delete(proxy.holderId)
  return done
}

export function silent<E extends Pick<Expected, 'id'>>(people: readonly E[], voted: ReadonlySet<string>): E[] {
  return people.filter(({ id }) => !voted.has(id))
}
