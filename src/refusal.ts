/** The one expected error: what a rule says when it does not allow something. Its words live in `src/text`. */
import type { Call } from './views/view.ts'

/** A way out offered with a refusal: `label` is a key of `text.buttons`. */
export type WayOut = { readonly label: string; readonly call: Call }

export class Refusal extends Error {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
  readonly waysOut: readonly WayOut[]
  /** the argument that is to be given otherwise */
  readonly field: string | undefined
  constructor(
    key: string,
    values: Readonly<Record<string, string | number>> = {},
    waysOut: readonly WayOut[] = [],
    field?: string,
  ) {
    super(key)
    this.key = key
    this.values = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, whole(value)]))
    this.waysOut = waysOut
    this.field = field
  }

  /** The same, of this argument. */
  at(field: string): Refusal {
    return new Refusal(this.key, this.values, this.waysOut, field)
  }
}

/** What was typed may have been cut for the sentence: half a character at the cut is left out. */
function whole(value: string | number): string | number {
  return typeof value === 'string' ? value.replace(/\p{Cs}/gu, '') : value
}
