/**
 * A protection as text that can be taken away. `find` occurs once in `file` (a glob may name it); without it one of
 * `tests` must fail. A guard that no test misses is no guard.
 */

export type Guard = {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** test files, as vitest takes them */
  readonly tests: readonly string[]
  /** of these, only those whose name holds this */
  readonly named?: string
}

export const migrations = 'prisma/migrations/*/migration.sql'
