/**
 * Matrix as a platform: what the homeserver's synchronisation brings is heard in its order and kept with its token; posts go
 * out as the outbox gives them. Everything is a typed word or a reaction: there are no buttons, no forms, nothing that one
 * person alone sees but a room with them alone.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Adapter, Door, Lang, Reply } from '../../src/port.ts'
import { openClient } from './client.ts'
import { type Cursor, lastCursor, written } from './cursor.ts'
import { createDirectory } from './directory.ts'
import { createEventually } from './eventually.ts'
import { ApiFailure } from './failure.ts'
import { limits } from './limits.ts'
import type { MatrixLog } from './log.ts'
import { createPace, type Pace } from './pace.ts'
import { Event, Listed, Who } from './payloads.ts'
import { read } from './read.ts'
import { createRooms } from './rooms.ts'
import { createSender } from './send.ts'
import { type Batch, type Sync, startSync } from './sync.ts'
import type { Heard, Known } from './whereabouts.ts'

export type MatrixOptions = {
  /** of the homeserver: `https://matrix.example.org` */
  readonly url: string
  readonly token: string
  /** milliseconds since 1970, of the real clock: the homeserver's limits are of its time */
  readonly now: () => number
  readonly log: MatrixLog
  /** what was kept before may have been sent by an earlier life of ours; by the clock that dates what is kept */
  readonly began?: number | undefined
  /** calls in a second at most, when it is not the homeserver that limits them */
  readonly perSecond?: number | undefined
  readonly pace?: Pace
  /** in which we say what nobody asked for */
  readonly lang?: Lang | undefined
  /** folded verbs that are ours behind `!`, and those of them that hand in an idea; any, when nobody tells */
  readonly verbs?: readonly string[] | undefined
  readonly ideas?: readonly string[] | undefined
  /** where what the account must remember may lie; nothing does yet */
  readonly dataDir?: string | undefined
}

export type Matrix = Adapter & {
  /** What the homeserver told is heard, and has its answer. */
  idle(): Promise<void>
  /** Hears what people write. */
  connected(): boolean
  /** This event was told to us, and is done with. */
  seen(event: string): boolean
}

type Said = Extract<Heard, { kind: 'hear' }>

/** Milliseconds between two tries to learn who we are. */
const askAgain = [500, 2000, 5000, 15_000, 30_000]
/** A token that stands for nothing is kept so often, in milliseconds. */
const keptEvery = 30_000
/** What was said so long ago waits until it can be kept: nobody is there to say it again. */
const caughtUpAfter = 15_000
const pauses = [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]
/** Things that one event may need to be understood. */
const mostNeeds = 4
const mostSeen = 5000
const lookedBack = 30

