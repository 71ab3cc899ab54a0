/**
 * Sentences as the HTML that Matrix allows (spec, § m.room.message msgtypes), in which what people write stays text: each of
 * its marks is escaped at this last step. Nobody is ever called: no link to a person, and « @room » is written so that even a
 * client that reads words does not take it for one. Pure.
 */
import type { DrawnList } from '../../src/views/drawn.ts'
import { harmless } from '../../src/views/plain.ts'
import { spansOf, spanText } from '../../src/views/rich.ts'
import type { Facts, Rich, Span, Table, TextNode } from '../../src/views/view.ts'
import type { Words } from '../../src/views/words.ts'

/** Characters that may be shown, and that call nobody; half characters are refused by servers. */
export function shown(said: string): string {
  return harmless(said)
    .toWellFormed()
    .replace(/@(?=room\b)/gi, '@\u2060')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escaped(said: string): string {
  return shown(said)
    .replace(/[&<>"']/g, (mark) => entities[mark]!)
    .replaceAll('\n', '<br>')
}

export function sentence(rich: Rich): string {
  return spansOf(rich).map(spanHtml).join('')
}

function spanHtml(span: Span): string {
  if (typeof span === 'string') return escaped(span)
  if ('strong' in span) return `<strong>${escaped(span.strong)}</strong>`
  if ('em' in span) return `<em>${escaped(span.em)}</em>`
  if ('code' in span) return `<code>${escaped(span.code)}</code>`
  // Matrix has no moments of its own: the words say the zone.
  if ('when' in span) return escaped(span.when)
  return link(span)
}

function link(span: Extract<Span, { readonly link: string }>): string {
  if (!isAddress(span.href)) return escaped(spanText(span))
  const label = shown(span.link).trim() === '' ? span.href : span.link
  return `<a href="${escaped(new URL(span.href).href)}">${escaped(label)}</a>`
}

/** An address of the web; what leads to a person would be shown as a mention. */
export function isAddress(href: string): boolean {
  if (!URL.canParse(href)) return false
  const url = new URL(href)
  const isPerson = /(^|\.)matrix\.to$/i.test(url.hostname) && /^#\/?(@|%40|user)/i.test(url.hash)
  return ['http:', 'https:'].includes(url.protocol) && !isPerson
}

export function textHtml({ text, tone }: TextNode, words: Words): string {
  const said = sentence(text)
  if (said.trim() === '') return ''
  switch (tone) {
    case 'quote':
      return `<blockquote>${said}</blockquote>`
    case 'quiet':
      return `<p><em>${said}</em></p>`
    case 'warning':
      return `<p><strong>${escaped(`${words.warning}${words.colon}`)}</strong>${said}</p>`
    default:
      return `<p>${said}</p>`
  }
}

export function factsHtml({ facts }: Facts, words: Words): string {
  const lines = facts.map(
    ({ label, value }) => `<strong>${escaped(label)}${escaped(words.colon)}</strong>${sentence(value)}`,
  )
  return lines.length === 0 ? '' : `<p>${lines.join('<br>')}</p>`
}

export function listHtml({ items, ordered, start = 1 }: DrawnList): string {
  const inner = items.map((item) => `<li>${sentence(item)}</li>`).join('')
  if (!ordered) return `<ul>${inner}</ul>`
  return start === 1 ? `<ol>${inner}</ol>` : `<ol start="${start}">${inner}</ol>`
}

export function tableHtml({ caption, columns, rows }: Table): string {
  const head = columns.map(({ label }) => `<th>${escaped(label)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${sentence(cell)}</td>`).join('')}</tr>`).join('')
  const title = caption.trim() === '' ? '' : `<p><strong>${escaped(caption)}</strong></p>`
  return `${title}<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

export function titleHtml(title: Rich): string {
  const said = sentence(title)
  return said.trim() === '' ? '' : `<h4>${said}</h4>`
}
