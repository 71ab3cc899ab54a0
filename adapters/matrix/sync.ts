/**
 * The homeserver's synchronisation, ours: each answer is read whole before its token is handed on, so that the token is kept
 * with the requests that it stands for. A timeline that leaves events out is completed from the room's history, back to where
 * we were: what is said while we are away is heard when we come back, once and in its order.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, SyncedKeys } from './client.ts'
import type { Directory } from './directory.ts'
import { ApiFailure, failureIn } from './failure.ts'
import type { MatrixLog } from './log.ts'
import { type Event, type Joined, Listed, Synced } from './payloads.ts'

export type Batch = {
  readonly token: string
  /** in order, room by room, with what they change already learnt up to there */
  readonly events: readonly { readonly room: string; readonly event: Event }[]
  /** rooms that we have just come into, and the event that says so */
  readonly entered: readonly { readonly room: string; readonly event: Event }[]
  readonly invites: readonly { readonly room: string; readonly by: string; readonly isDirect: boolean }[]
  readonly keys: SyncedKeys
  /** nothing in it was said since we were last here */
  readonly isFirst: boolean
}
export type Sync = { stop(): Promise<void> }
export type SyncOptions = {
  readonly client: Client
  readonly directory: Directory
  readonly log: MatrixLog
  readonly now: () => number
  /** of the last batch that was taken; undefined when there was none */
  readonly since: string | undefined
  /** milliseconds at which that token was kept */
  readonly keptAt: number
  readonly take: (batch: Batch) => Promise<void>
  readonly told: (connected: boolean) => void
}

/** Milliseconds that the homeserver holds an answer until something happens, and that we wait for it beyond. */
const holds = 30_000
const patience = 30_000
const rests = [500, 1000, 2000, 5000, 10_000, 30_000]
const pageSize = 100
/** Pages of history that are read for one room: far more than are written in a week. */
const mostPages = 200
/** What is older than this before our last token is history, whatever the server gives. */
const tolerance = 7 * 86_400_000

const kinds = [
  'm.room.message',
  'm.reaction',
  'm.room.encrypted',
  'm.room.member',
  'm.room.name',
  'm.room.canonical_alias',
  'm.room.encryption',
  'm.room.create',
  'm.room.tombstone',
  'm.room.history_visibility',
]
const none = { types: [] }
const filter = JSON.stringify({
  presence: none,
  account_data: { types: ['m.direct'] },
  room: {
    timeline: { limit: pageSize, types: kinds },
    state: { types: kinds.slice(3) },
    ephemeral: none,
    account_data: none,
  },
})
const pageFilter = JSON.stringify({ types: kinds })

