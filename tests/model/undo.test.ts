/**
 * Each kind of act, done and taken back: the tables say what they said before, no call that waited is lost, and whoever
 * was told is told. Then acts in any order, the last one taken back first. `UNDO_SEEDS=200` tells more of these.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { everyIntent } from '../../src/engine/registry.ts'
import { presses } from '../../src/views/press.ts'
import type { Call, View } from '../../src/views/view.ts'
import { createRandom } from '../support/kernel/random.ts'
import type { Told, World } from '../support/world.ts'
import { type Act, acts, forGood, prepared } from './undo-acts.ts'
import { differences, tablesOf } from './undone.ts'

const seeds = Number(process.env.UNDO_SEEDS ?? 4)
let w: World
beforeAll(async () => {
  w = await prepared()
}, 60_000)

type Done = { readonly said: string; readonly undo: boolean; readonly told: readonly string[] }

/** What was answered last, and the code that was said last. */
let answered: Told['body'] = null
let code = ''

async function does({ who, where, call }: Omit<Act, 'first'>): Promise<Done> {
  const told = await w.says(who, where, await filled(call))
  answered = told.body
  code = /\b[A-Z0-9]{3}-[A-Z0-9]{3}\b/.exec(told.text)?.[0] ?? code
  const [row] = await w.db.query<{ undo: { told?: string[] } | null }>(
    'SELECT undo FROM "Inbox" ORDER BY seq DESC LIMIT 1',
  )
  return { said: told.text, undo: row!.undo !== null, told: row!.undo?.told ?? [] }
}

async function filled({ intent, args }: Call): Promise<Call> {
  const given = JSON.stringify(args)
  const [link] = given.includes('{link}')
    ? await w.db.query<{ id: string }>(`SELECT id FROM "AccountLink" WHERE state IN ('claimed', 'confirmed')`)
    : []
  const [named] = await w.db.query<{ action: string; bo: string }>(
    `SELECT (SELECT id FROM "Action" WHERE number = 1) AS action, (SELECT "personId" FROM "Account" WHERE external = 'bo') AS bo`,
  )
  const mark = given.includes('{mark}')
    ? presses(answered as View).flatMap(({ on }) => {
        const called = 'kind' in on && on.kind === 'button' ? on.call.args : {}
        return called.preview ?? called.confirmed ?? []
      })[0]
    : undefined
  const said = given
    .replace('{code}', code)
    .replace('{link}', link?.id ?? '')
    .replace('{mark}', String(mark))
    .replace('{action}', named!.action)
    .replace('{bo}', named!.bo)
  return { intent, args: JSON.parse(said) }
}

/** Calls that are still to be made, by schedule and time. */
async function waiting(): Promise<string[]> {
  const rows = await w.db.query<{ key: string }>(
    `SELECT schedule || ' ' || nominal AS key FROM "Due" WHERE state = 'waiting' ORDER BY 1`,
  )
  return rows.map(({ key }) => key)
}

/** Conversations in which one of these messages stands, but that of whoever acts. */
async function conversations(posts: readonly string[], who: string): Promise<string[]> {
  const rows = await w.db.query<{ key: string; account: string | null }>(
    `SELECT DISTINCT concat_ws('|', address->>'to', address->>'channel', address->>'account') AS key,
       address->>'account' AS account FROM "Outbox" WHERE id = ANY($1) ORDER BY 1`,
    [posts],
  )
  return rows.filter(({ account }) => account !== who).map(({ key }) => key)
}

/** Messages, new or edited, kept since this one. */
async function since(seq: string): Promise<string[]> {
  const rows = await w.db.query<{ id: string }>('SELECT id FROM "Outbox" WHERE seq > $1 AND "inboxId" IS NULL', [seq])
  return rows.map(({ id }) => id)
}

async function lastPost(): Promise<string> {
  const [row] = await w.db.query<{ seq: string }>('SELECT coalesce(max(seq), 0)::text AS seq FROM "Outbox"')
  return row!.seq
}

const title = (one: Act) => `${one.call.intent} ${JSON.stringify(one.call.args)}`

test.each(acts.map((one) => [title(one), one] as const))('%s', async (_, one) => {
  for (const before of one.first ?? []) await does(before)
  const [before, kept] = [await tablesOf(w.db), await waiting()]
  const done = await does(one)
  expect(done.undo, done.said).toBe(true)
  expect(differences(before, await tablesOf(w.db)), done.said).not.toEqual([])
  const from = await lastPost()
  const back = await w.says(one.who, one.where, '/concert annuler')
  expect(differences(before, await tablesOf(w.db)), back.text).toEqual([])
  const now = await waiting()
  expect(kept.filter((key) => !now.includes(key))).toEqual([])
  const corrected = await conversations(await since(from), one.who)
  const told = await conversations(done.told, one.who)
  expect(
    told.filter((key) => !corrected.includes(key)),
    'told, and not told of it',
  ).toEqual([])
})

