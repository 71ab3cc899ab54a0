/**
 * The demonstration as somebody who tries the bot meets it: loaded, told step by step, then to its end; read as four people,
 * each of whom finds what concerns them and nothing of the others; thrown away.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { axe, overflowing } from '../support/web/axe.ts'
import { type WebBot, webBot } from '../support/web/bot.ts'
import { chromiumPath, openBrowser, openWindow, type Window } from '../support/web/browser.ts'

describe.runIf(chromiumPath !== undefined)('the demonstration', () => {
  let browser: Browser
  let db: Database
  let bot: WebBot
  let window: Window
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    db = await testDatabase()
    bot = await webBot(db, { clock: systemClock })
    window = await openWindow(browser, bot.origin, { viewport: { width: 1280, height: 900 } })
    page = window.page
    await page.goto(bot.address)
    await page.getByRole('link', { name: 'bac à sable' }).first().click()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await bot?.stop()
    await db?.close()
  })

  const read = async (who: string, place: string) => {
    await page.goto(`${bot.origin}/essai?qui=${who}&lieu=${encodeURIComponent(place)}`)
    return (await page.locator('#fil').innerText()).replace(/[\u00a0\u202f]/g, ' ')
  }

  test('it is loaded, and each step is explained in a sentence', async () => {
    await page.getByRole('button', { name: 'Charger la démonstration' }).click()
    await expect.poll(() => page.locator('#panneau').innerText(), { timeout: 60_000 }).toContain('/concert admin')
    const said = new Set<string>()
    for (let step = 0; step < 5; step++) {
      const sentence = page.locator('#panneau .sentence')
      const before = await sentence.innerText()
      said.add(before)
      await page.getByRole('button', { name: 'Étape suivante' }).click()
      await expect.poll(() => sentence.innerText(), { timeout: 30_000 }).not.toBe(before)
    }
    expect(said.size).toBe(5)
    for (const sentence of said) expect(sentence).toMatch(/^\p{L}.{15,}[.»!?]$/su)
    expect(await axe(page)).toEqual([])
    expect(await overflowing(page)).toEqual([])
  }, 120_000)

  test('told to its end, it shows how far it is; four people read what is theirs', async () => {
    await page.getByRole('button', { name: 'Tout dérouler' }).click()
    await expect.poll(() => page.locator('#panneau').innerText(), { timeout: 30_000 }).toMatch(/Arrêter/)
    await expect
      .poll(
        async () => {
          await page.goto(`${bot.origin}/essai`)
          return page.locator('#panneau').innerText()
        },
        { timeout: 400_000, interval: 3000 },
      )
      .toContain('La démonstration est finie')
    expect(await read('coordinatrice-cress', '#comite')).toMatch(/Résumé|Bilan|synthèse/i)
    const mine = await Promise.all(
      ['coordinatrice-cress', 'association-1', 'cooperative-1', 'mutuelle-1'].map(async (who) => {
        const own = await openWindow(browser, bot.origin)
        await own.page.goto(bot.address)
        await own.page.goto(`${bot.origin}/essai?qui=${who}&lieu=dm`)
        const text = await own.page.locator('#fil').innerText()
        await own.close()
        return text.replace(/[\u00a0\u202f]/g, ' ')
      }),
    )
    expect(new Set(mine).size).toBe(4)
    const asked = mine.map((text) => text.includes('Bonjour association-1, où en êtes-vous de cette action'))
    expect(asked).toEqual([false, true, false, false])
    expect(window.wrong).toEqual([])
  }, 600_000)

  test('« Recommencer » throws it away', async () => {
    await page.locator('summary', { hasText: 'Recommencer' }).click()
    await page.locator('#fait-recommencer').click()
    await expect.poll(() => page.locator('main').innerText(), { timeout: 60_000 }).toContain('Charger la démonstration')
  }, 120_000)
})
