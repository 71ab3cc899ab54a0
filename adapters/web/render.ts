/** Views as HTML: headings, lists, tables, forms that work without scripts. Pure. */
import { html } from 'hono/html'
import type { View } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import type { Markup } from './page.ts'

export function renderView(view: View): Markup {
  return html`<pre>${plain(view)}</pre>`
}
