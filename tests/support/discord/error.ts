/** A call that Discord refuses: an HTTP status with `{ code, message, errors }`. */
import type { Fields } from './json.ts'

/** The JSON error codes that the fake gives, each with its HTTP status and words. */
export const refusals = {
  0: [401, '401: Unauthorized'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10002: [404, 'Unknown Application'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  30034: [400, 'Max number of daily application command creates has been reached (200)'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [403, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
} as const satisfies Readonly<Record<number, readonly [number, string]>>
export type Code = keyof typeof refusals

export class DiscordError extends Error {
  readonly status: number
  readonly body: Fields
  constructor(status: number, code: number, message: string, errors?: Fields) {
    super(`${code} ${message}${errors ? ` ${JSON.stringify(errors)}` : ''}`)
    this.status = status
    this.body = { message, code, ...(errors && { errors }) }
  }
}

export function refuse(code: Code, errors?: Fields): never {
  const [status, message] = refusals[code]
  throw new DiscordError(status, code, message, errors)
}
