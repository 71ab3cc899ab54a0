/**
 * The paper of an urn, for each rule: on a telephone by keyboard, on a desk by pointer. What cannot be taken is said and
 * keeps what was filled in; put in once, it is refused ever after. axe-core finds nothing wrong on the way.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { axe, overflowing } from '../support/web/axe.ts'
import { type WebBot, webBot } from '../support/web/bot.ts'
import { chromiumPath, openBrowser, openWindow } from '../support/web/browser.ts'
import { tellFast } from '../support/web/fast.ts'
import { focused, reach } from '../support/web/keyboard.ts'

/** Where each page is kept as a picture, to be looked at; nowhere unless it is said. */
const pictures = process.env.CONCERTESS_PICTURES

const before = [
  'camille #atelier /concert admin',
  'camille #atelier [Confirmer]',
  'camille #atelier /concert creer Achats communs ; organisateurs : CRESS ; modele : atelier seul',
  'camille #atelier [Créer la concertation]',
  'camille #atelier [Rattacher ce salon]',
]

type Answers = Readonly<Record<string, string>>
type Rule = {
  readonly name: string
  /** how the vote is asked for, in its place */
  readonly asked: string
  /** by option: what it is given; `x` where it is ticked */
  readonly answers: Answers
  /** what is refused, and what is said of it; the form itself stops whoever chooses nothing where one is to be chosen */
  readonly wrong?: readonly (readonly [answers: Answers, said: string])[]
  /** as it stands in the urn */
  readonly paper: string
  /** in words, before it is put in */
  readonly said: string
}

const nothing = 'Rien n’est choisi. Faites un choix, ou votez blanc.'

const rules: readonly Rule[] = [
  {
    name: 'one',
    asked: 'Quel lieu ? ; options : Amiens, Laon, Beauvais ; forme : choix-unique',
    answers: { Laon: 'x' },
    paper: '1',
    said: 'Laon',
  },
  {
    name: 'decision',
    asked: 'Adopter le budget ? ; forme : decision',
    answers: { Contre: 'x' },
    paper: '1',
    said: 'Contre',
  },
  {
    name: 'approval',
    asked: 'Quels thèmes ? ; options : Emploi, Mobilité, Logement, Culture ; forme : assentiment ; choix : 2',
    answers: { Emploi: 'x', Logement: 'x' },
    wrong: [
      [{}, nothing],
      [{ Emploi: 'x', Mobilité: 'x', Logement: 'x' }, 'Vous avez fait 3 choix ; ce vote en permet 2 au plus'],
    ],
    paper: '0,2',
    said: 'Emploi et Logement',
  },
  {
    name: 'dots',
    asked: 'Priorités ? ; options : Mobilité, Logement, Alimentation ; forme : gommettes ; gommettes : 5',
    answers: { Mobilité: '2', Alimentation: '3' },
    wrong: [
      [{}, nothing],
      [{ Mobilité: '3', Logement: '3' }, 'Vous en avez placé 6, et vous avez 5 gommettes'],
    ],
    paper: '0:2,2:3',
    said: '2 gommettes sur Mobilité et 3 gommettes sur Alimentation',
  },
  {
    name: 'grades',
    asked: 'Quel projet ? ; options : Vélo, Jardin, Cantine ; forme : jugement ; règles : mention manquante : invalide',
    answers: { Vélo: 'très bien', Jardin: 'passable', Cantine: 'à rejeter' },
    wrong: [
      [{}, nothing],
      [{ Vélo: 'bien', Jardin: 'insuffisant' }, 'Il manque une mention à « Cantine »'],
    ],
    paper: '520',
    said: 'Vélo : très bien, Jardin : passable et Cantine : à rejeter',
  },
  {
    name: 'ranks',
    asked: 'Dans quel ordre ? ; options : Amiens, Laon, Beauvais ; forme : classement',
    answers: { Amiens: '2', Laon: '1', Beauvais: '2' },
    wrong: [[{}, nothing]],
    paper: '1>0=2',
    said: 'Laon > Amiens = Beauvais',
  },
  {
    name: 'election',
    asked: 'Élire le bureau ; options : Ana, Bo, Cléo ; forme : election ; retenues : 2',
    answers: { Ana: '2', Cléo: '1' },
    wrong: [
      [{}, nothing],
      [{ Ana: '1', Bo: '1' }, 'Cette élection demande un ordre sans ex æquo'],
    ],
    paper: '2>0',
    said: 'Cléo > Ana',
  },
  {
    name: 'shares',
    asked: 'Que financer ? ; options : Vélo = 4000 | Jardin = 2500 | Cantine = 9000 ; enveloppe : 10000',
    answers: { Vélo: 'x', Jardin: 'x' },
    wrong: [[{}, nothing]],
    paper: '0,1',
    said: 'Vélo et Jardin',
  },
]

