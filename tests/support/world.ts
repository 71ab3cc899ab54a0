/**
 * A whole bot with the people around it, so that a test tells a story and reads what people would read. The engine and
 * the database are the real ones; the platform is the kernel's fake; the clock moves only when the story says so.
 */
import { afterAll } from 'vitest'
import { limits } from '../../adapters/console/limits.ts'
import { readMoment } from '../../src/calendar.ts'
import { type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { columnsQuery } from '../../src/engine/flush-sql.ts'
import { createIds, type Ids } from '../../src/engine/ids.ts'
import type { AnyIntent } from '../../src/engine/intent.ts'
import type { Limit } from '../../src/engine/limit.ts'
import { createLog } from '../../src/engine/log.ts'
import { createRegistry, everyIntent } from '../../src/engine/registry.ts'
import type { Adapter, Capabilities, Door, Form, Incoming, Press, Reply, Speaker, View } from '../../src/port.ts'
import { textOf } from '../../src/text/index.ts'
import { spaceFr } from '../../src/views/format.ts'
import { plain } from '../../src/views/plain.ts'
import { presses } from '../../src/views/press.ts'
import type { Button, Call, Lang, Pick } from '../../src/views/view.ts'
import { emptyAll, namesOf, serverUrl, testDatabase } from './database.ts'
import { type Founding, foundingOf, putRows } from './founding.ts'
import { type FakePlatform, fakePlatform } from './kernel/platform.ts'

export type WorldOptions = {
  /** Paris wall time, or any moment that people may write; a Monday morning unless told otherwise */
  readonly at?: string
  readonly language?: Lang
  readonly zone?: string
  readonly limit?: Limit
  readonly can?: Capabilities
  readonly probe?: (point: 'before-flush' | 'after-commit') => void
  /** in the place of those that have their names */
  readonly intents?: readonly AnyIntent[]
}

/** What somebody got back: nothing (`body` null) when the bot thinks that it was not spoken to. */
export type Told = {
  readonly text: string
  readonly body: View | Form | null
  readonly reply: Reply
  /** labels of what can be pressed, in order */
  readonly buttons: readonly string[]
}

export type World = {
  readonly engine: Engine
  readonly db: Database
  readonly ids: Ids
  readonly clock: VirtualClock
  readonly platform: FakePlatform
  now(): Date
  /** `where` is `#place` or `dm`. */
  says(who: string, where: string, says: Incoming['says'], more?: More): Promise<Told>
  /** Presses the newest action of that label that this person sees there. */
  presses(who: string, where: string, label: string): Promise<Told>
  /** Answers the newest form that this person sees there. */
  fills(who: string, where: string, values: Readonly<Record<string, string>>): Promise<Told>
  /** Sends one press by its numbers, whether or not the person sees it. */
  pressesExactly(who: string, where: string, press: Press): Promise<Told>
  /** What each of them was told, all of them speaking at the same time. */
  together(...acts: readonly (readonly [who: string, where: string, says: Incoming['says']])[]): Promise<Told[]>
  /** What stands there now for this person, oldest first. */
  sees(who: string, where: string): Promise<string[]>
  /** Makes what falls due on the way, and shows it. */
  passes(time: { days?: number; hours?: number; minutes?: number; seconds?: number }): Promise<void>
  /** The same, to a moment as people write it: « 3 juillet 14h ». */
  until(moment: string): Promise<void>
  /** Stopped, and started again at that moment. */
  away(moment: string): Promise<void>
  state(): Promise<State>
  /** Rows of every table but the engine's records of requests and messages, and who was heard: what a refusal must not change. */
  dump(): Promise<string>
  /** ana administers, has created « ESS à 10 ans » with two organisers, and #pleniere is bound to it. */
  founded(): Promise<World>
}
type More = { readonly about?: string; readonly locale?: string }

export type State = {
  readonly ideas: readonly { number: number; text: string; status: string; author: string; title: string }[]
  readonly roles: readonly { person: string; kind: string; title: string | null; ended: boolean }[]
  readonly due: readonly { schedule: string; nominal: Date; state: string }[]
  readonly concertations: readonly { title: string; intakeUntil: Date | null }[]
  readonly people: readonly {
    name: string
    account: string
    organisation: string | null
    language: string | null
    noticed: boolean
  }[]
}

export const everybody = ['ana', 'bo', 'cleo', 'dan', 'eve', 'flo'] as const
export const rooms = ['pleniere', 'atelier', 'couloir'] as const
/** The platform vouches that ana owns the workspace. */
export const owner = 'ana'

const log = createLog('silent')
let database: Promise<Database> | undefined
let current: Engine | undefined
/** What was said of each kind, in the database of these worlds. */
const foundings = new Map<string, Founding>()

/** Worlds of the same answer are founded the same; undefined where what happens on the way is part of the test. */
function whenSame({ at, language, zone, ...others }: WorldOptions): string | undefined {
  return Object.keys(others).length === 0 ? JSON.stringify([at, language, zone]) : undefined
}

afterAll(async () => {
  await current?.stop()
  current = undefined
  // In memory it serves the files that follow in this process: each world begins with empty tables.
  if (serverUrl === undefined) return
  await (await database)?.close()
  database = undefined
  foundings.clear()
})

/** An empty bot; the world before it is stopped. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const { language = 'fr', zone = 'Europe/Paris' } = options
  database ??= testDatabase()
  const db = await database
  await current?.stop()
  await emptyAll(db)
  const begun = read(options.at ?? '2027-03-01T10:00', new Date(), zone)
  const clock = virtualClock(begun)
  const ids = createIds()
  const platform = fakePlatform({
    platform: 'console',
    can: options.can ?? limits.console,
    seed: 1,
    now: () => clock.now().getTime(),
  })
  for (const room of rooms) for (const who of everybody) platform.join(who, room)
  let known: Partial<Speaker> = {}
  let engine = await started()

  async function started(): Promise<Engine> {
    const { limit, probe, intents } = options
    const others = everyIntent.filter(({ name }) => !intents?.some((own) => own.name === name))
    current = await createEngine({
      db: withKnownTables(db),
      clock,
      ids,
      log,
      language,
      zone,
      ...(intents && { registry: createRegistry([...others, ...intents]) }),
      hearWithin: 30_000,
      ...(limit && { limit }),
      ...(probe && { probe }),
    })
    await current.open(speaking(platform, () => known))
    await current.resume()
    return current
  }

  const world: World = {
    get engine() {
      return engine
    },
    db,
    ids,
    clock,
    platform,
    now: clock.now,
    async says(who, where, words, more = {}) {
      const { about, locale } = more
      known = locale === undefined ? {} : { locale }
      platform.says(who, place(where), words, about === undefined ? undefined : { about })
      const told = await heard()
      known = {}
      return told
    },
    async presses(who, where, label) {
      const pressed = platform.pressNewest(who, place(where), label)
      if ((pressed ?? platform.pressNewest(who, place(where), spaceFr(label))) === undefined)
        throw new Error(`${who} sees no [${label}] in ${where}:\n${(await world.sees(who, where)).join('\n---\n')}`)
      return heard()
    },
    async fills(who, where, values) {
      if (platform.fillNewest(who, place(where), values) === undefined)
        throw new Error(`${who} sees no form in ${where}`)
      return heard()
    },
    async pressesExactly(who, where, press) {
      platform.says(who, place(where), press)
      return heard()
    },
    async together(...acts) {
      for (const [who, where, words] of acts) platform.says(who, place(where), words)
      return (await platform.deliver()).map(told)
    },
    async sees(who, where) {
      await engine.settle()
      return platform
        .seen(who)
        .filter((seen) => seen.where === where)
        .map((seen) => spaces(seen.text))
    },
    async passes({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      const ms = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
      await clock.advance(new Date(clock.now().getTime() + ms), () => engine.settle())
    },
    async until(moment) {
      await clock.advance(read(moment, clock.now(), zone), () => engine.settle())
    },
    async away(moment) {
      await engine.stop()
      await clock.advance(read(moment, clock.now(), zone))
      engine = await started()
      await engine.settle()
    },
    state: () => stateOf(db),
    dump: () => dumpOf(db),
    async founded() {
      const asSaid = whenSame(options)
      const known = asSaid === undefined ? undefined : foundings.get(asSaid)
      const isNew = clock.now().getTime() === begun.getTime() && platform.held()?.requests === 0
      if (known && isNew) {
        await putRows(db, known)
        platform.restore(known.held)
        await engine.resume()
        return world
      }
      await world.says('ana', '#pleniere', '/concert admin')
      await world.presses('ana', '#pleniere', 'Confirmer')
      await world.says('ana', '#pleniere', '/concert creer ESS à 10 ans ; organisateurs : Région, CRESS')
      await world.says('ana', '#pleniere', '/concert salon')
      await engine.settle()
      const held = platform.held()
      if (asSaid !== undefined && isNew && held) foundings.set(asSaid, await foundingOf(db, held))
      return world
    },
  }

  async function heard(): Promise<Told> {
    return told((await platform.deliver())[0] ?? null)
  }

  function told(reply: Reply): Told {
    if (!reply) return { text: '', body: null, reply, buttons: [] }
    const banner = spaces(`\n${textOf(reply.body.lang).sandbox}`)
    const said = spaces(plain(reply.body))
    const text = said.endsWith(banner) ? said.slice(0, -banner.length) : said
    return { text, body: reply.body, reply, buttons: labels(reply.body).map(spaces) }
  }

  return world
}

/** The tables of the one database of these worlds, which each engine that starts looks at: a quarter of its start. */
let tables: unknown[] | undefined

/**
 * The rest is the database itself, whatever a test makes of it. Each has a reader of its own, though it is the same: what
 * a process remembers of what it read would be of another world.
 */
function withKnownTables(db: Database): Database {
  const query = async (text: string, values?: readonly unknown[], name?: string) => {
    if (text !== columnsQuery) return db.query(text, values, name)
    tables ??= await db.query(text)
    return tables
  }
  return Object.assign(Object.create(db) as Database, { query, prisma: Object.create(db.prisma) as Database['prisma'] })
}

/** Tests are written with ordinary spaces. */
function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}

