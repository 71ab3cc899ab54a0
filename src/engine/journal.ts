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

/** A line that is not in its chain yet. */
export type Unsealed = Pick<JournalLine, 'id' | 'concertationId' | 'kind' | 'at' | 'digest'>
export type Head = { readonly concertationId: string; readonly seq: number; readonly hash: string }

/** Chains lines, in the order given, behind the heads of their concertations. */
export function chain(
  lines: readonly Unsealed[],
  heads: readonly Head[],
): { sealed: Pick<JournalLine, 'id' | 'seq' | 'hash'>[]; heads: Head[] } {
  const latest = new Map(heads.map((head) => [head.concertationId, head]))
  const sealed = lines.map((line) => {
    const before = latest.get(line.concertationId) ?? { seq: 0, hash: '' }
    const seq = before.seq + 1
    const hash = hashOf(before.hash, { ...line, seq })
    latest.set(line.concertationId, { concertationId: line.concertationId, seq, hash })
    return { id: line.id, seq, hash }
  })
  return { sealed, heads: [...latest.values()] }
}

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
