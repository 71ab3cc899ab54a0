/** What the file of a result must not tell, and what must not pass in it. */
import type { Guard } from './guard.ts'

const result = ['tests/rules/tally-result.test.ts']
const tables = ['tests/rules/tally-tables.test.ts']

export const resultGuards: readonly Guard[] = [
  {
    name: 'ballots of a confidential vote are not told where sums will do',
    file: 'src/votes/files/result.ts',
    find: "publish === 'tables' && hasTable(definition) ? tablesOf(count)",
    replace: 'false ? tablesOf(count)',
    tests: result,
  },
  {
    name: 'a college of fewer than five ballots is not told',
    file: 'src/votes/files/result.ts',
    find: "publish === 'tables' ? smallColleges(result) : []",
    replace: '[]',
    tests: result,
  },
  {
    name: 'figures that weigh colleges are not told where one is small',
    file: 'src/votes/tally/withheld.ts',
    find: '.filter(([name]) => ofPersons.includes(name))',
    replace: '',
    tests: result,
  },
  {
    name: 'of fewer than five in all, figures are not told',
    file: 'src/votes/tally/withheld.ts',
    find: 'if (turnout.voters < leastBallots) return',
    replace: 'if (turnout.voters < 0) return',
    tests: result,
  },
  {
    name: 'the first counter refuses sums that no ballots give',
    file: 'src/votes/tally/count.ts',
    find: ' || !fits(definition, sums)) throw',
    replace: ') throw',
    tests: tables,
  },
  {
    name: 'the second counter refuses sums that no ballots give',
    file: 'src/votes/recount/poll.ts',
    find: '    checkSums(definition, sums)\n',
    replace: '',
    tests: tables,
  },
  {
    name: 'a result file is written in one way only',
    file: 'src/votes/files/result.ts',
    find: "if (`${canonicalOr(file)}\\n` !== text) flaws.push('form')",
    replace: '',
    tests: result,
  },
  {
    name: 'the hash of a result is looked at',
    file: 'src/votes/files/result.ts',
    find: "if (hash !== sha256(canonicalOr(body))) flaws.push('hash')",
    replace: '',
    tests: result,
  },
  {
    name: 'what is told of a withheld result may not contradict itself',
    file: 'src/votes/files/result.ts',
    find: "contradicts({ definition, breaking } as Known, withheld, told.data) ? 'result' : undefined",
    replace: 'undefined',
    tests: result,
  },
  {
    name: 'there is one receipt per ballot, each once',
    file: 'src/votes/files/result.ts',
    find: 'receipts.every((hash, at) => at === 0 || receipts[at - 1]! < hash)',
    replace: 'true',
    tests: result,
  },
  {
    name: 'a lot is drawn with the secret that was promised',
    file: 'src/votes/tally/lots.ts',
    find: 'commitmentOf(seed.slice(0, at)) === commitment && ',
    replace: '',
    tests: result,
  },
  {
    name: 'a lot is drawn with the log of its vote',
    file: 'src/votes/tally/lots.ts',
    find: ' && seed.slice(at + 1) === head',
    replace: '',
    tests: result,
  },
]
