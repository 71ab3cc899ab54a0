/**
 * Every page and state, looked at by axe-core in light and in dark, at three widths and at 400 % of zoom: nothing that it
 * calls a violation, nothing beyond the side of the window, nothing asked of another host. And a tour by keyboard alone.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { axe, overflowing } from '../support/web/axe.ts'
import { type WebBot, webBot } from '../support/web/bot.ts'
import { chromiumPath, openBrowser, openWindow, type Window } from '../support/web/browser.ts'
import { tellFast } from '../support/web/fast.ts'
import { says, stand } from '../support/web/gestures.ts'
import { focused, reach } from '../support/web/keyboard.ts'
import { weekStory } from '../support/week.ts'

/** Where each page is kept as a picture, to be looked at; nowhere unless it is said. */
const pictures = process.env.CONCERTESS_PICTURES

/** After the week: a page for everybody, a link for somebody, an idea from outside, a vote by urn, another one with grades of dots. */
const after = [
  'camille #atelier /concert page-publique',
  'camille #atelier [Ouvrir la page]',
  'camille #atelier /concert lien Zoé Martin',
  'camille #atelier /concert imprimer-liens Zoé Martin',
  'camille #atelier [Créer 1 lien]',
  'camille #atelier /concert vote Quel lieu ? ; options : Amiens, Laon ; secret : urne',
  'camille #atelier [Ouvrir le vote]',
  'camille #atelier /concert vote priorités',
  'camille #atelier [Ouvrir le vote]',
  'nadia #atelier /concert bulletin',
  // 4 to 7: grades and ranks to be given, then a judgment and a budget that were counted
  'camille #atelier /concert vote Quel projet ? ; options : Vélo, Jardin, Cantine ; forme : jugement',
  'camille #atelier [Ouvrir le vote]',
  'camille #atelier /concert vote Quel lieu choisir ? ; options : Amiens, Laon, Beauvais ; forme : classement',
  'camille #atelier [Ouvrir le vote]',
  'camille #atelier /concert vote Quel logo ? ; options : Bleu, Vert, Rouge ; forme : jugement',
  'camille #atelier [Ouvrir le vote]',
  'nadia #atelier /concert voter 1 : très bien, 2 : passable, 3 : à rejeter ; vote : 6',
  'bruno #atelier /concert voter 1 : bien, 2 : bien, 3 : insuffisant ; vote : 6',
  'camille #atelier /concert voter 1 : assez bien, 3 : très bien ; vote : 6',
  'camille #atelier /concert fermer 6',
  'camille #atelier /concert vote Que financer ? ; options : Vélo = 4000 | Jardin = 2500 | Cantine = 9000 ; enveloppe : 10000',
  'camille #atelier [Ouvrir le vote]',
  'nadia #atelier /concert voter 1, 2 ; vote : 7',
  'bruno #atelier /concert voter 2 ; vote : 7',
  'camille #atelier /concert fermer 7',
]

type Stop = { readonly name: string; readonly path?: string; readonly act?: (page: Page) => Promise<unknown> }

const at = (who: string, channel?: string) =>
  `/salon?qui=${who}&lieu=${channel === undefined ? 'dm' : encodeURIComponent(`#${channel}`)}`
const room = { kind: 'room', channel: 'atelier', name: 'atelier' } as const
const someone = (name: string) => ({ account: name, name })

