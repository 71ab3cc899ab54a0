/** Nodes as HTML for mail clients: styles in each tag, real headings, lists and tables, nothing fetched from anywhere. Pure. */
import type { DrawnNode } from '../../src/views/drawn.ts'
import { fileWord, plainNode, xmlSafe } from '../../src/views/plain.ts'
import { spansOf } from '../../src/views/rich.ts'
import type { Facts, Lang, List, Rich, Span, Table, TextNode } from '../../src/views/view.ts'
import { type Words, wordsIn } from '../../src/views/words.ts'
import type { Picture } from './render.ts'

/** The `cid` under which a picture is attached; undefined when it is told in words. */
export type AttachedAs = (picture: Picture) => string | undefined

const style = {
  body: 'margin:0;padding:0;background:#f2f4f5',
  page: 'max-width:640px;margin:0 auto;padding:24px;background:#ffffff;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5',
  title: 'margin:24px 0 8px;font-size:20px;line-height:1.3;color:#1d4f5c',
  p: 'margin:0 0 12px',
  quiet: 'margin:0 0 12px;color:#595959;font-size:14px',
  quote: 'margin:0 0 12px;padding:0 0 0 12px;border-left:4px solid #9aa5b1',
  list: 'margin:0 0 12px;padding:0 0 0 24px',
  table: 'margin:0 0 12px;border-collapse:collapse;font-size:15px',
  cell: 'padding:4px 10px;border:1px solid #b8c2cc;vertical-align:top',
  head: 'padding:4px 10px;border:1px solid #b8c2cc;background:#e4eaf1;text-align:left',
  caption: 'margin:0 0 4px;font-weight:bold;text-align:left',
  image: 'display:block;max-width:100%;height:auto;margin:0 0 12px;border:0',
  code: 'font-family:Courier New,monospace;white-space:pre-wrap',
  foot: 'margin:24px 0 0;padding:12px 0 0;border-top:1px solid #b8c2cc;color:#595959;font-size:13px',
} as const

export function pageHtml(lang: Lang, subject: string, body: string, foot: readonly string[]): string {
  const small = foot.map((line) => `<p style="${style.foot}">${line}</p>`).join('')
  return [
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>`,
    `<body style="${style.body}"><div style="${style.page}">${body}${small}</div></body></html>`,
  ].join('\n')
}

export function nodeHtml(node: DrawnNode, lang: Lang, attachedAs: AttachedAs): string {
  const words = wordsIn(lang)
  switch (node.kind) {
    case 'card':
      return [
        `<h2 style="${style.title}">${sentence(node.title)}</h2>`,
        ...node.nodes.map((inner) => nodeHtml(inner, lang, attachedAs)),
      ].join('\n')
    case 'text':
      return textHtml(node, words)
    case 'facts':
      return factsHtml(node, words)
    case 'list':
      return listHtml(node)
    case 'table':
      return tableHtml(node)
    case 'chart':
    case 'image':
      return pictureHtml(node, lang, attachedAs(node))
    case 'document':
    case 'calendar':
      return paragraph(`<strong>${escaped(`${fileWord(node, words)}${words.colon}`)}</strong>${escaped(node.label)}`)
    default:
      // What is pressed was taken out before.
      return paragraph(escaped(plainNode(node, lang)))
  }
}

function textHtml({ text, tone }: TextNode, words: Words): string {
  const said = sentence(text)
  if (tone === 'warning') return paragraph(`<strong>${escaped(`${words.warning}${words.colon}`)}</strong>${said}`)
  if (tone === 'quote') return `<blockquote style="${style.quote}">${said}</blockquote>`
  return tone === 'quiet' ? `<p style="${style.quiet}">${said}</p>` : paragraph(said)
}

function factsHtml({ facts }: Facts, { colon }: Words): string {
  return paragraph(
    facts.map(({ label, value }) => `<strong>${escaped(`${label}${colon}`)}</strong>${sentence(value)}`).join('<br>\n'),
  )
}

function listHtml({ items, ordered, start = 1 }: List): string {
  const lines = items.map((item) => `<li>${sentence(item)}</li>`).join('\n')
  return ordered
    ? `<ol start="${start}" style="${style.list}">${lines}</ol>`
    : `<ul style="${style.list}">${lines}</ul>`
}

function tableHtml({ caption, columns, rows }: Table): string {
  const right = (column: number) => (columns[column]?.align === 'right' ? ';text-align:right' : '')
  const head = columns.map(({ label }, i) => `<th scope="col" style="${style.head}${right(i)}">${escaped(label)}</th>`)
  const body = rows.map(
    (row) =>
      `<tr>${columns.map((_, i) => `<td style="${style.cell}${right(i)}">${sentence(row[i] ?? '')}</td>`).join('')}</tr>`,
  )
  return [
    `<table style="${style.table}"><caption style="${style.caption}">${escaped(caption)}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table>`,
  ].join('')
}

function pictureHtml(picture: Picture, lang: Lang, cid: string | undefined): string {
  if (cid === undefined) return paragraph(`<em>${escaped(plainNode(picture, lang))}</em>`)
  return `<img src="cid:${cid}" alt="${inAttribute(picture.alt)}" style="${style.image}">`
}

function paragraph(html: string): string {
  return `<p style="${style.p}">${html}</p>`
}

export function sentence(rich: Rich): string {
  return spansOf(rich).map(spanHtml).join('')
}

function spanHtml(span: Span): string {
  if (typeof span === 'string') return escaped(span)
  if ('strong' in span) return `<strong>${escaped(span.strong)}</strong>`
  if ('em' in span) return `<em>${escaped(span.em)}</em>`
  if ('code' in span) return `<code style="${style.code}">${escaped(span.code)}</code>`
  if ('when' in span) return escaped(span.when)
  const href = addressOf(span.href)
  return href === undefined
    ? escaped(`${span.link} (${span.href})`)
    : `<a href="${inAttribute(href)}">${escaped(span.link)}</a>`
}

/** Only what leads to a page or a letter. */
function addressOf(href: string): string | undefined {
  const url = URL.parse(href)
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
}

/** Safe between tags, where a line break becomes a tag. */
export function escaped(said: string): string {
  return inAttribute(said).replaceAll('\n', '<br>\n')
}

export function inAttribute(said: string): string {
  return xmlSafe(said)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
