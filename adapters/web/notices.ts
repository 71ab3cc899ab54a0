/** What is said instead of a page: a refusal, an error; and the pages about this site. */
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Lang } from '../../src/port.ts'
import { page } from './page.ts'
import type { Asked } from './site.ts'

export type Notice = {
  readonly title: string
  readonly text: string
  readonly next?: { readonly href: string; readonly label: string }
}

/** A clear page that says what happened and what to do. */
export async function notice(c: Asked, status: ContentfulStatusCode, said: Notice): Promise<Response> {
  return c.html(await noticePage(c.get('lang'), said), status)
}

/** The same where nothing of the request could be read, or should be. */
export async function noticePage(lang: Lang, { title, text, next }: Notice): Promise<string> {
  const main = html`<h1>${title}</h1><p>${text}</p>${next ? html`<p><a href="${next.href}">${next.label}</a></p>` : ''}`
  return String(await page({ lang, title, face: 'notice' }, main))
}
