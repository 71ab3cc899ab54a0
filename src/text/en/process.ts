/** What is said of concertations, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/process.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const intents: typeof source.intents = {
  create: {
    verb: 'create',
    aliases: ['new'],
    label: 'Create a consultation',
    help: 'Open a consultation with its organisers',
    example: '/concert create ESS in 10 years ; organisers: Region, CRESS, State',
    notice: 'The title and the organisers are seen by everyone who takes part. Nobody is notified.',
    submit: 'Create the consultation',
    args: {
      title: { label: 'Title', help: 'The name that everyone will see', names: ['title'] },
      organisers: {
        label: 'Organisers',
        help: 'The organisations in charge, separated by commas',
        names: ['organiser', 'organizers', 'organizer'],
      },
      until: {
        label: 'End of intake',
        help: 'Optional: “end of the month”, “3 July 6pm”',
        names: ['end', 'ideas until', 'gathered until'],
      },
    },
  },
  link: {
    verb: 'link',
    aliases: ['attach', 'channel'],
    label: 'Link this channel',
    help: 'Link this channel to a consultation',
    example: '/concert link ESS in 10 years',
    args: { title: { label: 'Consultation', help: 'Its title, or how its title begins', names: ['title'] } },
  },
  unlink: {
    verb: 'unlink',
    aliases: [],
    label: 'Unlink this channel',
    help: 'This channel will no longer be linked',
    example: '/concert unlink',
    args: {},
  },
  switch: {
    verb: 'switch',
    aliases: [],
    label: 'Choose the consultation',
    help: 'In private: which consultation I mean',
    example: '/concert switch ESS in 10 years',
    args: { title: { label: 'Consultation', help: 'Its title, or how its title begins', names: ['title'] } },
  },
  intake: {
    verb: 'intake',
    aliases: [],
    label: 'End of intake',
    help: 'Until when ideas are gathered',
    example: '/concert intake 3 July 6pm',
    notice: 'The date is announced in every linked channel, with a reminder the day before.',
    submit: 'Announce this date',
    args: {
      until: { label: 'End of intake', help: '“3 July 6pm”, “end of the month”, “in 2 weeks”', names: ['until'] },
    },
  },
  'intake open': {
    verb: 'reopen',
    aliases: [],
    label: 'Intake without an end date',
    help: 'Gather ideas without an end date',
    example: '/concert reopen',
    args: {},
  },
  'intake remind': {
    verb: 'intake-reminder',
    aliases: [],
    label: 'Reminder of the end of intake',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'intake end': {
    verb: 'intake-end',
    aliases: [],
    label: 'End of intake',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'intake restore': {
    verb: 'intake-restore',
    aliases: [],
    label: 'Put back the end of intake',
    help: '',
    example: '',
    args: { until: { label: '', help: '' } },
  },
}

export const buttons: typeof source.buttons = {
  sign: 'Sign',
  declineToSign: 'Do not sign',
}

export const refusals: typeof source.refusals = {
  outsidePhase: (v: { title: string; window: string }) =>
    `This date is outside the phase “${v.title}”, which runs ${v.window}. Choose a date within it, or ask the coordination to open another phase. “/concert phases” shows them all.`,
  phaseLocked: (v: { title: string }) =>
    `The phase “${v.title}” is not open yet: it opens once the plenary has decided how to work, and the coordination then sends “/concert open-phase”. “/concert phases” says where we are.`,
  notYourWorkshop: (v: { title: string }) =>
    `“${v.title}” has its own facilitators: ask them, or the coordination. “/concert members” says who they are.`,
  noSignatory: (v: { organisation: string }) =>
    `Nobody can sign for ${v.organisation} yet. Give coordination to somebody of that organisation: “/concert appoint <name> coordination”.`,
  notSignatory: () =>
    'Your organisation is not among those that sign. “/concert organisation” says for whom you speak.',
  alreadySigned: (v: { organisation: string }) => `${v.organisation} has signed already: nothing more is needed.`,
  noSuchPublication: () =>
    'This document awaits no signature any more. Send “/concert signatures” to see those that do.',
}

export const words: typeof source.words = {
  process: {
    created: (title: string) =>
      `The consultation “${title}” is created. Next step: open the channel where it takes place and send “/concert link” there.`,
    createdHere: (title: string, place: string) =>
      `The consultation “${title}” is created. Link the channel ${place} to it to gather ideas.`,
    linked: (place: string, title: string) => `The channel ${place} is linked to “${title}”.`,
    linkedAll: (title: string) => `This channel is home to the consultation “${title}”.`,
    linkedHow: () => [
      'To share an idea: ',
      { code: '/idea' },
      ' followed by your text. For everything else: ',
      { code: '/concert' },
      '.',
    ],
    unlinked: (place: string) => `The channel ${place} is no longer linked. The ideas already received are kept.`,
    chooseTitle: 'Which consultation?',
    chosen: (title: string) => `All right: in private, you are now talking to me about “${title}”.`,
    intakeSet: (moment: string, places: number) =>
      `Noted: ideas are gathered until ${moment}. Announced in ${n(places, 'channel', 'channels')}.`,
    intakeAnnounced: (moment: string) => `Ideas are gathered until ${moment}.`,
    intakeReminder: (moment: string, count: number) =>
      `The home straight: the intake of ideas ends on ${moment}. ${n(count, 'idea', 'ideas')} received so far.`,
    intakeEnded: (count: number) =>
      `The intake of ideas is over: ${n(count, 'idea', 'ideas')} received. Thank you, everyone.`,
    intakeNext: 'What is next: the facilitation team reads the ideas and brings them together.',
    intakeReopened: 'Ideas are being gathered again, without an end date.',
    intakeRestored: 'The end of intake is back to what it was before.',
  },

  publication: {
    asked: (by: string, title: string, concertation: string) =>
      `${by} asks you to sign “${title}” for the consultation “${concertation}”. Nothing is published before each organiser has signed. This is what will be published:`,
    signedBy: (name: string, organisation: string, moment: string) =>
      `Signed by ${name}, ${organisation}, on ${moment}.`,
    organised: (names: string) => `Consultation organised by ${names}.`,
  },
}
