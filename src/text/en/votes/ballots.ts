/** Ballots of every rule: how they are filled in, what their rule is in one sentence, what came of it. In English. */
import { formatMoney, plural } from '../../../views/format.ts'
import type * as source from '../../fr/votes/ballots.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const poll = { label: 'Poll', help: 'Its number; without it, the poll that is open here', names: ['poll'] }
const engine = { help: '', example: '', aliases: [] }

export const forWhom: typeof source.forWhom = {
  label: 'For',
  help: 'Who gave you their proxy; empty: your own vote',
  names: ['for', 'on behalf of'],
}

export const intents: typeof source.intents = {
  'ballot object': {
    verb: 'object',
    aliases: [],
    label: 'Object',
    help: 'Object, or state a reservation, with why',
    example: '/concert object The calendar leaves no time to consult our members',
    notice: 'Your reason is shown with the result, so that the proposal can be improved.',
    submit: 'Save',
    args: {
      words: { label: 'Why', help: 'What is wrong with the proposal, in a sentence or two', names: ['why', 'reason'] },
      poll,
      reservation: {
        label: 'Only a reservation',
        help: 'Yes: I consent, with this reservation; no: it is an objection',
        names: ['reservation'],
      },
      for: forWhom,
    },
  },
  'poll all voted': {
    ...engine,
    verb: 'all-voted',
    label: 'End of a poll in which all voted',
    args: { concertation: { label: '', help: '' }, poll: { label: '', help: '' } },
  },
}

export const buttons: typeof source.buttons = {
  objectBallot: 'Object',
  reserveBallot: 'Consent with a reservation',
}

export const refusals: typeof source.refusals = {
  objectionWithoutWords: () =>
    'An objection says why: it is what moves the proposal forward. Write for example “objection: the delay is too short”.',
  wordsAreForReserves: () =>
    'Only a reservation or an objection says why. Write “reservation: …” or “objection: …” with your reason, or your answer alone.',
  consentNotInUrn: () =>
    'An objection says why, and a paper in an urn says choices alone. Open this poll by consent as “confidential” or “public”.',
  objectionIsForConsent: (v) =>
    `Poll no. ${v.number} is not a vote by consent: there is no objection to make. Vote with its answers.`,
  tooFewDots: (v) =>
    `You placed ${n(v.count, 'dot', 'dots')}; this poll asks for at least ${v.min}. Add some, or vote blank.`,
  tooFewChoices: (v) =>
    `You made ${n(v.count, 'choice', 'choices')}; this poll asks for at least ${v.min}. Add some, or vote blank.`,
  noSuchGrade: (v) =>
    `I did not understand “${v.text}”. Give each option a grade, for example “1: good, 2: acceptable”. Grades: ${v.grades}.`,
  gradeTwice: (v) => `“${v.option}” has two grades. Keep one.`,
  gradeMissing: (v) => `“${v.option}” has no grade: this poll asks for one for each option.`,
  noSuchRank: (v) =>
    `“${v.choice}” is none of the options. Rank their numbers, the first one first, for example “2 > 1 > 3”.`,
  rankedTwice: (v) => `“${v.option}” is in your ranking twice. Keep one.`,
  noEqualRanks: () =>
    'This election asks for an order without equals: give each candidate a rank of their own, for example “2 > 1 > 3”. What you do not rank gets nothing.',
  budgetIsForShares: () =>
    'A budget goes with the form “budget”, where each option has a cost. Take the budget away, or choose that form.',
  optionWithoutCost: (v) =>
    `“${v.option}” has no cost. Write each option on a line, for example “Bicycle workshop = 4,000”; of those that are there already, their number is enough: “1 = 4,000”.`,
  budgetMissing: () => 'The budget is missing: say how much there is to share out, for example “budget: 20,000”.',
  optionAboveBudget: (v) =>
    `“${v.option}” costs more than the budget (${formatMoney(v.budget, 'en')}). Lower its cost, take it away, or raise the budget.`,
  budgetForAll: (v) =>
    `The budget (${formatMoney(v.budget, 'en')}) pays for everything (${formatMoney(v.all, 'en')}): there is nothing to choose.`,
  leastAboveMost: (v) =>
    `At least ${v.least} cannot be asked for where ${v.most} at most are allowed. Change one of them.`,
  seatWithoutOrganisation: () =>
    'Here each organisation has one vote, and I do not know which one is yours. Say it with “/concert organisation”, then vote.',
  voterWithoutCollege: () =>
    'This poll is counted by college, and your organisation is in none of its colleges. Say your organisation with “/concert organisation”, or ask the coordination to add it to a college.',
}

/** By how many there are, worst first. */
const grades: typeof source.votes.grades = {
  5: ['reject', 'poor', 'acceptable', 'good', 'very good'],
  6: ['reject', 'poor', 'acceptable', 'fairly good', 'good', 'very good'],
  7: ['reject', 'poor', 'acceptable', 'fairly good', 'good', 'very good', 'excellent'],
}
const gradeNames: Readonly<Record<number, readonly string[]>> = grades

