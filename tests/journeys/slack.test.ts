/**
 * The story that ships, told in Slack over both transports: each line is the gesture that a person makes there. It ends as it
 * ends in the console, and nobody is called, nothing is refused and nothing fails on the way.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDemonstration } from '../../src/demonstration.ts'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { rowsOf } from '../support/left.ts'
import { begin, people, type SlackBot, slackBot, storyClock, type ToldLine, tell } from '../support/slack-story.ts'
import { tellHere } from '../support/telling.ts'

const story = readDemonstration()
const owner = 'coordinatrice-cress'
const open: Database[] = []
let expected: Record<string, string[]>

async function database(): Promise<Database> {
  const db = await testDatabase()
  open.push(db)
  return db
}

beforeAll(async () => {
  const db = await database()
  await tellHere(db, story)
  expected = await rowsOf(db)
}, 120_000)
afterAll(async () => {
  for (const db of open) await db.close()
})

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  let bot: SlackBot<VirtualClock>
  let told: ToldLine[]
  let names: ReadonlyMap<string, string>
  let found: Record<string, string[]>

  beforeAll(async () => {
    const db = await database()
    bot = await slackBot(db, { transport, clock: storyClock(story.start) })
    names = people(bot.slack, story.lines, owner)
    await begin(bot)
    told = await tell(bot, story.lines)
    await bot.settle()
    await bot.engine.seal()
    found = await rowsOf(db)
  }, 120_000)
  afterAll(() => bot.stop())

  test('every gesture can be made, and is acknowledged', () => {
    expect(told.at(-1)).toEqual({ line: story.lines.at(-1) })
    expect(told).toHaveLength(story.lines.length)
    expect(bot.slack.failures()).toEqual([])
  })

  test('Slack refuses none of our calls, and nobody is pinged', () => {
    expect(bot.slack.calls().filter(({ ok }) => !ok)).toEqual([])
    expect(bot.slack.pings()).toEqual([])
  })

  test('it ends as in the console', () => {
    for (const table of Object.keys(expected)) {
      if (elsewhere.includes(table)) continue
      expect(found[table]!.map((row) => nameless(asInConsole(row, names, bot.slack.team))).sort(), table).toEqual(
        expected[table]!.map(nameless).sort(),
      )
    }
  })

  test('each edition of a digest is a document in the thread of its card, once; other files are appointments', () => {
    const shared = bot.slack.everyMessage().filter(({ files }) => files.length > 0)
    const fileOf = ({ files }: (typeof shared)[number]) => bot.slack.file(files[0]!)?.filename ?? ''
    const named = shared.map((one) => `${one.channel} ${fileOf(one)}`).filter((name) => !name.endsWith('.ics'))
    expect(named.length).toBeGreaterThanOrEqual(4)
    expect(new Set(named).size).toBe(named.length)
    for (const one of shared) {
      const { thread } = one
      expect(fileOf(one)).toMatch(/^resume-seance-\d+-edition-\d+\.docx$|\.ics$/)
      expect(bot.slack.everyMessage().some(({ ts }) => ts === thread)).toBe(true)
    }
  })

  test('no message is there twice', () => {
    const keys = bot.slack.everyMessage().flatMap(({ metadata }) => {
      const payload = metadata?.event_payload as { id?: string } | undefined
      return payload?.id ? [payload.id] : []
    })
    expect(keys.length).toBeGreaterThan(100)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

/** Each request has the name that its platform gives it. */
const elsewhere = ['requests']

/** The same people and places under the names that Slack gives them. */
function asInConsole(row: string, names: ReadonlyMap<string, string>, team: string): string {
  return [...names]
    .reduce((text, [id, name]) => text.replaceAll(id, name), row)
    .replaceAll('"slack"', '"console"')
    .replaceAll(`"${team}"`, '"console"')
    .replaceAll('"locale":"fr-FR"', '"locale":"fr"')
}

/** Each platform names a request in its own way. */
function nameless(row: string): string {
  return row.replace(/"request":"[^"]*"/, '"request":"…"')
}
