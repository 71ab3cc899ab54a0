/**
 * A process that wants a data directory: says `held` or `refused` on its output, then holds it until it is killed or
 * its input ends. Run as `node lock-holder.ts <dir>`.
 */
import { DirectoryHeld, lockDirectory } from '../../src/engine/db/lock.ts'

async function main(dir: string): Promise<void> {
  try {
    const lock = await lockDirectory(dir, { pid: process.pid, what: 'test' })
    process.stdout.write('held\n')
    process.stdin.resume().once('end', () => {
      lock.release()
      process.exit(0)
    })
  } catch (error) {
    if (!(error instanceof DirectoryHeld)) throw error
    process.stdout.write(`refused ${error.holder?.pid ?? 'unknown'}\n`)
  }
}

await main(process.argv[2] ?? '.')
