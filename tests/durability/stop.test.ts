/** Asked to stop in the middle of work, the bot finishes what it heard, says so to each person, and leaves. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/engine/db.ts'
import { prepareEmbedded } from '../support/prepared.ts'

const script = path.join(import.meta.dirname, '..', 'support', 'loaded-bot.ts')
let dir: string

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-stop-'))
  await prepareEmbedded(dir)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test.each([60, 300, 700, 1100])('SIGTERM after %i ms of load: all is answered and kept, within 5 s', async (after) => {
  const run = `run-${after}`
  const child = spawn(process.execPath, [script, dir, run], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const closed = once(child, 'close')
  await new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.includes('answered 0')) resolve()
    })
  })
  await new Promise((resolve) => setTimeout(resolve, after))
  const started = performance.now()
  child.kill('SIGTERM')
  const [code, signal] = await closed
  expect(performance.now() - started).toBeLessThan(5000)
  expect({ code, signal, end: output.endsWith('stopped\n') }).toEqual({ code: 0, signal: null, end: true })

  const asked = numbers(output, /^asked (\d+)$/gm)
  const answered = numbers(output, /^answered (\d+) \S/gm)
  const kept = numbers(output, /^answered (\d+) Idée n° \d+ enregistrée/gm)
  expect(answered.sort((a, b) => a - b)).toEqual(asked)
  const database = await openDatabase({ kind: 'embedded', dir })
  const ideas = await database.prisma.idea.findMany({
    where: { text: { startsWith: `${run} ` } },
    select: { text: true },
  })
  const [left] = await database.query<{ waiting: number; unsealed: number }>(
    `SELECT (SELECT count(*)::int FROM "Waiting") AS waiting, (SELECT count(*)::int FROM "Journal" WHERE seq IS NULL) AS unsealed`,
  )
  await database.close()
  expect(ideas.map(({ text }) => text).sort()).toEqual(kept.map((n) => `${run} ${n}.`).sort())
  expect(left).toEqual({ waiting: 0, unsealed: 0 })
})

function numbers(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map(([, n]) => Number(n))
}