describe.runIf(chromiumPath !== undefined)('every page', () => {
  let browser: Browser
  let db: Database
  let bot: WebBot<VirtualClock>
  let link: string
  let paper: string
  let cards: string
  let slug: string
  let secondPoll: number

  beforeAll(async () => {
    browser = await openBrowser()
    db = await testDatabase()
    bot = await webBot(db, { clock: virtualClock(new Date('2027-03-01T08:00:00Z')) })
    await tellFast(bot, weekStory().lines)
    const answers = await tellFast(bot, after, 'after')
    link = new URL(/http:\S+\/l\/\w+/.exec(answers.join('\n'))![0]).pathname
    paper = new URL(/http:\S+\/bulletin\/\w+/.exec(answers.join('\n'))![0]).pathname
    cards = new URL(/http:\S+\/cartes\/\w+/.exec(answers.join('\n'))![0]).pathname
    slug = (await db.query<{ slug: string }>('SELECT slug FROM "Concertation"'))[0]!.slug
    secondPoll = (await db.query<{ number: number }>('SELECT min(number) AS number FROM "Poll"'))[0]!.number
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true })
  }, 200_000)
  afterAll(async () => {
    await browser?.close()
    await bot?.stop()
    await db?.close()
  }, 240_000)

  /** Pages and states in the order in which one person comes to them; each opens where the last one left the browser. */
  const stops = (): readonly Stop[] => [
    { name: 'no-key', path: '/salon' },
    { name: 'front', path: '/' },
    { name: 'concertation', path: `/c/${slug}` },
    { name: 'poll', path: `/c/${slug}/votes/${secondPoll}` },
    { name: 'atelier', path: `/c/${slug}/ateliers/1` },
    { name: 'contribute', path: `/c/${slug}/contribuer` },
    { name: 'text', path: `/c/${slug}?lang=en` },
    { name: 'nowhere', path: '/c/rien' },
    { name: 'accessibility', path: '/accessibilite' },
    { name: 'privacy', path: '/donnees' },
    { name: 'letters', path: '/desinscription/0123456789abcdef' },
    { name: 'paper', path: paper },
    { name: 'link', path: link },
    { name: 'cards', path: cards },
    { name: 'link-wrong', path: '/l/0123456789abcdef0123456789abcdef' },
    { name: 'room', path: new URL(bot.address).pathname + new URL(bot.address).search },
    { name: 'room-atelier', path: at('camille', 'atelier') },
    { name: 'room-private', path: at('nadia') },
    { name: 'room-panel', path: at('camille', 'atelier'), act: (page) => says(page, '/concert') },
    { name: 'room-form', path: at('camille', 'atelier'), act: (page) => says(page, '/concert reunion') },
    {
      name: 'room-refused',
      act: async (page) => {
        const form = page.locator('form.form').last()
        await form.locator('input[type="text"], textarea').first().fill('jamais')
        await form.locator('button.primary').click()
        await page.locator('.error').last().waitFor()
      },
    },
    { name: 'room-dots', path: at('nadia', 'atelier'), act: (page) => says(page, '/concert voter ; vote : 3') },
    { name: 'room-grades', path: at('nadia', 'atelier'), act: (page) => says(page, '/concert voter ; vote : 4') },
    { name: 'room-ranks', path: at('nadia', 'atelier'), act: (page) => says(page, '/concert voter ; vote : 5') },
    { name: 'room-judged', path: at('nadia', 'atelier'), act: (page) => says(page, '/concert votes 6') },
    { name: 'room-funded', path: at('nadia', 'atelier'), act: (page) => says(page, '/concert votes 7') },
    { name: 'room-recount', path: at('nadia', 'atelier'), act: (page) => says(page, '/concert recompter 7') },
    { name: 'judged', path: `/c/${slug}/votes/6` },
    { name: 'funded', path: `/c/${slug}/votes/7` },
    { name: 'room-help', path: at('nadia', 'atelier'), act: (page) => says(page, '/concert aide') },
    {
      name: 'room-completion',
      path: at('nadia', 'atelier'),
      act: (page) => page.locator('#texte').pressSequentially('/concert v'),
    },
    { name: 'trial', path: '/essai' },
  ]

  async function looks(window: Window, { name, path, act }: Stop, shot: string): Promise<string[]> {
    const { page } = window
    if (path !== undefined) await page.goto(`${bot.origin}${path}`)
    await act?.(page)
    await page.waitForTimeout(150)
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}-${shot}.png`), fullPage: true })
    const wide = await overflowing(page)
    const broken = shot.startsWith('768') ? [] : await axe(page)
    return [...broken, ...wide.map((one) => `beyond the side: ${one}`)].map((wrong) => `${name}, ${shot}: ${wrong}`)
  }

  const windows = [
    ['light', 360],
    ['dark', 1440],
    ['light', 768],
    // 1,280 px at 400 % are 320 (WCAG 2.2, 1.4.10)
    ['light', 320],
  ] as const
  test.each(windows)(
    'in %s, %i px wide',
    async (colorScheme, width) => {
      const window = await openWindow(browser, bot.origin, { colorScheme, viewport: { width, height: 900 } })
      const wrong: string[] = []
      for (const stop of stops()) wrong.push(...(await looks(window, stop, `${width}-${colorScheme}`)))
      expect(wrong).toEqual([])
      expect(window.wrong.filter((line) => !/status of 4(03|04|10)/.test(line))).toEqual([])
      await window.close()
    },
    240_000,
  )

  test('forms, votes and buttons work without scripts', async () => {
    const window = await openWindow(browser, bot.origin, { javaScriptEnabled: false })
    const { page } = window
    await page.goto(bot.address)
    await page.goto(`${bot.origin}${at('bruno', 'atelier')}`)
    await page.locator('#texte').fill('/idee Un café sans scripts')
    await page.locator('#dire button.primary').click()
    await page.goto(`${bot.origin}${at('bruno', 'atelier')}`)
    await page.locator('#texte').fill('/concert voter ; vote : 3')
    await page.locator('#dire button.primary').click()
    const ballot = page.locator('form.ballot').last()
    await ballot.locator('input[type="number"]').first().fill('2')
    await ballot.locator('button.primary').click()
    await expect.poll(() => page.locator('#fil').innerText()).toContain('votre choix est enregistré')
    expect(await db.query(`SELECT text FROM "Idea" WHERE text LIKE '%sans scripts'`)).toHaveLength(1)
    await window.close()
  }, 60_000)

  test('by keyboard alone: coming in, saying, choosing, voting; what has the focus is always seen', async () => {
    const window = await openWindow(browser, bot.origin)
    const { page } = window
    await page.goto(bot.address)
    await stand(page, { who: someone('camille'), where: room })
    await page.goto(`${bot.origin}${at('camille', 'atelier')}`)
    const typed = async (text: string) => {
      const line = page.locator('#texte')
      if (!(await line.evaluate(focused))) {
        await reach(page, 'a[href="#texte"]', ['Tab'])
        await page.keyboard.press('Enter')
      }
      expect(await line.evaluate(focused)).toBe(true)
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await typed('/concert vote On se revoit ?')
    await reach(page, 'button:has-text("Ouvrir le vote"):visible')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#fil').innerText()).toContain('On se revoit ?')
    await reach(page, 'button:has-text("Répondre en privé")')
    await page.keyboard.press('Enter')
    await reach(page, page.locator('form.ballot').last().locator('input[type="radio"]').first())
    await page.keyboard.press('Space')
    await reach(page, '.ballot button')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#fil').innerText()).toContain('votre choix est enregistré')
    await window.close()
  }, 120_000)

  test('what is typed while a line is sent stays; the line that was sent goes', async () => {
    const window = await openWindow(browser, bot.origin)
    const { page } = window
    await page.goto(bot.address)
    await stand(page, { who: someone('denis'), where: room })
    const line = page.locator('#texte')
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/dire', async (route) => {
      await held
      await route.continue()
    })
    const told = page.waitForResponse((response) => response.url().includes('/dire'))
    await line.fill('/idee Une première idée, lente à partir')
    await line.press('Enter')
    await line.fill('/idee Une seconde, commencée entre-temps')
    answer()
    expect((await told).status()).toBe(200)
    await expect.poll(() => page.locator('#fil').innerText()).toContain('lente à partir')
    expect(await line.inputValue()).toBe('/idee Une seconde, commencée entre-temps')
    await line.press('Enter')
    await expect.poll(() => page.locator('#fil').innerText()).toContain('commencée entre-temps')
    await expect.poll(() => line.inputValue()).toBe('')
    await window.close()
  }, 60_000)
})
