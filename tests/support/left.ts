/**
 * What a telling left: the database, the journal and the room's file, in lines that do not depend on ids, so that two
 * tellings can be compared.
 */

import { type Database, openDatabase } from '../../src/engine/db.ts'
import { canonical, type JournalLine, verifyChain } from '../../src/engine/journal.ts'
import { quote, tablesOf } from '../../src/engine/snapshot/tables.ts'
import type { Entry, Sent } from '../../src/kept/room.ts'
import { fr } from '../../src/text/index.ts'
import { plain } from '../../src/views/plain.ts'
import type { Form, View } from '../../src/views/view.ts'
import { roomOf, type Stage, type Telling } from './kill-story.ts'

/** Lines of text under a name, to be compared; `faults` are wrong by themselves. */
export type Left = {
  readonly state: Readonly<Record<string, readonly string[]>>
  readonly faults: readonly string[]
  /** lines answered « non enregistré » because the machine was too slow: honest, but then the story is another one */
  readonly late: number
}

export async function left(stage: Stage): Promise<Left> {
  const db = await openDatabase(stage.target, { upTo: null })
  try {
    const room = roomOf(stage)
    const state = { ...(await rowsOf(db)), ...streamsOf(room) }
    const faults = [...(await journalFaults(db)), ...(await roomFaults(db, room))]
    return { state, faults, late: room.filter(isLate).length }
  } finally {
    await db.close()
  }
}

/** What is wrong in a story that was told to its end while it was killed. */
export function faultsOf(telling: Telling, expected: Left, found: Left): readonly string[] {
  return [...telling.faults, ...found.faults, ...(found.late > 0 ? [] : differences(expected, found))]
}

/** The first line that differs, under each name. */
function differences(expected: Left, actual: Left): readonly string[] {
  const names = [...new Set([...Object.keys(expected.state), ...Object.keys(actual.state)])]
  return names.flatMap((name) => {
    const [before, after] = [expected.state[name] ?? [], actual.state[name] ?? []]
    const at = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i).find(
      (i) => before[i] !== after[i],
    )
    if (at === undefined) return []
    const [wanted, found] = [before[at] ?? 'nothing', after[at] ?? 'nothing']
    const from = Math.max(0, [...wanted].findIndex((letter, i) => letter !== found[i]) - 40)
    return [
      `${name}, line ${at + 1}: expected …${wanted.slice(from, from + 160)}…, found …${found.slice(from, from + 160)}…`,
    ]
  })
}

/** What the engine keeps for itself, in words that do not depend on ids. Every other table is told whole. */
const questions: Readonly<Record<string, string>> = {
  counters: `SELECT c.title, k.kind, k.value FROM "Counter" k LEFT JOIN "Concertation" c ON c.id = k."concertationId" ORDER BY 1, 2`,
  settings: 'SELECT key FROM "Setting" ORDER BY key',
  requests: `SELECT id, intent, at, "undoneAt", undo IS NOT NULL AS undo FROM "Inbox" WHERE id LIKE 'console|%' ORDER BY seq`,
  journal: `SELECT c.title, j.seq, j.kind, j.at, p.payload->>'request' AS request FROM "Journal" j JOIN "JournalPayload" p USING (id)
    LEFT JOIN "Concertation" c ON c.id = j."concertationId" ORDER BY c.title, j.seq`,
  // Documents are shared only where a platform takes files.
  posts: `SELECT lane, kind, count(*)::int AS posts FROM "Outbox"
    WHERE NOT body @? '$.nodes[*] ? (@.kind == "document")' GROUP BY 1, 2 ORDER BY 1, 2`,
  due: `SELECT schedule, nominal, call, late, state, "doneAt" FROM "Due"`,
}
const engine = ['Counter', 'Setting', 'Inbox', 'Outbox', 'Waiting', 'Due', 'Journal', 'JournalPayload', 'JournalHead']

type Row = Readonly<Record<string, unknown>>

export async function rowsOf(db: Database): Promise<Record<string, string[]>> {
  const tables = (await db.session(tablesOf)).map(({ name }) => name).filter((name) => !engine.includes(name))
  const rows: Record<string, Row[]> = {}
  for (const table of tables) rows[table] = await db.query<Row>(`SELECT * FROM ${quote(table)}`)
  const known = await namesOf(db, rows)
  const found: Record<string, string[]> = {}
  // Sorted once the ids are gone: in a database they stand in any order.
  for (const table of tables) found[table] = rows[table]!.map((row) => named(canonical(plainly(row)), known)).sort()
  for (const [name, question] of Object.entries(questions)) {
    const told = (await db.query<Row>(question)).map((row) => named(canonical(plainly(row)), known))
    found[name] = name === 'due' ? told.sort() : told
  }
  return found
}

/** Drawn anew in each telling, or made of what is. */
const drawn = ['salt', 'digest', 'resultHash', 'secret']

function plainly(row: Row): Row {
  const known = JSON.parse(JSON.stringify(row)) as Record<string, unknown>
  for (const name of drawn) if (typeof known[name] === 'string') known[name] = '<drawn>'
  return known
}

