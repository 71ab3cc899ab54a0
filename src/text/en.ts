/** Every sentence that we say, in English: `fr.ts` is the source, and its type makes this its exact mirror. */
import * as cli from './en/cli.ts'
import * as common from './en/common.ts'
import * as contributions from './en/contributions.ts'
import * as digests from './en/digests.ts'
import * as guide from './en/guide.ts'
import * as meetings from './en/meetings.ts'
import * as people from './en/people.ts'
import * as process from './en/process.ts'
import * as roadmap from './en/roadmap.ts'
import * as votes from './en/votes.ts'
import type { Text } from './fr.ts'

export const en: Text = {
  ...common.words,
  ...guide.words,
  ...contributions.words,
  ...process.words,
  ...meetings.words,
  ...votes.words,
  ...roadmap.words,
  ...digests.words,
  ...people.words,
  ...cli.words,
  intents: {
    ...guide.intents,
    ...contributions.intents,
    ...process.intents,
    ...meetings.intents,
    ...votes.intents,
    ...roadmap.intents,
    ...digests.intents,
    ...people.intents,
  },
  buttons: {
    ...common.words.buttons,
    ...guide.buttons,
    ...contributions.buttons,
    ...process.buttons,
    ...meetings.buttons,
    ...votes.buttons,
    ...roadmap.buttons,
    ...digests.buttons,
    ...people.buttons,
  },
  refusals: {
    ...common.words.refusals,
    ...guide.refusals,
    ...contributions.refusals,
    ...process.refusals,
    ...meetings.refusals,
    ...votes.refusals,
    ...roadmap.refusals,
    ...digests.refusals,
    ...people.refusals,
  } as Record<string, (v: never) => string>,
}
