/**
 * Tells a story to the real bot while killing it (`kill -9`) at random moments and resuming it, then reads what it left:
 * the database, the journal and the room's file. Nobody may be able to tell from these that it was killed.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Entry, Sent } from '../../adapters/console/room.ts'
import { type Database, openDatabase, type Target } from '../../src/engine/db.ts'
import { canonical, type JournalLine, verifyChain } from '../../src/engine/journal.ts'
import { fr } from '../../src/text/index.ts'
import { plain } from '../../src/views/plain.ts'
import type { Random } from './kernel/random.ts'

const root = path.join(import.meta.dirname, '..', '..')
const main = path.join(root, 'src', 'main.ts')
const launcher = path.join(root, 'bin', 'run.mjs')
/** Makes the launcher believe that its Node is an old one, so that it runs the bot in a child. */
const asOld = `data:text/javascript,${encodeURIComponent(
  `if (process.env.CONCERTESS_PARENT_FD === undefined)
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })`,
)}`

/** Where a story is told: a folder of its own, and the database in it or on a server. */
export type Stage = { readonly dir: string; readonly target: Target }
export type Plan = {
  readonly kills: number
  readonly random: Random
  /** the part of the lives that begin in the launcher, which is killed, its child being left to notice; 0 by default */
  readonly launched?: number
  /** how many milliseconds a life works at most */
  readonly longest: number
}
export type Telling = {
  readonly kills: number
  /** kills that came before anything was said in that life */
  readonly early: number
  /** what was printed in each life */
  readonly printed: readonly string[]
  readonly faults: readonly string[]
}

export function stageIn(dir: string, url?: string): Stage {
  mkdirSync(dir, { recursive: true })
  return {
    dir,
    target: url === undefined ? { kind: 'embedded', dir: path.join(dir, 'data') } : { kind: 'server', url },
  }
}

/** Tells it to its end; kills what the plan says, unless the story ends before. */
export async function tell(stage: Stage, lines: readonly string[], plan?: Plan): Promise<Telling> {
  const script = path.join(stage.dir, 'story.txt')
  writeFileSync(script, `${lines.join('\n')}\n`)
  const printed: string[] = []
  const faults: string[] = []
  let early = 0
  for (let kills = 0; ; kills += 1) {
    const life = await live(stage, script, printed.length > 0, kills < (plan?.kills ?? 0) ? plan : undefined)
    printed.push(life.printed)
    const shown = printed.reduce((sum, text) => sum + messagesIn(text), 0)
    const kept = roomOf(stage).filter((entry) => 'key' in entry || 'said' in entry).length
    if (shown > kept) faults.push(`life ${printed.length}: ${shown} messages were shown, ${kept} are kept`)
    if (life.end === 'killed') {
      if (life.printed === '') early += 1
      continue
    }
    if (life.end !== 0) throw new Error(`the story ended with ${life.end}\n${life.printed.slice(-500)}\n${life.errors}`)
    return { kills, early, printed, faults }
  }
}

type Life = { readonly end: number | 'killed'; readonly printed: string; readonly errors: string }

async function live(stage: Stage, script: string, resumed: boolean, plan: Plan | undefined): Promise<Life> {
  const base = stage.target.kind === 'server' ? stage.target.url : path.join(stage.dir, 'data')
  const launched = plan?.random.chance(plan.launched ?? 0) ?? false
  const command = launched ? ['--import', asOld, launcher, main] : [main]
  const options = ['console', '--base', base, '--horloge', '2011-02-01T09:00', '--nom', 'recit']
  const input = openSync(script, 'r')
  const child = spawn(process.execPath, [...command, ...options, ...(resumed ? ['--reprendre'] : [])], {
    cwd: root,
    env: environment(stage),
    stdio: [input, 'pipe', 'pipe'],
  })
  closeSync(input)
  let printed = ''
  let errors = ''
  let killed = false
  let timer: NodeJS.Timeout | undefined
  const killWithin = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      killed = child.kill('SIGKILL')
    }, milliseconds)
  }
  // One life in six is killed while it starts, the others while they work.
  const early = plan?.random.chance(1 / 6)
  const delay = plan && plan.random.next() * (early ? 1200 : plan.longest)
  if (delay !== undefined && early) killWithin(delay)
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    if (printed === '' && delay !== undefined && !early) killWithin(delay)
    printed += text
  })
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  // Once its output is closed, its own child is gone as well.
  const [code, signal] = await once(child, 'close')
  clearTimeout(timer)
  return { end: killed && signal === 'SIGKILL' ? 'killed' : (code ?? -1), printed, errors }
}

