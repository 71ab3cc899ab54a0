/**
 * The long form of `kills.test.ts`, for CI: so many kills of the real process in stories of 300 lines, on the embedded
 * database or on a PostgreSQL server of its own. `node bin/run.mjs tests/durability/kills-full.ts --kills 200 --base dir`
 * `--story stories/picardie-2011.txt` tells the one in that file instead.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createDatabase } from '../support/database.ts'
import { createRandom, type Random } from '../support/kernel/random.ts'
import { type Stage, type Story, stageIn, storyIn, tell } from '../support/kill-story.ts'
import { faultsOf, type Left, left } from '../support/left.ts'
import { postgresAvailable, startPostgres } from '../support/postgres.ts'
import { storyOf } from '../support/story.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    base: { type: 'string', default: 'dir' },
    seed: { type: 'string', default: '1' },
    lines: { type: 'string', default: '300' },
    story: { type: 'string' },
    /** kills in one telling */
    each: { type: 'string', default: '34' },
    /** tellings at once */
    lanes: { type: 'string', default: '3' },
  },
})

/** Tellings on a machine too slow for its own story, after which the whole is given up. */
const mostLate = 3

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
  const story = values.story === undefined ? storyOf(Number(values.lines)) : storyIn(values.story)
  const wanted = Number(values.kills)
  const random = createRandom(Number(values.seed))
  // Told beside the others, which are compared with it when they have ended.
  const undisturbed = onStage(parent, 'undisturbed', url, async (stage) => {
    await tell(stage, story)
    return left(stage)
  })
  undisturbed.catch(() => {})
  const totals = { kills: 0, early: 0, tellings: 0, passed: 0, late: 0 }
  let promised = 0

  async function lane(): Promise<void> {
    while (promised < wanted && totals.late <= mostLate) {
      const kills = Math.min(Number(values.each), wanted - promised)
      promised += kills
      totals.tellings += 1
      const name = `telling-${totals.tellings}`
      const outcome = await onStage(parent, name, url, (stage) =>
        tellKilled(stage, story, kills, random.fork(name), undisturbed),
      )
      // A story that ended before all its kills leaves them to the next one; so does one that was not compared.
      promised -= kills - (outcome.late > 0 ? 0 : outcome.kills)
      totals.kills += outcome.late > 0 ? 0 : outcome.kills
      totals.early += outcome.early
      totals.late += outcome.late > 0 ? 1 : 0
      totals.passed += outcome.faults.length === 0 ? 1 : 0
      const verdict = outcome.faults.length > 0 ? 'FAILED' : outcome.late > 0 ? 'slow  ' : 'ok    '
      process.stdout.write(
        `${verdict} ${name}: ${outcome.kills} kills, ${totals.kills}/${wanted} in ${seconds(started)} s` +
          `${outcome.late > 0 ? `, ${outcome.late} lines « non enregistré »: not compared` : ''}\n`,
      )
      for (const fault of outcome.faults.slice(0, 20)) process.stdout.write(`  ${fault}\n`)
    }
  }

  await Promise.all(Array.from({ length: Number(values.lanes) }, lane))
  const expected = await undisturbed
  if (expected.faults.length + expected.late > 0) {
    const faults = expected.faults.slice(0, 20).map((fault) => `  ${fault}\n`)
    process.stdout.write(`FAILED undisturbed, ${expected.late} late\n${faults.join('')}`)
    return 1
  }
  const failed = totals.tellings - totals.passed + (totals.kills < wanted ? 1 : 0)
  process.stdout.write(
    `${values.base}: ${totals.kills} kills (${totals.early} before a word was said) in ${totals.tellings} tellings of ` +
      `${story.lines.length} lines, seed ${values.seed}, ${seconds(started)} s\n${totals.passed} passed, ${failed} failed\n`,
  )
  return failed === 0 ? 0 : 1
}

async function tellKilled(stage: Stage, story: Story, kills: number, random: Random, undisturbed: Promise<Left>) {
  const telling = await tell(stage, story, { kills, random, launched: 0.05, longest: 400 })
  const found = await left(stage)
  return { ...telling, late: found.late, faults: faultsOf(telling, await undisturbed, found) }
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
