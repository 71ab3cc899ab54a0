/** Doctor: each thing that can go wrong is said, with what to do, and hides none of the others. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Boot, boot } from '../../src/boot.ts'
import type { Finding } from '../../src/cli/checks/finding.ts'
import { doctor } from '../../src/cli/commands/doctor.ts'
import type { Config } from '../../src/config.ts'
import { systemClock } from '../../src/engine/clock.ts'
import { digestOf } from '../../src/engine/journal.ts'
import { createLog } from '../../src/engine/log.ts'
import { textOf } from '../../src/text/index.ts'
import { webHere } from '../support/web/settings.ts'

const log = createLog('silent')
const now = new Date()
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
let config: Config
let booted: Boot

beforeEach(async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'concertess-doctor-'))
  const rest = {
    language: 'fr',
    zone: 'Europe/Paris',
    logLevel: 'info',
    web: webHere,
    backupsKept: 14,
    typedIn: process.cwd(),
  } as const
  config = {
    databaseUrl: undefined,
    slack: undefined,
    discord: undefined,
    matrix: undefined,
    mail: undefined,
    dataDir,
    ...rest,
  }
  booted = await boot({ config, target: { kind: 'memory' }, clock: systemClock, log })
})
afterEach(async () => {
  await booted.close()
  rmSync(config.dataDir, { recursive: true, force: true })
})

/** Names of the points to look at. */
async function toLookAt(): Promise<string[]> {
  const { db, ids, engine } = booted
  const said: string[] = []
  const admin = {
    config,
    clock: systemClock,
    ids,
    log,
    t: textOf('fr'),
    say: (line: string) => said.push(line),
    db,
    engine,
  }
  if (doctor.where !== 'store') throw new Error('doctor looks at the store')
  const code = await doctor.run(admin, { file: '', flags: new Set(['json']), options: {} })
  const { ok, findings } = JSON.parse(said.join('')) as { ok: boolean; findings: Finding[] }
  expect(ok).toBe(code === 0)
  expect(findings.every((finding) => finding.ok || finding.todo)).toBe(true)
  return findings.filter((finding) => !finding.ok).map(({ name }) => name)
}

/** A store in memory keeps nothing, and a new one has no administrator: both are said in every test here. */
const always = ['durability', 'administrator']

async function addLines(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const id = booted.ids.next()
    const payload = { by: 'p', args: { n } }
    await booted.db.prisma.journal.create({
      data: { id, concertationId: '', kind: 'help', at: now, digest: digestOf(payload, 'salt') },
    })
    await booted.db.prisma.journalPayload.create({ data: { id, payload, salt: 'salt' } })
  }
}

test('a new installation in memory', async () => {
  expect(await toLookAt()).toEqual(always)
})

test('a message that could not leave; those of a restore are as they should be', async () => {
  const waiting = { attempts: 12, nextAt: now, parked: true }
  await booted.db.prisma.waiting.create({ data: { ...waiting, id: 'a', error: 'restored' } })
  expect(await toLookAt()).toEqual(always)
  await booted.db.prisma.waiting.create({ data: { ...waiting, id: 'b', error: 'gone' } })
  expect(await toLookAt()).toEqual([...always, 'messages'])
})

test('a reminder that waits for too long, but none that is to come', async () => {
  const due = { nominal: now, call: {}, late: 'run', state: 'waiting', attempts: 0, createdAt: now }
  await booted.db.prisma.due.create({ data: { ...due, id: 'a', schedule: 'a', nextAt: hours(1) } })
  expect(await toLookAt()).toEqual(always)
  await booted.db.prisma.due.create({ data: { ...due, id: 'b', schedule: 'b', nextAt: hours(-1) } })
  expect(await toLookAt()).toEqual([...always, 'reminders'])
})

test.each([
  ['a line changed', `UPDATE "Journal" SET at = at + interval '1 ms' WHERE seq = 2`],
  ['its content changed', `UPDATE "JournalPayload" SET payload = '{}' WHERE id IN (SELECT max(id) FROM "Journal")`],
  ['a line taken out', `DELETE FROM "Journal" WHERE seq = 2`],
  ['the last line taken out', `DELETE FROM "Journal" WHERE seq = 3`],
  ['every line taken out', `DELETE FROM "Journal"`],
])('a journal with %s', async (_, harm) => {
  await addLines(3)
  await booted.engine.seal()
  expect(await toLookAt()).toEqual(always)
  await booted.db.query(harm)
  expect(await toLookAt()).toEqual([...always, 'journal'])
})

test('content that was erased is no fault', async () => {
  await addLines(3)
  await booted.engine.seal()
  await booted.db.query('DELETE FROM "JournalPayload"')
  expect(await toLookAt()).toEqual(always)
})

test('a point that cannot be looked at', async () => {
  await booted.db.query('ALTER TABLE "Waiting" RENAME TO "Elsewhere"')
  expect(await toLookAt()).toEqual([...always, 'messages'])
})
