/**
 * The wire between `pg` and PGlite, in this process and without a port, so that the embedded database and a server are
 * reached by the same code: one adapter, one pool, the same errors.
 */
import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

type Done = (error?: Error | null) => void

/**
 * A maker of connections to the one session that PGlite has. Nothing else may speak to that session: its statements
 * would land inside the transactions of this connection. `onBroken` is called when the session no longer answers to
 * anything, as it may after the disk was full in the middle of a rollback.
 */
export function bridgeTo(pglite: PGlite, onBroken: () => void = () => {}): () => Duplex {
  let used = false
  return function connect() {
    // a connection that was cut leaves its prepared statements and settings in the session
    if (used) for (const statement of ['ROLLBACK', 'DISCARD ALL']) runAside(pglite, statement)
    used = true
    return new Bridge(pglite, onBroken)
  }
}

/**
 * Statements run before this returns; what they answer is handed over whole. (PGlite's `execProtocolRaw` would keep
 * each message forever; its streaming variant does not.)
 */
function run(pglite: PGlite, message: Uint8Array): { answer: Buffer; settled: Promise<void> } {
  const parts: Buffer[] = []
  const settled = pglite.execProtocolRawStream(message, {
    // of file systems that keep nothing by themselves, as a browser's
    syncToFs: false,
    onRawData: (data) => {
      parts.push(Buffer.from(data))
    },
  })
  return { answer: Buffer.concat(parts), settled }
}

/** A statement whose failure shows in the next one's. */
function runAside(pglite: PGlite, statement: string): void {
  run(pglite, queryMessage(statement)).settled.catch(() => {})
}

class Bridge extends Duplex {
  #greeted = false
  #ended = false
  readonly #pglite: PGlite
  readonly #onBroken: () => void

  constructor(pglite: PGlite, onBroken: () => void) {
    super({ highWaterMark: 1 << 20 })
    this.#pglite = pglite
    this.#onBroken = onBroken
  }

  // what `pg` expects of a socket
  connect(): this {
    queueMicrotask(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    this.#send(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#ended = true
    if (!this.#pglite.closed && this.#pglite.isInTransaction()) runAside(this.#pglite, 'ROLLBACK')
    done(error)
  }

  #send(messages: Buffer, done: Done): void {
    if (!this.#greeted) {
      this.#greeted = true
      this.push(greeting)
      done()
      return
    }
    if (messages[0] === terminate) {
      this.#ended = true
      this.push(null)
      done()
      return
    }
    const { answer, settled } = run(this.#pglite, messages)
    if (answer[0] === failure && answer.includes('cannot drop active portal')) this.#onBroken()
    // handing it over before the call has settled lost an error once
    settled.then(() => {
      if (!this.#ended && answer.length > 0) this.push(answer)
      done()
    }, done)
  }
}

const terminate = 'X'.charCodeAt(0)
const failure = 'E'.charCodeAt(0)

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(4 + body.length, 1)
  return Buffer.concat([head, body])
}

function queryMessage(text: string): Buffer {
  return message('Q', Buffer.from(`${text}\0`))
}

function parameter(name: string, value: string): Buffer {
  return message('S', Buffer.from(`${name}\0${value}\0`))
}

/** What a server answers to the first message: welcome, settings, a key to cancel (unused), ready. */
const greeting = Buffer.concat([
  message('R', Buffer.from([0, 0, 0, 0])),
  parameter('server_version', '18.0'),
  parameter('server_encoding', 'UTF8'),
  parameter('client_encoding', 'UTF8'),
  parameter('DateStyle', 'ISO, MDY'),
  parameter('TimeZone', 'UTC'),
  parameter('integer_datetimes', 'on'),
  parameter('standard_conforming_strings', 'on'),
  message('K', Buffer.alloc(8)),
  message('Z', Buffer.from('I')),
])
