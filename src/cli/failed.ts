/** Why a command could not be carried out, in words; what we did not expect goes to the log under a short reference. */
import { refusedBecause } from '../refused.ts'
import type { Desk } from './command.ts'

/** Thrown with the sentence that the person reads. */
export class Refused extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'Refused'
  }
}

/** The exit code of `work`, or 1 once it was said why it failed. */
export async function carryOut({ t, ids, log, say }: Desk, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const why = error instanceof Refused ? error.message : (refusedBecause(error, t) ?? fileTrouble(error))
    if (why !== undefined) say(why)
    else {
      const reference = ids.sayable(6)
      log.error({ err: error, reference }, 'command failed')
      say(t.cli.unexpected(reference))
    }
    return 1
  }

  function fileTrouble(error: unknown): string | undefined {
    if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined
    const path = String(error.path)
    if (error.code === 'ENOENT') return t.cli.noFile(path)
    if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') return t.cli.notAllowed(path)
    if (error.code === 'EISDIR' || error.code === 'ENOTDIR' || error.code === 'EEXIST') return t.cli.otherKind(path)
    return undefined
  }
}
