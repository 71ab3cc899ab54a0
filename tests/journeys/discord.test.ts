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
import { endInConsole, inConsole } from '../support/told.ts'

const story = readDemonstration()
const owner = 'coordinatrice-cress'
let db: Database
let bot: DiscordBot<VirtualClock>
let told: ToldLine[]
let names: ReadonlyMap<string, string>
let found: Record<string, string[]>

beforeAll(async () => {
  db = await testDatabase()
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
  await db?.close()
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

test('it ends as in the console', async () => {
  const here = inConsole(found, names, 'discord')
  for (const [table, rows] of Object.entries(await endInConsole(story))) expect(here[table], table).toEqual(rows)
}, 120_000)

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
