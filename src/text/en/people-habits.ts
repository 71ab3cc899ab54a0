/** What is said of quiet hours, of the weekly letter and of being away, in English. */
import type * as source from '../fr/people-habits.ts'

export const intents: typeof source.intents = {
  'quiet hours': {
    verb: 'quiet-hours',
    aliases: ['quiet'],
    label: 'My quiet hours',
    help: 'The hours in which I get no reminder',
    example: '/concert quiet-hours 8pm-8am',
    notice: 'Only you see it. What can wait will reach you afterwards.',
    submit: 'Save',
    args: { hours: { label: 'Hours', help: '“8pm-8am”, or “none”', names: ['hours'] } },
  },
  'weekly letter': {
    verb: 'letter',
    aliases: ['weekly-letter'],
    label: 'My letter of the week',
    help: 'Whether I get the letter of the week',
    example: '/concert letter no',
    args: { wanted: { label: 'Wanted', help: 'Yes or no', names: ['wanted'] } },
  },
  'weekly letter restore': {
    verb: 'restore-letter',
    aliases: [],
    label: 'Restore the choice of the letter',
    help: '',
    example: '',
    args: { off: { label: '', help: '' } },
  },
  absence: {
    verb: 'away',
    aliases: ['leave'],
    label: 'Away',
    help: 'Until when, and who stands in for me',
    example: '/concert away until 12 May ; deputy: Camille Durand',
    notice: 'Whoever stands in for you is told in private. Nobody else is.',
    submit: 'Save',
    args: {
      until: { label: 'Until', help: 'The last day away', names: ['until', 'end'] },
      deputy: { label: 'Deputy', help: 'Optional: who gets my reminders', names: ['deputy', 'by'] },
    },
  },
  'absence restore': {
    verb: 'restore-absence',
    aliases: [],
    label: 'Restore the absence',
    help: '',
    example: '',
    args: { until: { label: '', help: '' }, deputy: { label: '', help: '' } },
  },
  back: {
    verb: 'back',
    aliases: ['i-am-back'],
    label: 'Back',
    help: 'End my absence',
    example: '/concert back',
    args: {},
  },
}

export const buttons: typeof source.buttons = {
  letterOn: 'Get the letter',
  letterOff: 'Do not get it',
  back: 'I am back',
  otherSettings: 'Other settings',
  quietHours: 'My quiet hours',
  weeklyLetter: 'The letter of the week',
  absence: 'I will be away',
}

export const refusals: typeof source.refusals = {
  notHours: () => 'I did not understand these hours. Write “8pm-8am”, for example, or “none” to have none.',
  sameHours: () =>
    'These two hours are the same: that would mean always, or never. Give two different hours, or “none”.',
  awayTooLong: () => 'An absence lasts a year at most. Give a nearer date: you can extend it later.',
  deputyWhere: () =>
    'I do not know yet which consultation you mean. Say it in one of its channels, or choose it with “/concert switch”.',
  notAway: () => 'You are not away: your reminders reach you as usual.',
}

export const words: typeof source.words = {
  habits: {
    quietLabel: 'Quiet hours',
    letterLabel: 'Letter of the week',
    awayLabel: 'Away',
    none: 'none',
    proposed: ['8pm-8am', '6pm-9am', 'none'],
    hour: (hours, minutes) => `${hours}:${String(minutes).padStart(2, '0')}`,
    hours: (from, until) => `from ${from} to ${until}`,
    quiet: (hours) => `Noted: ${hours}, nothing that can wait is sent to you.`,
    noQuiet: 'Noted: you have no quiet hours any more.',
    quietMeans: 'Answers to what you ask always come at once.',
    received: 'received',
    notReceived: 'not received',
    letterOn: 'You get the letter of the week, when something waits for you.',
    letterOff: 'You do not get the letter of the week.',
    letterMeans: 'Notices of meetings, votes and reminders of your actions do not depend on this choice.',
    awayUntil: (day, deputy) => (deputy === '' ? `until ${day}` : `until ${day}, deputy: ${deputy}`),
    away: (day, deputy) =>
      deputy === ''
        ? `Noted: you are away until ${day}, that day included.`
        : `Noted: you are away until ${day}, that day included. ${deputy} stands in for you.`,
    awayNobody: 'Your reminders will go to the other people of your organisation, else to the facilitation team.',
    awayTold: (person) => `${person} knows, and gets your reminders until then. Nobody else is told.`,
    deputyAway: (person, day) => `Careful: ${person} is away too, until ${day}. Think of somebody else.`,
    back: 'Welcome back: your reminders reach you again.',
    deputy: (person, day) => `${person} is away until ${day} and asks you to stand in.`,
    deputyMeans: 'Until then, reminders of their actions reach you. If that is not possible, tell them.',
    deputyNoMore: (person) => `You no longer stand in for ${person}: their reminders do not reach you any more.`,
  },
}
