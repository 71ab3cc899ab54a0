/** Discord's gateway: hello, identify or resume, heartbeats and events, and what goes wrong with it. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { constants, createDeflate, deflateSync } from 'node:zlib'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { type Fields, fieldsOf, isFields, numberOf, parsed, textOf } from './json.ts'
import { gatewayRate } from './limits.ts'
import type { Session, Sessions } from './sessions.ts'

export type GatewayFaults = {
  /** Connections are cut, and refused for so long; `resumable: false`: the sessions are gone too. */
  drop(more?: { readonly ms?: number; readonly resumable?: boolean }): void
  /** What is connected now gets nothing any more, not even an answer to its heartbeats. */
  silent(): void
  /** Op 7. */
  reconnect(): void
  /** Op 9. */
  invalidate(resumable: boolean): void
  close(code: number): void
  /** A frame that is no JSON. */
  garbage(): void
  /** Op 1: asks for a heartbeat at once. */
  asksHeartbeat(): void
  connected(): number
  /** How many identified and how many resumed, ever. */
  counts(): { readonly identified: number; readonly resumed: number }
}
export type Gateway = {
  readonly faults: GatewayFaults
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  stop(): void
}
export type GatewayOptions = {
  readonly sessions: Sessions
  readonly token: string
  readonly heartbeatMs: number
  /** privileged intents that were granted */
  readonly granted: number
  isDown(): boolean
  /** the first event of a session, and those that follow it */
  welcome(session: Session): void
}

