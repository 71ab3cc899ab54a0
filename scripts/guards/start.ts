/** How a concertation starts, rests and is tried out: what must not leave, be guessed, or be sent. */
import type { Guard } from './guard.ts'

const trial = ['tests/intents/process-trial.test.ts']
const codes = ['tests/intents/process-place-codes.test.ts', 'tests/rules/process-place-codes.test.ts']
const pause = ['tests/intents/process-pause.test.ts', 'tests/rules/process-pause.test.ts']
const lists = ['tests/intents/people-import.test.ts', 'tests/rules/people-import.test.ts']

export const startGuards: readonly Guard[] = [
  {
    name: 'what an exercise would tell elsewhere stays in its channel',
    file: 'src/engine/receive.ts',
    find: 'writes: await shutIn(writes, trial, speaker, o)',
    replace: 'writes',
    tests: trial,
  },
  {
    name: 'an exercise follows nobody into private messages',
    file: 'src/engine/situate.ts',
    find: 's.concertation && !isTrial(s.concertation)',
    replace: 's.concertation',
    tests: trial,
  },
  {
    name: 'the clock asks nothing of an exercise that is over',
    file: 'src/engine/ticker.ts',
    find: ` OR c."pausedUntil" >= '9999-01-01'`,
    replace: '',
    tests: trial,
  },
  {
    name: 'nobody is heard in an exercise that is over',
    file: 'src/engine/who.ts',
    find: 'found && isOver(found) ? undefined : found',
    replace: 'found',
    tests: trial,
  },
  {
    name: 'what nobody asked for waits for the end of a pause',
    file: 'src/engine/ticker.ts',
    find: 'AND c.id IS NULL ORDER BY',
    replace: 'ORDER BY',
    tests: pause,
  },
  {
    name: 'a code that joins channels ends, and serves once',
    file: 'src/process/rules/place-codes.ts',
    find: "code.state === 'shown' && code.expiresAt.getTime() > now.getTime()",
    replace: 'true',
    tests: codes,
  },
  {
    name: 'codes that join channels are not guessed',
    file: 'src/process/rules/place-codes.ts',
    find: "throw new Refusal('placeCodeTooMany'",
    replace: "void new Refusal('placeCodeTooMany'",
    tests: codes,
  },
  {
    name: 'a code that joins channels stands nowhere as it is typed',
    file: 'src/process/intents/link.ts',
    find: "untold: ['title'],",
    replace: '',
    tests: codes,
  },
  {
    name: 'who has the name of somebody is not joined to them unasked',
    file: 'src/people/rules/importing.ts',
    find: "if (reading.namesakes === 'skip' ||",
    replace: 'if (',
    tests: lists,
  },
  {
    name: 'a list of members is looked at before it is taken in',
    file: 'src/people/intents/import.ts',
    find: 'if (!confirmed) {',
    replace: 'if (false) {',
    tests: lists,
  },
]
