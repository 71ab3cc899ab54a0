/** The tools of the checks: each says what is wrong, and where, in the tree of Discord's « Invalid Form Body ». */
import { refuse } from './error.ts'
import { type Fields, isFields } from './json.ts'

export type Path = readonly (string | number)[]
export type Breach = { readonly at: Path; readonly code: string; readonly message: string }
export type Check = { readonly breaches: Breach[] }

export function startCheck(): Check {
  return { breaches: [] }
}

export function breach(check: Check, at: Path, code: string, message: string): undefined {
  check.breaches.push({ at, code, message })
}

/** Throws 50035 when something was wrong. */
export function conclude({ breaches }: Check): void {
  if (breaches.length > 0) refuse(50035, treeOf(breaches))
}

export function invalid(at: Path, code: string, message: string): never {
  refuse(50035, treeOf([{ at, code, message }]))
}

function treeOf(breaches: readonly Breach[]): Fields {
  const tree: Record<string, unknown> = {}
  for (const { at, code, message } of breaches) {
    let node = tree
    for (const step of at) {
      const next = node[step]
      node[step] = isFields(next) ? next : {}
      node = node[step] as Record<string, unknown>
    }
    node._errors = [...(Array.isArray(node._errors) ? node._errors : []), { code, message }]
  }
  return tree
}

export type Length = { readonly max: number; readonly min?: number; readonly optional?: boolean }

/** Counted in UTF-16 units. Null stands for nothing where it may be left out. */
export function string(check: Check, at: Path, value: unknown, { max, min = 1, optional }: Length): undefined {
  if (value == null && optional) return
  if (value == null) return breach(check, at, 'BASE_TYPE_REQUIRED', 'This field is required')
  if (typeof value !== 'string') return breach(check, at, 'STRING_TYPE_CONVERT', `Could not interpret as string.`)
  if (min > 0 && value.trim() === '') return breach(check, at, 'BASE_TYPE_REQUIRED', 'This field is required')
  if (value.length > max || value.length < min) {
    const must = value.length > max && min === 0 ? `${max} or fewer` : `between ${min} and ${max}`
    breach(check, at, 'BASE_TYPE_BAD_LENGTH', `Must be ${must} in length.`)
  }
}

export function flag(check: Check, at: Path, value: unknown): undefined {
  if (value != null && typeof value !== 'boolean')
    breach(check, at, 'BOOLEAN_TYPE_PARSE', 'Must be either true or false.')
}

export function oneOf(check: Check, at: Path, value: unknown, values: readonly unknown[], optional = false): boolean {
  if ((value == null && optional) || values.includes(value)) return true
  breach(check, at, 'BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`)
  return false
}

export function integer(check: Check, at: Path, value: unknown, min: number, max: number, optional = true): undefined {
  if (value == null && optional) return
  if (!Number.isInteger(value)) return breach(check, at, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`)
  if (Number(value) < min) breach(check, at, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`)
  if (Number(value) > max) breach(check, at, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`)
}

/** The items, when it is a list of a permitted length; else nothing. */
export function list(check: Check, at: Path, value: unknown, { max, min = 0, optional }: Length): readonly unknown[] {
  if (value == null && optional) return []
  if (!Array.isArray(value)) {
    if (value == null) breach(check, at, 'BASE_TYPE_REQUIRED', 'This field is required')
    else breach(check, at, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
    return []
  }
  if (value.length <= max && value.length >= min) return value
  const must = value.length > max && min === 0 ? `${max} or fewer` : `between ${min} and ${max}`
  breach(check, at, 'BASE_TYPE_BAD_LENGTH', `Must be ${must} in length.`)
  return value
}

/** The object's fields, or a breach. */
export function object(check: Check, at: Path, value: unknown): Fields | undefined {
  if (isFields(value)) return value
  if (value == null) return breach(check, at, 'BASE_TYPE_REQUIRED', 'This field is required')
  return breach(check, at, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType')
}

/** Each key once. */
export function unique(
  check: Check,
  seen: Set<string>,
  key: unknown,
  at: Path,
  code: string,
  message: string,
): undefined {
  const name = String(key)
  if (key == null) return
  if (seen.has(name)) breach(check, at, code, message)
  seen.add(name)
}

/** A lone surrogate or a NUL cannot be stored. */
export function wellFormed(value: unknown, at: Path = []): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) {
      invalid(at, 'STRING_TYPE_INVALID', 'The string is not well-formed.')
    }
    return
  }
  if (Array.isArray(value)) for (const [n, item] of value.entries()) wellFormed(item, [...at, n])
  else if (isFields(value)) for (const [name, item] of Object.entries(value)) wellFormed(item, [...at, name])
}
