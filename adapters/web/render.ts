/** Views and forms as HTML: headings, lists, tables, forms that work without scripts. */
import { html } from 'hono/html'
import type { Form, View } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import type { Markup } from './page.ts'

/** Where what is drawn can be pressed. */
export type Ground = {
  /** where its forms are posted */
  readonly action: string
  /** what every form brings back beside its own fields: the session's mark, who, where */
  readonly hidden: readonly (readonly [name: string, value: string])[]
  /** the id of the request that pressing makes, once for each page drawn */
  readonly request: string
  /** the address of the nth file of this message, from 0 in the order of the view */
  readonly file: (n: number) => string
  /** nobody else sees this place: secret ballots may be answered here */
  readonly private: boolean
  /** the form or the ballot that came back refused: it is drawn with what was put in, and why */
  readonly back?: Back
}

/** `data` is what was posted; `said` is why it was refused, `field` the blank that is to be filled otherwise. */
export type Back = { readonly data: URLSearchParams; readonly said: string; readonly field?: string }

/** A message as it stands: of the room's, or a reply's. */
export type Shown = { readonly key: string; readonly post: string; readonly body: View | Form }

/** `<article id="m-KEY" class="message">`; its language is said, since the page's may be another. */
export function renderMessage({ key, body }: Shown, _ground: Ground): Markup {
  return html`<article id="m-${key}" class="message" lang="${body.lang}"><pre>${plain(body)}</pre></article>`
}

/** Without `ground` nothing can be pressed: public pages, documents. */
export function renderView(view: View, _ground?: Ground): Markup {
  return html`<pre>${plain(view)}</pre>`
}
