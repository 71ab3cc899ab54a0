/** The journal's chain, line by line: read from the database, and checked without holding it all in memory. */
import type { Database } from '../engine/db.ts'
import { digestOf, hashOf, type JournalLine } from '../engine/journal.ts'

export type Why = 'unreadable' | 'order' | 'hash' | 'digest' | 'other' | 'end'
export type Chain = { seq: number; hash: string }

const page = 500

/** What is sealed of one chain, in its order. */
export async function* sealedLines(db: Pick<Database, 'query'>, concertationId: string): AsyncGenerator<JournalLine> {
  for (let after = 0; ; ) {
    const rows = await db.query<Row>(linesSql, [concertationId, after])
    for (const row of rows) yield lineOf(row, concertationId)
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.seq
  }
}

/** Every chain there is: one per concertation, and the installation's own, which is the empty one. */
export async function chainIds({ query }: Pick<Database, 'query'>): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `SELECT DISTINCT "concertationId" AS id FROM "Journal" UNION SELECT "concertationId" FROM "JournalHead" ORDER BY id`,
  )
  return rows.map(({ id }) => id)
}

/** What is wrong with this line, where `chain` came so far; `chain` then goes on with the line as it says it is. */
export function checkLine(chain: Chain, line: JournalLine): Why | undefined {
  const before = { ...chain }
  chain.seq += 1
  chain.hash = line.hash
  if (line.seq !== before.seq + 1) return 'order'
  if (hashOf(before.hash, line) !== line.hash) return 'hash'
  if (line.payload === undefined && line.salt === undefined) return undefined
  const whole = line.payload !== undefined && line.salt !== undefined
  return whole && digestOf(line.payload, line.salt) === line.digest ? undefined : 'digest'
}

type Row = {
  readonly seq: number
  readonly id: string
  readonly kind: string
  readonly at: Date
  readonly digest: string
  readonly hash: string
  readonly payload: unknown
  readonly salt: string | null
}

const linesSql = `SELECT j.seq, j.id, j.kind, j.at, j.digest, j.hash, p.payload, p.salt FROM "Journal" j
  LEFT JOIN "JournalPayload" p ON p.id = j.id
  WHERE j."concertationId" = $1 AND j.seq > $2 ORDER BY j.seq LIMIT ${page}`

function lineOf({ payload, salt, at, ...row }: Row, concertationId: string): JournalLine {
  const line = { concertationId, ...row, at: at.toISOString() }
  return salt === null ? line : { ...line, payload, salt }
}
