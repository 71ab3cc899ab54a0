/**
 * Sentences as Slack's rich text: what people write stays text. Nothing in a rich text is parsed, so that a `<!channel>`,
 * a `*star*` or a `:smile:` of theirs is shown as typed and calls nobody. Only the `text` of a notification is parsed:
 * there `escaped` has the last word.
 */
import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types'
import type { DrawnList } from '../../src/views/drawn.ts'
import { harmless } from '../../src/views/plain.ts'
import { flat, spansOf, spanText } from '../../src/views/rich.ts'
import type { Facts, Rich, Span, TextNode } from '../../src/views/view.ts'
import type { Words } from '../../src/views/words.ts'
import { kit } from './limits.ts'

type Style = { readonly bold?: true; readonly italic?: true; readonly code?: true }

/** Characters that may be shown; Slack refuses half characters. */
export function shown(said: string): string {
  return harmless(said).toWellFormed()
}

/** `&`, `<` and `>` are the only marks of Slack's own: without them nothing is a mention or a link (docs: formatting). */
export function escaped(said: string): string {
  return shown(said).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** One block: sentences that follow each other stand on lines of their own. */
export function richBlock(elements: readonly RichTextBlockElement[]): RichTextBlock {
  const joined: RichTextBlockElement[] = []
  for (const element of elements) {
    const last = joined.at(-1)
    if (element.type === 'rich_text_section' && last?.type === 'rich_text_section')
      joined[joined.length - 1] = {
        ...last,
        elements: [...last.elements, { type: 'text', text: '\n' }, ...element.elements],
      }
    else joined.push(element)
  }
  return { type: 'rich_text', elements: joined }
}

/** A sentence; a code of several lines stands in a block of its own, as Slack wants it. */
export function sentence(rich: Rich, style: Style = {}): RichTextBlockElement[] {
  const parts: RichTextBlockElement[] = []
  let line: RichTextElement[] = []
  const turn = () => {
    if (line.length > 0) parts.push(section(line))
    line = []
  }
  for (const span of spansOf(rich)) {
    if (typeof span !== 'string' && 'code' in span && span.code.includes('\n')) {
      turn()
      parts.push({ type: 'rich_text_preformatted', elements: said(span.code, {}) })
    } else line.push(...spanElements(span, style))
  }
  turn()
  return parts
}

export function textElements({ text, tone }: TextNode, words: Words): RichTextBlockElement[] {
  if (tone === 'quote')
    return [{ type: 'rich_text_quote', elements: atLeast(spansOf(text).flatMap((s) => spanElements(s, {}))) }]
  if (tone === 'quiet') return sentence(text, { italic: true })
  if (tone === 'warning') return sentence([{ strong: `${words.warning}${words.colon}` }, ...spansOf(text)])
  return sentence(text)
}

export function factElements({ facts }: Facts, words: Words): RichTextBlockElement[] {
  return facts.flatMap(({ label, value }) => sentence([{ strong: `${label}${words.colon}` }, ...spansOf(value)]))
}

export function listElements({ items, ordered, start = 1 }: DrawnList): RichTextBlockElement[] {
  if (items.length === 0) return []
  return [
    {
      type: 'rich_text_list',
      style: ordered ? 'ordered' : 'bullet',
      ...(ordered && start > 1 ? { offset: start - 1 } : {}),
      elements: items.map((item) => section(spansOf(item).flatMap((span) => spanElements(span, {})))),
    },
  ]
}

/** Lines in columns. */
export function linesElement(lines: readonly string[]): RichTextBlockElement {
  return { type: 'rich_text_preformatted', elements: atLeast(said(lines.join('\n'), {})) as never }
}

function section(elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements: atLeast(elements) }
}

/** Slack refuses an empty section and an empty text. */
function atLeast(elements: RichTextElement[]): RichTextElement[] {
  return elements.length > 0 ? elements : [{ type: 'text', text: '\u00a0' }]
}

function said(text: string, style: Style): { type: 'text'; text: string; style?: Style }[] {
  const clean = shown(text)
  if (clean === '') return []
  return [Object.keys(style).length > 0 ? { type: 'text', text: clean, style } : { type: 'text', text: clean }]
}

/** Slack's own names of pictograms, as its clients send them; a name that it does not know is shown as typed. */
const pictograms = /:([a-z0-9_+-]*[a-z][a-z0-9_+-]*):/g

function spoken(text: string, style: Style): RichTextElement[] {
  if (!text.includes(':')) return said(text, style)
  const parts = shown(text).split(pictograms)
  return parts.flatMap((part, i): RichTextElement[] =>
    i % 2 === 1 ? [{ type: 'emoji', name: part }] : said(part, style),
  )
}

function spanElements(span: Span, style: Style): RichTextElement[] {
  if (typeof span === 'string') return spoken(span, style)
  if ('strong' in span) return said(span.strong, { ...style, bold: true })
  if ('em' in span) return said(span.em, { ...style, italic: true })
  if ('code' in span) return said(span.code, { code: true })
  if ('when' in span) return moment(span, style)
  return isAddress(span.href)
    ? [{ type: 'link', url: span.href, text: shown(span.link) || span.href }]
    : said(flat([span]), style)
}

/** Shown by Slack in the reader's own zone and language; `fallback` where it cannot. */
function moment(span: Extract<Span, { readonly when: string }>, style: Style): RichTextElement[] {
  const seconds = Math.floor(Date.parse(span.iso) / 1000)
  if (!Number.isSafeInteger(seconds) || seconds <= 0 || shown(span.when) === '') return said(spanText(span), style)
  return [
    {
      type: 'date',
      timestamp: seconds,
      format: span.hour ? '{time}' : '{date_long}, {time}',
      fallback: shown(span.when),
    },
  ]
}

/** An address that Slack takes: absolute, of the web or of the post, and not too long. */
export function isAddress(href: string): boolean {
  if (href.length > kit.url || !URL.canParse(href)) return false
  return ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol)
}
