/** What is said of sessions, in English. */
import type * as source from '../fr/meetings.ts'

export const intents: typeof source.intents = {}

export const buttons: typeof source.buttons = {}

export const refusals: typeof source.refusals = {}

export const words: typeof source.words = {
  meetings: {},
}