export const votes: typeof source.votes = {
  consent: ['I consent', 'I consent, with a reservation', 'Objection', 'I stand aside'],
  consentNames: [
    ['i consent', 'consent', 'yes', 'agreed'],
    ['i consent, with a reservation', 'reservation', 'with a reservation'],
    ['objection', 'i object'],
    ['i stand aside', 'stand aside', 'aside', 'abstention'],
  ],
  grades,
  graded: (option, grade) => `${option}: ${grade}`,
  withWords: (choice, words) => `${choice} (“${words}”)`,
  costs: (cost) => `cost: ${formatMoney(Number(cost), 'en')}`,
  ruleConsent:
    'The proposal is adopted if no objection is left. An objection says why; it can be lifted, or taken into a new version.',
  ruleJudgment: (seats) =>
    `Give each option a grade. ${seats === 1 ? 'The one wins' : `The ${seats} win`} whose majority grade is the best: at least half of the votes give this grade or a better one.`,
  missingGrade: {
    worst: 'Without a grade, an option counts as “reject”.',
    excluded: 'An option without a grade is not judged by that ballot.',
    invalid: 'Each option must be given a grade.',
  },
  ruleRanking: (seats) =>
    `Rank the options. ${seats === 1 ? 'The one wins that' : `The ${seats} win that`} a majority prefers to each of the others, two by two (Condorcet-Schulze). What is not ranked comes last.`,
  ruleOtherwise: (option) => `An option that does not beat “${option}” is not retained.`,
  ruleShares: (budget) =>
    `Choose all that you support. The budget of ${formatMoney(Number(budget), 'en')} is shared out equally among voters: an option is retained when its supporters can pay for it together.`,
  ruleElection: (seats) =>
    `Rank the candidates. ${n(seats, 'seat is', 'seats are')} filled by single transferable vote: what is of no more use to one passes to the next on your list.`,
  chartUnits: {
    dots: 'dots',
    judgment: 'grades',
    ranking: 'duels won',
    election: 'first choices',
    shares: 'supporters',
  },
  quorumMissed: 'Not valid: the quorum was not reached. The figures are given for information.',
  collegeMissing: 'Not valid: a college did not vote. The figures are given for information.',
  consented: (decides, adopted, consents, reservations, objections, aside) => {
    const left = n(objections, 'objection is left', 'objections are left')
    const no = decides ? `Not adopted: ${left}` : `Unfavourable opinion: ${left}`
    const yes = decides ? 'Adopted by consent' : 'Favourable opinion, by consent'
    const parts = [
      n(consents, 'consents', 'consent'),
      reservations > 0 && n(reservations, 'reservation', 'reservations'),
      aside > 0 && n(aside, 'stands aside', 'stand aside'),
    ]
    return `${adopted ? yes : no} (${parts.filter(Boolean).join(', ')}).`
  },
  objected: (kind, words, name) =>
    `${name === undefined ? kind : `${name}, ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`}: “${words}”`,
  ballotsTold: 'ballots are published with the result, without names',
  audienceTold:
    'So that anybody can count again, ballots are published with the result, without names and in no order. A ballot that nobody else fills in the same way may let its author be guessed.',
  evenly: (inFavour, against) => `As many for as against (${inFavour} and ${against}): to be settled.`,
  seenByNobodyButWords: 'neither the other participants nor the facilitators; your reason is shown, without your name',
  votingFor: (name) => `You vote for ${name}, who gave you their proxy.`,
  inTheNameOf: 'On behalf of',
  funded: (names, _count, cost, budget) =>
    `Retained: ${names} (${formatMoney(cost, 'en')} of ${formatMoney(budget, 'en')}).`,
  elected: (names) => `Elected: ${names}.`,
  majorityGrade: (names, grade) => `The winner is ${names}, with the majority grade “${grade}”.`,
  withGrade: (option, grade) => `${option} (“${grade}”)`,
  beatsAll: 'A majority prefers it to each of the others, two by two.',
  beatsMost: 'None beats all the others, two by two: the strongest majorities decide (Schulze).',
  grade: (grade, of) => `grade “${gradeNames[of]?.[grade] ?? grade}”`,
  duels: (count) => n(count, 'duel won', 'duels won'),
  backers: (count) => n(count, 'supporter', 'supporters'),
  firstChoices: (count) => n(count, 'first choice', 'first choices'),
  noGrade: 'no grade',
  retainedOne: (option) => `${option} (retained)`,
  sharesTable: {
    caption: 'What is retained, in order',
    option: 'Option',
    cost: 'Cost',
    backers: 'Supporters',
    bought: 'Retained',
    yes: 'yes',
    no: 'no',
  },
  duelsTable: {
    caption: 'Duels: how many prefer the option of the line to that of the column',
    option: 'Option',
  },
  round: (number) => `round ${number}`,
  electionUnit: 'votes, round after round',
  electionTable: {
    caption: 'Rounds of the count',
    option: 'Candidate',
    first: 'First choices',
    last: 'At the end',
    fate: 'Result',
    electedAt: (round) => `elected in round ${round}`,
    outAt: (round) => `out in round ${round}`,
    stayed: 'not elected',
  },
}
