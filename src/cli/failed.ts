/** Why a command could not be carried out, in words; what we did not expect goes to the log under a short reference. */
import { refusedBecause } from '../refused.ts'
import type { Text } from '../text/index.ts'
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
    const why = whyFailed(error, t)
    if (why === undefined) {
      const reference = ids.sayable(6)
      log.error({ err: error, reference }, 'command failed')
      say(t.cli.unexpected(reference))
    } else say(why)
    return 1
  }
}

/** Undefined for what we did not expect. */
export function whyFailed(error: unknown, t: Text): string | undefined {
  if (error instanceof Refused) return error.message
  return refusedBecause(error, t) ?? fileTrouble(error, t)
}

function fileTrouble(error: unknown, t: Text): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const path = 'path' in error ? String(error.path) : ''
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100':
      return t.cli.noRoom
    case 'ENOENT':
      return t.cli.noFile(path)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return t.cli.notAllowed(path)
    case 'EISDIR':
    case 'ENOTDIR':
    case 'EEXIST':
      return t.cli.otherKind(path)
    default:
      return undefined
  }
}