test.each(Array.from({ length: seeds }, (_, i) => i + 1))(
  'in any order, the last one back first (%i)',
  async (seed) => {
    const random = createRandom(seed)
    for (let round = 0; round < 8; round++) {
      const snapshots = [await tablesOf(w.db)]
      const done: Act[] = []
      for (let i = 0; i < 6; i++) {
        const one = acts[random.below(acts.length)]!
        if (!(await does(one)).undo) continue
        done.push(one)
        snapshots.push(await tablesOf(w.db))
      }
      while (done.length > 0) {
        const one = done.pop()!
        snapshots.pop()
        const back = await w.says(one.who, one.where, '/concert annuler')
        const trail = [...done, one].map(title).join(' > ')
        expect(differences(snapshots.at(-1)!, await tablesOf(w.db)), `${trail}: ${back.text}`).toEqual([])
      }
    }
  },
)

test('what cannot be taken back is said to be so, and stays as it was for whoever was told', async () => {
  w = await prepared()
  for (const one of forGood) {
    for (const before of one.first ?? []) await does(before)
    const done = await does(one)
    expect(done.undo, `${title(one)}: ${done.said}`).toBe(true)
    const [after, from] = [await tablesOf(w.db), await lastPost()]
    const back = await w.says(one.who, one.where, '/concert annuler')
    expect(back.text, title(one)).toMatch(/ne peut pas être (repris|reprise|annulé)|ne se reprend pas/)
    expect(back.text).toContain('« /concert annuler » encore une fois')
    expect(differences(after, await tablesOf(w.db)), title(one)).toEqual([])
    expect(await since(from), title(one)).toEqual([])
  }
  // The next one goes one act further.
  const further = forGood.at(-1)!
  const again = await w.says(further.who, further.where, '/concert annuler')
  expect(again.text).not.toContain('encore une fois')
})

/** What reverses, or is reversed by, another act here; or needs a world of its own, told in `tests/intents`. */
const elsewhere: Readonly<Record<string, string>> = {
  undo: 'it takes back',
  'undo act': 'it takes back',
  'mail stop': 'a letter asks for it: tests/adapters/web/mine-letters.test.ts',
  'body statutes': 'noted, and taken back: tests/intents/votes-statutes.test.ts',
  'attend leave': 'tests/intents/votes-quorum.test.ts',
  'proxy give': 'tests/intents/votes-proxies.test.ts',
  'proxy recall': 'tests/intents/votes-proxies.test.ts',
  'poll option add': 'tests/intents/votes-ties.test.ts',
  'poll begin': 'tests/intents/votes-life.test.ts',
  'poll draw': 'tests/intents/votes-ties.test.ts',
  'poll validate': 'tests/intents/votes-ties.test.ts',
  'poll refuse': 'tests/intents/votes-ties.test.ts',
  'poll enrol': 'tests/intents/votes-roll.test.ts',
  'poll strike': 'tests/intents/votes-roll.test.ts',
  'poll import': 'tests/intents/votes-belenios.test.ts',
  calendar: 'its address is a setting, which is left out here: tests/intents/meetings-feed.test.ts',
}

test('every intent that declares how it is taken back is told here, or said to be told elsewhere', () => {
  const told = new Set([...acts, ...forGood].map(({ call }) => call.intent))
  const missing = everyIntent
    .filter(({ name, allow }) => allow !== 'engine' && allow !== 'clock' && declaresUndo(name))
    .map(({ name }) => name)
    .filter((name) => !told.has(name) && !(name in elsewhere))
  expect(missing).toEqual([])
})

const sources = new Map<string, string>()

function declaresUndo(intent: string): boolean {
  if (sources.size === 0) readSources('src')
  return /\bundo(Of)?[:(]|\bundo,|\bsaidOf\(/.test((sources.get(intent) ?? '').replaceAll('buttons.undo', ''))
}

function readSources(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) readSources(path)
    else if (path.includes('/intents/') && path.endsWith('.ts')) {
      const text = readFileSync(path, 'utf8')
      for (const [, name] of text.matchAll(/name: '([^']+)',\n\s+(?:\/\/[^\n]*\n\s+)?allow/g)) sources.set(name!, text)
    }
  }
}
