/** Everything that a page can hold, in a real browser: axe finds nothing wrong, by day and by night, and nothing needs to be scrolled sideways. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axe, overflowing } from '../support/web/axe.ts'
import { chromiumPath, openBrowser, openWindow } from '../support/web/browser.ts'
import { galleries, openGallery } from '../support/web/gallery.ts'

/** In CSS pixels; 320 is a window of 1280 at 400 % (WCAG 2.2, § 1.4.10). */
const widths = [320, 360, 768, 1440]

describe.runIf(chromiumPath !== undefined)('the gallery', () => {
  let browser: Browser
  let gallery: Awaited<ReturnType<typeof openGallery>>
  beforeAll(async () => {
    browser = await openBrowser()
    gallery = await openGallery()
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })

  const cases = Object.keys(galleries).flatMap((face) =>
    (['light', 'dark'] as const).map((scheme) => ({ face, scheme })),
  )
  test.each(cases)('of $face pages, $scheme', async ({ face, scheme }) => {
    const { page, wrong, close } = await openWindow(browser, gallery.origin, { colorScheme: scheme })
    const open = async () => {
      const answer = await page.goto(`${gallery.origin}/essai-galerie/${face}`)
      expect(answer?.status()).toBe(200)
    }
    const pictures = async () => {
      await open()
      return page.locator('.picture svg:visible').count()
    }
    // Pictures that are not ready are told in figures; the next time that the page is asked for they are.
    await expect.poll(pictures, { timeout: 30_000 }).toBe(3)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      expect(await overflowing(page)).toEqual([])
      expect(await page.evaluate(scrolled)).toBe(0)
      expect(await axe(page)).toEqual([])
    }
    const cells = `[...document.querySelectorAll('th, td')].filter((cell) => getComputedStyle(cell).display !== 'table-cell').length`
    expect(await page.evaluate(cells)).toBe(0)
    for (const more of await page.locator('summary').all()) await more.click()
    expect(await axe(page)).toEqual([])
    expect(wrong).toEqual([])
    await close()
  })

  test('how many dots are left is said while they are placed', async () => {
    const { page, wrong, close } = await openWindow(browser, gallery.origin)
    await page.goto(`${gallery.origin}/essai-galerie/mine`)
    const [first, back] = [page.locator('#m-b2'), page.locator('#m-b9')]
    expect(await first.locator('output').isVisible()).toBe(false)
    await first.getByRole('spinbutton').first().fill('3')
    expect(await first.locator('output').innerText()).toBe('Gommettes à placer\u00a0: 2')
    await first.getByRole('spinbutton').last().fill('3')
    expect(await first.locator('output').innerText()).toBe('Gommettes en trop\u00a0: 1')
    expect(await back.locator('output').innerText()).toBe('Gommettes à placer\u00a0: 1')
    expect(await axe(page)).toEqual([])
    expect(wrong).toEqual([])
    await close()
  })

  test('everything that is pressed or filled in is reached by keyboard, and seen when it is', async () => {
    const { page, close } = await openWindow(browser, gallery.origin)
    await page.goto(`${gallery.origin}/essai-galerie/mine`)
    // What came back refused has the focus: the way starts at the top all the same.
    await page.evaluate('document.activeElement.blur(); window.getSelection().setPosition(document.body, 0)')
    const wanted = (await page.evaluate(stops)) as string[]
    const reached = new Set<string>()
    // A date has a stop for each of its parts.
    for (let i = 0; i < wanted.length * 3; i++) {
      await page.keyboard.press('Tab')
      const at = (await page.evaluate(focused)) as { readonly name: string; readonly ring: string } | null
      if (!at) continue
      expect.soft(at.ring, at.name).toBe('solid 3px')
      reached.add(at.name)
    }
    expect(wanted.filter((name) => !reached.has(name))).toEqual([])
    expect(wanted.length).toBeGreaterThan(50)
    await close()
  })
})

/** Charts fit in their place, however wide the window. */
const scrolled = `[...document.querySelectorAll('.picture')].filter((one) => one.scrollWidth > one.clientWidth).length`

/** What stands at a place of the page; the round buttons of one question are one stop. */
const nameOf = `const nameOf = (one) => {
  const forms = [...document.forms]
  const place = [...document.querySelectorAll('*')].indexOf(one)
  return one.type === 'radio' ? 'form ' + forms.indexOf(one.form) + ' ' + one.name : one.tagName + ' ' + place
}`
const stops = `(() => {
  ${nameOf}
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  return [...new Set(all.filter((one) => one.tagName === 'SUMMARY' || !one.closest('details:not([open])')).map(nameOf))]
})()`
const focused = `(() => {
  ${nameOf}
  const one = document.activeElement
  if (!one || one === document.body) return null
  const { outlineStyle, outlineWidth } = getComputedStyle(one)
  return { name: nameOf(one), ring: outlineStyle + ' ' + outlineWidth }
})()`
