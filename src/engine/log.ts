/** What the log may say: what happened to which row, under pseudonyms; never a message, a name or a secret. */
import { type DestinationStream, type Logger, pino } from 'pino'
import { sha256 } from './ids.ts'

export type Log = Logger

/** Fields that may carry what somebody wrote, or a secret, wherever they stand. */
const forbidden = [
  'text',
  'says',
  'body',
  'view',
  'form',
  'args',
  'values',
  'name',
  'token',
  'secret',
  'password',
  'code',
  'authorization',
  'url',
]

export function createLog(level: string, destination?: DestinationStream): Log {
  const paths = forbidden.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])
  return pino(
    {
      level,
      base: undefined,
      redact: { paths, censor: '[…]' },
      serializers: { err: describeError },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination as DestinationStream,
  )
}

/** An error without what it quotes: database errors repeat values, so only code, kind and our own frames are kept. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())
  return {
    kind: error.name,
    sqlstate: code,
    frames,
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  }
}

/** The same person is the same eight characters in every line, and nobody's name. */
export function pseudonym(id: string): string {
  return sha256(`log|${id}`).slice(0, 8)
}
