/**
 * Tables for spreadsheets: RFC 4180 (commas, CRLF), UTF-8 without a mark, as Etalab's schemas ask for. A cell that a
 * spreadsheet would run (it begins with = + - @, a tab or a line end) gets an apostrophe before it: everybody may have
 * written these texts. The exact words are in the journal.
 */

const runs = /^[=+\-@\t\r\n＝＋－＠]/
const quoted = /[",\r\n]/

export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = runs.test(value) ? `'${value}` : value
  return quoted.test(harmless) || harmless.startsWith("'") ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
