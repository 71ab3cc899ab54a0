/** Socket Mode: the addresses, the frames, and every way in which a connection can be less than it seems. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Random } from '../kernel/random.ts'
import { type Fields, fieldsOf, isFields, parsed, textOf } from './json.ts'
import { limits } from './limits.ts'
import { type Outcome, type Packet, type Transport, timed } from './transport.ts'

type Stale = 'no' | 'silent' | 'deaf'
type Link = { readonly socket: WebSocket; stale: Stale }
type Pending = { readonly link: Link; readonly done: (outcome: Outcome) => void }

export type SocketFaults = {
  /** how many are connected, stale ones among them */
  count(): number
  /** Acknowledgements that came too late or were of nothing. */
  strays(): number
  /** A `disconnect` frame to every socket: the app is to connect again. */
  disconnect(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void
  /** The sockets there are go stale: connected, but nothing comes through and pings are not answered. `deaf`: nor is a close. */
  stale(more?: { readonly deaf?: boolean }): void
  /** The connections are cut without a word. */
  drop(): void
  /** Sends raw text to every socket: broken frames, frames that nobody knows. */
  raw(text: string): void
}
export type Sockets = SocketFaults &
  Transport & {
    address(origin: string): string
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
    stop(): void
  }

const types = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' } as const

export type SocketOptions = {
  readonly app: string
  readonly ackMs: number
  readonly pingMs: number
  readonly chance: Random
}

export function createSockets({ app, ackMs, pingMs, chance }: SocketOptions): Sockets {
  const server = new WebSocketServer({ noServer: true, autoPong: false })
  const tickets = new Set<string>()
  const links = new Set<Link>()
  const pending = new Map<string, Pending>()
  let strays = 0

  const pinging = setInterval(() => {
    for (const { socket, stale } of links) if (stale === 'no') socket.ping('ping')
  }, pingMs)
  pinging.unref()

  function connected(socket: WebSocket): void {
    const link: Link = { socket, stale: 'no' }
    links.add(link)
    socket.on('ping', (data) => {
      if (link.stale === 'no') socket.pong(data)
    })
    socket.on('message', (data) => acknowledged(link, String(data)))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      links.delete(link)
      for (const [id, wait] of pending) {
        if (wait.link !== link) continue
        pending.delete(id)
        wait.done({ ok: false, ms: 0, reason: 'connection_failed' })
      }
    })
    const debug_info = { host: 'applink-fake', build_number: 1, approximate_connection_time: 18_060 }
    send(link, { type: 'hello', num_connections: links.size, debug_info, connection_info: { app_id: app } })
  }

  function send({ socket, stale }: Link, frame: Fields): void {
    if (stale === 'no') socket.send(JSON.stringify(frame))
  }

  function acknowledged(link: Link, data: string): void {
    const frame = fieldsOf(parsed(data))
    const id = textOf(frame.envelope_id)
    const wait = pending.get(id)
    if (!wait || link.stale !== 'no') {
      strays += 1
      return
    }
    pending.delete(id)
    const { payload } = frame
    const response = isFields(payload)
      ? payload
      : typeof payload === 'string' && payload
        ? { text: payload }
        : undefined
    wait.done({ ok: true, ms: 0, response })
  }

  function deliver(packet: Packet): Promise<Outcome> {
    const [first, ...rest] = links
    if (!first) return Promise.resolve({ ok: false, ms: 0, reason: 'connection_failed' })
    const link = chance.pick([first, ...rest])
    const id = randomUUID()
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        pending.delete(id)
        resolve({ ok: false, ms: 0, reason: 'timeout' })
      }, ackMs)
      pending.set(id, {
        link,
        done(outcome) {
          clearTimeout(timer)
          resolve(outcome)
        },
      })
      const retry = { retry_attempt: packet.retry?.num ?? 0, retry_reason: packet.retry?.reason ?? '' }
      send(link, {
        envelope_id: id,
        type: types[packet.kind],
        payload: packet.payload,
        accepts_response_payload: packet.kind !== 'event',
        ...(packet.kind === 'event' ? retry : {}),
      })
    })
  }

  return {
    count: () => links.size,
    strays: () => strays,
    send: (packet) => timed(() => deliver(packet)),
    disconnect(reason = 'refresh_requested') {
      for (const link of links) {
        send(link, { type: 'disconnect', reason, debug_info: { host: 'applink-fake' } })
        // Slack closes what the app does not: at once, or ten seconds after a warning.
        setTimeout(() => link.socket.close(), reason === 'warning' ? 10_000 : 500).unref()
      }
    },
    stale({ deaf = false } = {}) {
      for (const link of links) {
        link.stale = deaf ? 'deaf' : 'silent'
        if (deaf) link.socket.pause()
      }
    },
    drop() {
      for (const { socket } of links) socket.terminate()
    },
    raw(text) {
      for (const { socket, stale } of links) if (stale === 'no') socket.send(text)
    },
    address(origin) {
      const ticket = randomUUID()
      tickets.add(ticket)
      return `${origin.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${app}`
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? ''
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, (opened) => {
        if (links.size < limits.sockets) return connected(opened)
        opened.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }))
        opened.close()
        return undefined
      })
    },
    stop() {
      clearInterval(pinging)
      for (const { done } of pending.values()) done({ ok: false, ms: 0, reason: 'connection_failed' })
      pending.clear()
      for (const { socket } of links) {
        socket.close(1001)
        setTimeout(() => socket.terminate(), 100).unref()
      }
      server.close()
    },
  }
}
