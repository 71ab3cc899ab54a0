/** The box of every vote is what its log says, whatever was done: held after each act of a story. */
import { expect } from 'vitest'
import { foldLog } from '../../src/votes/rules/log.ts'
import { voterKey } from '../../src/votes/rules/roll.ts'
import type { World } from './world.ts'

type Boxes = Record<number, Record<string, string>>

/** « college: paper » of each voter, by the number of the vote: as its log tells, and as they lie in the box. */
export async function boxes(w: World): Promise<{ readonly log: Boxes; readonly box: Boxes }> {
  const polls = await w.db.prisma.poll.findMany({ orderBy: { number: 'asc' } })
  const log: Boxes = {}
  const box: Boxes = {}
  for (const { id: pollId, number } of polls) {
    const [lines, ballots] = await Promise.all([
      w.db.prisma.pollEvent.findMany({ where: { pollId }, orderBy: { number: 'asc' } }),
      w.db.prisma.ballot.findMany({ where: { pollId, state: 'counted' } }),
    ])
    log[number] = said([...foldLog(lines)].map(([key, { paper, college }]) => [key, `${college ?? ''}: ${paper}`]))
    box[number] = said(ballots.map((one) => [voterKey(one), `${one.collegeId ?? ''}: ${one.paper}`]))
  }
  return { log, box }
}

function said(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Fails where a ballot lies in a box of which the log does not tell, or the other way round. */
export async function boxIsFold(w: World): Promise<void> {
  const { log, box } = await boxes(w)
  expect(box).toEqual(log)
}

/** The same world, in which that is held after everything that anybody does. */
export function folding(w: World): World {
  const held =
    <A extends readonly unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const told = await act(...args)
      await boxIsFold(w)
      return told
    }
  return {
    ...w,
    says: held(w.says),
    presses: held(w.presses),
    fills: held(w.fills),
    together: held(w.together),
    passes: held(w.passes),
  }
}
