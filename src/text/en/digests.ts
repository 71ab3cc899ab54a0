/** What is said of digests, in English. */
import type * as source from '../fr/digests.ts'

export const intents: typeof source.intents = {}

export const buttons: typeof source.buttons = {}

export const refusals: typeof source.refusals = {}

export const words: typeof source.words = {
  digests: {},
}