/** What an id stands for, in words: the same in each telling. */
async function namesOf(
  db: Database,
  rows: Readonly<Record<string, readonly Row[]>>,
): Promise<ReadonlyMap<string, string>> {
  const posts = await db.query<{ id: string; body: View | Form }>('SELECT id, body FROM "Outbox"')
  const named = Object.entries(rows).flatMap(([table, list]) =>
    list.map((row) => {
      const word = row.number ?? row.external ?? row.name ?? row.title ?? row.label ?? row.text ?? ''
      return [String(row.id), `<${table} ${word}>`] as const
    }),
  )
  return new Map([...posts.map(({ id, body }) => [id, `<post ${plain(body).slice(0, 40)}>`] as const), ...named])
}

async function journalFaults(db: Database): Promise<string[]> {
  const [open] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM "Journal" WHERE seq IS NULL')
  const rows = await db.query<Omit<JournalLine, 'at'> & { at: Date }>(
    `SELECT j."concertationId", j.seq, j.id, j.kind, j.at, j.digest, j.hash, p.payload, p.salt
      FROM "Journal" j JOIN "JournalPayload" p ON p.id = j.id WHERE j.seq IS NOT NULL ORDER BY j.seq`,
  )
  const chains = Map.groupBy(rows, (row) => row.concertationId)
  const faults = [...chains.values()].flatMap((chain) =>
    verifyChain(chain.map((row) => ({ ...row, at: row.at.toISOString() }))),
  )
  return [
    ...faults.map((fault) => `journal, line ${fault.seq}: ${fault.what}`),
    ...(open?.n ? [`${open.n} lines of the journal are not sealed`] : []),
  ]
}

/** A message of the room that no row sent was acknowledged and lost; a row that no message shows was never sent. */
async function roomFaults(db: Database, room: readonly Entry[]): Promise<string[]> {
  const keys = room.flatMap((entry) => ('key' in entry && !isLate(entry) ? [entry.key] : []))
  const said = room.flatMap((entry) => ('said' in entry ? [entry.said] : []))
  const posts = await db.query<{ id: string; waits: boolean }>(
    `SELECT o.id, w.id IS NOT NULL AS waits FROM "Outbox" o LEFT JOIN "Waiting" w USING (id)`,
  )
  const known = new Set(posts.map(({ id }) => id))
  return [
    ...doubles([...keys, ...said]).map((key) => `the room holds ${key} twice`),
    ...keys.filter((key) => !known.has(key)).map((key) => `message ${key} was shown and its request is lost`),
    ...posts.filter(({ waits }) => waits).map(({ id }) => `post ${id} still waits`),
    ...posts.filter(({ id }) => !keys.includes(id)).map(({ id }) => `post ${id} is not in the room`),
  ]
}

function isLate(entry: Entry): boolean {
  return 'key' in entry && [fr.answers.late, fr.answers.unsure].some((words) => plain(entry.body).includes(words))
}

function doubles(keys: readonly string[]): string[] {
  return keys.filter((key, at) => keys.indexOf(key) !== at)
}

/** What each reader has seen, in order: everybody in a channel, each person's whispers and private messages. */
function streamsOf(room: readonly Entry[]): Record<string, string[]> {
  const first = new Map(room.flatMap((entry) => ('key' in entry ? [[entry.key, plain(entry.body).slice(0, 40)]] : [])))
  const streams: Record<string, string[]> = {}
  for (const entry of room) {
    if (!('key' in entry) && !('said' in entry)) continue
    const { to } = entry
    const where = to.to === 'dm' ? '' : ` #${to.channel}`
    const reader = `${to.to}${where}${to.to === 'room' ? '' : ` ${to.account}`}`
    streams[reader] ??= []
    streams[reader].push('said' in entry ? `${entry.who}: ${entry.text}` : masked(shown(entry, first)))
  }
  return streams
}

function shown(sent: Sent, first: ReadonlyMap<string, string>): string {
  const edits = sent.edited === undefined ? '' : `(edits ${first.get(sent.edited)}) `
  // A body that was read from the database has its keys in another order.
  return `${edits}${canonical(sent.body)}`
}

const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** Of the journal, of votes and their receipts, of what was published: other salts and other ids make other ones. */
const digest = /\b[0-9a-f]{64}\b|\bempreinte [0-9a-f]{8,}|\b[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}\b/g
/** The head of the journal in a digest: how far it is sealed at that moment, which the speed of the machine decides. */
const head = /(,?)\{"kind":"text","text":"Registre de la concertation[^}]*\}(,?)/g

/** What a session is joined by is drawn anew in each telling. */
const code = /(?<="code":")[A-Z0-9]{4}(?=")|(?<=Code de présence[\u00a0\u202f ]*: |concert present )[A-Z0-9]{4}\b/g

function named(text: string, known: ReadonlyMap<string, string>): string {
  return text
    .replace(id, (found) => known.get(found) ?? '<id>')
    .replace(digest, '<digest>')
    .replace(code, '<code>')
}

function masked(text: string): string {
  const headless = text.replace(head, (_, before: string, after: string) => (before && after ? ',' : ''))
  return headless.replace(id, '<id>').replace(digest, '<digest>').replace(code, '<code>')
}
