/** Long lines on a terminal: cut between words, and continued under their text, right of the margin. */
import { size } from '../../src/views/plain-table.ts'

const bar = ' | '
/** Narrower than this, words are not worth keeping whole. */
const narrowest = 20

/** `columns` of the terminal; undefined or too narrow = the terminal cuts as it does. */
export function wrapLine(line: string, columns: number | undefined): readonly string[] {
  if (columns === undefined || size(line) <= columns) return [line]
  const at = line.indexOf(bar)
  const margin = at < 0 ? '' : line.slice(0, at)
  const room = columns - (at < 0 ? 0 : size(margin) + bar.length)
  if (room < narrowest) return [line]
  const blank = at < 0 ? '' : `${' '.repeat(size(margin))}${bar}`
  const lines: string[] = []
  let current = ''
  for (const word of line.slice(at < 0 ? 0 : at + bar.length).split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current !== '' && size(longer) > room) {
      lines.push(current)
      current = word
    } else current = longer
  }
  return [...lines, current].map((text, i) => (i === 0 && at >= 0 ? `${margin}${bar}${text}` : `${blank}${text}`))
}
