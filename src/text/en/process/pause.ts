/** What is said of a concertation that rests, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/process/pause.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  pause: {
    verb: 'pause',
    aliases: ['suspend'],
    label: 'Pause',
    help: 'No reminder is sent until a date',
    example: '/concert pause until 31 August ; reason: summer holidays',
    notice: 'You first see what waits, and who is told.',
    submit: 'Look before pausing',
    args: {
      until: { label: 'Until', help: '“31 August”, “end of the month”', names: ['until', 'end'] },
      reason: { label: 'Reason', help: 'Optional: holidays, election period', names: ['reason', 'why'] },
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] },
    },
  },
  'pause end': {
    verb: 'resume-sending',
    aliases: ['end-pause'],
    label: 'Resume sending',
    help: 'End the pause',
    example: '/concert resume-sending',
    args: {},
  },
  'pause restore': {
    verb: 'restore-pause',
    aliases: [],
    label: 'Restore the pause',
    help: '',
    example: '',
    args: { until: { label: '', help: '' }, reason: { label: '', help: '' } },
  },
}

export const buttons: typeof source.buttons = {
  pause: 'Pause',
  resumeSending: 'Resume sending',
}

export const refusals: typeof source.refusals = {
  pauseTooLong: (v) =>
    `A pause lasts a year at most, and ${v.moment} is further away. Give a nearer date: you can extend it later.`,
  notPaused: () => 'The consultation is not paused: messages are sent as usual, there is nothing to resume.',
}

export const words: typeof source.words = {
  pause: {
    fact: 'Sending',
    line: (moment, reason) => (reason === '' ? `Paused until ${moment}.` : `Paused until ${moment} (${reason}).`),
    none: 'There is no pause: reminders and letters are sent as usual.',
    will: (moment) => `Until ${moment}, no reminder, no nudge and no weekly letter will be sent.`,
    goesOn: 'Votes, meetings and answers to what people ask go on. What waits will be brought together at the end.',
    seenBy: (count) =>
      count === 0
        ? 'Nobody else is told. The panel of the consultation will show the pause to everybody.'
        : `The facilitation team is told (${n(count, 'other person', 'other people')}). The panel will show the pause to everybody.`,
    seenInRooms: (count) =>
      `Told in the team’s ${count > 1 ? 'channels' : 'channel'}. The panel will show the pause to everybody.`,
    told: (person, title) => `${person} paused “${title}”.`,
    toldOver: (person, title) => `${person} ended the pause of “${title}”: messages are sent again.`,
  },
}
