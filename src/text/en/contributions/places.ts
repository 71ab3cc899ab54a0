/** What is said of the ideas box, of ideas that are near, and of those that go to another workshop, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/contributions/places.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const engine = { help: '', example: '', aliases: [] }
const blank = { label: '', help: '' }

export const types: typeof source.types = {
  finding: 'finding',
  stake: 'stake',
  vision: 'vision',
  action: 'action',
  question: 'question',
}

export const intents: typeof source.intents = {
  'idea box': {
    verb: 'box',
    aliases: ['ideas-box'],
    label: 'Ideas box',
    help: 'Put an idea into the box, which is always open',
    example: '/concert box Open the place on Saturdays',
    notice: 'Visible to the facilitation team only. Nobody is notified.',
    submit: 'Submit',
    args: {
      text: { label: 'Your idea', help: 'One idea at a time, in one or two sentences', names: ['text', 'idea'] },
      type: {
        label: 'Type',
        help: 'Optional: finding, stake, vision, action or question',
        names: ['type'],
        options: types,
      },
      title: { label: 'Consultation', help: 'Its title, when there are several', names: ['consultation', 'title'] },
    },
  },
  'idea near': {
    verb: 'near',
    aliases: [],
    label: 'Similar ideas',
    help: 'Ideas that say nearly the same',
    example: '/concert near 42',
    args: { number: { label: 'Number', help: 'The number of the idea', names: ['number', 'idea'] } },
  },
  'idea move': {
    verb: 'move-idea',
    aliases: [],
    label: 'Move an idea',
    help: 'Put an idea into another workshop',
    example: '/concert move-idea 42 ; workshop: 2',
    notice: 'The idea is shown in the channel of that workshop, and its author is told. Nobody else is notified.',
    submit: 'Move',
    args: {
      idea: { label: 'Idea', help: 'The number of the idea', names: ['idea', 'number'] },
      workshop: { label: 'Workshop', help: 'The number of the workshop', names: ['workshop', 'to'] },
    },
  },
  'idea keep': {
    ...engine,
    verb: 'keep-idea',
    label: 'Keep in the ideas box',
    args: { text: blank, type: { ...blank, options: types } },
  },
  'idea unmove': {
    ...engine,
    verb: 'unmove-idea',
    label: 'Put an idea back where it was',
    args: { idea: blank, from: blank, workshop: blank, session: blank, place: blank, post: blank },
  },
}

export const buttons: typeof source.buttons = {
  sendToBox: 'Send it to the ideas box',
  mergeWith: 'Merge with',
}

export const refusals: typeof source.refusals = {
  noBox: () =>
    'I do not know you in any consultation yet, and cannot tell to which one your idea should go. Nothing is lost: your text is below. Send it in one of its channels.',
  alreadyInWorkshop: (v) => `Idea no. ${v.number} is in the workshop “${v.title}” already: there is nothing to move.`,
  workshopTakesNoIdeas: (v) =>
    `The workshop “${v.title}” takes no ideas yet: the phase “${v.phase}” is not open. The idea stays where it is.`,
}

export const ideas: typeof source.ideas = {
  boxed: (number) => `Idea no. ${number} is in the ideas box`,
  seeNear: (count) => (count > 1 ? `See ${count} similar ideas` : 'See a similar idea'),
  ratherIn: (title) => `Rather for “${title}”`,
  nearNone: (number) => `I see no idea that is similar to idea no. ${number}:`,
  nearTitle: (count, number) =>
    `${n(count, 'idea may say', 'ideas may say')} the same as idea no. ${number}. Is it the same?`,
  nearYours:
    'Keep both if they differ. Otherwise withdraw yours, or complete it; nothing is merged unless the facilitation team decides so.',
  nearOnly: 'Only the facilitation team merges ideas; both texts are kept then.',
  whichBox: 'To which consultation should this idea go?',
  moved: (number, title) => `Idea no. ${number} is now in “${title}”:`,
  movedShown: 'It is visible to the people of the consultation, and to the facilitation team.',
  movedTeam: 'It stays visible to the facilitation team only.',
  movedCard: (number, title) => `Idea no. ${number}: went to “${title}”.`,
  movedForAuthor: (number, title) => `Your idea no. ${number} is now in “${title}”. Its words have not changed:`,
}
