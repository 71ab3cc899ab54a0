/**
 * `npm run guards` takes away one guard at a time, in a copy of the repository, and demands that a test fails.
 * `--only <part of a name>` tries some of them, `--part 2/3` the second of three, `--list` names them, `--remember` writes
 * which test caught each of them. That the text of each is there, once, is always looked at.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Copy, copyRepository, type Removed } from './guards/copy.ts'
import type { Guard } from './guards/guard.ts'
import { guards } from './guards/list.ts'
import { type Named, type Tests, testsOf } from './guards/tests.ts'

/** Which test caught each guard last: tried first, so that a guard costs one test. What is not there is looked for. */
const caughtFile = path.join(import.meta.dirname, 'guards', 'caught.json')
const Caught = z.record(z.string(), z.string())
const caught = existsSync(caughtFile) ? Caught.parse(JSON.parse(readFileSync(caughtFile, 'utf8'))) : {}
const between = ' > '

function lastOf({ name }: Guard): Named | undefined {
  const [file, ...test] = caught[name]?.split(between) ?? []
  return file === undefined ? undefined : { file, test: test.join(between) }
}

/** Milliseconds for the tests of one guard: without it they may wait for ever; and for all of them with every guard. */
const patience = { one: 180_000, all: 900_000 }

/** Copies that are tried at the same time, each in one worker: most of a try is waiting for its database. */
const lanes = Math.min(2, availableParallelism())

type Attempt = { readonly said: string; readonly by?: Named }

/**
 * What is said of the guard, and by which test it is caught: one that passes while the guard is there. The one that caught
 * it last time is tried first; when it does not, all of the guard's tests are.
 */
async function attempt(copy: Copy, tests: Tests, guard: Guard, sound: readonly Named[]): Promise<Attempt> {
  const last = lastOf(guard)
  let removed: Removed
  try {
    removed = copy.remove(guard)
  } catch (error) {
    return { said: `it cannot be taken away: ${error instanceof Error ? error.message : String(error)}` }
  }
  try {
    tests.changed(removed.file)
    if (last && sound.some((one) => isSame(one, last))) {
      const failed = (await tests.runOnly([last])).find(({ status }) => status === 'failed')
      if (failed) return { said: failed.title, by: last }
    }
    const results = await tests.run(guard.tests, guard.named)
    const failed = results.filter(({ status }) => status === 'failed')
    removed.restore()
    tests.changed(removed.file)
    const by = (await tests.runOnly(failed)).find(({ status }) => status === 'passed')
    if (by) return { said: by.title, by }
    // A file that cannot even be loaded proves nothing about the guard.
    return {
      said:
        results.length === 0
          ? 'no test ran'
          : failed.length > 0
            ? 'what fails fails anyway'
            : 'every test still passes',
    }
  } finally {
    removed.restore()
    tests.changed(removed.file)
  }
}

function isSame(a: Named, b: Named): boolean {
  return a.file === b.file && a.test === b.test
}

/** Writes which test caught each guard, for the next runs to begin with. */
function remember(found: ReadonlyMap<string, Named>): void {
  const kept = guards.flatMap((guard) => {
    const by = found.get(guard.name) ?? lastOf(guard)
    return by ? [[guard.name, [by.file, by.test].join(between)] as const] : []
  })
  writeFileSync(caughtFile, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      part: { type: 'string' },
      list: { type: 'boolean' },
      remember: { type: 'boolean' },
    },
  })
  const [part = 1, parts = 1] = (values.part ?? '1/1').split('/').map(Number)
  const wanted = guards.filter(
    ({ name }, at) => at % parts === part % parts && (values.only === undefined || name.includes(values.only)),
  )
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
  const found = new Map<string, Named>()
  let passed = 0
  let failed = 0
  for (const guard of guards.filter((one) => !wanted.includes(one))) {
    try {
      copies[0]!.remove(guard).restore()
    } catch (error) {
      process.stdout.write(`NOT THERE   ${guard.name}: ${error instanceof Error ? error.message : String(error)}\n`)
      failed += 1
    }
  }
  try {
    const together = await testsOf(copies[0]!, { workers: lanes, stopAtFirst: false, patience: patience.all })
    const whole = await together.runOnly(wanted.flatMap((guard) => lastOf(guard) ?? []))
    await together.close()
    const sound = whole.filter(({ status }) => status === 'passed')
    for (const { title } of whole.filter(({ status }) => status === 'failed')) {
      process.stdout.write(`FAILS       with every guard in place: ${title}\n`)
      failed += 1
    }
    const waiting = [...wanted]
    const lane = async (copy: Copy) => {
      const tests = await testsOf(copy, { workers: 1, stopAtFirst: true, patience: patience.one })
      for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
        const { said, by } = await attempt(copy, tests, guard, sound)
        process.stdout.write(`${by ? 'caught    ' : 'NOT CAUGHT'}  ${guard.name}: ${said.slice(0, 90)}\n`)
        if (by) found.set(guard.name, by)
        if (values.remember) remember(found)
        if (by) passed += 1
        else failed += 1
      }
      await tests.close()
    }
    await Promise.all(copies.map(lane))
  } finally {
    deleteAll()
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

process.exitCode = await main()
