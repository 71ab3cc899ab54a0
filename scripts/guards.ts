/**
 * `npm run guards` takes away one guard at a time, in a copy of the repository, and demands that a test fails.
 * `--only <part of a name>` tries some of them, `--list` names them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
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

function run({ dir, tmp }: Copy, tests: readonly string[], named?: string): readonly Result[] {
  const file = path.join(tmp, 'report.json')
  rmSync(file, { force: true })
  const vitest = path.join(dir, 'node_modules', 'vitest', 'vitest.mjs')
  const limits = ['--testTimeout=30000', '--hookTimeout=60000']
  const some = named === undefined ? [] : ['-t', named.replace(/[()]/g, '.')]
  spawnSync(
    process.execPath,
    [vitest, 'run', ...tests, '--reporter=json', `--outputFile=${file}`, ...limits, ...some],
    {
      cwd: dir,
      env: { ...process.env, TMPDIR: tmp, CI: 'true' },
      stdio: 'ignore',
      timeout: patience,
      killSignal: 'SIGKILL',
    },
  )
  if (!existsSync(file)) return []
  const { testResults } = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, title, status }) => ({ name: `${name} ${fullName}`, title, status })),
  )
}

/** What is said of the guard, and whether it is caught: by a test that passes while the guard is there. */
function attempt(copy: Copy, guard: Guard, sound: ReadonlySet<string>): { caught: boolean; said: string } {
  let restore: () => void
  try {
    restore = copy.remove(guard)
  } catch (error) {
    return { caught: false, said: `it cannot be taken away: ${error instanceof Error ? error.message : String(error)}` }
  }
  try {
    const results = run(copy, guard.tests, guard.named).filter(({ name }) => sound.has(name))
    const missed = results.find(({ status }) => status === 'failed')
    if (missed) return { caught: true, said: missed.title.slice(0, 90) }
    // A file that cannot even be loaded proves nothing about the guard.
    return { caught: false, said: results.length === 0 ? 'no test ran' : 'every test still passes' }
  } finally {
    restore()
  }
}

function main(): number {
  const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } })
  const wanted = guards.filter(({ name }) => values.only === undefined || name.includes(values.only))
  if (values.list) {
    for (const { name, file } of wanted) process.stdout.write(`${name} (${file})\n`)
    return 0
  }
  const copy = copyRepository()
  process.once('SIGINT', () => {
    copy.delete()
    process.exit(130)
  })
  let passed = 0
  let failed = 0
  try {
    const whole = run(copy, [...new Set(wanted.flatMap(({ tests }) => tests))])
    const sound = new Set(whole.filter(({ status }) => status === 'passed').map(({ name }) => name))
    for (const { title } of whole.filter(({ status }) => status === 'failed')) {
      process.stdout.write(`FAILS       with every guard in place: ${title}\n`)
      failed += 1
    }
    for (const guard of wanted) {
      const { caught, said } = attempt(copy, guard, sound)
      process.stdout.write(`${caught ? 'caught    ' : 'NOT CAUGHT'}  ${guard.name}: ${said}\n`)
      if (caught) passed += 1
      else failed += 1
    }
  } finally {
    copy.delete()
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

process.exitCode = main()
