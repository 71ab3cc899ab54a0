/**
 * Clients that ask without end, in a process of their own: `node flood.ts <port> <clients> <a second> <seconds> <path> <refusals> <address>`.
 * Each waits for one answer before it asks again, as browsers do, and comes back when it is shown out. They go on,
 * nine seconds at most, until they were refused so often. Prints how many answers of each status came, as JSON.
 */
import { connect, type Socket } from 'node:net'

const [port, clients, rate, seconds, path = '/', refusals = '0', from = '127.0.0.2'] = process.argv.slice(2)
const counts: Record<string, number> = {}
let sample = ''

type Client = { socket: Socket; waits: boolean; owed: number }

function open(client: Client): Socket {
  const socket = connect({ host: '127.0.0.1', port: Number(port), localAddress: from })
  socket.setEncoding('latin1')
  let said = ''
  socket.on('data', (chunk: string) => {
    said += chunk
    const length = Number(/content-length: (\d+)/i.exec(said)?.[1] ?? Number.NaN)
    const end = said.indexOf('\r\n\r\n') + 4
    if (end < 4 || said.length < end + length) return
    const status = said.slice(9, 12)
    counts[status] = (counts[status] ?? 0) + 1
    if (status === '429' && sample === '') sample = said
    said = ''
    client.waits = false
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    counts.closed = (counts.closed ?? 0) + 1
    client.waits = false
    client.socket = open(client)
  })
  return socket
}

const all = Array.from({ length: Number(clients) }, () => {
  const client = { waits: false, owed: 0 } as Client
  client.socket = open(client)
  return client
})
const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`
let sent = 0
let before = performance.now()
const sending = setInterval(() => {
  const now = performance.now()
  for (const client of all) {
    client.owed = Math.min(1, client.owed + ((now - before) / 1000) * Number(rate))
    if (client.owed < 1 || client.waits || !client.socket.writable) continue
    client.owed -= 1
    client.waits = true
    client.socket.write(request)
    sent += 1
  }
  before = now
}, 1)
/** Milliseconds: within the ten seconds for which the web door counts. */
const longest = 9000
setTimeout(stop, Number(seconds) * 1000)

/** A server that is slow because the machine is has not refused many yet. */
function stop(): void {
  const isEnough = (counts['429'] ?? 0) >= Number(refusals)
  if (!isEnough && performance.now() < longest) {
    setTimeout(stop, 100)
    return
  }
  clearInterval(sending)
  setTimeout(() => {
    process.stdout.write(JSON.stringify({ sent, counts, sample }))
    process.exit(0)
  }, 300)
}
