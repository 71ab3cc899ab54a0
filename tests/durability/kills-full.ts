/**
 * The long form of `kills.test.ts`, for CI: so many kills of the real process in stories of 300 lines, on the embedded
 * database or on a PostgreSQL server of its own. `node bin/run.mjs tests/durability/kills-full.ts --kills 200 --base dir`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createDatabase } from '../support/database.ts'
import { createRandom, type Random } from '../support/kernel/random.ts'
import { differences, type Left, left, type Stage, stageIn, tell } from '../support/kill-story.ts'
import { postgresAvailable, startPostgres } from '../support/postgres.ts'
import { storyOf } from '../support/story.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    base: { type: 'string', default: 'dir' },
    seed: { type: 'string', default: '1' },
    lines: { type: 'string', default: '300' },
    /** kills in one telling */
    each: { type: 'string', default: '25' },
    /** tellings at once */
    lanes: { type: 'string', default: '3' },
  },
})

process.exitCode = await main()

async function main(): Promise<number> {
  if (values.base === 'postgres' && !postgresAvailable()) {
    process.stderr.write('kills: no PostgreSQL 15 or newer on this machine\n')
    return 1
  }
  const server = values.base === 'postgres' ? await startPostgres({ fsync: 'on' }) : undefined
  const parent = mkdtempSync(path.join(tmpdir(), 'concertess-kills-'))
  try {
    return await killAll(parent, server?.url)
  } finally {
    await server?.remove()
    rmSync(parent, { recursive: true, force: true })
  }
}

async function killAll(parent: string, url: string | undefined): Promise<number> {
  const started = performance.now()
  const story = storyOf(Number(values.lines))
  const wanted = Number(values.kills)
  const seed = Number(values.seed)
  const expected = await onStage(parent, 'undisturbed', url, async (stage) => {
    await tell(stage, story)
    return left(stage)
  })
  let killed = 0
  let early = 0
  let promised = 0
  let tellings = 0
  let failed = expected.faults.length
  for (const fault of expected.faults) process.stdout.write(`  undisturbed: ${fault}\n`)

  async function lane(): Promise<void> {
    while (promised < wanted) {
      const kills = Math.min(Number(values.each), wanted - promised)
      promised += kills
      tellings += 1
      const name = `telling-${tellings}`
      const random = createRandom(seed).fork(name)
      const outcome = await onStage(parent, name, url, (stage) => killed1(stage, story, kills, random, expected))
      killed += outcome.kills
      early += outcome.early
      promised += outcome.kills - kills
      failed += outcome.faults.length === 0 ? 0 : 1
      process.stdout.write(
        `${outcome.faults.length === 0 ? 'ok    ' : 'FAILED'} ${name}: ${outcome.kills} kills, ${killed}/${wanted} in ${seconds(started)} s\n`,
      )
      for (const fault of outcome.faults.slice(0, 20)) process.stdout.write(`  ${fault}\n`)
    }
  }

  await Promise.all(Array.from({ length: Number(values.lanes) }, lane))
  process.stdout.write(
    `${values.base}: ${killed} kills (${early} before a word was said) in ${tellings} tellings of ${story.length} lines, seed ${seed}, ${seconds(started)} s\n` +
      `${tellings - failed} passed, ${failed} failed\n`,
  )
  return failed === 0 ? 0 : 1
}

async function killed1(stage: Stage, story: readonly string[], kills: number, random: Random, expected: Left) {
  const telling = await tell(stage, story, { kills, random, launched: 0.05, longest: 700 })
  const found = await left(stage)
  return { ...telling, faults: [...telling.faults, ...found.faults, ...differences(expected, found)] }
}

/** A folder, and on a server a database, for the time of one telling. */
async function onStage<T>(
  parent: string,
  name: string,
  url: string | undefined,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const dir = path.join(parent, name)
  const own = url === undefined ? undefined : await createDatabase(url)
  try {
    return await work(stageIn(dir, own?.url))
  } finally {
    await own?.drop()
    rmSync(dir, { recursive: true, force: true })
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0)
}
