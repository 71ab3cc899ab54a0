/** What is said of dots, of presets, of more time, of reminders and of what polls give back, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/votes/running.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const poll = { label: 'Poll', help: 'Its number; without it, the poll that is open here', names: ['poll'] }
const engine = { help: '', example: '', aliases: [] }

export const intents: typeof source.intents = {
  'poll extend': {
    verb: 'extend',
    aliases: [],
    label: 'Extend a poll',
    help: 'Give the open poll more time, or an end',
    example: '/concert extend Friday 18:00',
    notice: 'The new end is announced where the poll stands. Nobody is notified in particular.',
    submit: 'Extend',
    args: {
      until: {
        label: 'New end',
        help: '“Friday 18:00”; later than the end that was set, if any',
        names: ['end', 'until'],
      },
      poll,
    },
  },
  'poll nudge': {
    verb: 'nudge-poll',
    aliases: [],
    label: 'Remind once',
    help: 'Remind once, in private, who has not voted',
    example: '/concert nudge-poll',
    args: { poll, confirmed: { label: 'Confirmed', help: 'Yes to send without a preview', names: ['confirmed'] } },
  },
  'poll remind': {
    ...engine,
    verb: 'poll-reminder',
    label: 'Reminder of a poll',
    args: { concertation: { label: '', help: '' }, poll: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'poll shorten': {
    ...engine,
    verb: 'restore-poll-end',
    label: 'Restore the end of a poll',
    args: { poll: { label: '', help: '' }, from: { label: '', help: '' }, to: { label: '', help: '' } },
  },
}

export const more: typeof source.more = {
  preset: {
    label: 'Preset',
    help: 'Themes, priorities, adopt, budget, consent',
    names: ['preset'],
    options: {
      themes: 'choose-themes',
      priorities: 'priorities',
      adopt: 'adopt',
      budget: 'within-a-budget',
      consent: 'consent',
    },
    said: { themes: ['choose themes'], budget: ['within a budget'] },
  },
  each: {
    label: 'Dots on one option',
    help: 'How many at most, for the kind “dots”',
    names: ['each'],
  },
  majority: {
    label: 'Majority',
    help: 'That of your statutes, for the kind “decision”',
    names: ['majority'],
    options: { simple: 'simple', absolute: 'absolute', twoThirds: 'two-thirds', threeQuarters: 'three-quarters' },
    said: { twoThirds: ['two thirds'], threeQuarters: ['three quarters'] },
  },
  remind: {
    label: 'Reminder',
    help: 'When to remind, once, who has not voted',
    names: ['reminder'],
  },
  opens: { label: 'Opening', help: '“Monday 9:00”; empty: as soon as you confirm', names: ['opens', 'opening'] },
  budget: { label: 'Budget to share out', help: 'In euros, for the form “budget”', names: ['budget'] },
  rules: {
    label: 'Particular rules',
    help: 'Quorum, colleges, proxies… “quorum: 1/2 of the enrolled; proxies: 2”',
    names: ['rules'],
  },
  replaces: {
    label: 'Replaces poll',
    help: 'The number of an open poll, stopped when this one opens',
    names: ['replaces', 'new version of'],
  },
}

export const buttons: typeof source.buttons = {
  votePriorities: 'Set priorities',
  voteThemes: 'Choose themes by a poll',
  placeDots: 'Place my dots',
  untickOption: 'Take an option out',
  tickOption: 'Add an option',
  extendPoll: 'Extend',
  endPoll: 'Set an end',
  remindOnce: 'Remind once',
  sendReminder: 'Send the reminder',
}

export const refusals: typeof source.refusals = {
  eachIsForDots: () => 'Only dots are limited for each option. Take the kind “dots”, or take this limit out.',
  majorityIsForDecisions: () =>
    'A majority is given to adopt a text. Take the kind “decision”, or take the majority out.',
  dotsDoNotFit: (v) =>
    `With ${v.each} at most on one option there is room for ${n(v.room, 'dot', 'dots')}, and each person would have ${v.dots}. Give fewer, or allow more on one option.`,
  noSuchDots: (v) => `I cannot tell how many dots “${v.text}” places. Write for example “3 on 1, 2 on 4”.`,
  dotsTwice: (v) => `“${v.option}” is there twice. Say once how many dots you put on it.`,
  tooManyDotsOnOne: (v) =>
    `${v.count} on “${v.option}” is too many: ${v.max} at most on one option. Put the others elsewhere, then send it again.`,
  tooManyDots: (v) =>
    `You placed ${v.count}, and you have ${n(v.max, 'dot', 'dots')}. Take some back, then send it again.`,
  noDots: (v) => `Place at least one of your ${v.max} dots, for example “1 on 2”. To place none, vote blank.`,
  tooFewThemes: () => 'At least two themes are needed to choose from. Add some first; a few titles are enough.',
  nothingToPrioritise: () =>
    'There are no actions, themes or ideas to choose from here yet. Write the options yourself: “/concert poll Your question ; options: One, Two ; kind: dots”.',
  reminderAfterEnd: () => 'The reminder must come before the poll ends. Give it an earlier date.',
  alreadyReminded: (v) =>
    `Poll no. ${v.number} was already reminded of, on ${v.at}. This is never done twice; you may extend it.`,
  nobodyToRemind: (v) => `Everybody has voted in no. ${v.number}, as far as I know: there is nobody to remind.`,
  notLater: (v) =>
    `Poll no. ${v.number} ends on ${v.end}: ${v.to} is not later. Give a date after that end; to end sooner, close it.`,
}

export const votes: typeof source.votes = {
  presets: {
    themes: ['choose themes', 'choose-themes', 'choose the themes', 'themes'],
    priorities: ['priorities', 'priority', 'dots'],
    adopt: ['adopt', 'adoption'],
    budget: ['prioritise within a budget', 'within a budget', 'participatory budget', 'budget'],
    consent: ['consent', 'by consent', 'decide by consent'],
  },
  presetQuestions: {
    themes: 'Which themes should become workshops?',
    priorities: 'Which priorities should we keep?',
    adopt: 'Adopt?',
    budget: 'What to fund with this budget?',
    consent: 'Adopt by consent?',
  },
  forAgainst: ['For', 'Against', 'Abstention'],
  dots: (count) => n(count, 'dot', 'dots'),
  voices: (count) => n(count, 'vote', 'votes'),
  ruleDots: (total, each) =>
    `Each person has ${n(total, 'dot', 'dots')}${each < total ? `, ${each} at most on one option` : ''}.`,
  dotsWin: (seats) =>
    seats > 1 ? `The ${seats} options that get most are kept.` : 'The option that gets most is kept.',
  ruleDecision: {
    simple: 'Adopted when there are more votes for than against; abstentions do not count.',
    absolute: 'Adopted when votes for are more than half of all voters, abstentions included.',
    twoThirds: 'Adopted when votes for reach two thirds of votes for and against together.',
    threeQuarters: 'Adopted when votes for reach three quarters of votes for and against together.',
  },
  decided: (adopted, inFavour, against, abstained) =>
    `${adopted ? 'Adopted' : 'Rejected'}: ${inFavour} for, ${against} against, ${n(abstained, 'abstention', 'abstentions')}.`,
  opined: (favourable, inFavour, against, abstained) =>
    `${favourable ? 'Favourable' : 'Unfavourable'} opinion: ${inFavour} for, ${against} against, ${n(abstained, 'abstention', 'abstentions')}.`,
  chartDots: 'dots',
  supportedBy: (label, count) => `${label} (${count})`,
  supporters: (names) => `How many people placed some: ${names}.`,
  dotsOn: (count, label) => `${n(count, 'dot', 'dots')} on ${label}`,
  dotsLeft: (left) => (left > 0 ? `(${left} left)` : '(all of them placed)'),
  whoVotes: 'Who votes',
  whoMayVote: 'the people of this channel, guests excepted; one answer each',
  seenByNobodyHonestly:
    'neither other participants nor the team; it is no secret to whoever runs the chat platform and this bot',
  remindLabel: 'Reminder',
  remindPlanned: (expected, moment) =>
    `On ${moment}, once, in private, to whoever has not voted (${n(expected, 'person expected', 'people expected')}).`,
  reminderTitle: (number, question) => `Poll no. ${number} waits for your answer: ${question}`,
  reminder: (title) => `Consultation “${title}”. You have not answered yet, or you withdrew your answer.`,
  reminderOnce: 'I will not remind you of this poll again. You may also vote blank.',
  extended: (number, moment) => `Poll no. ${number} is extended until ${moment}.`,
  endGiven: (number, moment) => `Poll no. ${number} has an end now: ${moment}.`,
  endTaken: (number) => `Poll no. ${number} has no end date again: it stays open until the team closes it.`,
  extendTo: (moment) => `Until ${moment}`,
  extendedTold: (rooms, people) =>
    `It is announced in ${n(rooms, 'channel', 'channels')}${people > 0 ? ` (${n(people, 'person', 'people')})` : ''}. Answers already given still count.`,
  shortened: (number, moment) => `Poll no. ${number} ends on ${moment} again.`,
  nudgePreview: (number, question, count) =>
    `Poll no. ${number}, “${question}”: ${n(count, 'person has not voted yet and would be reminded', 'people have not voted yet and would be reminded')}, each in private.`,
  nudgeOnce: 'A poll is reminded of only once. Nobody sees who voted how, and neither do you.',
  nudged: (number, count) =>
    `Poll no. ${number}: ${n(count, 'person reminded', 'people reminded')} in private. There will be no other reminder.`,
  standingReason: (said, retained, settled) =>
    `${said}, ${retained ? 'kept' : 'below the cut'}${settled ? ' after a tie was settled' : ''}`,
}

export const priorities: typeof source.priorities = {
  label: 'Priority',
  mark: (rank, reason) => `priority ${rank}: ${reason}`,
  said: (rank, of, reason, number) => `${rank} of ${of} in poll no. ${number}: ${reason}`,
}
