/** A thread that stays for the next work of its kind, and no longer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createWorkers } from '../../src/views/worker.ts'

const dir = mkdtempSync(path.join(tmpdir(), 'concertess-worker-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Says which thread it is; does what it is told on the way. */
function workerFile(name: string): URL {
  const file = path.join(dir, `${name}.mjs`)
  const doJobs = new URL('../../src/views/worker.ts', import.meta.url).href
  writeFileSync(
    file,
    `import { threadId } from 'node:worker_threads'
     import { doJobs } from '${doJobs}'
     doJobs(async (job) => {
       if (job === 'fail') throw new Error('it failed')
       if (job === 'exit') process.exit(1)
       if (job === 'exit soon') setTimeout(() => process.exit(1), 20)
       if (job === 'hang') await new Promise((resolve) => setTimeout(resolve, 600_000))
       return threadId
     })`,
  )
  return pathToFileURL(file)
}
const one = workerFile('one')
const other = workerFile('other')
const patience = 20_000

test('work of one kind is done by one thread, in its turn', async () => {
  const inWorker = createWorkers(patience)
  const threads = await Promise.all([1, 2, 3].map(() => inWorker<number>(one, 'go', patience)))
  expect(new Set(threads).size).toBe(1)
  expect(await inWorker(one, 'go', patience)).toBe(threads[0])
})

test('work of another kind, or with another limit, has another thread', async () => {
  const inWorker = createWorkers(patience)
  const threads = [
    await inWorker(one, 'go', patience),
    await inWorker(other, 'go', patience),
    await inWorker(one, 'go', patience),
    await inWorker(one, 'go', patience, 128),
  ]
  expect(new Set(threads).size).toBe(4)
})

test('it ends when nothing came for a while', async () => {
  const inWorker = createWorkers(50)
  const first = await inWorker(one, 'go', patience)
  await pause(300)
  expect(await inWorker(one, 'go', patience)).not.toBe(first)
})

test('work that fails is told so, and the next one is done', async () => {
  const inWorker = createWorkers(patience)
  await expect(inWorker(one, 'fail', patience)).rejects.toThrow('Not drawn: Error: it failed')
  expect(await inWorker(one, 'go', patience)).toBeGreaterThan(0)
})

test('work that takes too long is given up with its thread; the turn of the next one begins then', async () => {
  const inWorker = createWorkers(patience)
  const first = await inWorker(one, 'go', patience)
  const late = inWorker(one, 'hang', 100)
  const next = inWorker(one, 'go', patience)
  await expect(late).rejects.toThrow('nothing within 100 ms')
  expect(await next).not.toBe(first)
})

test('a thread that dies, at work or waiting, is not asked again', async () => {
  const inWorker = createWorkers(patience)
  await expect(inWorker(one, 'exit', patience)).rejects.toThrow('Not drawn')
  const first = await inWorker(one, 'exit soon', patience)
  await pause(300)
  expect(await inWorker(one, 'go', patience)).not.toBe(first)
})
