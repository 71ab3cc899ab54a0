/** Two acts at the same moment, made certain: the second is decided on what it read before the first was kept. */
import { expect, vi } from 'vitest'
import type { World } from './world.ts'

/** Runs `act`, and `meanwhile` whole when it has just looked into `table` for the first time. */
export async function during<T>(
  w: World,
  table: string,
  meanwhile: () => Promise<unknown>,
  act: () => Promise<T>,
): Promise<T> {
  const model = (w.db.prisma as unknown as Record<string, { findMany(args: object): Promise<unknown[]> }>)[table]!
  const look = model.findMany.bind(model)
  let done = false
  vi.spyOn(model, 'findMany').mockImplementation(async (args: object) => {
    const seen = await look(args)
    if (!done) {
      done = true
      await meanwhile()
    }
    return seen
  })
  const told = await act()
  vi.restoreAllMocks()
  expect(done).toBe(true)
  return told
}