function environment({ dir }: Stage): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) => /^(CONCERTESS_|VITEST|NODE_OPTIONS|DATABASE_URL)/.test(name))
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.includes(name)))
  return { ...env, DATA_DIR: path.join(dir, 'files') }
}

/** Each message begins at the margin. */
function messagesIn(text: string): number {
  // A torn last line is not counted: it was not read by anybody.
  return text.split('\n').filter((line) => /^(→ \S+ \(|#\S+ \| )/.test(line)).length
}

// ---- what it left ----

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

/** Every table that people or the clock fill, in words that do not depend on ids. */
const questions: Readonly<Record<string, string>> = {
  ideas: `SELECT i.number, i.status, p.name AS by, coalesce(o.name, '') AS organisation, coalesce(l.name, '') AS place, i.text,
    i."createdAt", i."updatedAt", i.version,
    (SELECT array_agg(r.text ORDER BY r.at, r.id) FROM "IdeaRevision" r WHERE r."ideaId" = i.id) AS revisions
    FROM "Idea" i JOIN "Person" p ON p.id = i."authorId" LEFT JOIN "Organisation" o ON o.id = i."organisationId"
    LEFT JOIN "Place" l ON l.id = i."placeId" ORDER BY i.number`,
  counters: `SELECT c.title, k.kind, k.value FROM "Counter" k LEFT JOIN "Concertation" c ON c.id = k."concertationId" ORDER BY 1, 2`,
  people: `SELECT a.platform, a.external, p.name, o.name AS organisation, p."noticedAt", p."createdAt", c.title AS last
    FROM "Account" a JOIN "Person" p ON p.id = a."personId" LEFT JOIN "Organisation" o ON o.id = p."organisationId"
    LEFT JOIN "Concertation" c ON c.id = p."lastConcertationId" ORDER BY 1, 2`,
  persons: `SELECT count(*)::int AS persons FROM "Person"`,
  roles: `SELECT p.name, r.kind, r."concertationId" <> '' AS inside, g.name AS by, r."grantedAt", r."endedAt" FROM "Role" r
    JOIN "Person" p ON p.id = r."personId" JOIN "Person" g ON g.id = r."grantedById" ORDER BY 1, 2, 3`,
  concertations: `SELECT title, "intakeUntil", version, (SELECT array_agg(x.name ORDER BY o.position) FROM "Organiser" o
    JOIN "Organisation" x ON x.id = o."organisationId" WHERE o."concertationId" = c.id) AS organisers FROM "Concertation" c ORDER BY title`,
  places: `SELECT platform, external, name FROM "Place" ORDER BY 1, 2`,
  requests: `SELECT id, intent, at, "undoneAt", undo IS NOT NULL AS undo FROM "Inbox" WHERE id LIKE 'console|%' ORDER BY seq`,
  due: `SELECT split_part(schedule, ':', 1) AS what, nominal, late, state, "doneAt" FROM "Due" ORDER BY nominal, 1, state`,
  journal: `SELECT j.seq, j.kind, j.at, p.payload->>'request' AS request FROM "Journal" j JOIN "JournalPayload" p ON p.id = j.id
    ORDER BY j."concertationId" <> '', j.seq`,
  posts: `SELECT lane, kind, count(*)::int AS posts FROM "Outbox" GROUP BY 1, 2 ORDER BY 1, 2`,
}

async function rowsOf(db: Database): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [name, question] of Object.entries(questions)) {
    found[name] = (await db.query<object>(question)).map((row) => masked(JSON.stringify(row)))
  }
  return found
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

function masked(text: string): string {
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
}

/** The whole lines of the room's file: a last one that a kill tore does not count. */
function roomOf(stage: Stage): readonly Entry[] {
  const file = path.join(consoleFolder(stage), 'room.jsonl')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry)
}

/** On a server the room stays in the data directory: in the only folder that rehearsals on that server have there. */
function consoleFolder({ dir, target }: Stage): string {
  if (target.kind !== 'server') return path.join(dir, 'data', 'console')
  const home = path.join(dir, 'files', 'essai')
  const [only = 'none'] = existsSync(home) ? readdirSync(home) : []
  return path.join(home, only, 'console')
}
