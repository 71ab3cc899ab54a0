/** What is said of counting votes from files, in English. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const line = (at: number) => (at > 0 ? `Line ${at}: ` : '')
export const tally = {
  command: {
    verb: 'tally FILE [--rule NAME] [--seats NUMBER] [--tables] [--json]',
    help: 'Counts a vote from a file of ballots',
    more: 'Files: ours, which name their rule, and .blt, .pb, .soc, .soi, .toc, .toi, .csv. Rules: decision, consent, single, approval, dots, majority-judgment, schulze, equal-shares, stv. The last option writes the whole result, which verify counts again: send it to a file. With --tables, sums take the place of ballots, and nothing is told by college where one has fewer than five ballots.',
  },
  rules: {
    decision: 'Decision: for, against, abstention.',
    consent: 'Consent: adopted when no objection stands.',
    single: 'Single choice: what is chosen most wins.',
    approval: 'Approval: what most people approve of wins.',
    dots: 'Dots: what receives most points wins.',
    'majority-judgment': 'Majority judgment: the best median grade wins.',
    schulze: 'Ranking (Condorcet-Schulze): what beats all others one by one, directly or step by step, wins.',
    'equal-shares': 'Equal shares: everybody has the same part, and spends it with those who support the same.',
    stv: 'Single transferable vote: votes that are too many, or lost, go to the next choice.',
  },
  turnout: (voters: number, expressed: number) =>
    `${n(voters, 'ballot', 'ballots')}, of which ${n(expressed, 'expresses a choice', 'express a choice')}.`,
  outcome: {
    won: 'Result:',
    adopted: 'Adopted.',
    rejected: 'Not adopted.',
    tied: 'Tied: somebody has to say which.',
    none: 'No result: nobody expressed a choice that counts.',
    invalid: 'Not valid: the quorum was missed, or a college did not vote.',
  },
  answers: {
    for: 'for',
    against: 'against',
    abstention: 'abstention',
    consent: 'consent',
    reservation: 'with a reservation',
    objection: 'objection',
    aside: 'stand aside',
  },
  winner: (place: number, option: string) => `${place}. ${option}`,
  tied: (options: string) => `Tied: ${options}`,
  order: (tiers: string) => `Order: ${tiers}.`,
  figure: (option: string, count: string) => `- ${option}: ${count}`,
  broken: (by: 'chair' | 'lot', chosen: string) =>
    by === 'chair' ? `The chair chose: ${chosen}.` : `By lot: ${chosen}.`,
  hash: (sha256: string) => `Hash of the result: ${sha256}`,
  faults: {
    empty: () => 'This file is empty.',
    kind: (what: string) =>
      `I do not read files of this kind (${what}). Give the file of a result, or a .blt, .pb, .soc, .soi, .toc, .toi or .csv.`,
    syntax: (what: string) => `this cannot be read in this format${what === '' ? '' : `: ${what}`}.`,
    field: (what: string) => `“${what}” is missing, or is not what is expected.`,
    number: (what: string) => `a number is expected instead of “${what}”.`,
    option: (what: string) => `“${what}” is none of the options of this file.`,
    twice: (what: string) => `“${what}” is twice on the same ballot.`,
    incomplete: (what: string) => `this format wants a complete ranking; ${what} are missing.`,
    equals: () => 'this format wants no equals on a ballot.',
    names: (what: string) => `the names of the options are not all there, or not in their place (${what}).`,
    ending: () => 'this ballot does not end, or the file was cut.',
    column: (what: string) => `the column ${what} is missing.`,
    cell: (what: string) => `I do not understand “${what}” in this column.`,
    rule: (what: string) => `these ballots cannot be counted by this rule (${what}).`,
    needs: (what: string): string =>
      what === 'rule'
        ? 'Say which rule: --rule decision, consent, single, approval, dots, majority-judgment, schulze, equal-shares or stv.'
        : what === 'json'
          ? 'This file says by itself how many seats there are: leave --seats out.'
          : 'Say how many seats there are, as a whole number: --seats 3.',
    ballot: (what: string) => ballots[what as keyof typeof ballots] ?? `this ballot does not count (${what}).`,
    definition: (what: string) => `The definition of the vote is not complete, or does not fit together: ${what}.`,
    withheld: (what: string) =>
      `This result does not tell its ballots, since fewer than five were put in there: ${what}. It cannot be counted again.`,
  },
  withheld: (colleges: string) =>
    `Not to be published by college, since fewer than five voted there: ${colleges}. The file with --tables leaves it out.`,
  fault: (at: number, why: string) => `${line(at)}${at > 0 ? why : why.charAt(0).toUpperCase() + why.slice(1)}`,
  verify: {
    noResult: 'A receipt is looked for in the result of a vote; this file is none, or none any more.',
    intact: (ballots: number) => `Counted again: ${n(ballots, 'ballot', 'ballots')}, same result.`,
    hash: (sha256: string) => `Hash: ${sha256}. Compare it to the one that was published.`,
    asked: (sha256: string) =>
      `Hash of the definition: ${sha256}. Compare it to the one that was said when the vote opened.`,
    withheld: (ballots: number, colleges: string) =>
      `Not changed: ${n(ballots, 'ballot', 'ballots')}. NOT counted again: fewer than five voted in ${colleges}, so nothing is told by college. What is told does not contradict itself.`,
    chosen: 'Equals were drawn by lot, but nothing was promised before: nobody can check that this lot was not chosen.',
    receipt: {
      counted: (paper: string) =>
        paper === ''
          ? 'Your blank ballot is among those that counted.'
          : `Your ballot is among those that counted: ${paper}`,
      listed: 'This receipt is in the list of those that counted.',
      absent:
        'This receipt is NOT in the list. Look at the code and the ballot again, letter by letter; if they are right, tell those who organised the vote.',
      none: 'This result lists no receipts: a ballot cannot be found in it.',
      ballot:
        'This result does not tell its ballots: give yours too, behind --ballot and between quotes, as it stands on your receipt.',
    },
    broken: 'This result file was changed or damaged:',
    why: {
      unreadable: 'it is no readable file of a vote any more',
      form: 'it is not written as the result of a vote has to be',
      hash: 'the hash does not fit the content',
      uncountable: 'a ballot is none of those that the rule knows',
      table: 'the sums contradict themselves: no ballots of this vote give them',
      result: 'the result that is written is not the one that the ballots give',
      receipts: 'there is not one receipt per ballot, each once and in order',
      lot: 'the lot was not drawn with the secret that was promised and the log of this vote',
    },
  },
}

const ballots = {
  ballot: 'this ballot is not written as this rule wants it.',
  choice: 'this ballot chooses an option that does not exist.',
  twice: 'an option is twice on this ballot.',
  order: 'the options of this ballot are not in order.',
  tooMany: 'this ballot chooses more than is allowed.',
  tooFew: 'this ballot chooses fewer than is asked for.',
  grade: 'this ballot gives a grade that does not exist.',
  tie: 'this rule wants no equals on a ballot.',
  count: 'this number of ballots is not possible.',
  college: 'this college is not in the definition of the vote.',
  roll: 'the roll does not say what is needed to count.',
  table: 'no ballots of this rule give these sums.',
}
