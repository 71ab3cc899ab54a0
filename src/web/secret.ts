/** What the web door signs with: made once, kept for its owner alone, so that what browsers hold stays valid over a restart. */
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ids } from '../engine/ids.ts'

/** Random bytes; written in hexadecimal. */
const bytes = 48
const shape = new RegExp(`^[0-9a-f]{${2 * bytes}}$`)

/** A file that a crash left empty, or that somebody wrote into, is replaced: nothing is signed with what others may know. */
export function keptSecret(dataDir: string, ids: Ids): string {
  const file = secretFile(dataDir)
  const kept = contentOf(file)
  if (kept !== undefined) {
    if (isShared(file)) chmodSync(file, 0o600)
    return kept
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const secret = ids.secret(bytes)
  const draft = `${file}.new`
  writeFileSync(draft, `${secret}\n`, { mode: 0o600 })
  renameSync(draft, file)
  return secret
}

/** For doctor. */
export function secretState(dataDir: string): 'kept' | 'shared' | 'none' {
  const file = secretFile(dataDir)
  if (contentOf(file) === undefined) return 'none'
  return isShared(file) ? 'shared' : 'kept'
}

export function secretFile(dataDir: string): string {
  return join(dataDir, 'secret')
}

function contentOf(file: string): string | undefined {
  try {
    const said = readFileSync(file, 'utf8').trim()
    return shape.test(said) ? said : undefined
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) throw error
    return undefined
  }
}

/** Windows has no such rights. */
function isShared(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
}
