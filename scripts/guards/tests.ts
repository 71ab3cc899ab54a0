/**
 * The tests of a copy, run many times by one vitest that stays warm: starting one for each guard took longer than most of
 * their tests. Each run has a process of its own, which reads the sources anew.
 */
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createVitest, type TestCase, type TestSpecification, type Vitest } from 'vitest/node'
import type { Copy } from './copy.ts'

/** One test: its file, from the copy's folder on, and its whole name. */
export type Named = { readonly file: string; readonly test: string }
export type Result = Named & { readonly title: string; readonly status: string }

export type Tests = {
  /** Of these files; only tests whose name holds `named`, when it is given. */
  run(files: readonly string[], named?: string): Promise<readonly Result[]>
  /** These tests alone, as far as they are still there. */
  runOnly(tests: readonly Named[]): Promise<readonly Result[]>
  /** This source is not as it was. */
  changed(file: string): void
  close(): Promise<void>
}

type Options = { readonly workers: number; readonly stopAtFirst: boolean; readonly patience: number }

/** `patience` is how long a run may take, in milliseconds: without a guard tests may wait for ever. */
export async function testsOf({ dir, tmp }: Copy, { workers, stopAtFirst, patience }: Options): Promise<Tests> {
  let vitest: Vitest | undefined
  let all: readonly TestSpecification[] = []
  /** of this run: vitest itself remembers those of the runs before as well */
  let told: Result[] = []

  async function start(): Promise<Vitest> {
    const started = await createVitest('test', {
      root: dir,
      watch: false,
      reporters: [{ onTestCaseResult }],
      silent: true,
      maxWorkers: workers,
      bail: stopAtFirst ? 1 : 0,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // The first sequence that fails is enough: none smaller is looked for.
      env: { TMPDIR: tmp, CI: 'true', VOTE_QUICK: '1' },
    })
    await started.standalone()
    all = await started.globTestSpecifications()
    return started
  }

  function onTestCaseResult(test: TestCase): void {
    const file = path.relative(dir, test.module.moduleId)
    told.push({ file, test: test.fullName, title: test.name, status: test.result().state })
  }

  function specificationsOf(file: string): TestSpecification[] {
    return all.filter(({ moduleId }) => path.relative(dir, moduleId) === file)
  }

  async function run(files: readonly string[], named?: string): Promise<readonly Result[]> {
    vitest ??= await start()
    const pattern = named === undefined ? undefined : new RegExp(named.replace(/[()]/g, '.'))
    return look(
      files.flatMap((file) => specificationsOf(file).map((one) => limited(one, { testNamePattern: pattern }))),
    )
  }

  async function runOnly(tests: readonly Named[]): Promise<readonly Result[]> {
    vitest ??= await start()
    const files = [...Map.groupBy(tests, ({ file }) => file)]
    return look(
      files.flatMap(([file, found]) =>
        specificationsOf(file).map((one) => limited(one, { testNames: [...new Set(found.map(({ test }) => test))] })),
      ),
    )
  }

  function limited(
    { project, moduleId, pool }: TestSpecification,
    { testNamePattern, testNames }: { testNamePattern?: RegExp | undefined; testNames?: string[] },
  ): TestSpecification {
    const which = { ...(testNamePattern && { testNamePattern }), ...(testNames && { testNames }) }
    return project.createSpecification(moduleId, which, pool)
  }

  async function look(specifications: TestSpecification[]): Promise<readonly Result[]> {
    told = []
    if (specifications.length === 0) return told
    const looking = vitest!
    const running = looking.runTestSpecifications(specifications)
    const inTime = await Promise.race([running.then(() => true), late()])
    if (!inTime) await giveUp(looking, running)
    return told
  }

  function late(): Promise<false> {
    return pause(patience, false, { ref: false })
  }

  /** Asked twice it does not wait for the tests: the next run starts another vitest. */
  async function giveUp(hanging: Vitest, running: Promise<unknown>): Promise<void> {
    vitest = undefined
    void hanging.cancelCurrentRun('keyboard-input')
    await hanging.cancelCurrentRun('keyboard-input')
    await running.catch(() => {})
    await hanging.close()
  }

  return {
    run,
    runOnly,
    changed: (file) => vitest?.invalidateFile(file),
    close: async () => vitest?.close(),
  }
}
