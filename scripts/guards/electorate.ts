/** Nobody votes who may not, nor twice, nor for more people than the statutes allow. */
import type { Guard } from './guard.ts'

const rules = ['tests/rules/votes-proxies.test.ts']
const joining = ['tests/rules/people-joining-votes.test.ts']
const proxies = 'src/votes/rules/proxies.ts'
const roll = 'src/votes/rules/roll.ts'
const joined = 'src/people/rules/joining-votes.ts'

export const electorateGuards: readonly Guard[] = [
  {
    name: 'electorate: proxies beyond the cap do not serve',
    file: proxies,
    find: 'fresh.slice(0, Math.max(0, most - used.length))',
    replace: 'fresh',
    tests: rules,
  },
  {
    name: 'electorate: no chain of proxies',
    file: proxies,
    find: '!givers.has(holderId)',
    replace: 'givers.size >= 0 || holderId',
    tests: rules,
  },
  {
    name: 'electorate: a proxy stays in its college where the terms ask for it',
    file: proxies,
    find: 'terms.proxies?.sameCollege && giver',
    replace: 'false && giver',
    tests: rules,
  },
  {
    name: 'electorate: whoever attends needs nobody to vote for them',
    file: proxies,
    find: ' && cameAt(giverId) === undefined',
    replace: '',
    tests: rules,
  },
  {
    name: 'electorate: whoever voted is voted for by nobody else',
    file: proxies,
    find: 'ballotOf(box, known.get(giverId)) === undefined)',
    replace: 'known.has(giverId))',
    tests: rules,
  },
  {
    name: 'electorate: guests do not vote',
    file: roll,
    find: "if (guest) return 'guestsDoNotVote'",
    replace: '',
    tests: rules,
  },
  {
    name: 'electorate: whoever is not on the roll does not vote',
    file: roll,
    find: "if (!enrolled) return 'notEnrolled'",
    replace: '',
    tests: rules,
  },
  {
    name: 'electorate: a ballot of somebody who is joined to another is told to the log',
    file: joined,
    find: 'events: isCounted ? [gone, ballot] : []',
    replace: 'events: []',
    tests: joining,
  },
  {
    name: 'electorate: joining two persons leaves an organisation its ballot',
    file: joined,
    find: 'if (mine.seatId !== null) {',
    replace: 'if (mine.seatId === undefined) {',
    tests: joining,
  },
]
