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
import { type Guard, guards } from './guards/list.ts'

const Report = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), title: z.string() })),
    }),
  ),
})

type Ran = { readonly passed: number; readonly failed: readonly string[]; readonly broken: boolean }

/** Milliseconds for the tests of one guard: without it they may wait for ever. */
const patience = 180_000

function run({ dir, tmp }: Copy, tests: readonly string[]): Ran {
  const file = path.join(tmp, 'report.json')
  rmSync(file, { force: true })
  const vitest = path.join(dir, 'node_modules', 'vitest', 'vitest.mjs')
  spawnSync(
    process.execPath,
    [vitest, 'run', ...tests, '--reporter=json', `--outputFile=${file}`, '--testTimeout=20000', '--hookTimeout=60000'],
    {
      cwd: dir,
      env: { ...process.env, TMPDIR: tmp, CI: 'true' },
      stdio: 'ignore',
      timeout: patience,
      killSignal: 'SIGKILL',
    },
  )
  if (!existsSync(file)) return { passed: 0, failed: [], broken: true }
  const { testResults } = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  return {
    passed: results.filter(({ status }) => status === 'passed').length,
    failed: results.filter(({ status }) => status === 'failed').map(({ title }) => title),
    broken: results.length === 0,
  }
}

/** What is said of the guard, and whether it is caught. */
function attempt(copy: Copy, guard: Guard): { readonly caught: boolean; readonly said: string } {
  let restore: () => void
  try {
    restore = copy.remove(guard)
  } catch (error) {
    return { caught: false, said: `it cannot be taken away: ${error instanceof Error ? error.message : String(error)}` }
  }
  try {
    const { failed, broken } = run(copy, guard.tests)
    // A file that cannot even be loaded proves nothing about the guard.
    if (broken) return { caught: false, said: `${guard.tests.join(', ')} did not run` }
    const [first] = failed
    return first === undefined ? { caught: false, said: 'every test still passes' } : { caught: true, said: first }
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
    const sound = whole.failed.length === 0 && whole.passed > 0
    if (!sound) process.stdout.write(`NOT CAUGHT  with every guard in place, these fail: ${whole.failed.join(' | ')}\n`)
    failed += sound ? 0 : 1
    for (const guard of wanted) {
      const { caught, said } = attempt(copy, guard)
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