export const intent = {
  guilds: 1,
  members: 2,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const
const known = (1 << 22) - 1 + (1 << 24) + (1 << 25)
const privileged = intent.members | intent.presences | intent.messageContent

type Connection = {
  readonly socket: WebSocket
  readonly send: (frame: Fields) => void
  session: Session | undefined
  silent: boolean
  frames: number[]
  timer: NodeJS.Timeout | undefined
  compress: boolean
}

export function createGateway(options: GatewayOptions): Gateway {
  const { sessions, heartbeatMs } = options
  const server = new WebSocketServer({ noServer: true })
  const connections = new Set<Connection>()
  const counts = { identified: 0, resumed: 0 }
  let refusedUntil = 0

  function connect(socket: WebSocket, url: URL): void {
    const streams = url.searchParams.get('compress') === 'zlib-stream'
    const compressor = streams ? createCompressor((bytes) => socket.send(bytes)) : undefined
    const connection: Connection = {
      socket,
      session: undefined,
      silent: false,
      frames: [],
      timer: undefined,
      compress: false,
      send(frame) {
        if (connection.silent) return
        const json = JSON.stringify(frame)
        if (compressor) compressor(json)
        else socket.send(connection.compress ? deflateSync(json) : json)
      },
    }
    connections.add(connection)
    socket.on('message', (data) => hear(connection, data))
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      connections.delete(connection)
      clearTimeout(connection.timer)
      const { session } = connection
      if (!session) return
      // Who says goodbye does not come back to the same session.
      if (code === 1000 || code === 1001) sessions.forget(session)
      else sessions.drop(session)
    })
    connection.send({ op: 10, s: null, t: null, d: { heartbeat_interval: heartbeatMs, _trace: ['fake'] } })
    beats(connection)
  }

  function beats(connection: Connection): void {
    clearTimeout(connection.timer)
    connection.timer = setTimeout(() => connection.socket.close(4009, 'Session timed out'), heartbeatMs * 2)
    connection.timer.unref()
  }

  function hear(connection: Connection, data: RawData): undefined {
    const { socket } = connection
    const at = performance.now()
    connection.frames = [...connection.frames.filter((time) => time > at - gatewayRate.perMs), at]
    if (connection.frames.length > gatewayRate.frames) return shut(socket, 4008, 'Rate limited')
    const frame = parsed(String(data))
    if (!isFields(frame)) return shut(socket, 4002, 'Decode error')
    switch (frame.op) {
      case 1:
        beats(connection)
        return tell(connection, { op: 11, s: null, t: null, d: null })
      case 2:
        return identify(connection, fieldsOf(frame.d))
      case 6:
        return resume(connection, fieldsOf(frame.d))
      case 3:
      case 4:
      case 8:
      case 31:
        return connection.session ? undefined : shut(socket, 4003, 'Not authenticated')
      default:
        return shut(socket, 4001, 'Unknown opcode')
    }
  }

  function identify(connection: Connection, said: Fields): undefined {
    const { socket } = connection
    const intents = numberOf(said.intents)
    if (connection.session) return shut(socket, 4005, 'Already authenticated')
    if (textOf(said.token) !== options.token) return shut(socket, 4004, 'Authentication failed')
    if (!Number.isInteger(said.intents) || (intents & ~known) !== 0) return shut(socket, 4013, 'Invalid intent(s)')
    if ((intents & privileged & ~options.granted) !== 0) return shut(socket, 4014, 'Disallowed intent(s)')
    if (!isFields(said.properties)) return shut(socket, 4002, 'Decode error')
    connection.compress = said.compress === true
    counts.identified += 1
    take(connection, sessions.open(intents))
    options.welcome(connection.session!)
  }

  function resume(connection: Connection, said: Fields): undefined {
    const { socket } = connection
    if (connection.session) return shut(socket, 4005, 'Already authenticated')
    if (textOf(said.token) !== options.token) return shut(socket, 4004, 'Authentication failed')
    const session = sessions.resumable(textOf(said.session_id))
    if (!session) return tell(connection, { op: 9, s: null, t: null, d: false })
    const seq = numberOf(said.seq)
    if (seq > session.seq) return shut(socket, 4007, 'Invalid seq')
    if (seq + 1 < (session.events[0]?.s ?? 1)) return tell(connection, { op: 9, s: null, t: null, d: false })
    for (const other of connections) if (other.session === session) other.session = undefined
    counts.resumed += 1
    const missed = session.events.filter(({ s }) => s > seq)
    take(connection, session)
    for (const event of missed) connection.send({ op: 0, ...event })
    sessions.to(session, 'RESUMED', { _trace: ['fake'] })
  }

  function take(connection: Connection, session: Session): void {
    connection.session = session
    session.droppedAt = undefined
    session.send = (event) => connection.send({ op: 0, ...event })
  }

  const faults: GatewayFaults = {
    drop({ ms = 0, resumable = true } = {}) {
      refusedUntil = performance.now() + ms
      for (const connection of connections) {
        if (connection.session) sessions.drop(connection.session)
        connection.session = undefined
        connection.socket.terminate()
      }
      if (!resumable) sessions.forgetAll()
    },
    silent() {
      for (const connection of connections) connection.silent = true
    },
    reconnect() {
      for (const { send } of connections) send({ op: 7, s: null, t: null, d: null })
    },
    invalidate(resumable) {
      for (const connection of connections) {
        const { session } = connection
        connection.session = undefined
        if (session && resumable) sessions.drop(session)
        else if (session) sessions.forget(session)
        connection.send({ op: 9, s: null, t: null, d: resumable })
      }
    },
    close(code) {
      for (const { socket } of connections) socket.close(code)
    },
    garbage() {
      for (const { socket } of connections) socket.send('{"op":0,"t":')
    },
    asksHeartbeat() {
      for (const { send } of connections) send({ op: 1, s: null, t: null, d: null })
    },
    connected: () => [...connections].filter(({ session }) => session).length,
    counts: () => ({ ...counts }),
  }

  return {
    faults,
    upgrade(request, socket, head) {
      if (options.isDown() || performance.now() < refusedUntil) return void socket.destroy()
      const url = new URL(request.url ?? '/', 'ws://localhost')
      server.handleUpgrade(request, socket, head, (opened) => {
        if (url.searchParams.get('v') !== '10') return shut(opened, 4012, 'Invalid API version')
        if (url.searchParams.get('encoding') !== 'json') return shut(opened, 4002, 'Decode error')
        connect(opened, url)
      })
    },
    stop() {
      for (const { socket, timer } of connections) {
        clearTimeout(timer)
        socket.terminate()
      }
      server.close()
    },
  }
}

function shut(socket: WebSocket, code: number, reason: string): undefined {
  socket.close(code, reason)
}

function tell({ send }: Connection, frame: Fields): undefined {
  send(frame)
}

/** One stream for the whole connection, cut after each frame. */
function createCompressor(send: (bytes: Buffer) => void): (json: string) => void {
  const stream = createDeflate()
  let last = Promise.resolve()
  return (json) => {
    last = last.then(
      () =>
        new Promise((resolve) => {
          stream.write(json)
          stream.flush(constants.Z_SYNC_FLUSH, () => {
            send(stream.read() as Buffer)
            resolve()
          })
        }),
    )
  }
}
