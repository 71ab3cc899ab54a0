/**
 * The story that ships, told in Discord: each line is the gesture that a person makes there. It ends as it ends in the
 * console, and nobody is called, nothing is refused and nothing fails on the way.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDemonstration } from '../../src/demonstration.ts'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import {
  begin,
  type DiscordBot,
  discordBot,
  people,
  storyClock,
  type ToldLine,
  tell,
} from '../support/discord-story.ts'
import { rowsOf } from '../support/left.ts'
import { tellHere } from '../support/telling.ts'

const story = readDemonstration()
const owner = 'coordinatrice-cress'
const open: Database[] = []
let expected: Record<string, string[]>
let bot: DiscordBot<VirtualClock>
let told: ToldLine[]
let names: ReadonlyMap<string, string>
let found: Record<string, string[]>

async function database(): Promise<Database> {
  const db = await testDatabase()
  open.push(db)
  return db
}

beforeAll(async () => {
  const console = await database()
  await tellHere(console, story)
  expected = await rowsOf(console)
  const db = await database()
  bot = await discordBot(db, { clock: storyClock(story.start) })
  names = people(bot.discord, story.lines, owner)
  await begin(bot)
  told = await tell(bot, story.lines)
  await bot.settle()
  await bot.engine.seal()
  found = await rowsOf(db)
}, 240_000)
afterAll(async () => {
  await bot.stop()
  for (const db of open) await db.close()
})

test('every gesture can be made, and is acknowledged', () => {
  expect(told.at(-1)).toEqual({ line: story.lines.at(-1) })
  expect(told).toHaveLength(story.lines.length)
  expect(bot.discord.failures()).toEqual([])
})

test('Discord refuses none of our calls, and nobody is pinged', () => {
  expect(bot.discord.calls().filter(({ status = 0 }) => status === 0 || status >= 400)).toEqual([])
  expect(bot.discord.pings()).toEqual([])
})

test('it ends as in the console', () => {
  for (const table of Object.keys(expected)) {
    if (elsewhere.includes(table)) continue
    expect(found[table]!.map((row) => nameless(asInConsole(row, names))).sort(), table).toEqual(
      expected[table]!.map(nameless).sort(),
    )
  }
})

test('each edition of a digest is a document, once', () => {
  const shared = bot.discord
    .everyMessage()
    .flatMap(({ attachments, channelId }) => attachments.map(({ filename }) => `${channelId} ${filename}`))
    .filter((name) => name.endsWith('.docx'))
  expect(shared.length).toBeGreaterThanOrEqual(4)
  expect(new Set(shared).size).toBe(shared.length)
  for (const name of shared) expect(name).toMatch(/ resume-seance-\d+-edition-\d+\.docx$/)
})

test('the picture of a vote says in words what it shows', () => {
  const pictures = bot.discord
    .everyMessage()
    .flatMap(({ attachments }) => attachments)
    .filter(({ filename }) => filename.endsWith('.png'))
  expect(pictures.length).toBeGreaterThan(0)
  for (const { description = '' } of pictures) expect(description).toMatch(/\d/)
})

test('no message is there twice', () => {
  const marks = bot.discord.everyMessage().flatMap(({ components }) => {
    const [first] = components as { id?: number; components?: { id?: number }[] }[]
    const mark = first?.components?.[0]?.id ?? first?.id
    return mark !== undefined && mark > 1_000_000 ? [mark] : []
  })
  expect(marks.length).toBeGreaterThan(100)
  expect(new Set(marks).size).toBe(marks.length)
})

/** Each request has the name that its platform gives it. */
const elsewhere = ['requests']

/** The same people and places under the names that Discord gives them. */
function asInConsole(row: string, names: ReadonlyMap<string, string>): string {
  return [...names]
    .reduce((text, [id, name]) => text.replaceAll(id, name), row)
    .replaceAll('"discord"', '"console"')
    .replaceAll('"locale":"fr-FR"', '"locale":"fr"')
}

/** Each platform names a request in its own way. */
function nameless(row: string): string {
  return row.replace(/"request":"[^"]*"/, '"request":"…"')
}
