/** What is said of exercises, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/process/trial.ts'
import { atStart, room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  trial: {
    verb: 'trial',
    aliases: ['try', 'exercise'],
    label: 'Try in this channel',
    help: 'Try everything here, nothing leaves the channel',
    example: '/concert trial',
    args: {
      what: {
        label: 'What',
        help: 'Nothing to begin; “end” to end it',
        names: ['what'],
        options: { begin: 'begin', end: 'end' },
        said: { end: ['stop', 'finish', 'over'] },
      },
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] },
    },
  },
  'trial close': {
    verb: 'close-trial',
    aliases: [],
    label: 'Close the trial',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' } },
  },
  'trial restore': {
    verb: 'restore-trial',
    aliases: [],
    label: 'Restore the trial',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' }, ended: { label: '', help: '' }, paused: { label: '', help: '' } },
  },
}

export const buttons: typeof source.buttons = {
  trial: 'Try here',
  trialEnd: 'End the trial',
}

export const refusals: typeof source.refusals = {
  trialElsewhere: (v) =>
    `${atStart(room(v.place))} hosts a real consultation: a trial would get mixed up with it. Open another channel and send “/concert trial” there.`,
  trialNotYours: () =>
    'A trial is begun by somebody who facilitates or coordinates already. Ask your facilitation team to open it here.',
  noTrialHere: () => 'There is no trial in this channel. To begin one, send “/concert trial” in a free channel.',
  trialOfOthers: () => 'Only the person who began this trial, or its coordination, can end it.',
  trialRoom: () => 'This channel hosts a trial, which nothing leaves. End it first with “/concert trial end”.',
  trialRoomTaken: () => 'This channel now serves something else: the trial cannot go on there.',
}

export const words: typeof source.words = {
  trial: {
    line: 'Trial: nothing leaves this channel.',
    title: (place, day) => (place === '' ? `Trial of ${day}` : `Trial of ${day}, ${place}`),
    organiser: 'Trial',
    begun: (person) => `${person} opens a trial: a consultation to learn with, with all commands.`,
    how: 'What would go elsewhere is shown here in a line. Nobody else is told, and everything is forgotten at the end.',
    started:
      'The trial is open in this channel, and you coordinate it. The people of the channel see it; nobody is notified. Begin with an idea or a meeting.',
    already: 'A trial is going on in this channel. Everything can be tried there, nothing leaves it.',
    resumed: 'The trial goes on where it was.',
    toPerson: (person, said) => `(trial) private message to ${person}: ${said}`,
    inRoom: (said) => `(trial) in another channel: ${said}`,
    more: (count) => `(trial) and ${n(count, 'other message', 'other messages')}.`,
    willEnd: (title) => `“${title}” will be forgotten, with what it holds:`,
    willEndEmpty: (title) => `“${title}” will be forgotten. It holds nothing.`,
    ideas: (count) => n(count, 'idea', 'ideas'),
    sessions: (count) => n(count, 'meeting', 'meetings'),
    polls: (count) => n(count, 'poll', 'polls'),
    decisions: (count) => n(count, 'decision', 'decisions'),
    actions: (count) => n(count, 'action', 'actions'),
    endNotice: 'Nobody is told. You can undo it for ten minutes.',
    ended: 'The trial is over: this channel is free, and nothing left it.',
  },
}
