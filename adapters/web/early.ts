/** What is said to a request that no page is made for: it cannot be read, or there are too many. */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Lang } from '../../src/port.ts'
import { everywhere, unkept, unlisted } from './headers.ts'
import { langOf } from './hosts.ts'
import { noticePage } from './notices.ts'
import { noticeWords } from './words/notices.ts'

export const plainHeaders = { ...everywhere, ...unkept, ...unlisted, 'content-type': 'text/html; charset=UTF-8' }

/** Milliseconds: whoever asks far too much is told so later, and meanwhile asks nothing. */
const held = 500
/** Whose wait is longer than this many milliseconds. */
const longestWait = 10_000

/**
 * Said before anything else is looked at, so that it costs next to nothing: whoever asks ten thousand times must not be in
 * others' way. `wait` in milliseconds.
 */
export async function tooMany(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { lang: usual, wait }: { readonly lang: Lang; readonly wait: number },
): Promise<void> {
  const seconds = Math.max(1, Math.ceil(wait / 1000))
  const isLast = incoming.method !== 'GET' && incoming.method !== 'HEAD'
  if (wait > longestWait) await pause(held, undefined, { ref: false })
  const lang = langOf(incoming.headers['accept-language'], usual)
  const page = await refusal(lang, seconds)
  outgoing.statusCode = 429
  for (const [name, value] of Object.entries(plainHeaders)) outgoing.setHeader(name, value)
  outgoing.setHeader('retry-after', seconds)
  outgoing.setHeader('content-length', page.length)
  if (isLast) outgoing.setHeader('connection', 'close')
  outgoing.end(incoming.method === 'HEAD' ? undefined : page)
}

const refusals = new Map<string, Promise<Buffer>>()

/** At most one page for each second of the longest wait, in two languages. */
function refusal(lang: 'fr' | 'en', seconds: number): Promise<Buffer> {
  const known = refusals.get(`${lang}${seconds}`)
  if (known) return known
  const made = noticePage(lang, noticeWords[lang].tooMany(seconds)).then((text) => Buffer.from(text))
  refusals.set(`${lang}${seconds}`, made)
  return made
}

/** What is no request, or never became a whole one. */
export async function unreadable(error: Error & { code?: string }, socket: Socket, lang: Lang): Promise<void> {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy()
    return
  }
  const words = noticeWords[lang]
  const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : isSlow ? 408 : 400
  const page = Buffer.from(await noticePage(lang, isSlow ? words.tooSlow : words.unreadable))
  const headers = { ...plainHeaders, connection: 'close', 'content-length': page.length }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`)
  socket.end(page)
}
