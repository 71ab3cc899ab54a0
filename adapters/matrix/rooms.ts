/** Into rooms and in them: invitations are accepted, we say who we are, and where we cannot read we say so, once. */
import type { Incoming, Lang } from '../../src/port.ts'
import type { Cipher } from './cipher.ts'
import type { Directory } from './directory.ts'
import type { Eventually } from './eventually.ts'
import { codeOf } from './failure.ts'
import type { MatrixLog } from './log.ts'
import { moveOf, type Tombstone } from './moves.ts'
import { Content, type Event } from './payloads.ts'
import type { Sender } from './send.ts'
import { type Heard, type Known, speakerOf, type Way, whereOf } from './whereabouts.ts'
import { words } from './words.ts'

export type Rooms = {
  invited(room: string, by: string, isDirect: boolean): void
  /** We came in: what the panel is asked for in the name of whoever invited us. Undefined when nobody did. */
  entered(room: string, event: Event): { readonly incoming: Incoming; readonly way: Way } | undefined
  /** Rooms that were replaced since we were last asked: we go to where people go on; told once we are there. */
  moves(): readonly Extract<Heard, { kind: 'hear' }>[]
  /** Something was written that we cannot read. */
  sealed(room: string): void
  /** The key of this one did not come. */
  lost(room: string, event: Event): void
}
export type RoomsOptions = {
  readonly sender: Sender
  readonly directory: Directory
  readonly known: Known
  readonly eventually: Eventually
  readonly cipher: Cipher
  readonly lang: Lang
  readonly log: MatrixLog
  readonly now: () => number
}

/** Account data of ours: where it was already said that we cannot read. */
const told = 'fr.concertess.rooms'

/** Milliseconds: whoever cannot be read is told so once in this time, however much they write. */
const toldAgain = 6 * 3_600_000

export function createRooms(o: RoomsOptions): Rooms {
  const { sender, directory, known, eventually, cipher, lang, log, now } = o
  const joining = new Map<string, Promise<boolean>>()
  const inviters = new Map<string, string>()
  const sealedRooms = new Set<string>()
  const toldOf = new Map<string, number>()
  const followed = new Set<string>()
  const moved = new Set<string>()

  return { invited, entered, moves, sealed, lost }

  function invited(room: string, by: string, isDirect: boolean): void {
    if (by !== '') inviters.set(room, by)
    const coming = join(room)
    if (isDirect && by !== '') sender.privately.expect(by, room, coming)
  }

  /** `by`: an account of a server that knows the room. */
  function join(room: string, by?: string): Promise<boolean> {
    const before = joining.get(room)
    if (before) return before
    const via = by?.slice(by.indexOf(':') + 1)
    const path = `client/v3/join/${encodeURIComponent(room)}`
    let isThere = false
    const coming = eventually
      .later('join', async () => {
        await sender.call('POST', path, { body: {}, query: { server_name: via, via } })
        isThere = true
      })
      .then(() => isThere)
      .finally(() => joining.delete(room))
    joining.set(room, coming)
    return coming
  }

  function moves(): ReturnType<Rooms['moves']> {
    const found: { readonly room: string; readonly closed: Tombstone }[] = []
    for (const [room, { joined, closed }] of directory.rooms) {
      if (!closed || moved.has(closed.event)) continue
      if (directory.successor(room) !== room) {
        moved.add(closed.event)
        found.push({ room, closed })
      } else if (joined && !followed.has(closed.event)) {
        followed.add(closed.event)
        // Where only those come in who are asked to, we are asked to as well, or stay.
        void join(closed.to, closed.by)
      }
    }
    return found
      .sort((a, b) => (a.closed.at ?? 0) - (b.closed.at ?? 0))
      .map(({ room, closed }) => moveOf(room, closed, known))
  }

  function entered(room: string, event: Event): ReturnType<Rooms['entered']> {
    const by = inviters.get(room) ?? inviterIn(event)
    inviters.delete(room)
    const isDeaf = directory.room(room).encrypted && !cipher.reads()
    // Some servers encrypt what is private without being asked: the rooms that we open as well.
    if (isDeaf) sealed(room)
    const { replaces } = directory.room(room)
    // People there know us: what goes on is said, and nothing else.
    const isKnown = replaces !== undefined && directory.successor(replaces) !== replaces
    if (by === undefined || by === directory.self || isKnown) return undefined
    const isPrivate = known.direct(room) === by
    if (isPrivate) void eventually.later('m.direct', () => sender.privately.remember(by, room))
    if (isDeaf) log.info({}, 'invited where nothing can be read')
    else if (!isPrivate)
      void eventually.later('hello', () => sender.tell(room, words[lang].hello, `hello.${event.event_id}`))
    const incoming: Incoming = {
      id: event.event_id,
      platform: 'matrix',
      who: speakerOf(room, by, known),
      where: whereOf(room, by, undefined, known),
      says: '/concert',
      ...(event.origin_server_ts !== undefined && { at: event.origin_server_ts }),
    }
    return { incoming, way: { room, event: event.event_id } }
  }

  function sealed(room: string): void {
    if (cipher.reads() || sealedRooms.has(room)) return
    sealedRooms.add(room)
    void eventually.later('cannot read', async () => {
      const path = `client/v3/user/${encodeURIComponent(directory.self)}/account_data/${told}`
      const before = await sender.call('GET', path).catch((error: unknown) => {
        if (codeOf(error) !== 'M_NOT_FOUND') throw error
        return {}
      })
      const list = Content.safeParse(before).data?.sealed
      const rooms = Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
      if (rooms.includes(room)) return
      log.warn({}, 'a room is encrypted: what is written there cannot be read')
      const isPrivate = (await sender.privately.isOurs(room)) || directory.direct(room) !== undefined
      await sender.tell(room, isPrivate ? words[lang].unreadableHere : words[lang].unreadable, `sealed.${room}`)
      await sender.call('PUT', path, { body: { sealed: [...rooms, room] } })
    })
  }

  function lost(room: string, { sender: account, event_id }: Event): void {
    const who = `${room} ${account}`
    const at = now()
    if (at - (toldOf.get(who) ?? Number.NEGATIVE_INFINITY) < toldAgain) return
    toldOf.set(who, at)
    log.warn({}, 'the key of a message did not come')
    const said = words[lang].lost(directory.name(room, account))
    void eventually.later('a message that cannot be read', () =>
      sender.tell(room, said, `lost.${event_id}`, { answers: event_id }),
    )
  }
}

/** Synapse says who invited us beside the event that says that we came. */
function inviterIn({ unsigned }: Event): string | undefined {
  const before = unsigned?.prev_content
  const isInvite =
    typeof before === 'object' && before !== null && 'membership' in before && before.membership === 'invite'
  return isInvite && typeof unsigned?.prev_sender === 'string' ? unsigned.prev_sender : undefined
}
