/** What is said of actions and their roadmaps, in English. */
import type * as source from '../fr/roadmap.ts'

export const intents: typeof source.intents = {}

export const buttons: typeof source.buttons = {}

export const refusals: typeof source.refusals = {}

export const words: typeof source.words = {
  roadmap: {},
}
