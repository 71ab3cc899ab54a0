/**
 * Rooms that replace others (an upgrade: `m.room.tombstone` in the old one, `predecessor` in the new one). Each is believed only
 * when the other says the same, so that nobody takes over a room of which they only own one end. Pure.
 */
import { type Content, type Event, wordIn } from './payloads.ts'
import { type Heard, type Known, speakerOf, workspace } from './whereabouts.ts'

export type Tombstone = {
  readonly to: string
  readonly event: string
  readonly by: string
  readonly at: number | undefined
}
type Ends = {
  readonly joined: boolean
  readonly closed?: Tombstone | undefined
  readonly replaces?: string | undefined
}

type Said = Extract<Heard, { kind: 'hear' }>

/** Rooms that replace one another. */
const mostHops = 20
const longestName = 80

export function predecessorIn({ predecessor }: Content): string | undefined {
  const id = typeof predecessor === 'object' && predecessor !== null ? wordIn(predecessor as Content, 'room_id') : ''
  return id === '' ? undefined : id
}

export function tombstoneOf({ content, event_id, sender, origin_server_ts }: Event): Tombstone | undefined {
  const to = wordIn(content, 'replacement_room')
  return to === '' ? undefined : { to, event: event_id, by: sender, at: origin_server_ts }
}

/** Where people go on, as far as we are there; the room itself when none took its place. */
export function successorOf(room: string, rooms: ReadonlyMap<string, Ends>): string {
  let last = room
  for (let hops = 0; hops < mostHops; hops++) {
    const to = rooms.get(last)?.closed?.to
    const next = to === undefined ? undefined : rooms.get(to)
    if (to === undefined || !next?.joined || next.replaces !== last) return last
    last = to
  }
  return last
}

/** What is asked for in the name of whoever closed the old room: what it was for goes on in the new one. */
export function moveOf(room: string, closed: Tombstone, known: Known): Said {
  const name = known.roomName(closed.to).slice(0, longestName)
  const args = { to: closed.to, ...(name !== '' && { name }) }
  return {
    kind: 'hear',
    incoming: {
      id: closed.event,
      platform: 'matrix',
      who: speakerOf(room, closed.by, known),
      where: { workspace, channel: room, kind: 'room', name: known.roomName(room) },
      says: { intent: 'place move', args },
      sameById: true,
      ...(closed.at !== undefined && { at: closed.at }),
    },
    way: { room: closed.to, event: closed.event },
  }
}

/** What was said in a room before it was replaced was said there; what is said afterwards finds all in the new one. */
export function aroundMoves(said: readonly Said[], moves: readonly Said[]): readonly Said[] {
  const left = new Set(moves.map(({ incoming }) => incoming.where.channel))
  const isLeft = ({ incoming }: Said) => left.has(incoming.where.channel)
  return [...said.filter(isLeft), ...moves, ...said.filter((one) => !isLeft(one))]
}
