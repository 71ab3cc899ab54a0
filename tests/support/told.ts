/**
 * How a story ends when it is told in the console, for those who tell it elsewhere. It is told once, and kept beside the
 * packages until any source changes.
 */
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { threadId } from 'node:worker_threads'
import { testDatabase } from './database.ts'
import { rowsOf } from './left.ts'
import { type Telling, tellHere } from './telling.ts'
import { asInConsole, nameless } from './week.ts'

/** Rows of each table, sorted by name of the table. */
export type Rows = Record<string, string[]>
export type Told = { readonly telling: Telling; readonly rows: Rows }
type Story = { readonly start: string; readonly lines: readonly string[] }

const root = path.resolve(import.meta.dirname, '..', '..')
const kept = path.join(root, 'node_modules', '.cache', 'concertess-told')
/** What a telling depends on; what is generated follows from the schema and the packages. */
const sources = [
  'package-lock.json',
  'node_modules/.package-lock.json',
  'prisma/**/*.{prisma,sql}',
  'src/**/*.ts',
  'adapters/**/*.ts',
  'tests/support/*.ts',
  'tests/support/kernel/*.ts',
]
const generated = `src${path.sep}generated`
const aDay = 24 * 60 * 60 * 1000

export async function toldInConsole(story: Story): Promise<Told> {
  const file = path.join(kept, `${fingerprint(story)}.json`)
  const known = read(file)
  if (known) return known
  const db = await testDatabase()
  try {
    const telling = await tellHere(db, story)
    const told: Told = { telling, rows: await rowsOf(db) }
    if (telling.code === 0) keep(file, told)
    return told
  } finally {
    await db.close()
  }
}

function fingerprint(story: Story): string {
  const hash = createHash('sha256').update(process.version).update(JSON.stringify(story))
  const files = globSync(sources, { cwd: root }).filter((name) => !name.startsWith(generated))
  for (const name of files.sort()) hash.update(`\0${name}\0`).update(readFileSync(path.join(root, name)))
  return hash.digest('hex').slice(0, 32)
}

function read(file: string): Told | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Told
  } catch {
    return undefined
  }
}

/** That it cannot be kept harms nobody: it is told again. */
function keep(file: string, told: Told): void {
  const mine = `${file}.${process.pid}-${threadId}`
  try {
    mkdirSync(kept, { recursive: true })
    writeFileSync(mine, JSON.stringify(told))
    renameSync(mine, file)
    for (const name of readdirSync(kept)) {
      const other = path.join(kept, name)
      if (Date.now() - statSync(other).mtimeMs > aDay) rmSync(other, { force: true })
    }
  } catch {
    rmSync(mine, { force: true })
  }
}

/** The same rows with people and places under the names that the console gives them, sorted. Requests have names of their own. */
export function inConsole({ requests: _, ...rows }: Rows, names: ReadonlyMap<string, string>, platform: string): Rows {
  const renamed = (row: string) => nameless(asInConsole(row, names, platform))
  return Object.fromEntries(Object.entries(rows).map(([table, found]) => [table, found.map(renamed).sort()]))
}

/** The story's end as `inConsole` gives the other one's. */
export async function endInConsole(story: Story): Promise<Rows> {
  return inConsole((await toldInConsole(story)).rows, new Map(), 'console')
}
