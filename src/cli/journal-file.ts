/**
 * `journal.jsonl`: a chain in a file that anybody can check by themselves. Each line is one act, as JSON; the last one
 * holds their number, the last hash (the head) and the SHA-256 of every byte before it, so that a copy cut short is
 * known too. What an act held is absent once erased; its digest stays.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { JournalLine } from '../engine/journal.ts'
import { type Chain, checkLine, type Why } from './chain.ts'
import { jsonOf } from './socket.ts'

const Line = z.strictObject({
  concertationId: z.string(),
  seq: z.number(),
  id: z.string(),
  kind: z.string(),
  at: z.string(),
  digest: z.string(),
  hash: z.string(),
  payload: z.unknown().optional(),
  salt: z.string().optional(),
})
const Last = z.strictObject({ lines: z.number(), head: z.string(), sha256: z.string() })

/** How many lines, and the last hash. */
export type Head = { readonly lines: number; readonly head: string }

export async function writeJournal(file: string, lines: AsyncIterable<JournalLine>): Promise<Head> {
  const head = { lines: 0, head: '' }
  await pipeline(
    Readable.from(linesOf(lines, head)),
    createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true }),
  )
  return head
}

async function* linesOf(lines: AsyncIterable<JournalLine>, head: { lines: number; head: string }) {
  const sum = createHash('sha256')
  for await (const { concertationId, seq, id, kind, at, digest, hash, payload, salt } of lines) {
    const line = `${JSON.stringify({ concertationId, seq, id, kind, at, digest, hash, payload, salt })}\n`
    head.lines += 1
    head.head = hash
    sum.update(line)
    yield line
  }
  yield `${JSON.stringify({ ...head, sha256: sum.digest('hex') })}\n`
}

export type Verdict = Head & {
  /** lines whose content is erased */
  readonly erased: number
  /** by the number of the line in the file, from 1 */
  readonly faults: ReadonlyMap<number, Why>
}

/** Reads the file once. Rejects when it cannot be read at all. */
export async function verifyJournal(file: string): Promise<Verdict> {
  const sum = createHash('sha256')
  const faults = new Map<number, Why>()
  const owners = new Map<string, number[]>()
  const chain: Chain = { seq: 0, hash: '' }
  let erased = 0
  let number = 0
  let last: Buffer | undefined
  for await (const bytes of bytesOf(file)) {
    if (last !== undefined) take(last)
    last = bytes
  }
  const end = Last.safeParse(last && exact(last))
  const whole = end.success && end.data.lines === number && end.data.head === chain.hash
  if (!whole || end.data.sha256 !== sum.digest('hex')) faults.set(number + 1, 'end')
  for (const line of strangers(owners)) if (!faults.has(line)) faults.set(line, 'other')
  return { lines: number, head: chain.hash, erased, faults: new Map([...faults].sort(([a], [b]) => a - b)) }

  function take(bytes: Buffer): void {
    number += 1
    sum.update(bytes).update('\n')
    const line = Line.safeParse(exact(bytes))
    if (!line.success) {
      faults.set(number, 'unreadable')
      chain.seq += 1
      return
    }
    const why = checkLine(chain, line.data as JournalLine)
    if (why) faults.set(number, why)
    if (line.data.payload === undefined) erased += 1
    const owned = owners.get(line.data.concertationId)
    if (owned) owned.push(number)
    else owners.set(line.data.concertationId, [number])
  }
}

/** The value, if these bytes are the only way to write it: what is read twice differently is not a proof. */
function exact(bytes: Buffer): unknown {
  const text = bytes.toString('utf8')
  const value = jsonOf(text)
  return JSON.stringify(value) === text && Buffer.from(text).equals(bytes) ? value : undefined
}

/** A chain belongs to one concertation, which its hashes do not hold: the odd ones out are at fault. */
function strangers(owners: ReadonlyMap<string, readonly number[]>): number[] {
  const [, ...others] = [...owners.values()].sort((a, b) => b.length - a.length)
  return others.flat()
}

/** Lines as bytes, without their ends; what follows the last end of line is a line too, if there is anything. */
async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    const bytes: Buffer = Buffer.concat([rest, chunk as Buffer])
    let from = 0
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, at)
      from = at + 1
    }
    rest = bytes.subarray(from)
  }
  if (rest.length > 0) yield rest
}
