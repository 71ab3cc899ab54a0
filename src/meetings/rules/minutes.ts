/** The life of the account of a session: a draft, then validated; what changes goes back to draft: pure. */
import type { Minutes, Restitution } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

export const longestMinutes = 10_000

/** What a phase gave back rests on its minutes: after that they stay as they are. */
export function mayChange(
  session: { readonly number: number; readonly title: string },
  restitution: Pick<Restitution, 'closedAt'> | null,
): void {
  if (restitution?.closedAt) throw new Refusal('minutesFrozen', session)
}

/** Throws when there is nothing to validate, or nothing left to. */
export function validated(
  minutes: Minutes | null,
  session: { readonly number: number; readonly title: string },
): Minutes {
  const write = [{ label: 'writeMinutes', call: { intent: 'minutes', args: { session: session.number } } }]
  if (!minutes) throw new Refusal('noMinutesToValidate', session, write)
  if (minutes.state === 'validated') throw new Refusal('minutesValidated', session)
  return minutes
}

/** Drafts are for the team; everybody reads what was validated. */
export function readable(
  minutes: Minutes | null,
  session: { readonly number: number; readonly title: string },
  team: boolean,
): Minutes {
  if (minutes && (team || minutes.state === 'validated')) return minutes
  const write = [{ label: 'writeMinutes', call: { intent: 'minutes', args: { session: session.number } } }]
  throw team ? new Refusal('noMinutesToValidate', session, write) : new Refusal('minutesNotYet', session)
}
