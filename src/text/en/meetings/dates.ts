/** Sentences about dates that are proposed, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/meetings/dates.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const dateButtons: typeof source.dateButtons = {
  askDates: 'Propose these dates',
  giveDates: 'Say when I am free',
  changeDates: 'Change my availability',
  withdrawDates: 'Take back my answer',
  seeDates: 'See the answers',
  otherDate: 'Keep another date',
  keepDate: 'Keep and convene',
  cancelDates: 'Stop asking for a date',
  nudgeNow: 'Send the reminder',
  whoComes: 'Who comes?',
  editSession: 'Edit the meeting',
  editNow: 'Change and tell',
  typeDate: 'Another date',
}

export const dateWords: typeof source.dateWords = {
  dateWords: {
    yes: ['yes', 'y', 'okay', 'all', 'yes to all', 'free'],
    ifNeeded: ['if needed', 'if need be', 'maybe'],
    no: ['no', 'n', 'none', 'busy'],
  },
  datesTitle: (title) => `Which date? ${title}`,
  namedDates: (number, title) => `“${title}” (poll no. ${number})`,
  datesQuestion: 'Do these dates suit you?',
  dateCount: (yes, ifNeeded, no) => `${yes} yes, ${ifNeeded} if needed, ${no} no`,
  datesUntil: (moment) => `Answers until ${moment}.`,
  datesWho: (choice, names) => `${choice}: ${names}`,
  datesUntilChosen: 'Answers until the date is chosen.',
  datesAnswered: (count) =>
    count === 0 ? 'No answer yet.' : `${n(count, 'person has answered', 'people have answered')}.`,
  datesAnsweredOf: (count, all) => `${n(count, 'answer', 'answers')} out of ${all} people whom I know here.`,
  datesAreChosen: (moment) => `Date kept: ${moment}. The notice follows.`,
  datesAreCancelled: 'This poll is cancelled: no date is asked for.',
  datesAreOver: 'Answers are closed: the facilitation chooses the date.',
  datesMore: (count: number) => `and ${n(count, 'other date', 'other dates')}, which fewer people chose`,
  whereFor: (where: string, length: string) => `${where}; length: ${length}`,
  length: 'Length',

  datesPreview: (title) => `Before sending: which date for “${title}”?`,
  datesAsked: (number, title) =>
    `Date poll no. ${number} is sent: “${title}”. I tell you in private as soon as everybody has answered.`,
  datesAskedUntil: (number, title) =>
    `Date poll no. ${number} is sent: “${title}”. I tell you in private as soon as everybody has answered, or when time is up.`,
  datesNotice: 'Then you keep a date, and the notice is sent.',

  datesYours: (title) => `Your availability: ${title}`,
  datesNoted: 'Noted. You can change it until the date is chosen.',
  datesSeen: 'The facilitation team sees your answers; the channel only sees how many.',
  datesTakenBack: 'Your answer is taken back. You can give another one.',
  datesSaidSince: 'You have answered otherwise since: that answer still counts.',

  datesReady: {
    everybody: (title) => `Everybody has answered: ${title}`,
    over: (title) => `Time is up: ${title}`,
  },
  datesBest: (count) => (count > 1 ? 'The dates that suit best:' : 'The date that suits best:'),
  datesNoBest: 'No date to come suits anybody. Propose others with “/concert meeting”.',
  datesSilent: (count, names) => `No answer (${count}): ${names}.`,
  keep: (moment) => `Keep ${moment}`,
  nudgeSilent: (count) => (count === 1 ? 'Ask the 1 who is silent' : `Ask the ${count} who are silent`),

  datesChosen: (moment, places) =>
    `The date is kept: ${moment}. The notice is sent${places === '' ? '' : `: ${places}`}.`,
  datesCancelled: (number, title) => `Date poll no. ${number}, “${title}”, is cancelled.`,
  datesRestored: (number, title) => `Date poll no. ${number}, “${title}”, is open again.`,
  datesReopened: 'This date is not kept after all: the choice is open again. Another notice will follow.',

  nudgePreview: (count) =>
    count === 1
      ? 'One person has not answered: they get one private message, and are not asked a second time.'
      : `${n(count, 'person has not answered', 'people have not answered')}: each gets one private message, and is not asked a second time.`,
  nudgeUnreached: (names) => `No address to write to: ${names}.`,
  nudged: (count) => `${n(count, 'reminder is sent', 'reminders are sent')}, in private.`,
  nudgedOn: (moment) => `Reminder sent on ${moment}.`,
  nudgeDates: (title) => `Your answer is missing to choose the date: ${title}.`,
  nudgeSession: (title) => `Do you come? Your answer is missing: ${title}.`,
  onlyOnce: 'This is the only reminder about this question.',
  knownHere: (count) => `I know ${n(count, 'person', 'people')} concerned here.`,
  agendaDates: (number, title, count) =>
    `Which date? “${title}” (poll no. ${number}, ${n(count, 'proposed date', 'proposed dates')})`,
  datesMine: { given: 'you have answered', none: 'no answer from you' },
}

export const dateRefusals: typeof source.dateRefusals = {
  tooManyDates: (v) =>
    `That is ${n(v.count, 'date', 'dates')}; nobody could compare them at a glance. Propose ${v.max} at most.`,
  severalLengths: () =>
    'These dates are not equally long. Give the hours at which they start, and the length once: “length: 120”.',
  untilNeedsDates: () =>
    '“until” serves to choose among several dates. Propose two at least, for example “8 April 14:00; 10 April 9:30”.',
  datesUntilLate: (v) =>
    `The end for answers (${v.until}) comes after the first proposed date (${v.first}). Give an earlier end.`,
  sameDates: (v) =>
    `Date poll no. ${v.number}, “${v.title}”, proposes these dates already. “/concert dates” shows the answers.`,
  noSuchDatePoll: (v) => `There is no date poll no. ${v.number} here. “/concert dates” shows those that are open.`,
  noDatePoll: () =>
    'There is no date to choose here for now. The facilitation proposes some with “/concert meeting 8 April 14:00; 10 April 9:30”.',
  severalDatePolls: (v) =>
    `Several choices of dates are open here: ${v.polls}. Say which one, for example “; poll: 1” at the end.`,
  noSuchAvailability: (v) =>
    `I do not understand “${v.text}”. Give the number of each date and your answer: “1 yes, 2 if needed, 3 no”.`,
  noSuchDate: (v) => `There is no date no. ${v.number}: they go from 1 to ${v.count}.`,
  datesChosen: (v) =>
    `The date of “${v.title}” (poll no. ${v.number}) is chosen already. “/concert agenda” shows it, with your answer.`,
  datesCancelled: (v) =>
    `Date poll no. ${v.number}, “${v.title}”, is cancelled. “/concert agenda” shows the meetings to come.`,
  datesOver: (v) =>
    `The time to answer about “${v.title}” (poll no. ${v.number}) is up: ${v.until}. Tell the facilitation what you prefer.`,
  noDateAnswer: (v) => `You have not answered date poll no. ${v.number}, “${v.title}”.`,
  datePast: (v) => `This date is past: ${v.moment}. Keep another one.`,
  alreadyNudged: (v) => `The reminder was sent on ${v.moment}: there are never two. Rather call those who are missing.`,
  nobodySilent: () => 'All the people whom I know here have answered: there is nobody to ask again.',
  nobodyReached: () => 'I have no address to write to those who have not answered.',
  pausedNudge: (v) => `The concertation is paused until ${v.until}: nothing is sent until then. Ask again afterwards.`,
  noneToNudge: () => 'No meeting waits for answers here. “/concert agenda” shows those to come.',
  noAgendaItems: () => 'The agenda is empty. Write an item to a line, or separate them with “;”.',
  tooManyItems: (v) =>
    `That is ${n(v.count, 'item', 'items')} on the agenda: ${v.max} at most, so that it can be read.`,
}
