/**
 * Tells a story of the console in the local room, in a real browser: each line becomes what a person does there with mouse
 * and keyboard. Which button or form a line means is asked of the same reader as the console's; that it stands on the page,
 * can be seen and be pressed, is the browser's to say.
 */
import type { Locator, Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { addressHere, stageOf } from '../../../adapters/web/local/stage.ts'
import { readMoment } from '../../../src/calendar.ts'
import type { VirtualClock } from '../../../src/engine/clock.ts'
import { type Line, parseLine } from '../../../src/kept/line.ts'
import { readLine } from '../../../src/kept/read.ts'
import type { Press } from '../../../src/port.ts'
import { pressId } from '../../../src/views/press.ts'
import type { WebBot } from './bot.ts'

export type ToldLine = { readonly line: string; readonly wrong?: string }
type Bot = WebBot<VirtualClock>
type Spoken = Extract<Line, { readonly who: unknown }>

/** Stops at the first line that cannot be carried out. */
export async function tellByHand(bot: Bot, page: Page, lines: readonly string[]): Promise<ToldLine[]> {
  const told: ToldLine[] = []
  for (const [at, text] of lines.entries()) {
    const wrong = await tellLine(bot, page, text, at).catch((error: unknown) => String(error))
    told.push(wrong === undefined ? { line: text } : { line: text, wrong })
    if (wrong !== undefined) break
  }
  return told
}

async function tellLine(bot: Bot, page: Page, text: string, at: number): Promise<string | undefined> {
  const line = parseLine(text)
  if (line.kind === 'empty' || line.kind === 'comment') return undefined
  if (line.kind === 'error') return `${line.error} ${line.about}`
  if (line.kind === 'clock') {
    const to = readMoment(line.at, { now: bot.clock.now(), zone: 'Europe/Paris', lang: 'fr' })
    await bot.clock.advance(to!.at, () => bot.engine.settle())
    await bot.settle()
    // Whoever comes back after weeks opens the address again: a session holds thirty days.
    await page.goto(bot.address)
    return undefined
  }
  await stand(page, line)
  await gesture(bot, page, line, at)
  await bot.settle()
  return undefined
}

/** Becomes this person, in this place: both are added when they are not there yet. */
export async function stand(page: Page, { who, where }: Pick<Spoken, 'who' | 'where'>): Promise<void> {
  const place = where.kind === 'dm' ? 'dm' : `#${where.channel}`
  if (await page.locator('#nom').isVisible()) {
    await page.locator('#nom').fill(who.name)
    if (where.kind === 'room') await page.locator('#salon-1').fill(where.name)
    await moves(page, page.getByRole('button', { name: 'Entrer' }))
  }
  const salon = page.locator('#salon')
  if ((await salon.getAttribute('data-who')) !== who.account) {
    const known = page.locator(`#qui option[value="${who.account}"]`)
    if ((await known.count()) > 0) {
      await page.locator('#qui').selectOption(who.account)
      if ((await salon.getAttribute('data-who')) !== who.account)
        await moves(page, page.locator('form.who button'), `[data-who="${who.account}"]`)
    } else await adds(page, 'personne', who.name)
  }
  if ((await salon.getAttribute('data-place')) === place) return
  const link = page.locator(`a[data-goes="${place}"]`)
  if ((await link.count()) > 0) await moves(page, link, `[data-place="${place}"]`)
  else await adds(page, 'lieu', where.kind === 'room' ? where.name : '')
}

async function adds(page: Page, what: 'personne' | 'lieu', name: string): Promise<void> {
  await page
    .locator('details.more', { has: page.locator(`#add-${what}`) })
    .locator('summary')
    .click()
  await page.locator(`#add-${what}`).fill(name)
  await moves(page, page.locator('form.add', { has: page.locator(`#add-${what}`) }).locator('button'))
}

/** Pressed, and the next page is there. */
async function moves(page: Page, button: Locator, until = ''): Promise<void> {
  await Promise.all([page.waitForURL(/./, { waitUntil: 'load' }), page.waitForEvent('load'), button.click()])
  await page.locator(`#salon${until}`).waitFor({ state: 'attached' })
}

async function gesture(bot: Bot, page: Page, line: Spoken, at: number): Promise<void> {
  if (line.kind === 'say') return says(page, line.text)
  if (line.kind === 'reply') {
    const { room } = bot.web.house
    const root = room.place(addressHere(bot.web.house, line))[line.to - 1]
    if (!root) throw new Error(`there are not ${line.to} messages here`)
    await page.locator(`[data-reply="${'said' in root ? root.said : root.key}"]`).click()
    return says(page, line.text)
  }
  const read = readLine(line, stageOf(bot.web.house), { id: `line ${at}`, lang: 'fr' })
  if (read.kind !== 'hear') throw new Error(`${read.kind}: ${read.about}`)
  await presses(page, read.incoming.says as Press, bot.clock.now())
}

/** Typed, and sent with the key that people use. */
export async function says(page: Page, text: string): Promise<void> {
  await page.locator('#texte').fill(text)
  await answered(page, '/dire', () => page.locator('#dire button.primary').click())
}

/** On the newest message that shows it. */
async function presses(page: Page, press: Press, now: Date): Promise<void> {
  const id = pressId(
    press.post,
    press.page === undefined ? { n: press.n, option: press.option! } : { page: press.page },
  )
  const target = press.option === undefined && press.page === undefined ? `${press.post}:${press.n}` : id
  if (press.values) return fills(page, target, press.values, now)
  await page
    .locator(`[name="press"][value="${target}"], option[value="${target}"]`)
    .last()
    .waitFor({ state: 'attached' })
  const button = page.locator(`button[name="press"][value="${target}"]`).last()
  if ((await button.count()) > 0) return answered(page, '/agir', () => button.click())
  const choice = page.locator(`form:has([name="press"][value="${target}"]), form:has(option[value="${target}"])`).last()
  const radio = choice.locator(`input[type="radio"][value="${target}"]`)
  if ((await radio.count()) > 0) await radio.check()
  else await choice.locator('select[name="press"]').selectOption(target)
  await answered(page, '/agir', () => choice.locator('button').click())
}

async function fills(page: Page, target: string, values: Readonly<Record<string, string>>, now: Date): Promise<void> {
  const form = page.locator(`form:has(input[type="hidden"][name="press"][value="${target}"])`).last()
  await form.waitFor()
  const isBallot = (await form.getAttribute('class'))?.includes('ballot') === true
  if (isBallot) await votes(form, Object.values(values)[0] ?? '')
  else for (const [name, value] of Object.entries(values)) await puts(form, `f.${name}`, value, now)
  await answered(page, '/agir', () => form.locator('button.primary').click())
}

/** In the notation of ballots: one `b` · many `a, c` · points `a: 3, b: 2`, options by their numbers from 1. */
async function votes(form: Locator, answer: string): Promise<void> {
  const parts = answer.split(',').map((part) => part.trim())
  for (const part of parts) {
    const [option = '', points] = part.split(':').map((side) => side.trim())
    if (points === undefined) await form.locator(`input[name="b.o"][value="${option}"]`).check()
    else await form.locator(`input[name="b.${Number(option) - 1}"]`).fill(points)
  }
}

async function puts(form: Locator, name: string, value: string, now: Date): Promise<void> {
  const controls = form.locator(`[name="${name}"]`)
  const type =
    (await controls.first().getAttribute('type')) ??
    (await controls.first().evaluate((one) => (one as { readonly tagName: string }).tagName))
  if (type === 'radio') return controls.and(form.locator(`[value="${value}"]`)).check()
  if (type === 'checkbox') {
    for (const one of value.split(',')) await controls.and(form.locator(`[value="${one.trim()}"]`)).check()
    return
  }
  if (type === 'SELECT') return void (await controls.first().selectOption(value))
  await controls.first().fill(type === 'date' ? dayOf(value, now) : value)
}

/** A calendar is filled in with a day, which stories write as people say it. */
function dayOf(said: string, now: Date): string {
  const read = readMoment(said, { now, zone: 'Europe/Paris', lang: 'fr' })
  if (!read) throw new Error(`no day: ${said}`)
  return Temporal.Instant.fromEpochMilliseconds(read.at.getTime())
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDate()
    .toString()
}

/** Done, and heard by the bot: what the page does not take is wrong at once, not when something is missing later. */
async function answered(page: Page, path: string, act: () => Promise<unknown>): Promise<void> {
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST' && one.url().includes(path)),
    act(),
  ])
  if (!response.ok()) throw new Error(`${response.status()}: ${await response.text()}`)
  await page.waitForLoadState('load')
}
