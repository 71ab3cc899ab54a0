/** What is said of counting votes from files, in English. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const line = (at: number) => (at > 0 ? `Line ${at}: ` : '')
export const tally = {
  command: {
    verb: 'tally FILE [--rule NAME] [--seats NUMBER] [--json]',
    help: 'Counts a vote from a file of ballots',
    more: 'Files: ours, which name their rule, and .blt, .pb, .soc, .soi, .toc, .toi, .csv. Rules: decision, consent, single, approval, dots, majority-judgment, schulze, equal-shares, stv. The last option writes the whole result, which verify counts again: send it to a file.',
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
  },
  fault: (at: number, why: string) => `${line(at)}${at > 0 ? why : why.charAt(0).toUpperCase() + why.slice(1)}`,
  verify: {
    intact: (ballots: number) => `Counted again: ${n(ballots, 'ballot', 'ballots')}, same result.`,
    hash: (sha256: string) => `Hash: ${sha256}. Compare it to the one that was published.`,
    broken: 'This result file was changed or damaged:',
    why: {
      unreadable: 'it is no readable file of a vote any more',
      form: 'it is not written as the result of a vote has to be',
      hash: 'the hash does not fit the content',
      uncountable: 'a ballot is none of those that the rule knows',
      result: 'the result that is written is not the one that the ballots give',
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
}
