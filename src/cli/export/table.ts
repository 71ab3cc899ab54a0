/** What a table of the export is: a file, its columns, and where its rows come from, a page at a time. */
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Reads } from '../../engine/db.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { type Cell, csvLine } from './csv.ts'
import type { Ideas } from './ideas.ts'
import type { Names } from './names.ts'

/** For its owner alone, and never in place of something. */
export const ours = { mode: 0o600, flags: 'wx', flush: true } as const

export type TableFile = keyof Text['cli']['export']['files'] & `${string}.csv`
export type Row = readonly Cell[]

/** `ideas` is filled while `idees.csv`, the first of them, is written. */
export type Source = {
  readonly read: Reads
  readonly concertation: Concertation
  readonly names: Names
  readonly ideas: Ideas
}

export type Table = {
  readonly file: TableFile
  /** in English and in this order for ever: what comes later comes last */
  readonly columns: readonly string[]
  rows(source: Source): AsyncIterable<Row>
}

export async function writeTable(table: Table, source: Source, folder: string): Promise<void> {
  await pipeline(Readable.from(lines(table, source)), createWriteStream(join(folder, table.file), ours))
}

async function* lines({ columns, rows }: Table, source: Source): AsyncGenerator<string> {
  yield csvLine(columns)
  for await (const row of rows(source)) yield csvLine(row)
}

/** Rows held at once. */
export const page = 500

/** Pages one after the other; `look` takes the last row of the page before, and gives `take` rows at most. */
export async function* pages<One>(
  look: (after: One | undefined, take: number) => Promise<One[]>,
  take = page,
): AsyncGenerator<One[]> {
  let last: One | undefined
  for (;;) {
    const rows: One[] = await look(last, take)
    if (rows.length > 0) yield rows
    last = rows.at(-1)
    if (last === undefined || rows.length < take) return
  }
}

/** What a page of numbered rows asks for. */
export function numberedAfter(
  { concertation }: Source,
  after: { readonly number: number } | undefined,
  take: number,
): {
  readonly where: { readonly concertationId: string; readonly number: { readonly gt: number } }
  readonly orderBy: { readonly number: 'asc' }
  readonly take: number
} {
  return {
    where: { concertationId: concertation.id, number: { gt: after?.number ?? 0 } },
    orderBy: { number: 'asc' },
    take,
  }
}

/** Several values in one cell. A comma or a space would make a spreadsheet read « 3 5 » as a number. */
export function several(values: readonly (string | number)[]): string {
  return values.join(' | ')
}
