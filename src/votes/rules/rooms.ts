/** Where a poll stands: in the channel where it was opened, and in those of other platforms that serve the same. Pure. */
import type { Place } from '../../generated/prisma/client.ts'

type Room = Pick<Place, 'id' | 'platform' | 'workspace' | 'workshopId' | 'bodyId' | 'team'>

/**
 * The first is `place`. Another channel of the same workspace is not one of them: whoever opens a poll there chose the
 * channel; on another platform, or in another workspace, are those who cannot come to it.
 */
export function roomsOf<R extends Room>(place: R, all: readonly R[]): readonly R[] {
  const serves = (other: R) =>
    other.workshopId === place.workshopId && other.bodyId === place.bodyId && other.team === place.team
  const isElsewhere = (other: R) => other.platform !== place.platform || other.workspace !== place.workspace
  return [place, ...all.filter((other) => other.id !== place.id && isElsewhere(other) && serves(other))]
}
