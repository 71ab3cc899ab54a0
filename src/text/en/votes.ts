/** What is said of votes, in English. */
import type * as source from '../fr/votes.ts'

export const intents: typeof source.intents = {}

export const buttons: typeof source.buttons = {}

export const refusals: typeof source.refusals = {}

export const words: typeof source.words = {
  votes: {},
}
