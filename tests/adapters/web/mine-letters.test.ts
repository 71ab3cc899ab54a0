/** No more letters, by the page to which a letter leads: pressed by its reader, or posted by their mail program (RFC 8058). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { markOf } from '../../../src/people/mail.ts'
import { ask, form } from '../../support/web/open.ts'
import { type Served, serve, visitor } from '../../support/web/visitor.ts'
import { createWorld, type World } from '../../support/world.ts'

const mark = markOf('s3cret', 'zoe@asso.fr')
let w: World
let served: Served
let dir: string
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concertess-letters-'))
  w = await (await createWorld()).founded()
  await w.db.query(`INSERT INTO "Setting" (key, value) VALUES ('mail', '{"on": true, "secret": "s3cret"}')`)
  served = await serve(w, dir)
  await w.says('ana', '#pleniere', '/concert lien Zoé Martin ; courriel : zoe@asso.fr')
  await w.says('ana', '#pleniere', '/concert lien Yanis Benali ; courriel : yanis@asso.fr')
})
afterEach(async () => {
  await served.close()
  rmSync(dir, { recursive: true, force: true })
})

const silenced = () =>
  w.db.query<{ external: string; why: string }>(
    `SELECT external, "silencedWhy" AS why FROM "Account" WHERE platform = 'mail' AND "silencedAt" IS NOT NULL`,
  )

test('looking at the page stops nothing; the press does, for that address alone, and is in the journal', async () => {
  const zoe = visitor(served.port)
  await zoe.opens(`/desinscription/${mark}`)
  expect(zoe.reads).toContain('Plus aucun courriel')
  expect(await silenced()).toEqual([])
  await zoe.presses('Ne plus m’écrire')
  expect(zoe.reads).toContain('C’est noté')
  expect(await silenced()).toEqual([{ external: 'zoe@asso.fr', why: 'unsubscribed' }])
  const acts = await w.db.query<{ intent: string }>(`SELECT intent FROM "Inbox" WHERE intent = 'mail stop'`)
  expect(acts).toHaveLength(1)
  // Pressed again it says the same.
  await zoe.opens(`/desinscription/${mark}`)
  await zoe.presses('Ne plus m’écrire')
  expect(zoe.reads).toContain('C’est noté')
  await w.engine.settle()
  const letters = await w.db.query(
    `SELECT 1 FROM "Waiting" JOIN "Outbox" USING (id) WHERE address ->> 'platform' = 'mail'`,
  )
  expect(letters).toEqual([])
})

test('a mail program posts with neither cookie nor mark of a form; anything else is refused', async () => {
  const path = `/desinscription/${mark}`
  expect((await ask(served.port, path, form({ 'List-Unsubscribe': 'Other' }))).status).toBe(403)
  expect((await ask(served.port, path, form({}))).status).toBe(403)
  expect(await silenced()).toEqual([])
  expect((await ask(served.port, path, form({ 'List-Unsubscribe': 'One-Click' }))).status).toBe(200)
  expect(await silenced()).toHaveLength(1)
})

test('an unknown mark belongs to nobody, and says what to do', async () => {
  const one = visitor(served.port)
  await one.opens(`/desinscription/${'0'.repeat(16)}`)
  const told = await one.presses('Ne plus m’écrire')
  expect(told.status).toBe(404)
  expect(one.reads).toContain('avec le mot STOP')
  expect(await silenced()).toEqual([])
})
