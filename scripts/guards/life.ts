/** The life of a vote: nothing of it is lost in silence, and nobody chooses what was to be told apart otherwise. */
import type { Guard } from './guard.ts'

const life = ['tests/intents/votes-life.test.ts']
const ties = ['tests/intents/votes-ties.test.ts']
const rules = ['tests/rules/votes-life.test.ts']
const model = ['tests/model/votes.test.ts']

export const lifeGuards: readonly Guard[] = [
  {
    name: 'a ballot at the moment when the vote is replaced is told of, or refused',
    file: 'src/votes/cancelling.ts',
    find: "...(poll.state === 'open' ? [seal(poll, box, context)] : []),",
    replace: '',
    tests: life,
  },
  {
    name: 'nobody answers a vote that is only announced',
    file: 'src/votes/rules/ballot.ts',
    find: "  if (poll.state === 'announced')\n    throw",
    replace: "  if (poll.state === 'announcing')\n    throw",
    tests: life,
  },
  {
    name: 'an announced vote that was put back is not opened by its undo',
    file: 'src/votes/cancelling.ts',
    find: "stageIn(lines) === 'announced' ? 'announced' : 'open'",
    replace: "'open'",
    tests: life,
  },
  {
    name: 'away from its opening to its end, a vote is not said to have found nothing',
    file: 'src/votes/intents/start.ts',
    find: 'if (poll.closesAt && poll.closesAt <= now) {',
    replace: 'if (poll.closesAt && poll.closesAt > now && poll.closesAt <= now) {',
    tests: life,
  },
  {
    name: 'what an order does not name is decided by nobody',
    file: 'src/votes/counting.ts',
    find: 'return open.length === 0 ? found',
    replace: 'return open.length >= 0 ? found',
    tests: ties,
  },
  {
    name: 'a tie left open is one of which some went first and others not, all unnamed',
    file: 'src/votes/rules/settling.ts',
    find: 'before > 0 && before < unnamed.length',
    replace: 'before > 0',
    tests: rules,
  },
  {
    name: 'only whoever presides says what is theirs to say',
    file: 'src/votes/presiding.ts',
    find: "throw new Refusal('chairPresides'",
    replace: "void new Refusal('chairPresides'",
    tests: ties,
  },
  {
    name: 'where a lot was promised nobody chooses',
    file: 'src/votes/presiding.ts',
    find: "throw new Refusal('settledByLot'",
    replace: "void new Refusal('settledByLot'",
    tests: ties,
  },
  {
    name: 'a vote whose lot was drawn is not opened again',
    file: 'src/votes/intents/reopen.ts',
    find: "throw new Refusal('lotIsDrawn'",
    replace: "void new Refusal('lotIsDrawn'",
    tests: ties,
  },
  {
    name: 'an end is not taken back over the word of whoever presides',
    file: 'src/votes/intents/reopen.ts',
    find: 'if (args.closed !== undefined) undoable(poll, false)',
    replace: '',
    tests: ties,
  },
  {
    name: 'equals that were told apart stay so once that was validated',
    file: 'src/votes/intents/unsettle.ts',
    find: 'if (args.cancelled !== true) undoable(poll, true, args.named)',
    replace: 'if (args.cancelled !== true) void undoable',
    tests: ties,
  },
  {
    name: 'the head that is said is that of the log as it is kept',
    file: 'src/votes/log.ts',
    find: '      number += 1\n',
    replace: '      number += 2\n',
    tests: ties,
  },
  {
    name: 'what follows from a vote waits until it is validated',
    file: 'src/votes/concluding.ts',
    find: 'if (awaitsValidation(poll)) {',
    replace: "if (awaitsValidation(poll) && by === 'nobody') {",
    tests: ties,
  },
  {
    name: 'options added at the same moment have each their place',
    file: 'src/votes/growing.ts',
    find: "update('Poll', poll, { ...change, ...hash }),",
    replace: '',
    tests: ties,
  },
  {
    name: 'a lot goes by the order that anybody can work out',
    file: 'src/votes/tally/ties.ts',
    find: 'drawn.sort((a, b) => (a.hash < b.hash ? -1 : 1))',
    replace: 'drawn.sort((a, b) => (a.hash < b.hash ? 1 : -1))',
    tests: model,
  },
  {
    name: 'a lot is drawn by the log as it was',
    file: 'src/votes/counting.ts',
    find: 'seed: lotSeed(poll.secret, head)',
    replace: 'seed: lotSeed(poll.secret, head.slice(1))',
    tests: model,
  },
  {
    name: 'a validation that is taken back is gone',
    file: 'src/votes/intents/unvalidate.ts',
    find: 'const change = { validatedAt: null }',
    replace: 'const change = {}',
    tests: model,
  },
  {
    name: 'what was refused waits to be validated again when that is taken back',
    file: 'src/votes/settling.ts',
    find: '    validatedAt: null,\n',
    replace: '    validatedAt: poll.closedAt,\n',
    tests: model,
  },
  {
    name: 'an option that was taken back is the same when it comes again',
    file: 'src/votes/rules/life.ts',
    find: 'return labels[same] ?? label',
    replace: 'return label',
    tests: rules,
  },
  {
    name: 'an option that was taken back leaves the running picture',
    file: 'src/votes/rules/pictures.ts',
    find: '!gone.includes(at) ||',
    replace: 'gone.length >= 0 ||',
    tests: model,
  },
  {
    name: 'equals of a budget that the count does not tell are all named',
    file: 'src/votes/rules/settling.ts',
    find: 'return rest.length > 1 ? rest : []',
    replace: 'return rest.length > 99 ? rest : []',
    tests: rules,
  },
]
