/** The week of an animator, told in Slack by its own gestures: it ends as in the console, nothing is refused, nobody is pinged. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { rowsOf } from '../support/left.ts'
import { begin, people, type SlackBot, slackBot, storyClock, type ToldLine, tell } from '../support/slack-story.ts'
import { endInConsole, inConsole } from '../support/told.ts'
import { weekStory } from '../support/week.ts'

const story = weekStory()
let db: Database
let found: Record<string, string[]>
let bot: SlackBot<VirtualClock>
let told: ToldLine[]
let names: ReadonlyMap<string, string>

beforeAll(async () => {
  db = await testDatabase()
  bot = await slackBot(db, { transport: 'socket', clock: storyClock(story.start) })
  names = people(bot.slack, story.lines, 'camille')
  await begin(bot)
  told = await tell(bot, story.lines)
  await bot.settle()
  await bot.engine.seal()
  found = await rowsOf(db)
}, 240_000)
afterAll(async () => {
  await bot?.stop()
  await db?.close()
})

test('every gesture can be made, and is acknowledged', () => {
  expect(told.at(-1)).toEqual({ line: story.lines.at(-1) })
  expect(bot.slack.failures()).toEqual([])
})

test('Slack refuses none of our calls, and nobody is pinged', () => {
  expect(bot.slack.calls().filter(({ ok }) => !ok)).toEqual([])
  expect(bot.slack.pings()).toEqual([])
})

test('it ends as in the console', async () => {
  const here = inConsole(found, new Map([...names, [bot.slack.team, 'console']]), 'slack')
  for (const [table, rows] of Object.entries(await endInConsole(story))) expect.soft(here[table], table).toEqual(rows)
}, 120_000)
