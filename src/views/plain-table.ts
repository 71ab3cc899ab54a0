/** Columns aligned with spaces, for places that know no tables. */
import { flat } from './rich.ts'
import type { Table } from './view.ts'

/** Header, rule and rows, figures to the right; wider than `widest` characters, one unaligned line for each row. */
export function tableLines(
  table: Pick<Table, 'columns' | 'rows'>,
  widest = Number.POSITIVE_INFINITY,
): readonly string[] {
  const header = table.columns.map(({ label }) => oneLine(label))
  const rows = table.rows.map((row) => row.map((cell) => oneLine(flat(cell))))
  const count = Math.max(header.length, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    [header, ...rows].reduce((width, row) => Math.max(width, size(row[column] ?? '')), 0),
  )
  const total = widths.reduce((sum, width) => sum + width + 2, -2)
  if (total > widest) return [header, ...rows].map((row) => row.join(' · '))
  const aligned = (row: readonly string[]): string =>
    widths
      .map((width, column) => pad(row[column] ?? '', width, table.columns[column]?.align === 'right'))
      .join('  ')
      .trimEnd()
  return [aligned(header), '─'.repeat(Math.max(1, total)), ...rows.map(aligned)]
}

export function pad(said: string, width: number, toTheRight = false): string {
  const room = ' '.repeat(Math.max(0, width - size(said)))
  return toTheRight ? room + said : said + room
}

/** In code points, a combining accent counting for nothing. */
export function size(said: string): number {
  return [...said.replace(/\p{M}/gu, '')].length
}

export function oneLine(said: string): string {
  return said.replace(/[\r\n\u2028\u2029]+/g, ' ')
}
