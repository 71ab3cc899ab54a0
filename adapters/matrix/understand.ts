/** Events as requests: what an event speaks of is asked of the homeserver, as far as it is needed, before it is read. */
import type { Cipher } from './cipher.ts'
import type { Client } from './client.ts'
import type { Directory } from './directory.ts'
import { ApiFailure } from './failure.ts'
import type { MatrixLog } from './log.ts'
import { Event, Listed } from './payloads.ts'
import { read } from './read.ts'
import type { Rooms } from './rooms.ts'
import type { Heard, Known } from './whereabouts.ts'

export type Said = Extract<Heard, { kind: 'hear' }>
export type Understanding = {
  /** Undefined when it is not for us. Throws when the homeserver does not answer. */
  understood(room: string, event: Event): Promise<Said | undefined>
  /** `null`: it is not to be had. */
  fetched(room: string, event: string): Promise<Event | null>
}
export type UnderstandingOptions = {
  readonly client: Client
  readonly directory: Directory
  readonly known: Known
  readonly cipher: Cipher
  readonly rooms: Rooms
  readonly log: MatrixLog
  readonly signal: AbortSignal
}

/** Things that one event may need to be understood. */
const mostNeeds = 4
const lookedBack = 30

export function createUnderstanding(o: UnderstandingOptions): Understanding {
  const { client, directory, known, cipher, rooms, log, signal } = o

  return { understood, fetched }

  async function understood(room: string, event: Event): Promise<Said | undefined> {
    for (let needs = 0; needs <= mostNeeds; needs++) {
      const heard = readSafely(event, room)
      if (heard.kind === 'needs') {
        await (heard.event === undefined ? askOffers(heard.room) : askEvent(heard.room, heard.event))
        continue
      }
      if (heard.kind === 'sealed') rooms.sealed(room)
      if (heard.kind !== 'hear') return undefined
      return heard
    }
    return undefined
  }

  /** One event that cannot be read must not keep the others from being heard. */
  function readSafely(event: Event, room: string): Heard {
    try {
      return read(event, room, known)
    } catch (error) {
      log.error({ err: error, type: event.type.slice(0, 40) }, 'an event could not be read')
      return { kind: 'ignore', why: 'unreadable' }
    }
  }

  async function askEvent(room: string, event: string): Promise<void> {
    const found = await fetched(room, event)
    directory.keep(room, event, found && ((await cipher.open(room, found)) ?? null))
  }

  async function fetched(room: string, event: string): Promise<Event | null> {
    const path = `client/v3/rooms/${encodeURIComponent(room)}/event/${encodeURIComponent(event)}`
    const { data } = Event.safeParse(await unlessRefused(client.call('GET', path, { signal })))
    return data?.event_id === event ? data : null
  }

  /** Ours from before this life: what stood there when it began. */
  async function askOffers(room: string): Promise<void> {
    const { anchor } = directory.room(room)
    const filter = JSON.stringify({ types: ['m.room.message', 'm.room.encrypted'], senders: [directory.self] })
    const query = { dir: 'b', from: anchor, limit: String(lookedBack), filter }
    const path = `client/v3/rooms/${encodeURIComponent(room)}/messages`
    const found = await unlessRefused(client.call('GET', path, { query, signal }))
    const ours: Event[] = []
    for (const event of (Listed.safeParse(found).data?.chunk ?? []).toReversed()) {
      const opened = await cipher.open(room, event)
      if (opened) ours.push(opened)
    }
    directory.before(room, ours)
  }

  async function unlessRefused(work: Promise<unknown>): Promise<unknown> {
    try {
      return await work
    } catch (error) {
      if (error instanceof ApiFailure && error.failure.kind === 'refused') return undefined
      throw error
    }
  }
}
