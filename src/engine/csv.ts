/** A table as people paste it or attach it: separated by semicolons, commas or tabs, whichever its first line shows. */
import { CsvError, parse } from 'csv-parse/sync'

/** `line`: in the text, from 1, where the row begins. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] }
export type Sheet = { readonly titles: readonly string[]; readonly rows: readonly SheetRow[] }
/** Where it cannot be read: a quotation that is never closed. */
export type Unreadable = { readonly unreadable: number }

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** Empty lines are left out. */
export function readSheet(text: string): Sheet | Unreadable {
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as Parsed[]
    const [first, ...rows] = parsed.map(({ record, info }) => ({
      // `lines` is the line on which it ends: a cell of several lines makes it longer.
      line: info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0),
      cells: record,
    }))
    return { titles: first?.cells ?? [], rows }
  } catch (error) {
    if (error instanceof CsvError) return { unreadable: Number((error as { lines?: unknown }).lines ?? 1) }
    throw error
  }
}

/** Of the first line that is not empty, outside quotation marks; a semicolon where nothing tells. */
function delimiterOf(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? ''
  const bare = first.replace(/"[^"]*"/g, '')
  const counts = [';', '\t', ','].map((mark) => [mark, bare.split(mark).length - 1] as const)
  return counts.toSorted((a, b) => b[1] - a[1])[0]![0]
}
