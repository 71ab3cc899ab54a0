/**
 * What the homeserver told of rooms and people, kept from its own synchronisation: who is where, what a room is called, which
 * rooms are private conversations, and what we said there that can be answered.
 */
import { oneLine } from '../../src/views/plain-table.ts'
import { textOf } from './heard.ts'
import { shown } from './html.ts'
import { predecessorIn, successorOf, type Tombstone, tombstoneOf } from './moves.ts'
import { Memory, memoryName } from './offers.ts'
import { type Content, type Event, relationOf, wordIn } from './payloads.ts'
import type { Known, Offer, Spoken } from './whereabouts.ts'

type Member = { readonly membership: string; readonly name: string }
type Room = {
  name: string
  alias: string
  encrypted: boolean
  /** the content of its `m.room.encryption` */
  encryption: Content
  /** who may read what was said before they came (`m.room.history_visibility`) */
  visibility: string
  joined: boolean
  readonly members: Map<string, Member>
  /** ours, oldest first; `whole`: those from before are among them */
  offers: Offer[]
  whole: boolean
  /** the token before the first event of this life of ours */
  anchor?: string
  /** closed, with what it says of where people go on */
  closed?: Tombstone | undefined
  /** the room in whose place it was made */
  replaces?: string | undefined
}

export type Directory = Omit<Known, 'self' | 'verbs' | 'ideas'> & {
  self: string
  /** what is encrypted can be read by us */
  reads: boolean
  readonly rooms: ReadonlyMap<string, Room>
  room(room: string): Room
  /** A state event, or one of ours that can be answered. */
  learn(room: string, event: Event): void
  /** What an event says, for those that speak of it; `null` when it is not to be had. */
  keep(room: string, event: string, found: Event | null): void
  /** Our earlier messages, oldest first. */
  before(room: string, events: readonly Event[]): void
  /** The rooms that account data names as private conversations, by account. */
  directs(content: Content): void
  /** Rooms in which this person and we are alone: those that can be read first, then where they spoke last. */
  roomsWith(account: string): readonly string[]
  /** Somebody spoke there, at this moment of the homeserver's: the latest counts. */
  spokeIn(account: string, room: string, at: number): void
  /** Is it known where they spoke to us last? */
  hasSpoken(account: string): boolean
  left(room: string): void
  /** Those who are to read what is written there now; undefined where the homeserver did not tell of the room. */
  readers(room: string): readonly string[] | undefined
}

const mostOffers = 60
const mostKept = 2000

