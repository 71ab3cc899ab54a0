/**
 * `npm run guards` takes away one guard at a time, in a copy of the repository, and demands that a test fails.
 * `--only <part of a name>` tries some of them, `--list` names them.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Copy, copyRepository } from './guards/copy.ts'
import type { Guard } from './guards/guard.ts'
import { guards } from './guards/list.ts'

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string(), title: z.string() })),
    }),
  ),
})

/** `name` is the test's whole name with its file. */
type Result = { readonly name: string; readonly title: string; readonly status: string }

/** Milliseconds for the tests of one guard: without it they may wait for ever. */
const patience = 180_000

/** Copies that are tried at the same time, each in one worker: most of a try is waiting for its database. */
const lanes = Math.min(2, availableParallelism())

async function run(
  { dir, tmp }: Copy,
  tests: readonly string[],
  { named, more = [] }: { readonly named?: string; readonly more?: readonly string[] },
): Promise<readonly Result[]> {
  const file = path.join(tmp, 'report.json')
  rmSync(file, { force: true })
  const vitest = path.join(dir, 'node_modules', 'vitest', 'vitest.mjs')
  const limits = ['--testTimeout=30000', '--hookTimeout=60000']
  const some = named === undefined ? [] : ['-t', named.replace(/[()]/g, '.')]
  const tried = spawn(
    process.execPath,
    [vitest, 'run', ...tests, '--reporter=json', `--outputFile=${file}`, ...limits, ...some, ...more],
    { cwd: dir, env: { ...process.env, TMPDIR: tmp, CI: 'true' }, stdio: 'ignore' },
  )
  const late = setTimeout(() => tried.kill('SIGKILL'), patience)
  await once(tried, 'exit')
  clearTimeout(late)
  if (!existsSync(file)) return []
  const { testResults } = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, title, status }) => ({ name: `${name} ${fullName}`, title, status })),
  )
}

/** What is said of the guard, and whether it is caught: by a test that passes while the guard is there. */
async function attempt(
  copy: Copy,
  guard: Guard,
  sound: ReadonlySet<string>,
): Promise<{ caught: boolean; said: string }> {
  let restore: () => void
  try {
    restore = copy.remove(guard)
  } catch (error) {
    return { caught: false, said: `it cannot be taken away: ${error instanceof Error ? error.message : String(error)}` }
  }
  try {
    const more = ['--maxWorkers=1', '--bail=1']
    const named = guard.named === undefined ? {} : { named: guard.named }
    const results = (await run(copy, guard.tests, { ...named, more })).filter(({ name }) =>
      sound.has(path.relative(copy.dir, name)),
    )
    const missed = results.find(({ status }) => status === 'failed')
    if (missed) return { caught: true, said: missed.title.slice(0, 90) }
    // A file that cannot even be loaded proves nothing about the guard.
    return { caught: false, said: results.length === 0 ? 'no test ran' : 'every test still passes' }
  } finally {
    restore()
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } })
  const wanted = guards.filter(({ name }) => values.only === undefined || name.includes(values.only))
  if (values.list) {
    for (const { name, file } of wanted) process.stdout.write(`${name} (${file})\n`)
    return 0
  }
  if (wanted.length === 0) {
    process.stderr.write(`No guard has « ${values.only} » in its name; --list names them.\n`)
    return 1
  }
  const copies = Array.from({ length: lanes }, copyRepository)
  const deleteAll = () => {
    for (const copy of copies) copy.delete()
  }
  process.once('SIGINT', () => {
    deleteAll()
    process.exit(130)
  })
  let passed = 0
  let failed = 0
  try {
    const first = copies[0]!
    const whole = await run(first, [...new Set(wanted.flatMap(({ tests }) => tests))], {})
    const sound = new Set(
      whole.filter(({ status }) => status === 'passed').map(({ name }) => path.relative(first.dir, name)),
    )
    for (const { title } of whole.filter(({ status }) => status === 'failed')) {
      process.stdout.write(`FAILS       with every guard in place: ${title}\n`)
      failed += 1
    }
    const waiting = [...wanted]
    const lane = async (copy: Copy) => {
      for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
        const { caught, said } = await attempt(copy, guard, sound)
        process.stdout.write(`${caught ? 'caught    ' : 'NOT CAUGHT'}  ${guard.name}: ${said}\n`)
        if (caught) passed += 1
        else failed += 1
      }
    }
    await Promise.all(copies.map(lane))
  } finally {
    deleteAll()
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

process.exitCode = await main()
