/** Chains the journal's new lines within a second of their writing, so that no request waits for its turn in the chain. */
import type { FlushStore } from './flush.ts'
import { chain, type Head, type Unsealed } from './journal.ts'
import type { Log } from './log.ts'

export type Sealer = {
  /** Lines were written. */
  wake(): void
  /** Everything written so far is chained; how many lines were new. */
  seal(): Promise<number>
  stop(): Promise<void>
}

/** Milliseconds between a line and its seal, at most. */
const within = 1000
const most = 1000

export function createSealer(db: FlushStore, log: Log): Sealer {
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let stopped = false

  return {
    wake,
    seal,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await seal()
    },
  }

  function wake(): void {
    if (timer || stopped) return
    timer = setTimeout(() => {
      timer = undefined
      seal().catch((error: unknown) => {
        log.warn({ err: error }, 'journal will be sealed again')
        wake()
      })
    }, within)
    timer.unref()
  }

  /** One at a time: two would both continue the same chain. */
  function seal(): Promise<number> {
    const mine = last.then(sealAll, sealAll)
    last = mine.catch(() => {})
    return mine
  }

  async function sealAll(): Promise<number> {
    let total = 0
    for (;;) {
      const count = await sealSome()
      total += count
      if (count < most) return total
    }
  }

  async function sealSome(): Promise<number> {
    // Heads first: should another process seal in between, our numbers are taken, and we look again.
    const before = await db.query<Head>('SELECT * FROM "JournalHead"', [], 'heads')
    const lines = await db.query<Unsealed>(unsealedSql, [most], 'unsealed')
    if (lines.length === 0) return 0
    const { sealed, heads } = chain(lines, before)
    const byId = JSON.stringify(Object.fromEntries(sealed.map(({ id, seq, hash }) => [id, { seq, hash }])))
    await db.query(sealSql, [byId, sealed.map(({ id }) => id), JSON.stringify(heads)], 'seal')
    return lines.length
  }
}

/** By concertation, so that the index of the chains finds them: no look through years of lines. */
const unsealedSql = `SELECT j.id, j."concertationId", j.kind, j.digest,
  to_char(j.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
  FROM (SELECT id FROM "Concertation" UNION ALL SELECT '') c
  JOIN LATERAL (SELECT * FROM "Journal" l WHERE l."concertationId" = c.id AND l.seq IS NULL) j ON true
  ORDER BY j.id LIMIT $1`
/**
 * Lines and heads in one statement: a chain is never longer than its head says. Lines are found by their ids, values
 * looked up beside: joined to a set of rows, the planner guesses a hundred of them and reads the whole table.
 */
const sealSql = `WITH sealed AS (
    UPDATE "Journal" j SET seq = ((SELECT $1::jsonb)->j.id->>'seq')::int, hash = (SELECT $1::jsonb)->j.id->>'hash'
    WHERE j.id = ANY($2::text[]) AND j.seq IS NULL RETURNING j.id)
  INSERT INTO "JournalHead" ("concertationId", seq, hash)
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS h("concertationId" text, seq int, hash text)
  ON CONFLICT ("concertationId") DO UPDATE SET seq = excluded.seq, hash = excluded.hash
    WHERE "JournalHead".seq < excluded.seq`
