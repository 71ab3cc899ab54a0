/** What is said instead of a page: a refusal, an error; and the pages about this site. */
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { page } from './page.ts'
import type { Asked } from './site.ts'

export type Notice = {
  readonly title: string
  readonly text: string
  readonly next?: { readonly href: string; readonly label: string }
}

/** A clear page that says what happened and what to do. */
export async function notice(c: Asked, status: ContentfulStatusCode, { title, text, next }: Notice): Promise<Response> {
  const main = html`<h1>${title}</h1><p>${text}</p>${next ? html`<p><a href="${next.href}">${next.label}</a></p>` : ''}`
  return c.html(await page({ lang: c.get('lang'), title, face: 'notice' }, main), status)
}