/** Where an option is answered; of grades, the button of this one. */
function control(page: Page, option: string, given: string): Locator {
  const form = page.locator('form.ballot')
  const group = form.getByRole('group', { name: option, exact: true })
  return given === 'x' || /^\d*$/.test(given)
    ? form.getByLabel(new RegExp(`^${option}(?!\\p{L})`, 'u'))
    : group.getByLabel(given, { exact: true })
}

/** What is told of one control, without a pointer. */
async function types(page: Page, at: Locator, given: string): Promise<void> {
  const kind = (await at.getAttribute('type')) ?? 'select'
  if (kind === 'radio') {
    // of round buttons one is reached by Tab, the others by arrows
    const group = page.locator(`form.ballot input[name="${await at.getAttribute('name')}"]`)
    const first =
      (await group.and(page.locator(':checked')).count()) > 0 ? group.and(page.locator(':checked')) : group.first()
    await reach(page, first)
    await page.keyboard.press('Space')
    for (let tries = 0; tries < 8 && !(await at.evaluate(focused)); tries++) await page.keyboard.press('ArrowDown')
    return
  }
  await reach(page, at)
  if (kind === 'checkbox') await page.keyboard.press('Space')
  else if (kind === 'select') await page.keyboard.press(given === '' ? 'Home' : given)
  else {
    await page.keyboard.press('ControlOrMeta+a')
    if (given === '') await page.keyboard.press('Delete')
    else await page.keyboard.type(given)
  }
}

async function points(at: Locator, given: string): Promise<void> {
  const kind = (await at.getAttribute('type')) ?? 'select'
  if (kind === 'select') await at.selectOption(given)
  else if (kind === 'number') await at.fill(given)
  else await at.click()
}

/** From what stands there to what is wanted: what is ticked and not wanted is pressed again. */
async function fills(page: Page, wanted: Answers, how: 'keyboard' | 'pointer', from: Answers = {}): Promise<void> {
  const given = how === 'keyboard' ? (at: Locator, to: string) => types(page, at, to) : points
  for (const [option, was] of Object.entries(from))
    if (wanted[option] === undefined) await given(control(page, option, was), was === 'x' ? was : '')
  for (const [option, to] of Object.entries(wanted)) if (from[option] !== to) await given(control(page, option, to), to)
}

async function sends(page: Page, name: string, how: 'keyboard' | 'pointer'): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  const there = page.waitForEvent('load')
  if (how === 'pointer') await button.click()
  else {
    await reach(page, button)
    await page.keyboard.press('Enter')
  }
  await there
}

/** What the page keeps of what was filled in. */
async function kept(page: Page, answers: Answers): Promise<Answers> {
  const found = Object.keys(answers).map(async (option) => {
    const at = control(page, option, answers[option]!)
    const isTicked = ['radio', 'checkbox'].includes((await at.getAttribute('type')) ?? '')
    return [option, !isTicked ? await at.inputValue() : (await at.isChecked()) ? answers[option]! : ''] as const
  })
  return Object.fromEntries(await Promise.all(found))
}

