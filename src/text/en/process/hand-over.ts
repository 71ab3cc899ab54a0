/** What is said of an animator who hands over, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/process/hand-over.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  'hand over': {
    verb: 'hand-over',
    aliases: ['handover'],
    label: 'Hand over',
    help: 'Give my workshops and actions to somebody',
    example: '/concert hand-over Camille Durand',
    notice: 'You first see what passes. That person and you are told, nobody else.',
    submit: 'See what passes',
    args: {
      person: { label: 'Person', help: 'Who takes over', names: ['person', 'to'] },
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] },
    },
  },
  'hand over restore': {
    verb: 'take-back',
    aliases: [],
    label: 'Take back what was handed over',
    help: '',
    example: '',
    args: {
      person: { label: '', help: '' },
      given: { label: '', help: '' },
      left: { label: '', help: '' },
      gave: { label: '', help: '' },
      leaves: { label: '', help: '' },
      actions: { label: '', help: '' },
    },
  },
}

export const buttons: typeof source.buttons = {
  handOver: 'Hand over',
}

export const refusals: typeof source.refusals = {
  handOverSelf: () => 'Nobody hands over to themselves. Name the person who takes over.',
  handOverNothing: () =>
    'You have nothing to hand over here: no workshop, and no action of which you are reminded. Coordination is given with “/concert appoint”.',
}

export const words: typeof source.words = {
  handOver: {
    title: (person) => `Hand over to ${person}?`,
    animation: 'Facilitation',
    contact: 'Reminders',
    actions: (count) => n(count, 'action', 'actions'),
    action: (number, title, day) => (day === '' ? `${number}. ${title}` : `${number}. ${title}, ${day}`),
    more: (count) => `and ${n(count, 'other', 'others')}`,
    stays: 'You keep the coordination.',
    told: (person) => `${person} is told in private, nobody else. You can undo it for ten minutes.`,
    done: (person, count) =>
      count === 0
        ? `Done: ${person} takes over, and was told in private.`
        : `Done: ${person} takes over, with ${n(count, 'action', 'actions')}, and was told in private.`,
    received: (person, title) => `${person} hands over to you in “${title}”`,
    takenBack: (person, title) => `${person} takes over again in “${title}”: nothing is entrusted to you any more.`,
    kept: 'It is as it was: you keep it.',
  },
}
