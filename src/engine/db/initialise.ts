/**
 * Creates an embedded database in a process of its own: creating one takes 550 MB, which that process gives back, and
 * a copy cut short must not pass for a database. Run as `node initialise.ts <dir>`; db/embedded.ts renames the result.
 */
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { openDurable, syncDirectory } from './durable.ts'

async function initialise(dir: string): Promise<void> {
  const { pglite } = await openDurable(dir)
  await pglite.close()
  syncTree(dir)
}

function syncTree(dir: string): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name)
    if (entry.isDirectory()) syncTree(file)
    else syncFile(file)
  }
  syncDirectory(dir)
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const dir = process.argv[2]
if (process.argv[1] === import.meta.filename && dir !== undefined) await initialise(dir)
