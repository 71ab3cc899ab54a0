/** What is said of digests, in French. */
import type { IntentWords } from '../words.ts'

export const intents = {} satisfies Record<string, IntentWords>

export const buttons = {}

export const refusals = {}

export const words = {
  digests: {},
}