export function createMatrix(o: MatrixOptions): Matrix {
  const { now, log } = o
  const pace = o.pace ?? createPace(now, o.perSecond)
  const client = openClient({ ...o, answered: pace.answered })
  const directory = createDirectory()
  const eventually = createEventually(log)
  const known: Known = {
    ...directory,
    get self() {
      return directory.self
    },
    verbs: o.verbs && new Set(o.verbs),
    ideas: o.ideas && new Set(o.ideas),
  }
  let isSameLogin = false
  const sender = createSender({
    client,
    directory,
    pace,
    eventually,
    now,
    log,
    startedAt: o.began ?? now(),
    isSameLogin: () => isSameLogin,
  })
  const rooms = createRooms({ sender, directory, known, eventually, lang: o.lang ?? 'fr', log })
  const seen = new Set<string>()
  const stopping = new AbortController()
  let login: Pick<Cursor, 'user' | 'device'> | undefined
  let door: Door | undefined
  let sync: Sync | undefined
  let beginning: Promise<void> | undefined
  let taking: Promise<void> | undefined
  let isConnected = false
  let keptToken: { token: string; at: number } = { token: '', at: Number.NEGATIVE_INFINITY }
  let lastToken: string | undefined

  async function begin(opened: Door): Promise<void> {
    const who = await whoWeAre()
    if (!who) return
    const cursor = await lastCursor(opened)
    const isOurs = cursor?.user === who.user
    isSameLogin = isOurs && cursor?.device === who.device
    if (cursor && !isSameLogin) log.warn({ account: isOurs }, 'another login than before')
    login = who
    directory.self = who.user
    if (stopping.signal.aborted) return
    sync = startSync({
      client,
      directory,
      log,
      now,
      since: isOurs ? cursor?.token : undefined,
      keptAt: isOurs && cursor ? cursor.at : now(),
      take(batch) {
        taking = take(batch)
        return taking
      },
      told(connected) {
        isConnected = connected
      },
    })
  }

  async function whoWeAre(): Promise<typeof login> {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      try {
        const who = Who.parse(await client.call('GET', 'client/v3/account/whoami', { signal: stopping.signal }))
        return { user: who.user_id, device: who.device_id }
      } catch (error) {
        const why = error instanceof ApiFailure ? error.message : 'unexpected'
        if (!stopping.signal.aborted) log.warn({ why }, 'the homeserver does not tell who we are')
        await rest(askAgain[Math.min(tries, askAgain.length - 1)]!)
      }
    }
    return undefined
  }

  /** Everything is understood first, from the homeserver's own words; then each is heard, the token behind the last. */
  async function take({ token, events, entered, invites, isFirst }: Batch): Promise<void> {
    for (const { room, by } of invites) rooms.invited(room, by)
    const said: Said[] = []
    for (const { room, event } of entered) {
      const greeting = rooms.entered(room, event)
      if (greeting) said.push({ kind: 'hear', ...greeting })
    }
    for (const { room, event } of events) {
      if (event.sender === directory.self && event.state_key === undefined) directory.learn(room, event)
      else if (event.type === 'm.room.encryption' && !isFirst) rooms.sealed(room)
      else if (!isFirst) {
        const heard = await understood(room, event)
        if (heard) said.push(heard)
      }
    }
    for (const [i, one] of said.entries()) await answer(one, i === said.length - 1 ? token : undefined)
    await keep(token, said.length > 0)
    for (const { event } of [...events, ...entered]) markSeen(event.event_id)
  }

  async function understood(room: string, event: Event): Promise<Said | undefined> {
    for (let needs = 0; needs <= mostNeeds; needs++) {
      const heard = readSafely(event, room)
      if (heard.kind === 'needs') {
        await (heard.event === undefined ? askOffers(heard.room) : askEvent(heard.room, heard.event))
        continue
      }
      if (heard.kind === 'sealed') rooms.sealed(room)
      if (heard.kind !== 'hear') return undefined
      if (directory.direct(room) === event.sender) directory.spokeIn(event.sender, room)
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
    const path = `client/v3/rooms/${encodeURIComponent(room)}/event/${encodeURIComponent(event)}`
    const found = await unlessRefused(client.call('GET', path, { signal: stopping.signal }))
    const { data } = Event.safeParse(found)
    directory.keep(room, event, data?.event_id === event ? data : null)
  }

  /** Ours from before this life: what stood there when it began. */
  async function askOffers(room: string): Promise<void> {
    const { anchor } = directory.room(room)
    const filter = JSON.stringify({ types: ['m.room.message'], senders: [directory.self] })
    const query = { dir: 'b', from: anchor, limit: String(lookedBack), filter }
    const path = `client/v3/rooms/${encodeURIComponent(room)}/messages`
    const found = await unlessRefused(client.call('GET', path, { query, signal: stopping.signal }))
    directory.before(room, (Listed.safeParse(found).data?.chunk ?? []).toReversed())
  }

  async function unlessRefused(work: Promise<unknown>): Promise<unknown> {
    try {
      return await work
    } catch (error) {
      if (error instanceof ApiFailure && error.failure.kind === 'refused') return undefined
      throw error
    }
  }

  async function answer(said: Said, token: string | undefined): Promise<void> {
    if (!door) return
    const isLate = now() - (said.incoming.at ?? now()) > caughtUpAfter
    let [reply = null] = await door.hear([said.incoming], token === undefined ? undefined : cursorAt(token))
    for (const pause of isLate ? pauses : []) {
      if (!reply?.refused || reply.refused.kept || stopping.signal.aborted) break
      await rest(pause)
      reply = (await door.hear([said.incoming]))[0] ?? null
    }
    give(said, reply)
  }

  function give({ way }: Said, reply: Reply): void {
    if (!reply || !door) return
    sender.answering(reply.key, way)
    if (reply.refused && !reply.refused.kept)
      void eventually.later('an answer', () => sender.send(reply.to, reply.body, reply.key))
    else door.handOver(reply.key)
  }

  async function keep(token: string, isKept: boolean): Promise<void> {
    lastToken = token
    if (isKept) keptToken = { token, at: now() }
    else if (now() - keptToken.at >= keptEvery) await keepNow()
  }

  async function keepNow(): Promise<void> {
    if (!door || lastToken === undefined || lastToken === keptToken.token) return
    keptToken = { token: lastToken, at: now() }
    await door.hear([], cursorAt(lastToken))
  }

  function cursorAt(token: string): string {
    return written({ token, user: login?.user ?? '', device: login?.device ?? '', at: now() })
  }

  function markSeen(event: string): void {
    seen.add(event)
    if (seen.size > mostSeen) seen.delete(seen.values().next().value!)
  }

  async function rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  }

  return {
    platform: 'matrix',
    can: limits.matrix,
    async start(opened) {
      door = opened
      beginning = begin(opened).catch((error: unknown) => log.error({ err: error }, 'Matrix could not be begun'))
    },
    async stop() {
      stopping.abort()
      eventually.stop()
      await beginning
      await sync?.stop()
      await keepNow().catch((error: unknown) => log.warn({ err: error }, 'how far we have heard could not be kept'))
      isConnected = false
    },
    send: sender.send,
    edit: sender.edit,
    async idle() {
      await taking?.catch(() => {})
      await eventually.idle()
    },
    connected: () => isConnected,
    seen: (event) => seen.has(event),
  }
}
