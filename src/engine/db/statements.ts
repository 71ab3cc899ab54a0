/**
 * A read that comes again is prepared once per connection: for PostgreSQL, planning one costs more than carrying it out.
 * Measured on the embedded store: a quarter of the processor time of a whole story.
 */

/** Some 20 kB of a connection's memory each. */
const most = 1000

/** A longer list of values is a statement of its own for each length: it is planned each time. */
const longestList = 32

/** PostgreSQL's name for a statement that is not kept. */
const unnamed = ''

/** Names for the statements of one database. */
export function createStatementNames(): (statement: { sql: string; args: readonly unknown[] }) => string {
  const names = new Map<string, string>()
  return ({ sql, args }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= most || args.length > longestList) return unnamed
    const name = `read-${names.size}`
    names.set(sql, name)
    return name
  }
}
