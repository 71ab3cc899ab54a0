/** Who wins when the options with most votes do: shared by every rule that counts votes per option. */

export type Cut = { readonly winners: readonly number[]; readonly tied: readonly number[] }

/**
 * Positions with most votes, best first, as many as there are seats. Options that nobody chose do not win. When those
 * that share the last seats are more than these seats, none of them wins: they are `tied`, and somebody has to say.
 */
export function cut(counts: readonly number[], seats: number): Cut {
  const ranked = counts
    .map((count, position) => ({ count, position }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.position - b.position)
  const last = ranked[seats - 1]
  if (!last || ranked[seats]?.count !== last.count)
    return { winners: ranked.slice(0, seats).map(({ position }) => position), tied: [] }
  return {
    winners: ranked.filter(({ count }) => count > last.count).map(({ position }) => position),
    tied: ranked.filter(({ count }) => count === last.count).map(({ position }) => position),
  }
}
