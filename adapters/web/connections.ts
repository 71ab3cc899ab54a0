/** How many connections are open, and whether somebody reads at their other end. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** At once, and from one address when nothing of ours stands before us: half of them. */
export const mostConnections = 2000
const mostOfOne = 1000
/** Requests on one connection that wait for their answer: browsers send one after the other. */
const mostWaiting = 8

/**
 * Lets go of those who open more than a whole meeting would, and of those who take nothing of what waits for them; `stuck`
 * in milliseconds.
 */
export function countConnections(server: Server, proxies: number, stuck: number): { end(): void } {
  const open = new Map<Socket, { taken: number; looks: number; waiting: number }>()
  const from = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const count = (from.get(address) ?? 0) + 1
    if (proxies === 0 && count > mostOfOne) {
      socket.destroy()
      return
    }
    from.set(address, count)
    open.set(socket, { taken: 0, looks: 0, waiting: 0 })
    socket.once('close', () => {
      open.delete(socket)
      const left = (from.get(address) ?? 1) - 1
      if (left > 0) from.set(address, left)
      else from.delete(address)
    })
  })
  server.on('request', ({ socket }: IncomingMessage, outgoing: ServerResponse) => {
    const known = open.get(socket)
    if (!known) return
    known.waiting += 1
    if (known.waiting > mostWaiting) socket.destroy()
    outgoing.once('close', () => {
      known.waiting -= 1
    })
  })
  const looking = setInterval(() => {
    for (const [socket, seen] of open) {
      const taken = socket.bytesWritten - socket.writableLength
      if (socket.writableLength === 0 || taken !== seen.taken) Object.assign(seen, { taken, looks: 0 })
      else if (++seen.looks >= 3) socket.destroy()
    }
  }, stuck / 3).unref()
  return { end: () => clearInterval(looking) }
}
