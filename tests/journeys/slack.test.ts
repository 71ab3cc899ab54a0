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
import { endInConsole, inConsole } from '../support/told.ts'

const story = readDemonstration()
const owner = 'coordinatrice-cress'

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  let db: Database
  let bot: SlackBot<VirtualClock>
  let told: ToldLine[]
  let names: ReadonlyMap<string, string>
  let found: Record<string, string[]>

  beforeAll(async () => {
    db = await testDatabase()
    bot = await slackBot(db, { transport, clock: storyClock(story.start) })
    names = people(bot.slack, story.lines, owner)
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
    expect(told).toHaveLength(story.lines.length)
    expect(bot.slack.failures()).toEqual([])
  })

  test('Slack refuses none of our calls, and nobody is pinged', () => {
    expect(bot.slack.calls().filter(({ ok }) => !ok)).toEqual([])
    expect(bot.slack.pings()).toEqual([])
  })

  test('it ends as in the console', async () => {
    const here = inConsole(found, new Map([...names, [bot.slack.team, 'console']]), 'slack')
    for (const [table, rows] of Object.entries(await endInConsole(story))) expect(here[table], table).toEqual(rows)
  }, 120_000)

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
