/** Sentences as HTML. What anybody wrote is escaped, without what a page cannot hold; only pages and letters are linked to. */
import { html } from 'hono/html'
import { xmlSafe } from '../../../src/views/plain.ts'
import { flat, spansOf, spanText } from '../../../src/views/rich.ts'
import type { Rich, Span } from '../../../src/views/view.ts'
import type { Markup } from '../page.ts'

/** As people read it: without control characters, nor marks that turn the reading order around. */
export function said(text: string): string {
  return xmlSafe(text)
}

/** In one line, for attributes, labels and options. */
export function line(text: string): string {
  return said(text).replace(/\s*\n\s*/g, ' ')
}

/** Nothing to read in it. */
export function isBlank(rich: Rich): boolean {
  return said(flat(rich)).trim() === ''
}

export function inline(rich: Rich): Markup {
  return html`${spansOf(rich).map(spanHtml)}`
}

function spanHtml(span: Span): Markup {
  if (typeof span === 'string') return html`${said(span)}`
  if ('strong' in span) return html`<strong>${said(span.strong)}</strong>`
  if ('em' in span) return html`<em>${said(span.em)}</em>`
  if ('code' in span) return html`<code>${said(span.code)}</code>`
  if ('when' in span)
    return isInstant(span.iso) ? html`<time datetime="${span.iso}">${said(span.when)}</time>` : html`${said(span.when)}`
  const href = addressOf(span.href)
  return href === undefined
    ? html`${said(spanText(span))}`
    : html`<a href="${href}" rel="noreferrer">${isBlank(span.link) ? href : said(span.link)}</a>`
}

/** Undefined for anything but a page (one of ours begins with a single `/`) or a letter, which is then said in words. */
export function addressOf(href: string): string | undefined {
  if (/^\/(?![/\\])[\w./?=&%-]*$/.test(href)) return href
  const url = URL.parse(href)
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
}

function isInstant(iso: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/.test(iso)
}

/** Paragraphs, and blocks of aligned lines between them, which scroll in a box of their own. */
export function blocks(rich: Rich, label: string): Markup {
  const parts: (readonly Span[] | { readonly code: string })[] = []
  let sentence: Span[] = []
  const close = () => {
    if (flat(sentence).trim() !== '') parts.push(sentence)
    sentence = []
  }
  for (const span of spansOf(rich)) {
    if (typeof span === 'object' && 'code' in span && span.code.includes('\n')) {
      close()
      parts.push(span)
    } else sentence.push(span)
  }
  close()
  return html`${parts.map((part) =>
    'code' in part
      ? html`<pre class="lines" tabindex="0" role="group" aria-label="${label}"><code>${said(part.code)}</code></pre>`
      : html`<p>${inline(part)}</p>`,
  )}`
}
