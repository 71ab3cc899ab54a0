/** What the guide says: panel, help, undo, and the list of everything else, in English. */
import type * as source from '../fr/guide.ts'
export const intents: typeof source.intents = {
  panel: {
    verb: 'panel',
    aliases: ['home'],
    label: 'Panel',
    help: 'Where we are, and what I can do here',
    example: '/concert',
    args: {},
  },
  help: {
    verb: 'help',
    aliases: ['how'],
    label: 'Help',
    help: 'What I can do here, with an example',
    example: '/concert help',
    args: {},
  },
  undo: {
    verb: 'undo',
    aliases: ['cancel'],
    label: 'Undo',
    help: 'Take back the last thing I did here (10 minutes)',
    example: '/concert undo',
    args: {},
  },
  more: {
    verb: 'more',
    aliases: ['other', 'others'],
    label: 'More',
    help: 'Everything else, in a single list',
    example: '/concert more',
    args: { verb: { label: 'Command', help: 'The word of the command, for example “members”', names: ['command'] } },
  },
  resume: {
    verb: 'take-up',
    aliases: [],
    label: 'Take up again',
    help: 'Take up a text that was refused',
    example: '',
    args: {
      intent: { label: 'Command', help: '' },
      given: { label: 'Text', help: '' },
    },
  },
}

export const buttons: typeof source.buttons = {}

export const refusals: typeof source.refusals = {}

export const words: typeof source.words = {
  panel: {
    unbound: (place: string) => `The channel ${place} is not linked to any consultation.`,
    dmUnbound: 'I help you take part in the consultations of your region: ideas, votes, actions, minutes of meetings.',
    noAdministrator:
      'This bot has no administrator yet. The person who installed it writes here “/concert admin” followed by the code shown when it started.',
    organisers: 'Organised by',
    place: 'Channel',
    ideas: 'Ideas received',
    ideaCount: (count: number, mine: number) => `${count}${mine > 0 ? `, ${mine} of them yours` : ''}`,
    intakeUntil: 'End of intake',
    intakeOpen: 'no end date',
    intakeClosed: (moment: string) => `closed since ${moment}`,
    waiting: 'What awaits you',
    waitingOrganisation: 'say which organisation you speak for',
    waitingLink: 'link a channel so that ideas can come in',
    nothingWaiting: 'nothing for the moment',
    inDm: (title: string) => `You are talking to me about the consultation “${title}”.`,
  },

  help: {
    title: (place: string) => `Here, in ${place}, you can:`,
    titleDm: 'Here, in private, you can:',
    example: (example: string) => `for example “${example}”`,
    typed: 'Everything can be written in French too, with or without accents.',
    ask: (names: string) => `Any questions? Ask ${names}.`,
    askNobody: 'Any questions? Ask the person who installed this bot.',
  },

  more: {
    title: 'Something else',
    choose: 'What would you like to do?',
    pick: 'Choose',
  },

  undo: { done: (label: string) => `Undone: ${label.toLowerCase()}.` },
}
