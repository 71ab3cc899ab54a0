/** Another atelier to which an idea belongs by its words: offered to its author in one gesture, never done by itself. */
import { fold } from '../engine/fold.ts'
import type { Workshop } from '../generated/prisma/client.ts'
import { likelyThemes } from './synthesis/likely.ts'

/** Undefined unless the words are in the title of that atelier, and in that of the present one are none. */
export function ratherIn<W extends Pick<Workshop, 'id' | 'title'>>(
  text: string,
  workshops: readonly W[],
  here: string | null,
): W | undefined {
  const likely = likelyThemes(text, workshops, [], fold, workshops.length).filter(({ words }) => words.length > 0)
  if (likely.some(({ id }) => id === here)) return undefined
  return workshops.find(({ id }) => id === likely[0]?.id)
}
