/** Draws a message as the lines that the console prints, each with the place it is in; pure. */

import type { Message, Said } from '../../src/kept/room.ts'
import { drawnPage, type Fillable, isForm } from '../../src/kept/shown.ts'
import type { Address, Capabilities, Form, Lang } from '../../src/port.ts'
import { harmless, plain } from '../../src/views/plain.ts'
import { size } from '../../src/views/plain-table.ts'
import { words } from './words.ts'

/** `number` is the message's number in its place, `thread` the number of the message that it answers. */
export type Margin = {
  readonly lang: Lang
  readonly number?: number | undefined
  readonly thread?: number | undefined
}

export function renderMessage(
  message: Message,
  can: Capabilities,
  open: readonly Fillable[],
  margin: Margin,
): readonly string[] {
  const { body } = message
  const said = isForm(body) ? plain(body) : plain(drawnPage(body, can))
  const own = words[margin.lang]
  const text = message.edited ? `${own.edited} ${said}` : said
  const hints = open.map((item) => own.fill(example(item)))
  return inMargin(marginOf(message.to, can, margin), [...text.split('\n'), ...hints])
}

export function renderSaid({ to, who, text }: Said, margin: Margin): readonly string[] {
  const lines = `${to.to === 'dm' ? '' : words[margin.lang].says(who)}${harmless(text)}`.split('\n')
  if (to.to === 'dm') return inMargin(withNumber(`← ${who} (dm)`, margin.number), lines)
  return inMargin(withNumber(place(to, margin), margin.number), lines)
}

/** What the console itself tells a person, or says of the clock. */
export function renderTold(where: string, text: string): readonly string[] {
  return inMargin(where, harmless(text).split('\n'))
}

/** A line of a story that is told aloud: its comments as they are, what people say and what the clock shows with a mark. */
export function renderLine(line: string): readonly string[] {
  const said = harmless(line.trim())
  if (said === '') return ['']
  return [said.startsWith('#') ? said.replace(/^#+\s*/, '── ') : `▸ ${said}`]
}

export function inMargin(margin: string, lines: readonly string[]): readonly string[] {
  const blank = ' '.repeat(size(margin))
  return lines.map((line, index) => `${index === 0 ? margin : blank} | ${line}`.trimEnd())
}

function marginOf(to: Address, can: Capabilities, margin: Margin): string {
  if (to.to === 'room') return withNumber(place(to, margin), margin.number)
  if (to.to === 'dm') return withNumber(`→ ${to.account} (dm)`, margin.number)
  return can.whispers ? `→ ${to.account} (#${to.channel})` : `→ ${to.account} (dm, #${to.channel})`
}

function place(to: Exclude<Address, { to: 'dm' }>, { thread, lang }: Margin): string {
  return thread === undefined ? `#${to.channel}` : `#${to.channel} (${words[lang].thread(thread)})`
}

function withNumber(margin: string, number: number | undefined): string {
  return number === undefined ? margin : `${margin} ${number}`
}

/** A ballot is answered by the numbers of its options, as it explains itself. */
const notation = { one: '1', many: '1, 2', points: '1: 3, 2: 1', grades: '1: …, 2: …', ranks: '2 > 1' } as const

/** How to answer, ready to copy: the blanks that nothing fills yet. */
function example(open: Fillable): string {
  if (open.kind === 'ballot') return `{${notation[open.ballot.method.kind]}}`
  const blanks = toFill(open.form).map(({ label }) => `${label.toLowerCase()}: …`)
  return `{${blanks.join('; ')}}`
}

function toFill({ fields }: Form): Form['fields'] {
  const blank = fields.filter(({ value }) => value === undefined || value === '')
  return blank.length > 0 ? blank : fields
}
