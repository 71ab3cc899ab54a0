/** Into rooms and in them: invitations are accepted, we say who we are, and where we cannot read we say so, once. */
import type { Incoming, Lang } from '../../src/port.ts'
import type { Cipher } from './cipher.ts'
import type { Directory } from './directory.ts'
import type { Eventually } from './eventually.ts'
import { codeOf } from './failure.ts'
import type { MatrixLog } from './log.ts'
import { Content, type Event } from './payloads.ts'
import type { Sender } from './send.ts'
import { type Known, speakerOf, type Way, whereOf } from './whereabouts.ts'
import { words } from './words.ts'

export type Rooms = {
  invited(room: string, by: string): void
  /** We came in: what the panel is asked for in the name of whoever invited us. Undefined when nobody did. */
  entered(room: string, event: Event): { readonly incoming: Incoming; readonly way: Way } | undefined
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
  const joining = new Set<string>()
  const inviters = new Map<string, string>()
  const sealedRooms = new Set<string>()
  const toldOf = new Map<string, number>()

  return { invited, entered, sealed, lost }

  function invited(room: string, by: string): void {
    if (by !== '') inviters.set(room, by)
    if (joining.has(room)) return
    joining.add(room)
    void eventually
      .later('join', () => sender.call('POST', `client/v3/join/${encodeURIComponent(room)}`, { body: {} }))
      .finally(() => joining.delete(room))
  }

  function entered(room: string, event: Event): ReturnType<Rooms['entered']> {
    const by = inviters.get(room) ?? inviterIn(event)
    inviters.delete(room)
    const isDeaf = directory.room(room).encrypted && !cipher.reads()
    // Some servers encrypt what is private without being asked: the rooms that we open as well.
    if (isDeaf) sealed(room)
    if (by === undefined || by === directory.self) return undefined
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
      const isPrivate = directory.direct(room) !== undefined
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
