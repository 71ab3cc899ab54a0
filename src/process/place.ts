/** The row of a channel that is bound for the first time. */
import type { Context } from '../engine/intent.ts'
import type { Place } from '../generated/prisma/client.ts'

export function newPlace(
  { platform, workspace, channel }: Context<unknown>['spot'],
  id: string,
): Pick<Place, 'id' | 'platform' | 'workspace' | 'external' | 'language' | 'version'> {
  return { id, platform, workspace, external: channel, language: null, version: 1 }
}
