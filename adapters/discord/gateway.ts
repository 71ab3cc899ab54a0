/**
 * A connection to Discord's gateway, kept alive by us: discord.js comes back by itself after most interruptions (it resumes
 * its session); a connection whose heartbeat is not answered is cut after one interval and a half, where the library would
 * wait for two and then for the other side's goodbye; and when it gives up, or stays away, it is replaced.
 */
import type { DiscordLog } from './log.ts'

export type Connection = {
  /** Rejects when it cannot be made. */
  start(): Promise<unknown>
  end(): Promise<unknown>
  /** The socket alone: the session may be resumed. */
  cut(): void
}
export type Told = {
  ready(): void
  /** something was heard: a heartbeat's answer, or anything else */
  alive(): void
  /** the interval of its heartbeats, in milliseconds */
  beats(every: number): void
  /** interrupted: it comes back by itself */
  away(): void
  /** it will not come back; with Discord's number for why, when it told one */
  lost(code: number | undefined): void
}
export type GatewayOptions = {
  readonly open: (told: Told) => Connection
  readonly connected: (isConnected: boolean) => void
  readonly log: DiscordLog
  /** away for so long, in milliseconds, the connection is replaced */
  readonly mostAway?: number | undefined
}

/** Discord's usual interval; it says its own when it is connected. */
const usualBeat = 41_250
const patience = 1.5
const lookEvery = 500
const usualAway = 60_000
/** A connection that held for so long, in milliseconds, is forgiven: Discord lets us in a thousand times a day. */
const leastHeld = 60_000
/** Pauses before the next try, in milliseconds; the last one for ever. */
const pauses = [0, 500, 1000, 2000, 5000, 10_000, 30_000]
/** Closed for good by Discord: the token or what we ask for is wrong, and asking again at once would lock us out. */
const refusals = [4004, 4010, 4011, 4012, 4013, 4014]
const refusedFor = [60_000, 300_000]

/** Starts at once and never gives up; returns how to stop. */
export function keepConnected({ open, connected, log, mostAway = usualAway }: GatewayOptions): () => Promise<void> {
  let stopped = false
  let failures = 0
  /** why it does not connect, as it was said last: once is enough */
  let told = ''
  let timer: NodeJS.Timeout | undefined
  let close: () => Promise<unknown> = async () => {}

  function connect(): void {
    if (stopped) return
    let over = false
    let isReady = false
    let silent = 0
    let away = 0
    let held = 0
    let beat = usualBeat
    const connection = open({
      ready() {
        isReady = true
        silent = 0
        away = 0
        held = 0
        log.info({}, 'connected to Discord')
        connected(true)
      },
      alive() {
        silent = 0
      },
      beats(every) {
        beat = every
        silent = 0
      },
      away() {
        isReady = false
        connected(false)
      },
      lost(code) {
        next(code === undefined ? 'given up' : `closed with ${code}`, refusals.includes(code ?? 0))
      },
    })
    const watch = setInterval(() => {
      silent += isReady ? lookEvery : 0
      away += isReady ? 0 : lookEvery
      held += isReady ? lookEvery : 0
      if (held > leastHeld) {
        failures = 0
        told = ''
      }
      if (silent > beat * patience) {
        silent = 0
        log.info({}, 'Discord is silent: the connection is cut')
        connection.cut()
      }
      if (away > mostAway) next('away for too long')
    }, lookEvery)
    watch.unref()

    /** This connection is given up: another one, once. */
    function next(why: string, isRefused = false): void {
      if (over) return
      over = true
      clearInterval(watch)
      connected(false)
      void connection.end().catch(() => {})
      connection.cut()
      if (stopped) return
      const waits = isRefused ? refusedFor : pauses
      const pause = waits[Math.min(failures, waits.length - 1)] ?? 0
      failures += 1
      if (told === why) log.info({ why, pause }, 'connecting to Discord again')
      else if (isRefused) log.error({ why }, 'Discord does not let us in: npm run cli -- doctor')
      else log.warn({ why, pause }, 'no connection to Discord: it is tried again')
      told = why
      timer = setTimeout(connect, pause)
    }

    close = async () => {
      over = true
      clearInterval(watch)
      const ended = connection.end().catch(() => {})
      connection.cut()
      await ended
    }
    connection.start().catch((error: unknown) => {
      const name = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown'
      next(name, name === 'TokenInvalid')
    })
  }

  connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await close()
  }
}
