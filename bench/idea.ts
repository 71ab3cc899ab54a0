/**
 * What one `/idee` costs, from the adapter's door to the marks of its two messages, beside one Prisma `create` through
 * the same connections. Both keep a row durably; ours also knows the request again, numbers the idea, answers, shows a
 * card, can be undone, and writes the journal.
 *
 * `node bench/idea.ts embedded|server [--rounds 5] [--number 600]` prints JSON.
 */
import { parseArgs } from 'node:util'
import { systemClock } from '../src/engine/clock.ts'
import { type Database, openDatabase, type Target } from '../src/engine/db.ts'
import { createEngine, type Engine } from '../src/engine/engine.ts'
import { createIds } from '../src/engine/ids.ts'
import { newAdminCode } from '../src/engine/installation.ts'
import { createLog } from '../src/engine/log.ts'
import { cpuSince, memoryOf, onStore, ownCpu, type Spread, type Store, serverPids, spread } from './measure.ts'
import { acceptingPlatform, type Platform, people, request, settleIn } from './platform.ts'

/** One round of one kind of work: CPU in microseconds per operation, by process, and operations per second. */
export type Round = { readonly own: number; readonly server: number; readonly perSecond: number }
export type Side = { readonly cpu: Spread; readonly own: Spread; readonly server: Spread; readonly perSecond: Spread }
export type IdeaResult = {
  readonly store: Store
  readonly number: number
  readonly rounds: number
  readonly runs: readonly {
    readonly atOnce: number
    readonly idea: Side
    readonly create: Side
    /** CPU of an `/idee` over CPU of a `create`, round by round */
    readonly ratio: Spread
  }[]
  /** of this process, megabytes */
  readonly memoryAfter: number
}

const levels = [1, 8]

async function measure(store: Store, target: Target, number: number, rounds: number): Promise<IdeaResult> {
  const db = await openDatabase(target, { what: 'bench', lead: true })
  const log = createLog('fatal')
  const engine = await createEngine({
    db,
    clock: systemClock,
    ids: createIds(),
    log,
    language: 'fr',
    zone: 'Europe/Paris',
  })
  const platform = acceptingPlatform()
  await engine.open(platform)
  await settleIn(platform.hear, await newAdminCode(db, createIds()))
  let asked = 0
  const idea = () => {
    asked += 1
    return platform.hear(request(`r${asked}`, asked % people, `/idee ${words} ${asked}`))
  }
  const create = creator(db)
  const none = async () => {}
  for (let round = 0; round < 2; round++) {
    await timed(db, 100, 8, idea, () => settled(engine))
    await timed(db, 100, 8, create, none)
  }
  const taken = levels.map((atOnce) => ({ atOnce, idea: [] as Round[], create: [] as Round[] }))
  for (let round = 0; round < rounds; round++) {
    for (const level of taken) {
      const ours = async () => level.idea.push(await timed(db, number, level.atOnce, idea, () => settled(engine)))
      const theirs = async () => level.create.push(await timed(db, number, level.atOnce, create, none))
      for (const side of round % 2 === 0 ? [ours, theirs] : [theirs, ours]) await side()
    }
  }
  const memoryAfter = memoryOf(process.pid).resident
  await checkAllKept(db, platform, asked)
  await engine.stop()
  await db.close()
  return { store, number, rounds, memoryAfter, runs: taken.map(summed) }
}

export const words = 'Mutualiser les remplacements entre associations employeuses du territoire, avec un groupement'

/** The same row, written by Prisma and nothing more. */
export function creator(db: Database): () => Promise<unknown> {
  const ids = createIds()
  let number = 0
  return () => {
    number += 1
    const now = systemClock.now()
    return db.prisma.idea.create({
      data: {
        id: ids.next(),
        concertationId: 'bench',
        number,
        authorId: ids.next(),
        organisationId: ids.next(),
        placeId: ids.next(),
        text: `${words} ${number}`,
        status: 'active',
        postId: ids.next(),
        createdAt: now,
        updatedAt: now,
        version: 1,
      },
    })
  }
}

/** Messages sent, marks written, journal sealed: nothing is left for later. */
export async function settled(engine: Engine): Promise<void> {
  await engine.settle()
  await engine.seal()
}

export async function timed(
  db: Database,
  number: number,
  atOnce: number,
  once: () => Promise<unknown>,
  after: () => Promise<void>,
): Promise<Round> {
  const pids = await serverPids(db)
  const before = { own: ownCpu(), server: cpuSince(pids), at: performance.now() }
  let left = number
  async function worker(): Promise<void> {
    while (left > 0) {
      left -= 1
      await once()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  await after()
  return {
    own: (ownCpu() - before.own) / number,
    server: before.server() / number,
    perSecond: (number / (performance.now() - before.at)) * 1000,
  }
}

function summed({ atOnce, idea, create }: { atOnce: number; idea: Round[]; create: Round[] }) {
  const total = (r: Round) => r.own + r.server
  const ratio = spread(idea.map((round, i) => total(round) / total(create[i]!)))
  return { atOnce, idea: side(idea), create: side(create), ratio }
}

export function side(rounds: readonly Round[]): Side {
  return {
    cpu: spread(rounds.map((r) => r.own + r.server)),
    own: spread(rounds.map((r) => r.own)),
    server: spread(rounds.map((r) => r.server)),
    perSecond: spread(rounds.map((r) => r.perSecond)),
  }
}

/** A measurement of work that was not done is worth nothing. */
async function checkAllKept(db: Database, platform: Platform, asked: number): Promise<void> {
  const [row] = await db.query<{ ideas: number; highest: number; unsent: number; unsealed: number }>(
    `SELECT (SELECT count(*)::int FROM "Idea" WHERE "concertationId" <> 'bench') AS ideas,
      (SELECT max(number) FROM "Idea" WHERE "concertationId" <> 'bench') AS highest,
      (SELECT count(*)::int FROM "Waiting") AS unsent,
      (SELECT count(*)::int FROM "Journal" WHERE seq IS NULL) AS unsealed`,
  )
  const wanted = asked + people
  const kept = row?.ideas === wanted && row.highest === wanted && row.unsent === 0 && row.unsealed === 0
  if (!kept || platform.drawn.messages < wanted * 2) throw new Error(`not everything was kept: ${JSON.stringify(row)}`)
}

export function measureIdea(store: Store, number: number, rounds: number): Promise<IdeaResult> {
  return onStore(store, (target) => measure(store, target, number, rounds))
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' }, number: { type: 'string', default: '600' } },
  })
  const store = positionals[0] === 'server' ? 'server' : 'embedded'
  const result = await measureIdea(store, Number(values.number), Number(values.rounds))
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

if (process.argv[1] === import.meta.filename) await main()
