/** What is agreed on for a vote besides its question: quorum, colleges, proxies, who presides; and statutes. In English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/votes/agreed.ts'
import { examples, words } from './agreed-words.ts'

export { intents } from './agreed-asked.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const buttons: typeof source.buttons = {
  pollRules: 'Rules',
  bodyStatutes: 'Rules of the statutes',
}

export const refusals: typeof source.refusals = {
  ruleUnknown: (v) => `I did not understand the rule “${v.text}”. Write one rule per line, for example “${v.example}”.`,
  ruleNotUnderstood: (v) => `I did not understand “${v.text}”. Write for example “${v.example}”.`,
  ruleTwice: (v) => `This rule is said twice: “${v.text}”. Keep one.`,
  presenceNeedsSession: () =>
    'I know who is present only while a meeting is open. Open the meeting, then the poll; or count those who vote, for example “quorum: 1/2 of those enrolled, voters”.',
  collegesWithConsent: () =>
    'Consent is given by each person: it is not weighed by college. Take the colleges away, or choose the form “decision”.',
  collegesWithElection: () =>
    'A transferable vote is counted without colleges. Take the colleges away, or open one election per college.',
  eachCollegeIsForDecisions: () =>
    'A majority in each college is asked for to adopt a text. Choose the form “decision”, or take this rule away.',
  majorityModeHasOneSeat: () =>
    'Where a college gives its whole share to its own first choice, only one option can win. Choose “mode: proportional”, or a single seat.',
  chairMissing: () =>
    'Who presides is missing: the chair is to tell equals apart, or to validate. Add for example “chair: Nadia”.',
  leastIsForChoices: () =>
    'A least number of choices goes with the forms “approval” and “dots”. Take it away, or choose another form.',
  gradesAreForJudgment: () => 'Grades go with the form “judgment”. Take this rule away, or choose that form.',
  otherwiseIsForRanking: () =>
    'A default option goes with the form “ranking”. Take this rule away, or choose that form.',
  addingNeedsOptions: () =>
    'Options are added only to a single choice, an approval or dots: elsewhere a ballot that was cast would say nothing of them. Take “open options” away.',
  noCollegesYet: () =>
    'This concertation has no colleges yet. Name them first, then say in which one each organisation is.',
  noSuchVoteCollege: (v) => `There is no college “${v.name}” here. Colleges: ${v.known}.`,
  sharesMissing: () => 'The share of each college is missing. Write for example “Networks 40, Firms 60”.',
  collegeRuleAlone: () =>
    'This rule goes with a vote by college. Add for example “colleges: in equal shares”, or take it away.',
  noStatutesHere: () =>
    'No body with statutes votes here. Note them first with “/concert statutes”, or say the rules one by one.',
  ruleNotOfStatutes: (v) => `“${v.text}” is said poll by poll, not in statutes. Take this rule away.`,
  quorumOtherMissing: () =>
    'You chose another quorum: write it in “Other rules”, for example “quorum: 2/5 of those enrolled”.',
  majorityOtherMissing: () =>
    'You chose another majority: write it in “Other rules”, for example “majority: 3/5 of voters”.',
  notThereToLeave: (v) =>
    `You are not on the list of meeting no. ${v.number} (${v.title}): there is no departure to note.`,
  leaveOthersIsTeam: () =>
    'That somebody else left is noted by the facilitators. For yourself, say “/concert leaving” without a name.',
  notThereToLeaveNamed: (v) =>
    `“${v.name}” is not on the list of those present: there is no departure to note. Look the name up in the attendance.`,
}

export const agreed: typeof source.agreed = {
  labelled: (name) => `${name}:`,
  examples,
  words,
  whoFrozen: (seat) => `those known when it opens (closed list); one vote per ${seat ? 'organisation' : 'person'}`,
  whoSeat: 'the people of this channel, guests excepted; one vote per organisation',
  withProxies: (most, sameCollege) =>
    `${n(most, 'proxy', 'proxies')} at most per person${sameCollege ? ', of the same college' : ''}`,
  quorumLabel: 'Quorum',
  collegesLabel: 'Colleges',
  collegeShare: (name, share) => `${name} ${share}`,
  collegesEqual: (names) => `${names}, in equal shares`,
  collegesMajority: 'each gives its whole share to its own choice',
  collegesPerEnrolled: 'shares divided between those enrolled',
  collegesEach: 'a majority in each',
  collegesInvalid: 'not valid if a college does not vote',
  chairLabel: 'Chair',
  chairValidates: 'validates the result',
  chairBreaks: 'tells equals apart',
  tieLabel: 'Equals',
  tieLot: 'a lot is drawn',
  secretLabel: 'Secret ballot',
  secretOnRequest: 'as soon as one of those who vote asks',
  besides: (said, more) => `${said}; ${more}`,
  results: (when) => `results ${when}`,
  early: 'or once everybody has voted',
  adding: 'those who vote may add some',
  least: (count) => `At least ${n(count, 'choice', 'choices')}.`,
  majoritySaid: (share, strict, base) =>
    `Adopted if those in favour ${strict ? 'are more than' : 'reach'} ${share} ${base}.`,
  countedWords: {
    voters: (count) => n(count, 'voter', 'voters'),
    present: (count) => n(count, 'person present', 'people present'),
    attending: (count) => `${count} present or represented`,
  },
  quorumState: (who, enrolled, needed, reached) =>
    `Quorum: ${who}${enrolled === undefined ? '' : ` of ${enrolled} enrolled`}, ${needed} needed: ${reached ? 'reached' : 'not reached'}.`,
  quorumFound: (who, enrolled, needed, reached) =>
    `Quorum: ${who}${enrolled === undefined ? '' : ` of ${enrolled} enrolled`}, ${needed} needed: ${reached ? 'reached' : 'not reached'}.`,
  ofVote: (number, said) => `Poll no. ${number}. ${said}`,
  quorumNever: (number, question) =>
    `The quorum of poll no. ${number} (${question}) is not reached. The poll stays open; closed now, it would not be valid.`,
  quorumLost: (number, question) =>
    `The quorum of poll no. ${number} (${question}) is not reached any more. The poll stays open; closed now, it would not be valid.`,
  quorumAgain: (number, question) => `The quorum of poll no. ${number} (${question}) is reached again.`,
  byCollege: 'By college',
  collegeColumn: 'College',
  personsColumn: 'People',
  shareColumn: 'Share',
  shareLost: 'lost (no vote)',
  voted: (voters, enrolled) =>
    enrolled === undefined ? n(voters, 'voter', 'voters') : `${voters} of ${enrolled} enrolled`,
  bothFigures: (count, share, dots) =>
    `${dots ? n(count, 'dot', 'dots') : n(count, 'person', 'people')}, ${share} once weighed`,
  weighedByCollege: 'Votes are weighed by college.',
  weighedWithheld:
    'Weighed figures are not shown: a college has fewer than five votes, and one would know who voted what.',
  rulesKept: 'Rules',
  rulesOfNext: (number: number) =>
    `The rules of poll no. ${number} do not change: these will be those of a new version, which takes its place.`,
  statutesTitle: (name) => `Statutes: ${name}`,
  statutesKept: (name, said) => `Noted. ${name}: ${said}.`,
  statutesNone: (name) => `Noted: ${name} has no particular rule.`,
  statutesLine: (said) => `Statutes: ${said}.`,
  statutesRestored: (name) => `The rules of ${name} are as before.`,
  left: (number, title) => `Noted: you leave meeting no. ${number} (${title}).`,
  leftNamed: (names, number) => `Noted: ${names} left meeting no. ${number}.`,
  leftComeBack: 'To come back, say “present”.',
}
