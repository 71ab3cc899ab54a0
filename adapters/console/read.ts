/** Reads a line of the console against the messages of its room, which it draws as its places can. */
import { type Heard, type Reading, readLine, type SpokenLine } from '../../src/kept/read.ts'
import type { Room } from '../../src/kept/room.ts'
import type { Stage } from '../../src/kept/shown.ts'
import type { Address, Capabilities } from '../../src/port.ts'
import { limits } from './limits.ts'

const workspace = 'console'

export function read(line: SpokenLine, room: Room, reading: Reading): Heard {
  return readLine(line, stageOf(room), reading)
}

export function stageOf(room: Room): Stage {
  return { room, platform: 'console', workspace, canAt: (to) => canAt(room, to) }
}

/** What can be drawn for this address: in private, a secret ballot may be answered on the spot. */
export function canAt(room: Room, to: Address): Capabilities {
  const can = to.to === 'dm' ? limits.console : limits[room.like(to.channel)]
  return to.to === 'room' ? can : { ...can, privateBallots: true }
}
