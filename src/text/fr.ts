/** Every sentence that we say, in French: the source. Written with ordinary spaces; `spaced` puts the others. */
import * as cli from './fr/cli.ts'
import * as common from './fr/common.ts'
import * as contributions from './fr/contributions.ts'
import * as digests from './fr/digests.ts'
import * as guide from './fr/guide.ts'
import * as meetings from './fr/meetings.ts'
import * as people from './fr/people.ts'
import * as process from './fr/process.ts'
import * as roadmap from './fr/roadmap.ts'
import * as votes from './fr/votes.ts'
import { spaced } from './words.ts'

const source = {
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
  /** One sentence that says what to do. What the person typed is given back below it. */
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

export type Text = typeof source
export const fr: Text = spaced(source)
