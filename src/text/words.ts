/** The shape of the words of an intent, and French spacing put in once for everything we say. */
import { spaceFr } from '../views/format.ts'

export type ArgumentWords = {
  readonly label: string
  readonly help: string
  /** other names under which it may be typed */
  readonly names?: readonly string[]
  readonly options?: Readonly<Record<string, string>>
  /** other words that people type for an option, by its value */
  readonly said?: Readonly<Record<string, readonly string[]>>
}

export type IntentWords = {
  readonly verb: string
  readonly aliases: readonly string[]
  readonly label: string
  /** at most 50 characters: Discord shows no more in a narrow window */
  readonly help: string
  readonly example: string
  /** who will see it, whom it notifies */
  readonly notice?: string
  readonly submit?: string
  readonly args: Readonly<Record<string, ArgumentWords>>
}

type Words = string | ((...values: never[]) => unknown) | readonly Words[] | { readonly [key: string]: Words }

/** The same words with the non-breaking spaces that French puts before `; : ! ? »` and after `«`. */
export function spaced<T>(words: T): T {
  return respace(words as Words) as T
}

function respace(words: Words): unknown {
  if (typeof words === 'string') return spaceFr(words)
  if (typeof words === 'function') return (...values: never[]) => respaceSaid(words(...values))
  if (Array.isArray(words)) return words.map(respace)
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      (key === 'verb' && typeof value === 'string') || key === 'aliases' ? value : respace(value),
    ]),
  )
}

/** What a sentence gives: text, or pieces of it. What people wrote stands in `em`, `code` and `strong`, and is left alone. */
function respaceSaid(said: unknown): unknown {
  if (typeof said === 'string') return spaceFr(said)
  if (Array.isArray(said)) return said.map((piece) => (typeof piece === 'string' ? spaceFr(piece) : piece))
  return said
}
