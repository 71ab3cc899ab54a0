/**
 * Sentences in Discord's own notation, in which what people write stays text: each of its marks is escaped at this last
 * step, so that a `@everyone`, a `<@1>`, a `# title` or a `[link](…)` of theirs is shown as typed. (That nobody is called is
 * said once more with each message: `allowed_mentions`.)
 */
import type { DrawnList } from '../../src/views/drawn.ts'
import { harmless } from '../../src/views/plain.ts'
import { spansOf, spanText } from '../../src/views/rich.ts'
import type { Facts, Rich, Span, TextNode } from '../../src/views/view.ts'
import type { Words } from '../../src/views/words.ts'
import { kit } from './limits.ts'

/** Characters that may be shown; Discord refuses half characters. */
export function shown(said: string): string {
  return harmless(said).toWellFormed()
}

/** What Discord makes a link of by itself: nothing in it is a mark, and an escape would spoil it. */
const address = /https?:\/\/[^\s<]+[^<.,:;"'\]\s]/g
const marks = /[\\*_~`|<>[\]@]/g
/** Titles, lists and quotations are made by what a line begins with. */
const beginning = /^([ \t\u00a0\u202f]*)([-+#]|\d{1,9}(?=[.)]))/gm

export function escaped(said: string): string {
  const text = shown(said)
  if (text === '') return ''
  let last = 0
  let out = ''
  for (const found of text.matchAll(address)) {
    out += escapedWords(text.slice(last, found.index)) + found[0].replace(/[|`*]/g, encodeURIComponent)
    last = found.index + found[0].length
  }
  return startsEscaped(out + escapedWords(text.slice(last)))
}

function escapedWords(words: string): string {
  return words.replace(marks, '\\$&')
}

/** A figure is kept: it is the point behind it that makes a list. */
function startsEscaped(text: string): string {
  return text.replace(beginning, (_, space: string, mark: string) =>
    /^\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  )
}

export function sentence(rich: Rich): string {
  return spansOf(rich).map(spanWritten).join('')
}

function spanWritten(span: Span): string {
  if (typeof span === 'string') return escaped(span)
  if ('strong' in span) return styled('**', span.strong)
  if ('em' in span) return styled('*', span.em)
  if ('code' in span) return code(span.code)
  if ('when' in span) return moment(span)
  return link(span)
}

/** Marks stand at the words themselves, one line each: Discord reads none before a space, nor across lines. */
function styled(mark: string, said: string): string {
  return said
    .split('\n')
    .map((line) => {
      const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(line) ?? []
      return words === '' ? line : `${before}${mark}${escaped(words)}${mark}${after}`
    })
    .join('\n')
}

/** In it nothing is a mark but its end. */
function code(said: string): string {
  const text = shown(said).replaceAll('```', "'''")
  if (text.trim() === '') return text
  if (text.includes('\n')) return `\n\`\`\`\n${text}\n\`\`\`\n`
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

/** Shown by Discord in the reader's own zone and language. */
function moment(span: Extract<Span, { readonly when: string }>): string {
  const seconds = Math.floor(Date.parse(span.iso) / 1000)
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return escaped(spanText(span))
  return `<t:${seconds}:${span.hour ? 't' : 'F'}>`
}

/** Behind words only where the words are not an address themselves. */
function link(span: Extract<Span, { readonly link: string }>): string {
  const label = shown(span.link).replace(/\s+/g, ' ').trim()
  if (!isAddress(span.href)) return escaped(spanText(span))
  const href = new URL(span.href).href.replace(
    /[()<>|`*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return label === '' || /https?:|discord/i.test(label) ? href : `[${escaped(label)}](${href})`
}

/** An address that Discord takes: absolute, of the web, and not too long. */
export function isAddress(href: string): boolean {
  if (href.length > kit.url || !URL.canParse(href)) return false
  return ['http:', 'https:'].includes(new URL(href).protocol) && new URL(href).href.length <= kit.url
}

export function textWritten({ text, tone }: TextNode, words: Words): string {
  const said = sentence(text)
  if (said.trim() === '') return ''
  if (tone === 'quote') return eachLine(said, '> ')
  if (tone === 'quiet') return eachLine(said, '-# ')
  return tone === 'warning' ? `**${words.warning}${words.colon.trimEnd()}** ${said}` : said
}

/** A line that is empty would end what it stands in. */
function eachLine(said: string, mark: string): string {
  return said
    .split('\n')
    .map((line) => (line.trim() === '' && mark !== '> ' ? '' : `${mark}${line}`))
    .join('\n')
}

export function factsWritten({ facts }: Facts, words: Words): string {
  return facts.map(({ label, value }) => `${styled('**', oneLine(label))}${words.colon}${sentence(value)}`).join('\n')
}

export function listWritten({ items, ordered, start = 1 }: DrawnList): string {
  return items
    .map((item, index) => `${ordered ? `${start + index}.` : '-'} ${sentence(item).trim().replaceAll('\n', '\n  ')}`)
    .join('\n')
}

export function titleWritten(title: Rich): string {
  const said = oneLine(sentence(title))
  return said === '' ? '' : `### ${said}`
}

export function oneLine(said: string): string {
  return said.replace(/\s*\n\s*/g, ' ').trim()
}
