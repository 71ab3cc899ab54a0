/**
 * The bot as a real process, killed (`kill -9`) again and again while people tell it their morning, and a real homeserver killed
 * under both: in the tables it ends as it ends when nobody kills anything, and each room shows everything once.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/engine/db.ts'
import { createRandom } from '../support/kernel/random.ts'
import { rowsOf } from '../support/left.ts'
import { fieldsOf, textOf } from '../support/matrix/json.ts'
import { type Lives, livesOf } from '../support/matrix/lives.ts'
import { founds, members, morning, peopled, room, type Told } from '../support/matrix/morning.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'

const available = await synapseAvailable()
/** Each seed kills at other moments: `MATRIX_SEED=7 npx vitest run tests/matrix-live/kills.test.ts` */
const seed = Number(process.env.MATRIX_SEED ?? 1)
/** Tellings on a machine too slow for its own story, which are told anew. */
const mostLate = 3

type Telling = {
  readonly w: MatrixWorld
  readonly told: Told
  readonly tables: Readonly<Record<string, readonly string[]>>
  /** of our messages, by who sees them where */
  readonly rooms: Readonly<Record<string, readonly string[]>>
  readonly kills: number
}
type Killing = (lives: Lives, isOver: () => boolean) => Promise<number>

describe.skipIf(!available)('a morning', () => {
  let synapse: Synapse
  let parent: string
  let calm: Telling
  let tellings = 0
  beforeAll(async () => {
    parent = mkdtempSync(path.join(tmpdir(), 'concertess-matrix-kills-'))
    synapse = await startSynapse()
  }, 180_000)
  afterAll(async () => {
    await synapse?.stop()
    rmSync(parent, { recursive: true, force: true })
  })

  async function telling(kill: Killing): Promise<Telling> {
    for (let tries = 1; ; tries++) {
      const found = await tellOnce(kill)
      if (!found.told.isLate) return found
      process.stdout.write('the machine was too slow for the story: told anew\n')
      if (tries >= mostLate) throw new Error('the machine is too slow for the story')
    }
  }

  async function tellOnce(kill: Killing): Promise<Telling> {
    tellings += 1
    const w = await createMatrixWorld(synapse, { patience: 180_000 })
    await peopled(w)
    const lives = await livesOf(w, path.join(parent, `telling-${tellings}`))
    let isOver = false
    try {
      await lives.begin()
      await founds(w, await lives.code())
      const telling = morning(w).finally(() => {
        isOver = true
      })
      const [told, kills] = await Promise.all([telling, kill(lives, () => isOver)])
      // What would be said a second time, or later, is said now: cards are drawn again within two seconds.
      await pause(4000)
      expect(await lives.stop()).toBe(0)
      const db = await openDatabase({ kind: 'embedded', dir: lives.data }, { upTo: null })
      const tables = tablesIn(await rowsOf(db), w)
      await db.close()
      return { w, told, tables, rooms: await roomsOf(w), kills }
    } catch (error) {
      throw new Error(`${String(error)}\n${lives.printed().slice(-1500)}`, { cause: error })
    } finally {
      await lives.stop().catch(() => {})
    }
  }

  function endsAsItShould({ w, told, tables, rooms }: Telling): void {
    for (const [table, rows] of Object.entries(calm.tables)) expect.soft(tables[table], table).toEqual(rows)
    expect(rooms).toEqual(calm.rooms)
    expect(told.ideas).toHaveLength(calm.told.ideas.length)
    for (const { text } of told.ideas)
      expect(
        tables.Idea?.filter((row) => row.includes(`"text":"${text}"`)),
        text,
      ).toHaveLength(1)
    expect(w.people()).toHaveLength(members.length)
  }

  test('that nobody disturbs', async () => {
    calm = await telling(async () => 0)
    expect(calm.tables.Ballot?.length).toBeGreaterThan(3)
    expect(calm.told.ideas).toHaveLength(18)
  }, 600_000)

  test('is the same when the bot is killed again and again', async () => {
    const harsh = await telling(async (lives, isOver) => {
      await lives.killing(8, createRandom(seed), isOver)
      return lives.kills().all
    })
    expect(harsh.kills).toBeGreaterThanOrEqual(5)
    endsAsItShould(harsh)
  }, 900_000)

  test('is the same when the homeserver is killed again and again', async () => {
    const random = createRandom(seed + 1000)
    const harsh = await telling(async (_, isOver) => {
      let kills = 0
      while (kills < 3 && !isOver()) {
        await pause(500 + random.next() * 3000)
        if (isOver()) break
        await synapse.kill9()
        kills += 1
        await pause(random.next() * 1000)
        await synapse.restart()
      }
      return kills
    })
    expect(harsh.kills).toBeGreaterThanOrEqual(2)
    endsAsItShould(harsh)
  }, 900_000)
})

/** Their contents follow the clock: when cards are drawn again, what is due, how far the journal was sealed. */
const timed = ['posts', 'due', 'settings', 'Setting', 'requests']
const moment = /"\d{4}-\d\d-\d\dT[\d:.]+Z"/g
const codes = /"code":"[^"]*"/g

function tablesIn(rows: Readonly<Record<string, readonly string[]>>, w: MatrixWorld): Record<string, string[]> {
  const tables = Object.entries(rows).filter(([name]) => !timed.includes(name))
  return Object.fromEntries(
    tables.map(([name, list]) => [
      name,
      list
        .map((row) => named(row, w).replace(moment, '"<time>"').replace(codes, '"code":"…"'))
        .map((row) => row.replace(/\$[\w-]{43}/g, '<event>'))
        .sort(),
    ]),
  )
}

/** Rooms and accounts by the names that people know them by: each telling has its own. */
function named(said: string, w: MatrixWorld): string {
  return said
    .replace(/![A-Za-z0-9_-]{10,}(?::localhost)?/g, (id) => w.nameOf(id))
    .replace(/@[a-z.0-9_-]+:localhost/g, (id) => w.nameOf(id))
}

/** Every message of ours, once: its key is in it; what it says now, in words that do not depend on ids. */
async function roomsOf(w: MatrixWorld): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const who of members) {
    const directs = await w.directsOf(who)
    expect(directs, `rooms for two with ${who}`).toHaveLength(1)
    for (const [where, place] of [[room, room] as const, ...directs.map((id) => ['dm', id] as const)]) {
      const ours = (await w.sees(who, place)).filter(({ by }) => by === w.botName)
      const keys = ours.flatMap(({ raw }) => keyOf(raw) ?? [])
      expect(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        `${who} ${where}`,
      ).toEqual([])
      found[`${who} ${where}`] = ours
        .map(({ text }) =>
          text.replace(/Registre de la concertation.*/, '').replace(/[A-Z0-9]{4}(?=\. Dites-le|\s»)/g, '…'),
        )
        .sort()
    }
  }
  return found
}

function keyOf(raw: Readonly<Record<string, unknown>>): string | undefined {
  return textOf(fieldsOf(fieldsOf(raw.content)['fr.concertess.post']).key) || undefined
}
