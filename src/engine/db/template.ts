/**
 * A database in memory takes two seconds to make and 0.2 to copy: the first one, with its migrations, is kept in the
 * system's temporary folder for the next ones (tests make many).
 */
import { createHash } from 'node:crypto'
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { threadId } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'
import { z } from 'zod'
import type { Migration } from './migrate.ts'

/** PostgreSQL's own databases, from which others are made: nobody makes one in memory, and they are half of its files. */
const unused = /^\/base\/[14]\//
/** Changes with what is kept of a database. */
const contents = 'without its own databases'

/** Where the template for these migrations is kept; its name changes with them and with PGlite. */
export function templateFile(migrations: readonly Migration[]): string {
  const hash = createHash('sha256').update(pgliteVersion()).update(contents).update(String(process.getuid?.()))
  for (const { name, checksum } of migrations) hash.update(name).update(checksum)
  return path.join(tmpdir(), `concertess-template-${hash.digest('hex').slice(0, 16)}.tar`)
}

/** The template, unless there is none or somebody else wrote it. */
export function readTemplate(file: string): Blob | undefined {
  try {
    const found = lstatSync(file)
    if (!found.isFile() || (process.getuid !== undefined && found.uid !== process.getuid())) return undefined
    return new Blob([readFileSync(file)])
  } catch {
    return undefined
  }
}

/** Keeps a copy of `pglite` as it is now; that it cannot be kept harms nobody. */
export async function writeTemplate(pglite: PGlite, file: string): Promise<void> {
  const mine = `${file}.${process.pid}-${threadId}`
  try {
    const dump = await pglite.dumpDataDir('none')
    writeFileSync(mine, lean(Buffer.from(await dump.arrayBuffer())), { mode: 0o600, flag: 'wx' })
    renameSync(mine, file)
  } catch {
    rmSync(mine, { force: true })
  }
}

function pgliteVersion(): string {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest = readFileSync(path.join(path.dirname(main), '..', 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version
}

/** Blocks of a tar: each file has one of 512 bytes with its name and, in octal, its size. */
function lean(tar: Buffer): Buffer {
  const kept: Buffer[] = []
  let at = 0
  while (at < tar.length) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0
    const end = at + 512 + Math.ceil(size / 512) * 512
    const name = tar.toString('latin1', at, tar.indexOf(0, at))
    if (!unused.test(name)) kept.push(tar.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}
