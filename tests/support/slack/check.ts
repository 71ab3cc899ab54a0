/** The tools of the block checks: each says what is wrong, and where, in the manner of Slack's `response_metadata`. */
import { type Fields, isFields } from './json.ts'

export type Surface = 'message' | 'modal' | 'home'
export type Check = {
  readonly surface: Surface
  /** is this Slack file a picture that was uploaded, and may it be shown? */
  readonly picture: (file: Fields) => boolean
  readonly breaches: string[]
  readonly blockIds: Set<string>
  readonly actionIds: Set<string>
  /** what only one of may be there: `focus_on_load`, a table; and how much text there is */
  readonly counts: Record<'focused' | 'tables' | 'markdown' | 'text', number>
}

export function startCheck(surface: Surface, picture: Check['picture']): Check {
  return {
    surface,
    picture,
    breaches: [],
    blockIds: new Set(),
    actionIds: new Set(),
    counts: { focused: 0, tables: 0, markdown: 0, text: 0 },
  }
}

export function breach(check: Check, at: string, says: string): undefined {
  check.breaches.push(`${says} [json-pointer:${at}]`)
}

/** Properties that Slack does not know are refused. */
export function only(check: Check, at: string, value: Fields, names: readonly string[]): undefined {
  for (const name of Object.keys(value)) {
    if (!names.includes(name)) breach(check, `${at}/${name}`, `unknown property: ${name}`)
  }
}

export type Length = { readonly max: number; readonly min?: number; readonly optional?: boolean }

export function string(check: Check, at: string, value: unknown, { max, min = 1, optional }: Length): undefined {
  if (value === undefined && optional) return
  if (typeof value !== 'string')
    return breach(check, at, value === undefined ? 'missing required field' : 'not a string')
  if (value.length < min) breach(check, at, `must be more than ${min - 1} characters`)
  if (value.length > max) breach(check, at, `must be less than ${max + 1} characters`)
}

export function flag(check: Check, at: string, value: unknown): undefined {
  if (value !== undefined && typeof value !== 'boolean') breach(check, at, 'not a boolean')
}

export function oneOf(check: Check, at: string, value: unknown, values: readonly unknown[]): undefined {
  if (value !== undefined && !values.includes(value)) breach(check, at, `must be one of ${values.join(', ')}`)
}

export function integer(check: Check, at: string, value: unknown, min: number, max: number): undefined {
  if (value === undefined) return
  if (!Number.isInteger(value)) return breach(check, at, 'not an integer')
  if (Number(value) < min || Number(value) > max) breach(check, at, `must be from ${min} to ${max}`)
}

export function url(check: Check, at: string, value: unknown, rule: Length): undefined {
  string(check, at, value, rule)
  if (typeof value === 'string' && !/^(https?|mailto|slack|tel):\S+$/.test(value)) breach(check, at, 'not a URL')
}

/** The items, when it is a list of a permitted length; else nothing. */
export function list(check: Check, at: string, value: unknown, { max, min = 1, optional }: Length): readonly unknown[] {
  if (value === undefined && optional) return []
  if (!Array.isArray(value)) {
    breach(check, at, value === undefined ? 'missing required field' : 'not a list')
    return []
  }
  if (value.length < min) breach(check, at, `no fewer than ${min} items allowed`)
  if (value.length > max) breach(check, at, `no more than ${max} items allowed`)
  return value
}

/** The object's fields, or a breach. */
export function object(check: Check, at: string, value: unknown): Fields | undefined {
  if (isFields(value)) return value
  breach(check, at, value === undefined ? 'missing required field' : 'not an object')
  return undefined
}

/** A text object; plain text only, unless mrkdwn is permitted there. */
export function text(
  check: Check,
  at: string,
  value: unknown,
  rule: Length & { readonly mrkdwn?: boolean },
): undefined {
  if (value === undefined && rule.optional) return
  const fields = object(check, at, value)
  if (!fields) return
  oneOf(check, `${at}/type`, fields.type ?? 'none', rule.mrkdwn ? ['plain_text', 'mrkdwn'] : ['plain_text'])
  only(check, at, fields, ['type', 'text', fields.type === 'mrkdwn' ? 'verbatim' : 'emoji'])
  string(check, `${at}/text`, fields.text, rule)
  flag(check, `${at}/emoji`, fields.emoji)
  flag(check, `${at}/verbatim`, fields.verbatim)
}
