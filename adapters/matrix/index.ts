/**
 * Matrix as a platform: what the homeserver's synchronisation brings is heard in its order and kept with its token; posts go
 * out as the outbox gives them. Everything is a typed word or a reaction: there are no buttons, no forms, nothing that one
 * person alone sees but a room with them alone.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Adapter, Door, Lang, Reply } from '../../src/port.ts'
import { type Cipher, createCipher } from './cipher.ts'
import { encryptionState, type Machine, type MachineHost, openClient, openMachine } from './client.ts'
import { type Cursor, lastCursor, written } from './cursor.ts'
import { createDirectory, type Directory } from './directory.ts'
import { createEventually } from './eventually.ts'
import { ApiFailure } from './failure.ts'
import { limits } from './limits.ts'
import type { MatrixLog } from './log.ts'
import { aroundMoves } from './moves.ts'
import { createPace, type Pace } from './pace.ts'
import { type Event, Who } from './payloads.ts'
import { createRooms } from './rooms.ts'
import { createSender } from './send.ts'
import { type Batch, type Sync, startSync } from './sync.ts'
import { createUnderstanding, type Said } from './understand.ts'
import { createWaiting } from './waiting.ts'
import type { Known } from './whereabouts.ts'

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
  /** where the keys of encrypted rooms are kept; without it they are not read */
  readonly dataDir?: string | undefined
  /** in the place of the library's encryption; undefined where there is none */
  readonly openMachine?: ((host: MachineHost) => Promise<Machine>) | undefined
  /** milliseconds that we wait for the key of what was written to us */
  readonly keyPatience?: number
}

export type Matrix = Adapter & {
  /** What the homeserver told is heard, and has its answer. */
  idle(): Promise<void>
  /** Hears what people write. */
  connected(): boolean
  /** This event was told to us, and is done with. */
  seen(event: string): boolean
}

/** Milliseconds between two tries to learn who we are. */
const askAgain = [500, 2000, 5000, 15_000, 30_000]
/** A token that stands for nothing is kept so often, in milliseconds. */
const keptEvery = 30_000
/** What was said so long ago waits until it can be kept: nobody is there to say it again. */
const caughtUpAfter = 15_000
const pauses = [1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]
const mostSeen = 5000
/** Keys come before what they open, or a little later: a client that sends them may be on a slow line. */
const keyPatience = 60_000

export function createMatrix(o: MatrixOptions): Matrix {
  const { now, log } = o
  const pace = o.pace ?? createPace(now, o.perSecond)
  const client = openClient({ ...o, answered: pace.answered })
  const directory = createDirectory()
  const eventually = createEventually(log)
  const stopping = new AbortController()
  const cipher = createKeys(o, pace, directory, stopping.signal)
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
    cipher,
    now,
    log,
    startedAt: o.began ?? now(),
    isSameLogin: () => isSameLogin,
  })
  const rooms = createRooms({ sender, directory, known, eventually, cipher, lang: o.lang ?? 'fr', log, now })
  const understanding = createUnderstanding({ client, directory, known, cipher, rooms, log, signal: stopping.signal })
  const waiting = createWaiting({
    now,
    patience: o.keyPatience ?? keyPatience,
    open: cipher.open,
    fetch: understanding.fetched,
  })
  const seen = new Set<string>()
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
    await cipher.begin(who)
    directory.reads = cipher.reads()
    if (isOurs) waiting.restore(cursor?.waiting ?? [])
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
  async function take({ token, events, entered, invites, keys, isFirst }: Batch): Promise<void> {
    // Before the token is kept that stands for them: the homeserver gives them no second time.
    await cipher.received(keys, isFirst)
    for (const { room, by, isDirect } of invites) rooms.invited(room, by, isDirect)
    const said: Said[] = []
    const late = await waiting.read()
    for (const { room, event } of late) await hear(room, event)
    for (const { room, event } of entered) {
      const greeting = rooms.entered(room, event)
      if (greeting) said.push({ kind: 'hear', ...greeting })
    }
    for (const { room, event } of events) {
      const isOurs = event.sender === directory.self && event.state_key === undefined
      const opened = isFirst && !isOurs ? event : await cipher.open(room, event)
      if (isOurs) opened && directory.learn(room, opened)
      else if (event.type === 'm.room.encryption' && !isFirst) rooms.sealed(room)
      else if (isFirst) continue
      else if (opened) await hear(room, opened)
      else waiting.add(room, event)
    }
    const read = new Set(late.map(({ event }) => event.event_id))
    const kept = cursorAt(token, read)
    const ordered = aroundMoves(said, rooms.moves())
    for (const [i, one] of ordered.entries()) await answer(one, i === ordered.length - 1 ? kept : undefined)
    waiting.done([...read])
    await keep(token, ordered.length > 0)
    for (const { room, event } of waiting.lost()) {
      rooms.lost(room, event)
      markSeen(event.event_id)
    }
    const unread = new Set(waiting.kept(new Set()).map(({ event }) => event))
    for (const { event } of [...late, ...events, ...entered]) if (!unread.has(event.event_id)) markSeen(event.event_id)

    async function hear(room: string, event: Event): Promise<void> {
      const heard = await understanding.understood(room, event)
      if (heard) said.push(heard)
    }
  }

  async function answer(said: Said, cursor: string | undefined): Promise<void> {
    if (!door) return
    const isLate = now() - (said.incoming.at ?? now()) > caughtUpAfter
    let [reply = null] = await door.hear([said.incoming], cursor)
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

  function cursorAt(token: string, read: ReadonlySet<string> = new Set()): string {
    const unread = waiting.kept(read)
    const cursor = { token, user: login?.user ?? '', device: login?.device ?? '', at: now() }
    return written(unread.length === 0 ? cursor : { ...cursor, waiting: [...unread] })
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

/** Keys go their own way, so that what is not encrypted does not wait for them; within a pace that was asked for, they share it. */
function createKeys(o: MatrixOptions, shared: Pace, directory: Directory, signal: AbortSignal): Cipher {
  const { now, log, perSecond, dataDir } = o
  const ofLibrary = encryptionState() === 'present' ? openMachine : undefined
  const pace = perSecond === undefined ? createPace(now) : shared
  return createCipher({
    client: openClient({ ...o, answered: pace.answered }),
    pace,
    directory,
    log,
    signal,
    open: dataDir === undefined ? undefined : 'openMachine' in o ? o.openMachine : ofLibrary,
    dataDir: dataDir ?? '',
  })
}
