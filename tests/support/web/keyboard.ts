/** Pages without a mouse: from control to control, each of which is seen when it has the focus. */
import type { Locator, Page } from 'playwright-core'

type Seen = { readonly ownerDocument: { readonly activeElement: unknown } }
export const focused = (one: unknown) => one === (one as Seen).ownerDocument.activeElement

/** With Tab, or back, until the last of these has the focus; what has it on the way is inside the window and is marked. */
export async function reach(page: Page, what: string | Locator, keys = ['Tab', 'Shift+Tab']): Promise<void> {
  const wanted = typeof what === 'string' ? page.locator(what).last() : what
  await wanted.waitFor()
  for (const key of keys) {
    for (let tries = 0; tries < (key === 'Tab' ? 45 : 150); tries++) {
      if (await wanted.evaluate(focused)) return
      await page.keyboard.press(key)
      const mark = (await page.evaluate(marked)) as string | undefined
      if (mark) throw new Error(`the focus is not seen on ${mark}`)
    }
  }
  throw new Error(`no key leads to ${what}`)
}

/** What has the focus, when nothing shows it; radio buttons and links inside the page, whatever they are. */
const marked = `(() => {
  const one = document.activeElement
  if (!one || one === document.body) return undefined
  const style = getComputedStyle(one)
  const isMarked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
  return isMarked ? undefined : one.outerHTML.slice(0, 120)
})()`
