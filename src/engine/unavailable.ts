/** Is it the database that cannot be reached (try again), or the statement that is wrong (never will do)? */

/** SQLSTATE classes: 08 connection, 53 resources (disk full too), 57 operator intervention and time-outs. */
const classes = ['08', '53', '57']
const systemCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]
/** Prisma: cannot reach, timed out, closed, pool exhausted. */
const prismaCodes = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024']
const said =
  /connection (terminated|ended|closed|timeout)|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|connection was closed|server closed the connection/i

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('P') && classes.includes(code.slice(0, 2))) return true
  if (systemCodes.includes(code) || prismaCodes.includes(code) || said.test(error.message)) return true
  return (
    isUnavailable(error.cause) ||
    ('errors' in error && Array.isArray(error.errors) && error.errors.some(isUnavailable)) ||
    driverCode(error)
  )
}

/** Prisma's driver adapter keeps the server's code in `meta` or `cause` as plain data. */
function driverCode(error: Error): boolean {
  const text = JSON.stringify({ ...error, cause: error.cause }) ?? ''
  return (
    /"(originalCode|code)":"(08|53|57)/.test(text) ||
    /"kind":"(ConnectionClosed|DatabaseNotReachable|SocketTimeout|TooManyConnections)"/.test(text)
  )
}
