/** One way to write a value: keys in order, no spaces (as RFC 8785, with whole numbers only). What is hashed is this. */
import { createHash } from 'node:crypto'

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError(`not a whole number: ${value}`)
  return JSON.stringify(value)
}

/** What is told of a definition when its poll opens: that it was not changed is seen when it closes. */
export function definitionHash(definition: object): string {
  return sha256(canonical(definition))
}

/** In lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