function place(where: string): string {
  return where.replace(/^#/, '')
}

function read(moment: string, now: Date, zone: string): Date {
  const found = readMoment(moment, { now, zone, lang: 'fr' })
  if (!found) throw new Error(`${moment} is no moment`)
  return found.at
}

/** Labels of buttons and of the options of lists. */
export function labels(body: View | Form): string[] {
  if ('fields' in body) return [body.submit]
  return presses(body).flatMap(({ on }) => {
    const item = on as Button | Pick
    if (!('kind' in item)) return []
    return item.kind === 'button' ? [item.label] : item.kind === 'pick' ? item.options.map((o) => o.label) : []
  })
}

/** The call behind a label of this body. */
export function callOf(body: View | Form | null, label: string): Call | undefined {
  if (!body) return undefined
  for (const { on } of presses(body)) {
    const item = on as Button | Pick
    if (!('kind' in item)) continue
    if (item.kind === 'button' && item.label === label) return item.call
    const option = item.kind === 'pick' ? item.options.find((o) => o.label === label) : undefined
    if (option) return option.call
  }
  return undefined
}

/** What the platform tells of an account beside its name. */
function speaking(platform: FakePlatform, known: () => Partial<Speaker>): Adapter {
  return {
    ...platform,
    start: (door: Door) =>
      platform.start({
        ...door,
        hear: (batch, cursor) =>
          door.hear(
            batch.map((incoming) => ({
              ...incoming,
              who: { ...incoming.who, ...known(), ...(incoming.who.account === owner && { owner: true }) },
            })),
            cursor,
          ),
      }),
  }
}

async function stateOf(db: Database): Promise<State> {
  const [ideas, roles, due, concertations, people] = await Promise.all([
    db.query<State['ideas'][number]>(
      `SELECT i.number, i.text, i.status, p.name AS author, c.title FROM "Idea" i JOIN "Person" p ON p.id = i."authorId"
       JOIN "Concertation" c ON c.id = i."concertationId" ORDER BY c.title, i.number`,
    ),
    db.query<State['roles'][number]>(
      `SELECT p.name AS person, r.kind, c.title, r."endedAt" IS NOT NULL AS ended FROM "Role" r
       JOIN "Person" p ON p.id = r."personId" LEFT JOIN "Concertation" c ON c.id = r."concertationId" ORDER BY 1, 2, 3`,
    ),
    db.query<State['due'][number]>(
      `SELECT split_part(schedule, ':', 1) AS schedule, nominal, state FROM "Due" ORDER BY nominal, 1`,
    ),
    db.query<State['concertations'][number]>(`SELECT title, "intakeUntil" FROM "Concertation" ORDER BY title`),
    db.query<State['people'][number]>(
      `SELECT p.name, a.external AS account, o.name AS organisation, p.language, p."noticedAt" IS NOT NULL AS noticed
       FROM "Person" p JOIN "Account" a ON a."personId" = p.id LEFT JOIN "Organisation" o ON o.id = p."organisationId"
       ORDER BY a.external`,
    ),
  ])
  return { ideas, roles, due, concertations, people }
}

/** Requests, messages and seals, and who was heard. */
const unheld = ['Inbox', 'Outbox', 'Waiting', 'JournalHead', 'Person', 'Account']

async function dumpOf(db: Database): Promise<string> {
  const names = await namesOf(db)
  const parts = names
    .filter((name) => !unheld.includes(name))
    .map(
      (
        table,
      ) => `SELECT '${table}' AS "table", coalesce(jsonb_agg(to_jsonb(x) ORDER BY to_jsonb(x)::text), '[]') AS rows
      FROM ${table === 'Journal' ? '(SELECT id, "concertationId", kind, digest FROM "Journal")' : `"${table}"`} x`,
    )
  return JSON.stringify(await db.query(parts.join(' UNION ALL ')))
}
