/** What anybody may know of actions: pure. How far each one is stays with its owner and those who animate. */
import type { Action } from '../../generated/prisma/client.ts'

/** In force, and not set aside as impossible. */
export function publicActions<A extends Pick<Action, 'state' | 'verdict'>>(actions: readonly A[]): A[] {
  return actions.filter(({ state, verdict }) => state === 'active' && verdict !== 'discarded')
}

/** Its owner, once it has accepted: an organisation that was only asked has promised nothing. */
export function publicOwner({ ownership, ownerId }: Pick<Action, 'ownership' | 'ownerId'>): string | null {
  return ownership === 'accepted' ? ownerId : null
}

/** Fewer actions than this, and a sum would tell how far one of them is. */
export const fewestSummed = 5

/**
 * How many are done, all together: the one thing that is told of progress. Undefined where it would tell it of each one:
 * few actions, or none done.
 */
export function doneAmong(actions: readonly Pick<Action, 'progress'>[]): number | undefined {
  const done = actions.filter(({ progress }) => progress === 'done').length
  return actions.length >= fewestSummed && done > 0 ? done : undefined
}
