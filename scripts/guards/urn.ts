/** What keeps a vote by urn whole: one paper each, none lost, none twice, none in the chat. */
import type { Guard } from './guard.ts'

const tests = ['tests/intents/votes-urn.test.ts']

export const urnGuards: readonly Guard[] = [
  {
    name: 'a paper put in while the urn is counted is counted again',
    file: 'src/web/urn.ts',
    find: 'UPDATE "Poll" SET version = version + 1',
    replace: 'UPDATE "Poll" SET version = version',
    tests,
  },
  {
    name: 'a paper is put in once',
    file: 'src/web/urn.ts',
    find: `AND p.state = 'given' AND p."pollId" = poll.id`,
    replace: 'AND p."pollId" = poll.id',
    tests,
  },
  {
    name: 'whoever has voted takes no other paper',
    file: 'src/votes/intents/paper.ts',
    find: "if (taken?.state === 'spent')",
    replace: "if (taken?.state === 'lost')",
    tests,
  },
  {
    name: 'a choice typed in the chat does not go into the urn',
    file: 'src/votes/intents/cast.ts',
    find: 'if (args.choices !== undefined)\n        throw new Refusal(',
    replace: 'if (args.choices === null)\n        throw new Refusal(',
    tests,
  },
  {
    name: 'an urn is not shown live',
    file: 'src/votes/intents/open.ts',
    find: "if (args.results === 'live') throw",
    replace: "if (args.results === 'atClose') throw",
    tests,
  },
]
