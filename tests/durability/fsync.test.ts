/** On the embedded database nothing is acknowledged before it is on the disk: fsyncs are counted. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/engine/db.ts'
import { plain } from '../../src/views/plain.ts'
import { found, type Running, said, startEngine } from '../support/durable-engine.ts'
import { prepareEmbedded } from '../support/prepared.ts'

let dir: string
let db: Database
let running: Running

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-fsync-'))
  await prepareEmbedded(dir)
  db = await openDatabase({ kind: 'embedded', dir })
  running = await startEngine(db)
  await found(running)
})
afterAll(async () => {
  await running.engine.stop()
  await db.close()
  rmSync(dir, { recursive: true, force: true })
})

test('each of 50 commands in a row is on the disk before its reply', async () => {
  for (let n = 0; n < 50; n++) {
    await running.engine.settle()
    const before = db.fsyncs()
    const [reply] = await running.door.hear([said(`row-${n}`, 'bob', `/idee Idée en rang ${n}`)])
    // At the reply itself, not some time after: this is what « enregistrée » means.
    expect(db.fsyncs()).toBeGreaterThan(before)
    expect(plain(reply!.body)).toContain('enregistrée')
  }
})

test('50 commands at once share commits, and each is on the disk before its reply', async () => {
  await running.engine.settle()
  const before = db.fsyncs()
  const atReply = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const [reply] = await running.door.hear([said(`crowd-${n}`, `p${n}`, `/idee Idée de foule ${n}`)])
      const fsyncs = db.fsyncs()
      expect(plain(reply!.body)).toContain('enregistrée')
      return fsyncs
    }),
  )
  // Replies that came with the same count were in the same commit: as many groups as counts, none without its fsync.
  expect(Math.min(...atReply)).toBeGreaterThan(before)
  const groups = new Set(atReply).size
  expect(Math.max(...atReply) - before).toBeGreaterThanOrEqual(groups)
  expect(groups).toBeLessThan(50)
  expect(await db.prisma.idea.count({ where: { text: { startsWith: 'Idée de foule' } } })).toBe(50)
})
