/**
 * The file of a snapshot: gzipped lines of JSON. First what it is; then, per table, its name and columns followed by
 * its rows, each an array of texts as PostgreSQL writes the values; last, how many rows and the SHA-256 of every byte
 * before, so that a file cut short or altered is known before anything is loaded.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { syncDirectory } from '../db/durable.ts'
import { reasonOf, StoreRefused } from '../db/refused.ts'

export const Header = z.object({
  format: z.literal('concertess-snapshot'),
  version: z.literal(1),
  migrations: z.array(z.string()),
  createdAt: z.iso.datetime(),
  /** taken from an installation with a virtual clock */
  sandbox: z.boolean(),
})
export type Header = z.infer<typeof Header>

export const TableLine = z.object({ table: z.string(), columns: z.array(z.string()) })
export type TableLine = z.infer<typeof TableLine>

const Footer = z.object({ rows: z.record(z.string(), z.number()), sha256: z.string() })

export type Counts = Readonly<Record<string, number>>

/** A row stays the JSON that the database wrote: numbers of any length pass unharmed. */
export type Part =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'table'; readonly table: TableLine }
  | { readonly kind: 'row'; readonly json: string }

/** Writes the whole file or none; returns how many rows each table has. */
export async function writeParts(file: string, parts: AsyncIterable<Part>): Promise<Counts> {
  const counts: Record<string, number> = {}
  const fresh = `${file}.new`
  try {
    const target = createWriteStream(fresh, { mode: 0o600, flush: true })
    await pipeline(Readable.from(linesOf(parts, counts)), createGzip(), target)
    renameSync(fresh, file)
    syncDirectory(path.dirname(file))
    return counts
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
}

async function* linesOf(parts: AsyncIterable<Part>, counts: Record<string, number>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let table = ''
  for await (const part of parts) {
    if (part.kind === 'table') {
      table = part.table.table
      counts[table] = 0
    }
    if (part.kind === 'row') counts[table] = (counts[table] ?? 0) + 1
    const line = `${textOf(part)}\n`
    hash.update(line)
    yield line
  }
  yield `${JSON.stringify({ rows: counts, sha256: hash.digest('hex') })}\n`
}

function textOf(part: Part): string {
  if (part.kind === 'row') return part.json
  return JSON.stringify(part.kind === 'header' ? part.header : part.table)
}

/** Reads the file through once and throws StoreRefused unless it is whole; returns what it holds. */
export async function checkFile(file: string): Promise<{ header: Header; counts: Counts }> {
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let header: Header | undefined
  let last: string | undefined
  let table = ''
  for await (const line of readLines(file)) {
    if (last !== undefined) {
      hash.update(`${last}\n`)
      const part = parse(last, file)
      if (part.kind === 'header') header = part.header
      else if (part.kind === 'table') {
        table = part.table.table
        counts[table] = 0
      } else counts[table] = (counts[table] ?? 0) + 1
    }
    last = line
  }
  const footer = Footer.safeParse(jsonOf(last ?? ''))
  if (!footer.success) throw new StoreRefused('snapshot.truncated', { file })
  const same = footer.data.sha256 === hash.digest('hex') && sameCounts(footer.data.rows, counts)
  if (header === undefined || !same) throw new StoreRefused('snapshot.altered', { file })
  return { header, counts }
}

function sameCounts(one: Counts, other: Counts): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => one[name] === other[name])
}

/** The parts of a file that was checked. */
export async function* readParts(file: string): AsyncGenerator<Part> {
  let last: string | undefined
  for await (const line of readLines(file)) {
    if (last !== undefined) yield parse(last, file)
    last = line
  }
}

function parse(line: string, file: string): Part {
  if (line.startsWith('[')) return { kind: 'row', json: line }
  const value = jsonOf(line)
  const table = TableLine.safeParse(value)
  if (table.success) return { kind: 'table', table: table.data }
  const header = Header.safeParse(value)
  if (header.success) return { kind: 'header', header: header.data }
  throw new StoreRefused('snapshot.unreadable', { file, reason: 'unknown line' })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Lines end with \n alone: `readline` would also split at the other separators, which a text may hold. */
async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = createGunzip()
  const copying = pipeline(source, text).catch(() => {})
  let rest = ''
  try {
    text.setEncoding('utf8')
    for await (const chunk of text) {
      const lines = `${rest}${String(chunk)}`.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    const cut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'
    if (cut) throw new StoreRefused('snapshot.truncated', { file }, { cause: error })
    throw new StoreRefused('snapshot.unreadable', { file, reason: reasonOf(error) }, { cause: error })
  } finally {
    text.destroy()
    await copying
  }
  if (rest !== '') throw new StoreRefused('snapshot.truncated', { file })
}
