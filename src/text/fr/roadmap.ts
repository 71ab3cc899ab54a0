/** What is said of actions and their roadmaps, in French. */
import type { IntentWords } from '../words.ts'

export const intents = {} satisfies Record<string, IntentWords>

export const buttons = {}

export const refusals = {}

export const words = {
  roadmap: {},
}
