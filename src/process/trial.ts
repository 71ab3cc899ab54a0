/** What ending an exercise writes, and what taking that back writes. Nothing is deleted: it is heard and said no more. */
import type { Context } from '../engine/intent.ts'
import { endless } from '../engine/trial.ts'
import { update, type Write } from '../engine/writes.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { forAll } from './rules/places.ts'
import { trialRoles } from './store/trial.ts'
import { placeById } from './store.ts'

type Looks = Pick<Context<unknown>, 'read' | 'now'>

/** Its channel is free again, and nobody has a role in it any more; pauses and roles tell what it was. */
export async function endTrial(trial: Concertation, { read, now }: Looks): Promise<Write[]> {
  const [place, roles] = await Promise.all([
    placeById(read, trial.trialPlaceId ?? ''),
    trialRoles(read, trial.id, null),
  ])
  return [
    update('Concertation', trial, { pausedUntil: endless }),
    ...(place?.concertationId === trial.id ? [update('Place', place, { concertationId: null, ...forAll })] : []),
    ...roles.map((role) => update('Role', role, { endedAt: now })),
  ]
}

/** `endedAt` and `pausedUntil`: as they were told by the act that is taken back. */
export async function resumeTrial(
  trial: Concertation,
  before: { readonly endedAt: Date; readonly pausedUntil: Date | null },
  { read }: Looks,
): Promise<Write[]> {
  const [place, roles] = await Promise.all([
    placeById(read, trial.trialPlaceId ?? ''),
    trialRoles(read, trial.id, before.endedAt),
  ])
  if (!place || place.concertationId !== null) throw new Refusal('trialRoomTaken')
  return [
    update('Concertation', trial, { pausedUntil: before.pausedUntil }),
    update('Place', place, { concertationId: trial.id }),
    ...roles.map((role) => update('Role', role, { endedAt: null })),
  ]
}
