/**
 * The stories that ship, told in the local room by mouse and keyboard in a real browser: they end as they end in the
 * console, nothing is logged as wrong on the way, and nothing is asked of another host.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMoment } from '../../src/calendar.ts'
import { readDemonstration } from '../../src/demonstration.ts'
import { type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createLog } from '../../src/engine/log.ts'
import { testDatabase } from '../support/database.ts'
import { rowsOf } from '../support/left.ts'
import { toldInConsole } from '../support/told.ts'
import { type WebBot, webBot } from '../support/web/bot.ts'
import { chromiumPath, openBrowser, openWindow, type Window } from '../support/web/browser.ts'
import { type ToldLine, tellByHand } from '../support/web/gestures.ts'
import { asInConsole, nameless, weekStory } from '../support/week.ts'

const stories = { 'the week of an animator': weekStory(), Picardie: readDemonstration() }
/** Each request has the name that its platform gives it; the address of the pages is kept where there are pages. */
const elsewhere = ['requests', 'settings']

describe.runIf(chromiumPath !== undefined)('by mouse and keyboard', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  describe.each(Object.entries(stories))('%s', (_, story) => {
    const open: Database[] = []
    let bot: WebBot<VirtualClock>
    let window: Window
    let told: ToldLine[]
    let expected: Record<string, string[]>
    let found: Record<string, string[]>
    const failures: string[] = []

    beforeAll(async () => {
      const db = await testDatabase()
      open.push(db)
      expected = (await toldInConsole(story)).rows
      const start = readMoment(story.start, { now: new Date(0), zone: 'Europe/Paris', lang: 'fr' })
      const log = createLog('error', { write: (line) => void failures.push(line) })
      bot = await webBot(db, { clock: virtualClock(start!.at), log })
      window = await openWindow(browser, bot.origin, { viewport: { width: 1280, height: 900 } })
      await window.page.goto(bot.address)
      told = await tellByHand(bot, window.page, story.lines)
      await bot.settle()
      found = await rowsOf(db)
    }, 400_000)
    afterAll(async () => {
      await window?.close()
      await bot?.stop()
      for (const db of open) await db.close()
    })

    test('every gesture can be made', () => {
      expect(told.at(-1)).toEqual({ line: story.lines.at(-1) })
      expect(window.wrong).toEqual([])
      expect(failures).toEqual([])
    })

    test('it ends as in the console', () => {
      for (const table of Object.keys(expected)) {
        if (elsewhere.includes(table)) continue
        const here = found[table]!.map((row) =>
          nameless(asInConsole(row, new Map(), 'web').replaceAll('"local"', '"console"')),
        )
        expect.soft(here.sort(), table).toEqual(expected[table]!.map(nameless).sort())
      }
    })
  })
})
