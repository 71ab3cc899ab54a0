/** A call that Slack refuses: `{ ok: false, error }`, with what it adds. */
import type { Fields } from './json.ts'

export class SlackError extends Error {
  readonly more: Fields
  constructor(code: string, more: Fields = {}) {
    super(code)
    this.more = more
  }
}
