/**
 * How the command line and a running bot speak: one line of JSON asked, lines of JSON answered, over a socket in the
 * data directory that nobody but its owner may open.
 */
import { statSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../engine/ids.ts'

export const Request = z.strictObject({ command: z.string().max(40), args: z.array(z.string().max(8192)).max(20) })
export type Request = z.infer<typeof Request>

/** A line for the person, or the exit code: then nothing more comes. */
export const Answer = z.union([z.strictObject({ line: z.string() }), z.strictObject({ done: z.number().int() })])
export type Answer = z.infer<typeof Answer>

/** Of a line, in characters. */
export const longestLine = 1024 * 1024
/** Silence after which the bot is given up, in milliseconds: a large backup says nothing for minutes. */
const patience = 300_000
/** The address of a socket has 104 to 108 bytes, depending on the system. */
const longestPath = 100

export type Place = { readonly path: string; readonly kind: 'folder' | 'temporary' | 'pipe' }

/** Where the bot of this data directory listens. */
export function socketPlace(dataDir: string, platform: NodeJS.Platform = process.platform): Place {
  const dir = resolve(dataDir)
  const name = `concertess-${sha256(dir).slice(0, 24)}`
  if (platform === 'win32') return { path: `\\\\.\\pipe\\${name}`, kind: 'pipe' }
  const path = join(dir, 'admin.sock')
  if (Buffer.byteLength(path) <= longestPath) return { path, kind: 'folder' }
  return { path: join(tmpdir(), `${name}.sock`), kind: 'temporary' }
}

/** A connection to the bot of this directory; undefined when nobody answers there. Rejects when we may not ask. */
export function connectTo(dataDir: string): Promise<Socket | undefined> {
  const place = socketPlace(dataDir)
  if (place.kind === 'temporary' && !sameOwner(place.path, dataDir)) return Promise.resolve(undefined)
  return new Promise((found, failed) => {
    const socket = createConnection(place.path)
    socket.once('connect', () => found(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.destroy()
      if (error.code === 'EACCES' || error.code === 'EPERM') failed(error)
      else found(undefined)
    })
  })
}

/** In a folder where everybody writes, a socket could be anybody's. */
function sameOwner(path: string, dataDir: string): boolean {
  const one = statSync(path, { throwIfNoEntry: false })
  const other = statSync(dataDir, { throwIfNoEntry: false })
  return one !== undefined && other !== undefined && one.uid === other.uid
}

/** The exit code that the bot gave; undefined when it went silent or away before. */
export async function ask(
  socket: Socket,
  request: Request,
  say: (line: string) => void,
  silence = patience,
): Promise<number | undefined> {
  socket.setTimeout(silence, () => socket.destroy())
  socket.write(`${JSON.stringify(request)}\n`)
  for await (const line of linesOf(socket)) {
    const answer = Answer.safeParse(jsonOf(line))
    if (!answer.success) break
    if ('done' in answer.data) {
      socket.destroy()
      return answer.data.done
    }
    say(answer.data.line)
  }
  socket.destroy()
  return undefined
}

/** Ends, without a word, at the end of what is said, at an error, or at a line that is too long. */
export async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = ''
  socket.setEncoding('utf8')
  try {
    for await (const chunk of socket) {
      const lines = `${rest}${String(chunk)}`.split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > longestLine || lines.some((line) => line.length > longestLine)) return
      yield* lines
    }
  } catch {
    // cut off: whoever reads sees that the end is missing
  }
}

export function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
