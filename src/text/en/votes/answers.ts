/** What is answered about votes, and why something is refused, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/votes/answers.ts'
import { room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const refusals: typeof source.refusals = {
  pollInRoom: () =>
    'A poll opens in the channel where people vote: go to that channel of the concertation and send “/concert poll” there.',
  optionTooLong: (v: { option: string; max: number }) =>
    `The option “${v.option}” is longer than ${v.max} characters. Shorten it: explanations go into the question.`,
  optionTwice: (v: { option: string }) => `The option “${v.option}” is there twice. Take one out.`,
  sharesMissing: () =>
    'It takes at least two options, each with its cost. Write them like this: “options: Bikes = 4000, Garden = 2500”.',
  optionsMissing: () =>
    'At least two options are needed. Write them like this: “options: Jobs, Mobility”, or choose the kind “yes-no”.',
  yesNoTakesNoOptions: () =>
    'A yes-no poll has its answers already. Take the options out, or choose “single-choice” or “approval”.',
  yesNoHasOneAnswer: () => 'In a yes-no poll one answer wins. Take out the number of winners.',
  tooManyOptions: (v: { count: number; max: number }) =>
    `${v.count} options are more than a poll can show (${v.max}). Keep the main ones, or make several polls.`,
  tooManySeats: (v: { seats: number; count: number }) =>
    `${v.seats} cannot win among ${v.count}. Let fewer win, or add options.`,
  singleIsOneChoice: () =>
    'With “single-choice”, each person chooses one option. For several choices, take the kind “approval”.',
  nothingToChooseFrom: (v: { what: string }) =>
    `There is nothing to offer among: ${v.what}. Write the options yourself, or add some first.`,
  noSuchSource: (v: { what: string; number: number }) =>
    `No. ${v.number} is not among: ${v.what}. Check the numbers, then send the poll again.`,
  sourceByNumbers: (v: { what: string; text: string }) =>
    `“${v.text}” names nothing among: ${v.what}. Give their numbers, for example “options: 1, 3, 4”.`,
  noSuchThemeToVote: (v: { theme: string }) =>
    `There is no theme “${v.theme}”. Give the title of a theme, or the numbers of the ideas.`,
  thenIsCoordination: () =>
    'Only the coordination may turn a poll into workshops. Open it without “then”, or ask the coordination to open it.',
  thenNeedsOptions: () => 'A yes or a no does not become a workshop. Give options, or take “then” out.',
  noSuchPoll: (v: { number: number }) => `There is no poll no. ${v.number} here. “/concert polls” shows them all.`,
  pollAskedAlready: (v: { number: number }) =>
    `This question is being asked here already: it is poll no. ${v.number}, still open. Close it first, or ask something else.`,
  noOpenPoll: () => 'No poll is open here for now. “/concert polls” shows those of the concertation.',
  noTiedPoll: () => 'No tie waits to be settled here. “/concert polls” shows the polls of the concertation.',
  pollClosed: (v: { number: number }) =>
    `Poll no. ${v.number} is closed: your choice is not recorded any more. See what came of it.`,
  pollOver: (v: { number: number; until: string }) =>
    `Poll no. ${v.number} ended on ${v.until}: your choice is not recorded any more. See what came of it.`,
  pollCancelled: (v: { number: number }) =>
    `Poll no. ${v.number} was cancelled: there is nothing left to do in it. The reason is on its page.`,
  pollAlreadyClosed: (v: { number: number }) =>
    `Poll no. ${v.number} is closed already. Its result is on its page: “/concert polls ${v.number}”.`,
  pollStillOpen: (v: { number: number }) =>
    `Poll no. ${v.number} is still open: close it first with “/concert close-poll ${v.number}”.`,
  pollNotTied: (v: { number: number }) =>
    `Poll no. ${v.number} has no tie to settle. Its result is on its page: “/concert polls ${v.number}”.`,
  settleAmongTied: (v: { seats: number }) =>
    `Keep exactly ${v.seats}, among the tied options only. Their numbers are on the page of the poll.`,
  guestsDoNotVote: () =>
    'Guests follow polls without voting in them. If this is a mistake, ask the coordination: “/concert members” says who it is.',
  pollElsewhere: (v: { number: number; place: string }) =>
    `Poll no. ${v.number} takes place in ${v.place === '' ? 'another channel' : room(v.place)}. Vote in that channel, or in a private message.`,
  noSuchChoice: (v: { choice: string }) =>
    `“${v.choice}” is not one of the options. Give their numbers, for example “1” or “1, 3”.`,
  noSuchAnswer: (v: { choice: string }) =>
    `“${v.choice}” is not one of the possible answers. Give the number of one, for example “1”; “/concert cast” shows them.`,
  noSuchDotted: (v: { choice: string }) =>
    `“${v.choice}” names none of the options. Say how many dots, and on which number, for example “3 on 1, 2 on 3”.`,
  tooManyChoices: (v: { count: number; max: number }) =>
    `You made ${n(v.count, 'choice', 'choices')}; this poll allows ${v.max} at most. Take some out, then send it again.`,
  noBallot: (v: { number: number }) =>
    `You have no vote recorded in poll no. ${v.number}: there is nothing to withdraw.`,
}

export const votes: typeof source.votes = {
  yesNo: ['Yes', 'No', 'Abstention'],
  yesNoNames: [
    ['yes', 'for'],
    ['no', 'against'],
    ['abstention', 'abstain'],
  ],
  blank: 'blank',
  blankChoice: 'blank vote',
  title: (number: number, question: string) => `Poll no. ${number}: ${question}`,
  resultTitle: (number: number, question: string) => `Result of poll no. ${number}: ${question}`,
  question: 'Question',
  choices: 'Possible answers',
  ruleLabel: 'Rule',
  end: 'End',
  resultsLabel: 'Results',
  seenBy: 'Who sees a choice',
  seenByNobody: 'neither the other participants nor the facilitators',
  seenByAll: 'everybody: names are shown',
  shownLive: 'live, as answers come',
  shownAtClose: 'when it closes',
  next: 'Then',
  decides: (body: string) => `This poll decides: it takes place in the body “${body}”, which has the power to.`,
  advises: (names: string, count: number) =>
    count > 1
      ? `Advisory: the decision belongs to these bodies: ${names}.`
      : `Advisory: the decision belongs to the body “${names}”.`,
  advisesOrganisers: 'Advisory: the decision belongs to the organisers.',
  until: (moment: string) => `Until ${moment}.`,
  untilClosed: 'Until the facilitators close it.',
  ruleYesNo: 'The answer given most, yes or no, wins; an abstention counts for neither.',
  ruleSingle: 'One choice per person.',
  ruleApproval: 'Choose all those that suit you.',
  ruleApprovalMost: (most: number) => `Choose ${most} at most.`,
  oneWins: 'The option chosen most wins.',
  severalWin: (seats: number) => `The ${seats} options chosen most win.`,
  resultsLive: 'Live results.',
  resultsAtClose: 'Results when it closes.',
  confidential: 'Confidential poll: the other participants do not see your choice.',
  public: 'Public poll: names are shown beside choices.',
  thenWorkshops: 'When it closes, what wins becomes workshops.',
  thenDone: 'What won has become workshops.',
  thenStopped: (number: number) =>
    `Poll no. ${number} is closed, but its workshops are not created: the person who opened it is no longer at the coordination. Somebody at the coordination can create them with “/concert workshop”.`,
  yourAnswer: 'Your answer:',
  turnout: (count: number) => `${n(count, 'answer', 'answers')}.`,
  preview: (place: string) =>
    `Opens as soon as you confirm, for everybody in ${room(place)}. Nobody is notified in particular. Once open, it does not change.`,
  opened: (number: number, place: string) =>
    `Poll no. ${number} is open in ${room(place)}. Answers are counted there as they come.`,
  roomElsewhere: (place: string, platform: string) => `${room(place)} on ${platform}`,
  alsoThere: (rooms: string) => `It is shown in ${rooms} as well: answers are counted together, one for each person.`,
  openedByMistake: 'opened by mistake',
  currentChoice: (choice: string) => `Your choice now: ${choice}. A new answer takes its place.`,
  received: {
    new: (number: number) => `Poll no. ${number}: your choice is recorded`,
    changed: (number: number) => `Poll no. ${number}: your new choice takes the place of the old one`,
    same: (number: number) => `Poll no. ${number}: this is your choice already`,
  },
  answeredSince: (number: number, choice: string) =>
    `You have answered otherwise since then in poll no. ${number}: “${choice}” still counts.`,
  withdrawnSince: (number: number) =>
    `You have withdrawn your vote in poll no. ${number} since then: this answer is not counted.`,
  yourChoice: 'Your choice',
  canChange: 'You may change it',
  ballotWithdrawn: (number: number) =>
    `Your vote in poll no. ${number} is withdrawn: it is not counted any more. You may vote again while the poll is open.`,
  audienceTitle: (number: number) => `Who can see my choice in poll no. ${number}?`,
  audienceConfidential: [
    'Neither the other participants nor the facilitators: only totals are shown, and the number of answers.',
    'It is not a secret ballot: your chat service, the person who administers this bot and its host can technically see it.',
  ],
  audiencePublic: [
    'Everybody here: this poll is public, names are shown beside choices with the result.',
    'You may change or withdraw your vote while the poll is open.',
  ],
  audienceLive: 'Results are shown live: when few people have answered, they may let others guess a choice.',
  which: 'Several polls could be meant. Which one?',
  none: 'No poll for now.',
  listTitle: (open: number, ended: number) =>
    `${n(open, 'open poll', 'open polls')}, ${n(ended, 'ended poll', 'ended polls')}`,
  youVoted: 'You have voted.',
  waitsForYou: 'Your vote is awaited.',
  youFollow: 'You follow this vote: guests do not take part.',
  closed: (number: number) => `Poll no. ${number} is closed. The result is shown in its channel.`,
  chartTitle: (number: number) => `Poll no. ${number}`,
  chartUnit: 'votes',
  nobodyAnswered: 'Nobody answered.',
  figures: (ballots: number, blank: number) =>
    `${n(ballots, 'person answered', 'people answered')}${blank > 0 ? `, with ${n(blank, 'blank vote', 'blank votes')}` : ''}.`,
  won: (names: string, count: number) => (count > 1 ? `Winners: ${names}.` : `Winner: ${names}.`),
  wonAlready: (names: string) => `Kept already: ${names}.`,
  noResult: 'No result: no vote was expressed.',
  tied: (names: string, left: number, seats: number) => {
    if (left === seats) return `Tied: ${names}.`
    return left === 1 ? `Tied for the last place: ${names}.` : `Tied for the last ${left} places: ${names}.`
  },
  tiedNext: 'The facilitators settle the tie, and give their reason.',
  settledBecause: (reason: string) => `Tie settled by the facilitators. Reason: ${reason}`,
  settledSaid: (number: number) => `The tie of poll no. ${number} is settled. The result is shown in its channel.`,
  settleAsked: (number: number, question: string) =>
    `Poll no. ${number} that you opened has ended in a tie: “${question}”. It is up to you to settle it.`,
  settleNotice: (names: string, seats: number) =>
    `Tied: ${names}. Keep ${seats}. The reason is shown with the result to everybody in the channel.`,
  unsettled: (number: number) => `Poll no. ${number} waits again for its tie to be settled.`,
  cancelled: (reason: string) => `Poll cancelled. Reason: ${reason}`,
  cancelledTold: (number: number, voters: number) =>
    `Poll no. ${number} is cancelled. ${n(voters, 'person who had voted is told', 'people who had voted are told')} in private.`,
  cancelledForVoter: (number: number, question: string, reason: string) =>
    `Poll no. ${number}, “${question}”, is cancelled: your choice is not counted. Reason: ${reason}`,
  reopened: (number: number) => `Poll no. ${number} is open again: the choices already made still count.`,
}
