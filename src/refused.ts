/** Why the bot does not start, in words for whoever starts it. */
import { DirectoryHeld, StoreRefused } from './engine/db.ts'
import type { Text } from './text/index.ts'

/** Undefined when the error is none that we expect. */
export function refusedBecause(error: unknown, t: Text): string | undefined {
  if (error instanceof DirectoryHeld) {
    const { holder, dir } = error
    return t.boot.held(dir, String(holder?.pid ?? '?'), holder?.what ?? '?')
  }
  if (error instanceof StoreRefused) return t.boot.refused[error.key as keyof Text['boot']['refused']] ?? error.key
  return undefined
}
