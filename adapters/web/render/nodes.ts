/** What is read of a view: titles, sentences, facts, lists, tables, pictures, files. */
import { html } from 'hono/html'
import type { DrawnFile, DrawnInner } from '../../../src/views/drawn.ts'
import { fileWord } from '../../../src/views/plain.ts'
import { spansOf } from '../../../src/views/rich.ts'
import type { Facts, Image, Lang, List, Rich, Table, TextNode } from '../../../src/views/view.ts'
import { wordsIn } from '../../../src/views/words.ts'
import type { Markup } from '../page.ts'
import { blocks, inline, isBlank, line, said } from './rich.ts'
import { drawing } from './words.ts'

export type Level = 2 | 3 | 4 | 5
/** A longer sentence in bold is a sentence. */
const longestSubtitle = 200

/** Without a word it would be a title that nobody hears. */
export function heading(level: Level, inside: Rich, look: string): Markup {
  if (isBlank(inside)) return html``
  const content = inline(inside)
  if (level === 2) return html`<h2 class="${look}">${content}</h2>`
  if (level === 3) return html`<h3 class="${look}">${content}</h3>`
  return level === 4 ? html`<h4 class="${look}">${content}</h4>` : html`<h5 class="${look}">${content}</h5>`
}

/** A line in bold by itself stands in views for a heading: it is one, at `below`. */
export function textNode(node: TextNode, lang: Lang, below: Level): Markup {
  const { text, tone } = node
  const { warning, colon } = wordsIn(lang)
  const body = (rich: Rich) => blocks(rich, drawing[lang].lines)
  if (isSubtitle(node)) return heading(below, text, 'subtitle')
  if (tone === 'quiet') return html`<div class="text quiet">${body(text)}</div>`
  if (tone === 'quote') return html`<blockquote class="text">${body(text)}</blockquote>`
  if (tone !== 'warning') return html`<div class="text">${body(text)}</div>`
  return html`<div class="text warning">${body([{ strong: `${warning}${colon}` }, ...spansOf(text)])}</div>`
}

function isSubtitle({ text, tone }: TextNode): boolean {
  if (tone !== undefined || typeof text === 'string' || text.length !== 1) return false
  const [only] = text
  if (typeof only !== 'object' || !('strong' in only)) return false
  return !only.strong.includes('\n') && !isBlank(only.strong) && only.strong.length <= longestSubtitle
}

export function factsNode({ facts }: Facts): Markup {
  return html`<dl class="facts">${facts.map(
    ({ label, value }) => html`<div><dt>${line(label)}</dt><dd>${inline(value)}</dd></div>`,
  )}</dl>`
}

export function listNode({ items, ordered, start = 1 }: List): Markup {
  const lines = items.map((item) => html`<li>${inline(item)}</li>`)
  return ordered ? html`<ol class="list" start="${start}">${lines}</ol>` : html`<ul class="list">${lines}</ul>`
}

/** A box that scrolls by itself where the page is narrow; the first column names its row, unless it holds figures. */
export function tableNode({ caption, columns, rows }: Table, lang: Lang): Markup {
  const name = line(caption) || drawing[lang].table
  const side = (at: number) => (columns[at]?.align === 'right' ? 'right' : 'left')
  const count = rows.reduce((most, row) => Math.max(most, row.length), columns.length)
  const places = Array.from({ length: count }, (_, at) => at)
  const head = places.map((at) => {
    const label = line(columns[at]?.label ?? '')
    return isBlank(label)
      ? html`<td class="${side(at)}"></td>`
      : html`<th scope="col" class="${side(at)}">${label}</th>`
  })
  const isNamed = count > 1 && side(0) === 'left'
  const body = rows.map(
    (row) =>
      html`<tr>${places.map((at) => {
        const cell = row[at] ?? ''
        return isNamed && at === 0 && !isBlank(cell)
          ? html`<th scope="row">${inline(cell)}</th>`
          : html`<td class="${side(at)}">${inline(cell)}</td>`
      })}</tr>`,
  )
  return html`<div class="table" role="group" aria-label="${name}" tabindex="0"><table><caption>${name}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

/** Without its bytes it is told in words. */
export function imageNode({ alt, mime, data }: Image, lang: Lang): Markup {
  const isWhole = /^[A-Za-z0-9+/]+={0,2}$/.test(data) && ['image/png', 'image/svg+xml'].includes(mime)
  if (!isWhole) return html`<p class="text quiet">Image${wordsIn(lang).colon}${said(alt)}</p>`
  return html`<figure class="image"><img src="data:${mime};base64,${data}" alt="${line(alt)}"></figure>`
}

/** `href`: where its bytes are; without one its name is said. */
export function fileNode(file: DrawnFile, lang: Lang, href: string | undefined): Markup {
  const { colon } = wordsIn(lang)
  const label = html`${fileWord(file, wordsIn(lang))}${colon}${line(file.label)}`
  if (href === undefined) return html`<p class="file">${label}</p>`
  return html`<p class="file"><a href="${href}" download="${file.name}">${label} <span class="ending">(${endingOf(file)})</span></a></p>`
}

function endingOf({ name }: DrawnFile): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

export type Read = Extract<DrawnInner, { kind: 'text' | 'facts' | 'list' | 'table' | 'image' }>

export function readNode(node: Read, lang: Lang, below: Level): Markup {
  switch (node.kind) {
    case 'text':
      return textNode(node, lang, below)
    case 'facts':
      return factsNode(node)
    case 'list':
      return listNode(node)
    case 'table':
      return tableNode(node, lang)
    case 'image':
      return imageNode(node, lang)
  }
}