describe.runIf(chromiumPath !== undefined)('the paper of an urn', () => {
  let browser: Browser
  let db: Database
  let bot: WebBot<VirtualClock>
  const papers = new Map<string, { readonly path: string; readonly poll: number }>()

  beforeAll(async () => {
    browser = await openBrowser()
    db = await testDatabase()
    bot = await webBot(db, { clock: virtualClock(new Date('2027-03-01T08:00:00Z')) })
    await tellFast(bot, before)
    for (const [at, { name, asked }] of rules.entries()) {
      const lines = [
        `camille #atelier /concert vote ${asked} ; secret : urne`,
        'camille #atelier [Ouvrir le vote]',
        ...['nadia', 'bruno'].map((who) => `${who} #atelier /concert bulletin ${at + 1}`),
      ]
      const told = (await tellFast(bot, lines, name)).slice(-2)
      for (const [i, how] of ['keyboard', 'pointer'].entries())
        papers.set(`${name} ${how}`, {
          path: new URL(/http:\S+\/bulletin\/\w+/.exec(told[i]!)![0]).pathname,
          poll: at + 1,
        })
    }
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await bot?.stop()
    await db?.close()
  })

  const windows = [
    { how: 'keyboard', width: 360, colorScheme: 'light' },
    { how: 'pointer', width: 1280, colorScheme: 'dark' },
  ] as const
  const cases = rules.flatMap((rule) => windows.map((window) => ({ ...window, rule, name: rule.name })))

  test.each(cases)('$name, by $how', async ({ rule, name, how, width, colorScheme }) => {
    const { path, poll } = papers.get(`${name} ${how}`)!
    const { page, wrong, close } = await openWindow(browser, bot.origin, {
      colorScheme,
      viewport: { width, height: 800 },
    })
    const said = async () => (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ')
    const looks = async (state: string) => {
      if (pictures !== undefined)
        await page.screenshot({ path: join(pictures, `urn-${name}-${state}-${width}.png`), fullPage: true })
      expect(await axe(page)).toEqual([])
      expect(await overflowing(page)).toEqual([])
    }
    await page.goto(`${bot.origin}${path}`)
    await looks('empty')
    let from: Answers = {}
    for (const [at, [answers, why]] of (rule.wrong ?? []).entries()) {
      await fills(page, answers, how, from)
      await sends(page, 'Relire mon bulletin', how)
      expect(await said()).toContain(why)
      expect(await page.title()).toMatch(/^À corriger/)
      expect(await kept(page, answers)).toEqual(answers)
      // whoever reads by ear hears it: the first control points to what is wrong, and has the focus
      expect(await page.locator('form.ballot input:focus, form.ballot select:focus').count()).toBe(1)
      await looks(`wrong-${at}`)
      from = answers
    }
    if (!rule.wrong) {
      // nothing was chosen where one is to be: the form is not sent
      await page.getByRole('button', { name: 'Relire mon bulletin' }).click()
      expect(await said()).toContain('Votre bulletin')
      expect(await page.locator('form.ballot :invalid').count()).toBeGreaterThan(0)
    }
    await fills(page, rule.answers, how, from)
    await sends(page, 'Relire mon bulletin', how)
    expect(await said()).toContain(`Vous avez choisi : ${rule.said}`)
    await looks('read')
    // back to it, with what was filled in, and on again
    await sends(page, 'Changer mon choix', how)
    expect(await kept(page, rule.answers)).toEqual(rule.answers)
    expect(await said()).not.toContain('À corriger')
    await sends(page, 'Relire mon bulletin', how)
    const asked = page.url()
    await sends(page, 'Mettre dans l’urne', how)
    expect(await said()).toContain('Votre bulletin est dans l’urne')
    await looks('done')
    // sent twice, then opened again: each is refused, and counts nothing
    const again = await page.reload()
    expect([again?.status(), await said()]).toEqual([410, expect.stringContaining('est déjà dans l’urne')])
    await page.goto(asked)
    expect(await said()).toContain('est déjà dans l’urne')
    await looks('spent')
    expect(wrong.filter((line) => !/status of 410/.test(line))).toEqual([])
    const counted = await db.query<{ paper: string; count: number }>(
      `SELECT b.paper, b.count FROM "UrnBallot" b JOIN "Poll" p ON p.id = b."pollId" WHERE p.number = $1`,
      [poll],
    )
    expect(counted).toEqual([{ paper: rule.paper, count: how === 'keyboard' ? 1 : 2 }])
    await close()
  })
})