export function startSync(o: SyncOptions): Sync {
  const { client, directory, log } = o
  const stopping = new AbortController()
  let since = o.since
  const done = run()
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }

  async function run(): Promise<void> {
    let isFirst = true
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        const synced = await ask(isFirst)
        const batch = await batchOf(synced, since)
        if (stopping.signal.aborted) return
        await o.take(batch)
        since = synced.next_batch
        isFirst = false
        failures = 0
        o.told(true)
      } catch (error) {
        if (stopping.signal.aborted) return
        failures += 1
        if (failures > 1) o.told(false)
        await rest(afterFailure(error, failures))
      }
    }
  }

  /** With the whole state at first: what rooms are called, and who is there, is told with changes only. */
  async function ask(isFirst: boolean): Promise<Synced> {
    const query = {
      filter,
      since,
      timeout: isFirst ? '0' : String(holds),
      full_state: isFirst && since !== undefined ? 'true' : undefined,
    }
    const request = { query, signal: stopping.signal, patience: isFirst ? 4 * patience : holds + patience }
    try {
      return Synced.parse(await client.call('GET', 'client/v3/sync', request))
    } catch (error) {
      const failure = error instanceof ApiFailure ? error.failure : undefined
      const isForgotten = failure?.kind === 'refused' && [400, 404].includes(failure.status) && since !== undefined
      if (!isForgotten) throw error
      log.warn(
        { why: (error as Error).message },
        'the homeserver does not know any more where we were: what was said meanwhile is not heard',
      )
      since = undefined
      return Synced.parse(await client.call('GET', 'client/v3/sync', { ...request, query: { filter, timeout: '0' } }))
    }
  }

  async function batchOf(synced: Synced, from: string | undefined): Promise<Batch> {
    const { join, invite, leave } = synced.rooms
    for (const event of synced.account_data.events) if (event.type === 'm.direct') directory.directs(event.content)
    for (const room of Object.keys(leave)) directory.left(room)
    const events: { room: string; event: Event }[] = []
    const entered: { room: string; event: Event }[] = []
    for (const [room, joined] of Object.entries(join)) {
      const all = await eventsOf(room, joined, from)
      const door = all.findLastIndex((event) => isEntrance(event, directory.self))
      if (door >= 0 && from !== undefined) entered.push({ room, event: all[door]! })
      // What was said before we came is history; but who opens a room with us alone speaks to us from its first word.
      const before = all.slice(0, Math.max(0, door))
      const asked = directory.direct(room) === undefined ? -1 : before.findLastIndex(isInvitation)
      const spoken = goesOn(room, before) ? before : asked < 0 ? [] : before.slice(asked + 1)
      for (const event of [...spoken, ...all.slice(door + 1)]) events.push({ room, event })
    }
    const invites = Object.entries(invite).map(([room, { invite_state }]) => {
      const own = invite_state.events.find((e) => e.type === 'm.room.member' && e.state_key === directory.self)
      return { room, by: own?.sender ?? '', isDirect: own?.content.is_direct === true }
    })
    return { token: synced.next_batch, events, entered, invites, keys: keysIn(synced), isFirst: from === undefined }
  }

  /** In the place of a room of ours, from its first event: people went on speaking to us before we came. */
  function goesOn(room: string, before: readonly Event[]): boolean {
    const { replaces } = directory.room(room)
    if (replaces === undefined || directory.rooms.get(replaces)?.closed?.to !== room) return false
    const wasThere = before.some((event) => event.state_key === directory.self && event.content.membership === 'leave')
    return !wasThere && before.some(({ type }) => type === 'm.room.create')
  }

  async function eventsOf(
    room: string,
    { state, timeline }: Joined,
    from: string | undefined,
  ): Promise<readonly Event[]> {
    const here = directory.room(room)
    here.joined = true
    for (const event of state.events) directory.learn(room, event)
    // Before anything is waited for: nothing goes in clear into a room that is encrypted from here on.
    for (const event of timeline.events) if (event.type === 'm.room.encryption') directory.learn(room, event)
    const isCut = timeline.limited && timeline.prev_batch !== undefined && from !== undefined
    const missed = isCut ? await history(room, timeline.prev_batch!, from) : { events: [], end: timeline.prev_batch }
    if (here.anchor === undefined && missed.end !== undefined) here.anchor = missed.end
    const all = [...missed.events, ...timeline.events]
    // Who and what a room is changes with the events themselves; who speaks is learnt before they are heard.
    for (const event of all) if (event.state_key !== undefined) directory.learn(room, event)
    for (const { sender, state_key, origin_server_ts } of all)
      if (state_key === undefined && directory.direct(room) === sender)
        directory.spokeIn(sender, room, origin_server_ts ?? 0)
    return all
  }

  /** From this token back to where we were, oldest first; `end`: the token before the first of them. */
  async function history(room: string, token: string, to: string): Promise<{ events: readonly Event[]; end?: string }> {
    const found: Event[] = []
    let from = token
    for (let page = 0; page < mostPages; page++) {
      const query = { dir: 'b', from, to, limit: String(pageSize), filter: pageFilter }
      const listed = Listed.parse(
        await client.call('GET', `client/v3/rooms/${encodeURIComponent(room)}/messages`, {
          query,
          signal: stopping.signal,
        }),
      )
      for (const event of listed.chunk) {
        const isOld = (event.origin_server_ts ?? 0) < o.keptAt - tolerance
        if (isOld && event.state_key === undefined) return { events: found.reverse(), end: from }
        found.push(event)
        if (isEntrance(event, directory.self)) return { events: found.reverse(), end: from }
      }
      if (listed.end === undefined || listed.end === from) return { events: found.reverse(), end: from }
      from = listed.end
      if (listed.chunk.length === 0) return { events: found.reverse(), end: from }
    }
    log.warn({ pages: mostPages }, 'more was said in a room while we were away than is read again')
    return { events: found.reverse(), end: from }
  }

  function isInvitation({ type, state_key, content }: Event): boolean {
    return type === 'm.room.member' && state_key === directory.self && content.membership === 'invite'
  }

  function afterFailure(error: unknown, failures: number): number {
    const failure = failureIn(error)
    const why = error instanceof ApiFailure ? error.message : 'unexpected'
    if (failure?.kind === 'refused' && failure.status === 401) {
      log.error({ why }, 'the homeserver does not let us in any more')
      return 60_000
    }
    if (failure) log[failures === 3 ? 'warn' : 'debug']({ why }, 'the homeserver does not answer')
    else log.error({ err: error }, 'what the homeserver said could not be taken')
    const pause = rests[Math.min(failures - 1, rests.length - 1)]!
    return failure?.kind === 'limited' ? Math.max(pause, failure.waitMs) : pause
  }

  async function rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  }
}

function keysIn(synced: Synced): SyncedKeys {
  const { to_device, device_lists, device_one_time_keys_count, device_unused_fallback_key_types } = synced
  return {
    messages: to_device.events,
    counts: device_one_time_keys_count,
    fallbacks: device_unused_fallback_key_types,
    changed: device_lists.changed,
    left: device_lists.left,
  }
}

/** We came in: not a new name of ours, which says « join » as well. */
function isEntrance({ type, state_key, content, unsigned }: Event, self: string): boolean {
  if (type !== 'm.room.member' || state_key !== self || content.membership !== 'join') return false
  const before = unsigned?.prev_content
  return !(typeof before === 'object' && before !== null && 'membership' in before && before.membership === 'join')
}
