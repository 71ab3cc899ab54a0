/** What axe-core finds wrong on the page as it stands: WCAG 2.2 A and AA, and its best practices. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** One line for each element that breaks a rule. */
export async function axe(page: Page): Promise<string[]> {
  // Not a script of the page: it is run by the browser's own tools, which the page's policy does not bind.
  await page.evaluate(source)
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}`))
}

/** Does something stand beyond the right side of the window? Its selector-like names; tables and code scroll by themselves. */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const wide = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= wide) return []
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > wide + 1)
      .slice(0, 10)
      .map((one) => one.tagName.toLowerCase() + '.' + one.className)
  })()`)
}
