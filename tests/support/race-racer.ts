/**
 * A process that races for data directories, many times over: each line of its input is a directory to take, `leave` or
 * `exit`; each line of its output is `held`, `refused <pid of the holder>` or `left`. Starting one for each race would
 * cost more than the race. Run as `node race-racer.ts`.
 */
import { createInterface } from 'node:readline'
import { DirectoryHeld, type DirectoryLock, lockDirectory } from '../../src/engine/db/lock.ts'

let held: DirectoryLock | undefined

async function take(dir: string): Promise<string> {
  try {
    held = await lockDirectory(dir, { pid: process.pid, what: 'racer' })
    return 'held'
  } catch (error) {
    if (!(error instanceof DirectoryHeld)) throw error
    return `refused ${error.holder?.pid ?? 'unknown'}`
  }
}

process.stdout.write('ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'leave') {
    process.stdout.write(`${await take(line)}\n`)
    continue
  }
  held?.release()
  held = undefined
  process.stdout.write('left\n')
}
