/**
 * The hash-chained record of every act. A line holds only the digest of what was done; what was done, and the salt that
 * keeps the digest from being guessed, stand apart, so that erasing a person's words leaves the chain whole.
 * Lines are sealed in order within a second, one chain per concertation.
 */
import { sha256 } from './ids.ts'

export type JournalLine = {
  readonly concertationId: string
  readonly seq: number
  readonly id: string
  readonly kind: string
  /** ISO 8601, UTC, milliseconds */
  readonly at: string
  readonly digest: string
  readonly hash: string
  /** absent once erased */
  readonly payload?: unknown
  readonly salt?: string
}

/** digest = SHA-256(canonical JSON of the payload, then the salt). */
export function digestOf(payload: unknown, salt: string): string {
  return sha256(canonical(payload) + salt)
}

/** JSON with the keys of objects in code unit order and no spaces, as PostgreSQL's jsonb cannot keep any other order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const pairs = Object.entries(value).filter(([, v]) => v !== undefined)
  return `{${pairs
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
    .join(',')}}`
}

/** hash = SHA-256(previous hash | seq | id | kind | at | digest); the first previous hash is empty. */
export function hashOf(
  previous: string,
  line: Omit<JournalLine, 'hash' | 'payload' | 'salt' | 'concertationId'>,
): string {
  return sha256([previous, line.seq, line.id, line.kind, line.at, line.digest].join('|'))
}

/** The same rule in SQL: chains the lines that are not sealed yet, and tells how many. One sealer works at a time. */
export const sealFunction = `CREATE OR REPLACE FUNCTION concertess_seal() RETURNS int LANGUAGE plpgsql AS $seal$
DECLARE line record; head record; sealed int := 0; previous text; n int;
BEGIN
  PERFORM pg_advisory_xact_lock(72707370);
  FOR line IN SELECT * FROM "Journal" WHERE seq IS NULL ORDER BY "concertationId", id LOOP
    SELECT * INTO head FROM "JournalHead" h WHERE h."concertationId" = line."concertationId";
    IF FOUND THEN previous := head.hash; n := head.seq + 1; ELSE previous := ''; n := 1; END IF;
    previous := encode(sha256(convert_to(concat_ws('|', previous, n, line.id, line.kind,
      to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), line.digest), 'UTF8')), 'hex');
    UPDATE "Journal" SET seq = n, hash = previous WHERE id = line.id;
    INSERT INTO "JournalHead" ("concertationId", seq, hash) VALUES (line."concertationId", n, previous)
      ON CONFLICT ("concertationId") DO UPDATE SET seq = excluded.seq, hash = excluded.hash;
    sealed := sealed + 1;
  END LOOP;
  RETURN sealed;
END $seal$`

export type Fault = { readonly seq: number; readonly what: 'order' | 'hash' | 'digest' }

/** Checks one chain by itself, as anybody may: order without a gap, hashes, and the digests of what was not erased. */
export function verifyChain(lines: readonly JournalLine[]): readonly Fault[] {
  const faults: Fault[] = []
  let previous = ''
  for (const [i, line] of lines.entries()) {
    if (line.seq !== i + 1) faults.push({ seq: line.seq, what: 'order' })
    if (hashOf(previous, line) !== line.hash) faults.push({ seq: line.seq, what: 'hash' })
    const known = line.payload !== undefined && line.salt !== undefined
    if (known && digestOf(line.payload, line.salt!) !== line.digest) faults.push({ seq: line.seq, what: 'digest' })
    previous = line.hash
  }
  return faults
}
