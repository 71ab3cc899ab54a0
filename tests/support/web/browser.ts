/**
 * A real browser, without a window: Chromium as the system has it. Whatever a page logs as wrong, or asks of another host,
 * is kept for the test to look at.
 */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Where systems keep it; `CONCERTESS_CHROMIUM` names another. */
const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** Undefined where there is none: then tests say that they were skipped. */
export const chromiumPath: string | undefined =
  process.env.CONCERTESS_CHROMIUM ?? known.find((path) => existsSync(path))

export type Window = {
  readonly page: Page
  /** what the page logged as an error or a warning, what it threw, what it asked of other hosts, and what failed */
  readonly wrong: string[]
  close(): Promise<void>
}

/** The sandbox of Chromium needs what containers run by root do not give. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

export async function openWindow(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const wrong: string[] = []
  page.on('console', (said) => {
    if (['error', 'warning'].includes(said.type())) wrong.push(`${said.type()}: ${said.text()}`)
  })
  page.on('pageerror', (error) => wrong.push(`threw: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) wrong.push(`asked ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()}: ${response.url()}`)
  })
  return { page, wrong, close: () => context.close() }
}
