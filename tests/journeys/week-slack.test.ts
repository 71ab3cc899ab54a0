/** The week of an animator, told in Slack by its own gestures: it ends as in the console, nothing is refused, nobody is pinged. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { rowsOf } from '../support/left.ts'
import { begin, people, type SlackBot, slackBot, storyClock, type ToldLine, tell } from '../support/slack-story.ts'
import { tellHere } from '../support/telling.ts'
import { asInConsole, nameless, weekStory } from '../support/week.ts'

const story = weekStory()
const open: Database[] = []
let expected: Record<string, string[]>
let found: Record<string, string[]>
let bot: SlackBot<VirtualClock>
let told: ToldLine[]
let names: ReadonlyMap<string, string>

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
  for (const db of open) await db.close()
})

test('every gesture can be made, and is acknowledged', () => {
  expect(told.at(-1)).toEqual({ line: story.lines.at(-1) })
  expect(bot.slack.failures()).toEqual([])
})

test('Slack refuses none of our calls, and nobody is pinged', () => {
  expect(bot.slack.calls().filter(({ ok }) => !ok)).toEqual([])
  expect(bot.slack.pings()).toEqual([])
})

test('it ends as in the console', () => {
  for (const table of Object.keys(expected)) {
    if (elsewhere.includes(table)) continue
    const here = found[table]!.map((row) =>
      nameless(asInConsole(row, names, 'slack').replaceAll(`"${bot.slack.team}"`, '"console"')),
    )
    expect.soft(here.sort(), table).toEqual(expected[table]!.map(nameless).sort())
  }
})

/** Each request has the name that its platform gives it. */
const elsewhere = ['requests']
