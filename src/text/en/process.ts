/** What is said of concertations, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/process.ts'
import * as handOver from './process/hand-over.ts'
import * as pause from './process/pause.ts'
import * as phases from './process/phases.ts'
import * as placeCodes from './process/place-codes.ts'
import * as publicPage from './process/public.ts'
import * as publicSite from './process/public-site.ts'
import * as publication from './process/publication.ts'
import * as templates from './process/templates.ts'
import * as trial from './process/trial.ts'
import * as workshops from './process/workshops.ts'
import { atStart, room } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const intents: typeof source.intents = {
  ...phases.intents,
  ...workshops.intents,
  ...publication.intents,
  ...publicPage.intents,
  ...handOver.intents,
  ...pause.intents,
  ...placeCodes.intents,
  ...trial.intents,
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
      horizon: { label: 'Horizon', help: 'Optional: the year it looks to, such as 2035', names: ['year'] },
      signature: {
        label: 'Sign-off',
        help: 'Optional. Joint: each organisation signs before anything is published',
        names: ['way of signing'],
        options: { single: 'single', joint: 'joint' },
      },
      model: templates.model,
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] },
    },
  },
  'create restore': {
    verb: 'undo-creation',
    aliases: [],
    label: 'Undo the creation',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' } },
  },
  link: {
    verb: 'link',
    aliases: ['attach', 'channel'],
    label: 'Link this channel',
    help: 'Link this channel to a consultation',
    example: '/concert link ESS in 10 years',
    args: {
      title: { label: 'Consultation', help: 'Its title, or the code of another channel', names: ['title', 'code'] },
      workshop: {
        label: 'Workshop',
        help: 'Optional: the number of the workshop that meets here',
        names: ['workshop'],
      },
      body: { label: 'Body', help: 'Optional: the name of the body that meets here', names: ['body'] },
      team: { label: 'Team', help: 'Optional. Yes: for the facilitation team alone', names: ['team'] },
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] },
    },
  },
  unlink: {
    verb: 'unlink',
    aliases: [],
    label: 'Unlink this channel',
    help: 'This channel will no longer be linked',
    example: '/concert unlink',
    args: {},
  },
  'place move': {
    verb: 'move-channel',
    aliases: [],
    label: 'Follow a replaced channel',
    help: '',
    example: '',
    args: { to: { label: '', help: '' }, name: { label: '', help: '' } },
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
  changeUse: 'Change the use of the channel',
  ...phases.buttons,
  ...workshops.buttons,
  ...publication.buttons,
  ...publicPage.buttons,
  ...handOver.buttons,
  ...pause.buttons,
  ...placeCodes.buttons,
  ...trial.buttons,
  ...templates.buttons,
}

export const refusals: typeof source.refusals = {
  ...phases.refusals,
  ...workshops.refusals,
  ...publication.refusals,
  ...publicPage.refusals,
  ...handOver.refusals,
  ...pause.refusals,
  ...placeCodes.refusals,
  ...trial.refusals,
  createdInUse: (v) =>
    `“${v.title}” is in use already: a channel is linked to it, or something was put there. Unlink its channels first with “/concert unlink”.`,
  oneUse: () =>
    'A channel has one use at a time: a workshop, a body or the team. Keep one of them, such as “/concert link workshop: 2”.',
  sameUse: (v: { place: string }) => `${atStart(room(v.place))} is used for this already: there is nothing to change.`,
}

export const words: typeof source.words = {
  ...phases.words,
  ...workshops.words,
  ...publication.words,
  ...publicPage.words,
  ...publicSite.words,
  ...handOver.words,
  ...pause.words,
  ...placeCodes.words,
  ...trial.words,
  ...templates.words,
  process: {
    created: (title: string) =>
      `The consultation “${title}” is created. Next step: open the channel where it takes place and send “/concert link” there.`,
    createdHere: (title: string, place: string) =>
      `The consultation “${title}” is created. Link ${room(place)} to it to gather ideas.`,
    uncreated: (title) => `Noted: “${title}” is no more, and its title is free.`,
    linked: (place: string, title: string) => `${atStart(room(place))} is linked to “${title}”.`,
    linkedAll: (title: string) => `This channel is home to the consultation “${title}”.`,
    linkedWorkshop: (number: number, title: string) => `This channel is home to workshop no. ${number}, “${title}”`,
    linkedBody: (name: string) => `This channel is home to the body “${name}”`,
    linkedTeam: 'This channel belongs to the facilitation team',
    useBecomes: (next: string) => `Then: ${next}`,
    useChangeNotice:
      'What was said there stays. The people of the channel see its new use; you can undo it for ten minutes.',
    noLongerTeam:
      'Careful: the meetings and votes that the team held in this channel will be seen by everybody in the consultation. To keep them within the team, take another channel. Its ideas stay with the team.',
    teamHow: 'What is said here stays within the team: ideas shared here are seen by the team alone.',
    horizon: 'Horizon',
    linkedHow: () => [
      'To share an idea: ',
      { code: '/idea' },
      ' followed by your text. For everything else: ',
      { code: '/concert' },
      '.',
    ],
    unlinked: (place: string) => `${atStart(room(place))} is no longer linked. The ideas already received are kept.`,
    placeMoved: (title: string) =>
      `This channel takes the place of the old one: the consultation “${title}” goes on here. To see what is under way: “/concert”.`,
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
}
