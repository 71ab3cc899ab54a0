/**
 * The database goes away under load: the bot stays, and each person is told the truth about each command, at the latest
 * once the database is back. « Enregistrée » is in the database, « non enregistré » is not, and nobody is left without
 * one of the two.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { hearWithin } from '../../src/engine/attempt.ts'
import { type Database, openDatabase } from '../../src/engine/db.ts'
import { plain } from '../../src/views/plain.ts'
import { createDatabase } from '../support/database.ts'
import { found, type Running, said, startEngine } from '../support/durable-engine.ts'
import { type Postgres, postgresAvailable, startPostgres } from '../support/postgres.ts'

const available = postgresAvailable()
if (!available) process.stderr.write('outage: SKIPPED, PostgreSQL 15 or newer is not installed on this machine\n')

let server: Postgres
let own: Awaited<ReturnType<typeof createDatabase>>
let db: Database
let running: Running

beforeAll(async () => {
  if (available) server = await startPostgres()
})
afterAll(() => server?.remove())
beforeEach(async () => {
  if (!available) return
  own = await createDatabase(server.url)
  db = await openDatabase({ kind: 'server', url: own.url })
  running = await startEngine(db)
  await found(running)
})
afterEach(async () => {
  if (!available) return
  await running.engine.stop()
  await db.close()
  await own.drop()
})

const people = Array.from({ length: 40 }, (_, n) => `p${n}`)
const perSecond = 100

type Command = { readonly who: string; readonly text: string; readonly took: number; readonly answer: string }

/** So many seconds of commands by forty people, at their own pace: nobody waits for an answer to go on. */
async function load(seconds: number): Promise<readonly Command[]> {
  const sent: Promise<Command>[] = []
  const started = performance.now()
  for (let n = 0; n < seconds * perSecond; n++) {
    await pause(Math.max(0, started + (n * 1000) / perSecond - performance.now()))
    sent.push(command(n))
  }
  return Promise.all(sent)
}

async function command(n: number): Promise<Command> {
  const who = people[n % people.length]!
  const text = `Idée de panne n${n}.`
  const at = performance.now()
  const reply = await running.hear(said(`c${n}`, who, `/idee ${text}`))
  return { who, text, took: performance.now() - at, answer: reply ? plain(reply.body) : '' }
}

type Truth = 'kept' | 'not kept' | 'not known yet'

function truthIn(message: string): Truth | undefined {
  if (message.includes('enregistrée\n')) return 'kept'
  if (message.includes('pas encore la confirmation')) return 'not known yet'
  if (message.includes('on enregistré') || message.includes('n’est pas enregistré')) return 'not kept'
  return undefined
}

/** What this person was told of this command, in order. */
function toldOf({ who, text }: Command): readonly Truth[] {
  return running.shown
    .filter((message) => message.to.to === 'whisper' && message.to.account === who && message.text.includes(text))
    .flatMap((message) => truthIn(message.text) ?? [])
}

function isSettled(told: readonly Truth[]): boolean {
  return told.some((truth) => truth !== 'not known yet')
}

async function expectTheTruth(commands: readonly Command[]): Promise<Record<Truth, number>> {
  const unsettled = () => commands.filter((command) => !isSettled(toldOf(command)))
  await expect.poll(() => unsettled().slice(0, 3), { timeout: 20_000, interval: 100 }).toEqual([])
  await running.engine.settle()
  const ideas = await db.prisma.idea.findMany({ orderBy: { number: 'asc' } })
  const texts = ideas.map(({ text }) => text)
  expect(new Set(texts).size).toBe(texts.length)
  expect(ideas.map(({ number }) => number)).toEqual(ideas.map((_, at) => at + 1))
  const wrong = commands.flatMap((command) => {
    const told = toldOf(command)
    const truth: Truth = texts.includes(command.text) ? 'kept' : 'not kept'
    const final = told.filter((one) => one !== 'not known yet')
    return final.length === 1 && final[0] === truth && told.at(-1) === truth ? [] : [{ ...command, told, truth }]
  })
  expect(wrong).toEqual([])
  const counts = { kept: 0, 'not kept': 0, 'not known yet': 0 }
  for (const command of commands) for (const truth of toldOf(command)) counts[truth] += 1
  return counts
}

/** How long this process stood still at most, in milliseconds: that is the machine's, and in no timer's power. */
const stillness = monitorEventLoopDelay({ resolution: 10 })
beforeEach(() => {
  stillness.reset()
  stillness.enable()
})

/** Whoever speaks is answered before Slack gives up, whatever the database does and however many wait before. */
function expectAnsweredInTime(commands: readonly Command[]): void {
  const still = stillness.max / 1e6
  expect(Math.max(...commands.map(({ took }) => took))).toBeLessThan(hearWithin + 400 + 2 * still)
}

// Two seconds are shorter than people are made to wait, four are longer.
test.skipIf(!available).each([2, 4])('a server away for %i s after a crash: everybody gets the truth', async (away) => {
  const loading = load(away + 4)
  await pause(1500)
  await server.stop('immediate')
  await pause(away * 1000)
  await server.start()
  const commands = await loading
  expect(commands).toHaveLength((away + 4) * perSecond)
  expectAnsweredInTime(commands)
  const counts = await expectTheTruth(commands)
  // It did crash under load, and was used before and after.
  expect(counts.kept).toBeGreaterThan(200)
  process.stderr.write(`away for ${away} s: ${JSON.stringify(counts)}\n`)
})

test.skipIf(!available)('connections cut again and again for 3 s: everybody gets the truth', async () => {
  const cutter = new pg.Client({ connectionString: server.url })
  await cutter.connect()
  const loading = load(5)
  let cut = 0
  await pause(500)
  for (const end = performance.now() + 3000; performance.now() < end; ) {
    const { rowCount } = await cutter.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`,
      [new URL(own.url).pathname.slice(1)],
    )
    cut += rowCount ?? 0
    await pause(20)
  }
  await cutter.end()
  const commands = await loading
  expectAnsweredInTime(commands)
  const counts = await expectTheTruth(commands)
  expect(cut).toBeGreaterThan(20)
  expect(counts.kept).toBeGreaterThan(200)
  process.stderr.write(`cut connections: ${cut}, ${JSON.stringify(counts)}\n`)
})

test.skipIf(!available)('what was kept just before a crash is sent after the next start', async () => {
  await Promise.all(people.map((who, n) => running.door.hear([said(`k${n}`, who, `/idee Gardée par ${who}.`)])))
  await server.stop('immediate')
  await running.engine.stop()
  await db.close()
  await server.start()
  db = await openDatabase({ kind: 'server', url: own.url })
  running = await startEngine(db)
  await running.engine.settle()
  for (const who of people) {
    expect(
      running.shown.filter(({ to, text }) => to.to === 'whisper' && text.includes(`Gardée par ${who}.`)),
    ).toHaveLength(1)
  }
})
