/** A text longer than an input, cut into several and put together again as it was; pure. */
import type { Field } from './view.ts'

/** What stood between a part of a long text and the next: a line's end, a space, nothing. */
export type Between = 'n' | 's' | ''
/** `between`: what stood between it and the next one. */
export type Part = { readonly text: string; readonly between: Between }

/** Inputs for one text at most. */
const mostParts = 5

export function whole(text: string): Part {
  return { text, between: '' }
}

const separators: Readonly<Record<Between, string>> = { n: '\n', s: ' ', '': '' }

/** Room for all that the field takes, and at least what it begins with; `length`: of one input, in UTF-16 units. */
export function textParts(value: string, { kind, max = 0 }: Pick<Field, 'kind' | 'max'>, length: number): Part[] {
  const parts: Part[] = []
  let rest = value
  while (rest.length > length) {
    const line = rest.lastIndexOf('\n', length)
    const space = rest.lastIndexOf(' ', length)
    const at = line > 0 ? line : space > 0 ? space : wholeAt(rest, length)
    const between: Between = line > 0 ? 'n' : space > 0 ? 's' : ''
    parts.push({ text: rest.slice(0, at), between })
    rest = rest.slice(between === '' ? at : at + 1)
  }
  parts.push({ text: rest, between: 'n' })
  const wanted = kind === 'text' ? Math.min(Math.ceil(max / length), mostParts) : 1
  while (parts.length < wanted) parts.push({ text: '', between: 'n' })
  return parts
}

function wholeAt(text: string, at: number): number {
  const code = text.charCodeAt(at - 1)
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at
}

/** As they were cut; a part that is empty takes its separator with it. */
export function joined(parts: readonly Part[]): string {
  const filled = parts.filter((part) => part !== undefined && part.text !== '')
  return filled.map(({ text, between }, i) => (i < filled.length - 1 ? text + separators[between] : text)).join('')
}
