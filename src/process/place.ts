/** A channel as it is bound: its row the first time, and what it is for. */
import type { Context } from '../engine/intent.ts'
import type { Body, Place, Workshop } from '../generated/prisma/client.ts'
import type { Use } from './rules/places.ts'
import type { Purpose } from './views.ts'

export function newPlace(
  { platform, workspace, channel }: Context<unknown>['spot'],
  id: string,
): Pick<Place, 'id' | 'platform' | 'workspace' | 'external' | 'language' | 'version'> {
  return { id, platform, workspace, external: channel, language: null, version: 1 }
}

/** What a channel of this use is for, in names. */
export function purposeOf(use: Use, workshops: readonly Workshop[], bodies: readonly Body[]): Purpose {
  return {
    workshop: workshops.find((w) => w.id === use.workshopId),
    body: bodies.find((b) => b.id === use.bodyId)?.name,
    team: use.team,
  }
}
