/**
 * Tables for spreadsheets: RFC 4180 (commas, CRLF), UTF-8 without a mark, as Etalab's schemas ask for. A cell that a
 * spreadsheet would run (it begins with = + - @, a tab or a line end) gets an apostrophe before it: everybody may have
 * written these texts. So does what follows a semicolon, a tab or a line end inside it, where a spreadsheet set to
 * another separator begins a cell; « - » before a space is left, since lists are written so. The exact words are in the
 * journal.
 */

const runs = /^[=+\-@\t\r\n＝＋－＠]/
const runsInside = /(?<=[;\t\r\n])(?=[=+@＝＋＠]|[-－](?! ))/g
const quoted = /[",\r\n]/

/** A moment is written in UTC; what is not known is left empty. */
export type Cell = string | number | boolean | Date | null | undefined

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(written).join(',')}\r\n`
}

function written(value: Cell): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? cell(value) : String(value)
}

function cell(value: string): string {
  const harmless = (runs.test(value) ? `'${value}` : value).replace(runsInside, "'")
  return quoted.test(harmless) || harmless.startsWith("'") ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
