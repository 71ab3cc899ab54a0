/**
 * A connection of Socket Mode, kept alive by us: one at a time, and a new one as soon as Slack announces the end of the old
 * one, when it closes, or when its pongs stop coming. The SDK's own way back waits five seconds and more, and up to thirty
 * for a peer that is gone (bolt-js#2496, node-slack-sdk#1787).
 */
import type { SlackLog } from './log.ts'

/** One connection, as the SDK makes it. */
export type Connection = {
  /** Rejects when it cannot be made. */
  start(): Promise<unknown>
  /** Does not wait for the other side to say goodbye. */
  end(): void
  /** A number that changes with each pong; undefined before the first. */
  pong(): number | undefined
}
export type Told = {
  /** ready to hear */
  hello(): void
  /** Slack is about to end it */
  goodbye(): void
  closed(): void
}

export type SocketOptions = {
  readonly open: (told: Told) => Connection
  readonly log: SlackLog
  readonly pongWithin?: number | undefined
}

/** Without a pong for so long, in milliseconds, a connection is dead; the SDK pings three times in it. */
export const pongWithin = 6000
const lookEvery = 1000
/** Pauses before the next try, in milliseconds; the last one for ever. */
const pauses = [0, 500, 1000, 2000, 5000, 10_000, 30_000]

/** Starts at once and never gives up; returns how to stop. */
export function keepConnected({ open, log, pongWithin: patience = pongWithin }: SocketOptions): () => Promise<void> {
  let stopped = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let close = () => {}

  function connect(): void {
    if (stopped) return
    let over = false
    let silent = 0
    let last: number | undefined
    const connection = open({
      hello() {
        failures = 0
        log.info({}, 'connected to Slack')
      },
      goodbye: () => next('asked by Slack'),
      closed: () => next('closed'),
    })
    const watch = setInterval(() => {
      const pong = connection.pong()
      silent = pong === last ? silent + lookEvery : 0
      last = pong
      if (silent > patience + 2 * lookEvery) next('no pong')
    }, lookEvery)

    /** Slack gives this connection up, or it is dead: another one, once. */
    function next(why: string): void {
      if (over) return
      over = true
      clearInterval(watch)
      connection.end()
      if (stopped) return
      const pause = pauses[Math.min(failures, pauses.length - 1)] ?? 0
      failures += 1
      log.info({ why, pause }, 'connecting to Slack again')
      timer = setTimeout(connect, pause)
    }

    close = () => {
      over = true
      clearInterval(watch)
      connection.end()
    }
    connection.start().catch((error: unknown) => {
      log.warn({ why: error instanceof Error ? error.name : 'unknown' }, 'no connection to Slack')
      next('not made')
    })
  }

  connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    close()
  }
}
