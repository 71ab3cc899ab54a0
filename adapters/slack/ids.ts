/** What our buttons, lists, inputs and windows carry, written and read back: the two sides of one notation. */
import type { Target } from '../../src/views/drawn.ts'
import type { Between } from '../../src/views/parts.ts'
import { type Pressed, pressId, readPressId } from '../../src/views/press.ts'

/** A list of choices: the post, and which list of it; each option says what it presses. */
export function pickId(post: string, index: number): string {
  return `${post}|${index}`
}

/** What an option of a list carries: the part of `pressId` behind the post, which is at most 75 characters. */
export function optionValue(target: Target): string {
  return pressId('', target).slice(1)
}

export function readPick(actionId: string, value: string): (Pressed & { readonly post: string }) | undefined {
  const at = actionId.lastIndexOf('|')
  return at < 1 ? undefined : readPressId(`${actionId.slice(0, at)}:${value}`)
}

/** A link is a button too, and Slack tells when it is pressed: nothing is to be done. */
export const linkId = (index: number): string => `link|${index}`
export const isLink = (actionId: string): boolean => /^link\|\d+$/.test(actionId)

/** The block of one input of a form: the field, which part of its text, what follows it. */
export const fieldBlock = (name: string, part = 0, between: Between = ''): string => `f|${name}|${part}${between}`
/** The block of one input of a ballot: its number in the view, the argument it fills, how it is written, which input. */
export const ballotBlock = (n: number, field: string, kind: string, input: number): string =>
  `v|${n}|${kind}|${input}|${field}`

/** One of a few choices, each a button: the post, and which of them; its block says of which ballot, its value the choice. */
export const choiceId = (post: string, index: number): string => `${post}|choice|${index}`

export function readChoice(
  actionId: string,
  blockId: string,
  value: string,
): (Pressed & { readonly post: string }) | undefined {
  const post = /^(.+)\|choice\|\d+$/.exec(actionId)?.[1]
  const ballot = readBallotBlock(blockId)
  return post === undefined || !ballot ? undefined : { post, n: ballot.n, values: { [ballot.field]: value } }
}

export function readFieldBlock(
  id: string,
): { readonly name: string; readonly part: number; readonly between: Between } | undefined {
  const found = /^f\|([^|]+)\|(\d+)([ns]?)$/.exec(id)
  return found ? { name: found[1]!, part: Number(found[2]), between: found[3] as Between } : undefined
}

export function readBallotBlock(
  id: string,
): { readonly n: number; readonly kind: string; readonly input: number; readonly field: string } | undefined {
  const found = /^v\|(\d+)\|([a-z]+)\|(\d+)\|(.+)$/.exec(id)
  return found ? { n: Number(found[1]), kind: found[2]!, input: Number(found[3]), field: found[4]! } : undefined
}

/** What a window remembers between its opening and its submission; Slack gives it back as it was. */
export type Memory = {
  readonly post: string
  readonly n: number
  /** how often it was sent back with a refusal */
  readonly again: number
  /** where it was asked for */
  readonly channel: string
  readonly kind: 'room' | 'dm'
  readonly name: string
  readonly thread?: string
  /** asked for on the person's own page */
  readonly home?: true
  /** where Slack takes an answer to the gesture that opened it */
  readonly url?: string
}

export function writeMemory(memory: Memory): string {
  return JSON.stringify(memory)
}

export function readMemory(said: string): Memory | undefined {
  try {
    const memory = JSON.parse(said) as Partial<Memory> | null
    const isOurs = typeof memory?.post === 'string' && typeof memory.n === 'number' && typeof memory.again === 'number'
    return isOurs ? (memory as Memory) : undefined
  } catch {
    return undefined
  }
}
