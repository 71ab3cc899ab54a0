/**
 * What our buttons, lists and windows carry in their `custom_id`, written and read back: the two sides of one notation. A
 * mark says beforehand that a press is answered by a window, because Discord takes a window as the first answer only.
 */
import type { Target } from '../../src/views/drawn.ts'
import type { Between } from '../../src/views/parts.ts'
import { type Pressed, pressId, readPressId } from '../../src/views/press.ts'
import { kit } from './limits.ts'

export type PostPress = Pressed & { readonly post: string }
/** `opens`: answered by a window; `step`: which part of a long form, from 0. */
export type Read = { readonly press: PostPress; readonly opens: boolean; readonly step: number }

const opening = /^f(\d{0,2})\|/

export function buttonId(post: string, target: number | Target, opens: boolean, step = 0): string {
  return `${opens ? `f${step === 0 ? '' : step}|` : ''}${pressId(post, target)}`
}

/** Sends a form as it is, with what was given so far. */
export function asItIsId(post: string): string {
  return `g|${post}`
}

export function readButton(id: string): Read | undefined {
  if (id.startsWith('g|')) return { press: { post: id.slice(2), n: 0, values: {} }, opens: false, step: 0 }
  const found = opening.exec(id)
  const press = readPressId(found ? id.slice(found[0].length) : id)
  return press && { press, opens: found !== null, step: Number(found?.[1] || 0) }
}

/** A list of choices: the post, and which list of it; each option says what it presses. */
export function pickId(post: string, index: number): string {
  return `s|${post}|${index}`
}

export function optionValue(target: Target, opens: boolean): string {
  return `${opens ? 'f|' : ''}${pressId('', target).slice(1)}`
}

export function readPick(id: string, value: string): Read | undefined {
  const post = /^s\|(.+)\|\d+$/.exec(id)?.[1]
  if (post === undefined) return undefined
  const opens = value.startsWith('f|')
  const press = readPressId(`${post}:${opens ? value.slice(2) : value}`)
  return press && { press, opens, step: 0 }
}

/** A ballot answered where it stands: its post, its number, the argument it fills, and (of a button) what it answers. */
export function voteId(post: string, n: number, field: string, answer?: string): string {
  return answer === undefined ? `v|${post}|${n}|${field}` : `v|${post}|${n}|${field}|${answer}`
}

export function readVote(id: string, chosen: readonly string[]): PostPress | undefined {
  const found = /^v\|([^|]+)\|(\d{1,4})\|([^|]+)(?:\|(.+))?$/.exec(id)
  if (!found) return undefined
  const answer = found[4] ?? chosen.join(', ')
  return { post: found[1]!, n: Number(found[2]), values: { [found[3]!]: answer } }
}

/** A ballot answered in a window, in steps; `sofar` holds what was given before, two letters for each option. */
export type BallotStep = {
  readonly post: string
  readonly n: number
  readonly step: number
  readonly sofar: string
}

export function ballotId({ post, n, step, sofar }: BallotStep): string {
  return `b|${post}|${n}|${step}|${sofar}`
}

export function readBallotId(id: string): BallotStep | undefined {
  const found = /^b\|([^|]+)\|(\d{1,4})\|(\d{1,2})\|([0-9a-z]*)$/.exec(id)
  return found ? { post: found[1]!, n: Number(found[2]), step: Number(found[3]), sofar: found[4]! } : undefined
}

/** The window of a form: its post, which step of how many; and the window of a ballot, which says what it asked. */
export type FormStep = { readonly post: string; readonly step: number; readonly of: number }

export function formId({ post, step, of }: FormStep): string {
  return `m|${post}|${step}|${of}`
}

export function readFormId(id: string): FormStep | undefined {
  const found = /^m\|([^|]+)\|(\d{1,2})\|(\d{1,2})$/.exec(id)
  return found ? { post: found[1]!, step: Number(found[2]), of: Number(found[3]) } : undefined
}

/** One input: the field, which part of its text, what follows it. */
export function inputId(name: string, part = 0, between: Between = ''): string {
  return `${name}|${part}${between}`
}

export function readInput(
  id: string,
): { readonly name: string; readonly part: number; readonly between: Between } | undefined {
  const found = /^([^|]+)\|(\d)([ns]?)$/.exec(id)
  return found ? { name: found[1]!, part: Number(found[2]), between: found[3] as Between } : undefined
}

export function fitsId(id: string): boolean {
  return id.length > 0 && id.length <= kit.id
}