export function createDirectory(): Directory {
  const rooms = new Map<string, Room>()
  const kept = new Map<string, Spoken | null>()
  const direct = new Map<string, string>()
  const latest = new Map<string, { readonly room: string; readonly at: number }>()

  const directory: Directory = {
    self: '',
    reads: false,
    rooms,
    room,
    learn,
    keep(id, event, found) {
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
      kept.set(`${id} ${event}`, found === null ? null : spokenOf(found))
    },
    before(id, events) {
      const here = room(id)
      const after = here.offers
      here.offers = []
      for (const event of events) take(here, event)
      here.offers = [...here.offers, ...after].slice(-mostOffers)
      here.whole = true
    },
    directs(content) {
      direct.clear()
      for (const [account, list] of Object.entries(content))
        for (const id of Array.isArray(list) ? list : []) if (typeof id === 'string') direct.set(id, account)
    },
    name: (id, account) => nameIn(rooms.get(id), account),
    roomName(id) {
      const here = rooms.get(id)
      return here ? here.name || here.alias : ''
    },
    direct: directWith,
    offers(id) {
      const here = rooms.get(id)
      return here?.whole ? here.offers : undefined
    },
    event: (id, event) =>
      kept.get(`${id} ${event}`) ?? ours(id, event) ?? (kept.has(`${id} ${event}`) ? null : undefined),
    roomsWith(account) {
      const last = latest.get(account)?.room
      const rank = (id: string) => {
        const here = rooms.get(id)
        const isThere = here?.members.get(account)?.membership === 'join'
        return (here?.encrypted && !directory.reads ? 0 : 4) + (id === last ? 2 : 0) + (isThere ? 1 : 0)
      }
      return [...rooms.keys()]
        .filter((id) => directWith(id) === account && successorOf(id, rooms) === id)
        .sort((a, b) => rank(b) - rank(a))
    },
    spokeIn(account, id, at) {
      const before = latest.get(account)
      if (before === undefined || before.at <= at) latest.set(account, { room: id, at })
    },
    hasSpoken: (account) => latest.has(account),
    successor: (id) => successorOf(id, rooms),
    left(id) {
      const here = rooms.get(id)
      if (here) here.joined = false
    },
    readers(id) {
      const here = rooms.get(id)
      if (!here?.joined) return undefined
      // Who was asked in may read what was said meanwhile, unless the room hides it.
      const isAsked = here.visibility !== 'joined'
      return [...here.members].flatMap(([account, { membership }]) =>
        membership === 'join' || (isAsked && membership === 'invite') ? [account] : [],
      )
    },
  }
  return directory

  function room(id: string): Room {
    const known = rooms.get(id)
    if (known) return known
    const made: Room = {
      name: '',
      alias: '',
      encrypted: false,
      encryption: {},
      visibility: 'shared',
      joined: false,
      members: new Map(),
      offers: [],
      whole: false,
    }
    rooms.set(id, made)
    return made
  }

  function learn(id: string, event: Event): void {
    const here = room(id)
    const { type, state_key, content } = event
    if (state_key === undefined) {
      if (event.sender === directory.self) take(here, event)
      return
    }
    if (type === 'm.room.name') here.name = oneLine(shown(wordIn(content, 'name')))
    if (type === 'm.room.canonical_alias') here.alias = oneLine(shown(wordIn(content, 'alias')))
    if (type === 'm.room.encryption') Object.assign(here, { encrypted: true, encryption: content })
    if (type === 'm.room.history_visibility') here.visibility = wordIn(content, 'history_visibility') || 'shared'
    if (type === 'm.room.create') here.replaces = predecessorIn(content)
    if (type === 'm.room.tombstone') here.closed = tombstoneOf(event)
    if (type !== 'm.room.member') return
    const membership = wordIn(content, 'membership')
    here.members.set(state_key, { membership, name: oneLine(shown(wordIn(content, 'displayname'))) })
    if (state_key === directory.self) here.joined = membership === 'join'
  }

  /** A correction of ours changes what was said, where it was said. */
  function take(here: Room, event: Event): void {
    const relation = relationOf(event.content)
    const at = event.origin_server_ts ?? 0
    if (relation.kind === 'm.replace') {
      const memory = memoryIn(event.content['m.new_content'])
      here.offers = here.offers.map((offer) =>
        memory && offer.event === relation.event ? { ...offer, memory } : offer,
      )
      return
    }
    const offer = offerOf(event, at)
    if (!offer || here.offers.some((one) => one.event === event.event_id)) return
    here.offers.push(offer)
    if (here.offers.length > mostOffers * 2) here.offers = here.offers.slice(-mostOffers)
  }

  function ours(id: string, event: string): Spoken | undefined {
    const offer = rooms.get(id)?.offers.find((one) => one.event === event)
    return offer && { sender: directory.self, text: '', offer }
  }

  /** Two people, one of them we: said to be one, or without a name. A third one ends it, whatever was said. */
  function directWith(id: string): string | undefined {
    const here = rooms.get(id)
    if (!here?.joined) return undefined
    const others = [...here.members].filter(
      ([account, { membership }]) => account !== directory.self && (membership === 'join' || membership === 'invite'),
    )
    const [only] = others
    if (others.length !== 1 || !only) return undefined
    const isSaid = direct.get(id) === only[0]
    return isSaid || (here.name === '' && here.alias === '') ? only[0] : undefined
  }
}

function nameIn(here: Room | undefined, account: string): string {
  return here?.members.get(account)?.name || (/^@([^:]+):/.exec(account)?.[1] ?? account)
}

function memoryIn(content: unknown): Memory | undefined {
  const held = typeof content === 'object' && content !== null ? (content as Content)[memoryName] : undefined
  return Memory.safeParse(held).data
}

function offerOf(event: Event, at: number): Offer | undefined {
  const memory = memoryIn(event.content)
  if (!memory) return undefined
  const { kind, event: root } = relationOf(event.content)
  return { event: event.event_id, at, memory, ...(kind === 'm.thread' && root !== undefined && { thread: root }) }
}

/** With the last correction of it, where the server adds that. */
function spokenOf(event: Event): Spoken {
  const content = latestOf(event)
  const memory = memoryIn(content)
  const offer = offerOf(event, event.origin_server_ts ?? 0)
  return {
    sender: event.sender,
    text: textOf(content),
    ...(offer && { offer: memory ? { ...offer, memory } : offer }),
  }
}

function latestOf({ content, unsigned, sender }: Event): Content {
  const relations = unsigned?.['m.relations']
  const replaced =
    typeof relations === 'object' && relations !== null && 'm.replace' in relations ? relations['m.replace'] : undefined
  if (typeof replaced !== 'object' || replaced === null) return content
  const by = 'sender' in replaced ? replaced.sender : sender
  const newest = 'content' in replaced ? (replaced.content as Content | undefined)?.['m.new_content'] : undefined
  return by === sender && typeof newest === 'object' && newest !== null ? (newest as Content) : content
}
