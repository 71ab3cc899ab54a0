/** What is said of workshops and of who facilitates them, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/process/workshops.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const intents: typeof source.intents = {
  workshops: {
    verb: 'workshops',
    aliases: [],
    label: 'The workshops',
    help: 'The list of workshops, or the page of one',
    example: '/concert workshops 2',
    args: { number: { label: 'Workshop', help: 'Its number; otherwise the list', names: ['number'] } },
  },
  'workshop add': {
    verb: 'workshop',
    aliases: ['add-workshop'],
    label: 'Create a workshop',
    help: 'Create a workshop, from an axis if need be',
    example: '/concert workshop Pooling ; phase: 1',
    notice: 'The workshop is seen by everyone who takes part. Nobody is notified.',
    submit: 'Create the workshop',
    args: {
      title: { label: 'Title', help: 'What the workshop is about', names: ['title'] },
      phase: { label: 'Phase', help: 'Optional: its number; otherwise the current one', names: ['stage'] },
      axis: { label: 'Strong axis', help: 'Optional: the number of the axis that it continues', names: ['axis'] },
    },
  },
  'workshop rename': {
    verb: 'rename-workshop',
    aliases: [],
    label: 'Rename a workshop',
    help: 'Change the title of a workshop',
    example: '/concert rename-workshop Jobs and innovation ; workshop: 2',
    notice: 'The new title is seen by everyone who takes part. Nobody is notified.',
    submit: 'Rename the workshop',
    args: {
      title: { label: 'New title', help: 'What the workshop is about', names: ['title'] },
      workshop: { label: 'Workshop', help: 'Its number; otherwise the one of this channel', names: ['number'] },
      confirmed: { label: 'Title taken back', help: 'Filled in by undo' },
    },
  },
  'workshop withdraw': {
    verb: 'remove-workshop',
    aliases: [],
    label: 'Remove a workshop',
    help: 'Remove a workshop that will not take place',
    example: '/concert remove-workshop 2',
    args: { number: { label: 'Workshop', help: 'Its number; otherwise the one of this channel', names: ['number'] } },
  },
  'workshop restore': {
    verb: 'restore-workshop',
    aliases: [],
    label: 'Put a workshop back',
    help: '',
    example: '',
    args: { number: { label: '', help: '' }, places: { label: '', help: '' } },
  },
  'workshops from poll': {
    verb: 'workshops-of-the-poll',
    aliases: [],
    label: 'Workshops chosen by a poll',
    help: '',
    example: '',
    args: { poll: { label: '', help: '' }, winners: { label: '', help: '' }, phase: { label: '', help: '' } },
  },
  animate: {
    verb: 'facilitator',
    aliases: ['facilitate'],
    label: 'Hand a workshop over',
    help: 'Give somebody the facilitation of a workshop',
    example: '/concert facilitator Camille Durand ; workshop: 2',
    notice: 'The person gets a private message. Everyone who takes part sees who facilitates.',
    submit: 'Hand the workshop over',
    args: {
      person: { label: 'Person', help: 'Their name, as the bot knows it', names: ['name'] },
      workshop: { label: 'Workshop', help: 'Its number; otherwise the one of this channel', names: ['number'] },
    },
  },
  unanimate: {
    verb: 'remove-facilitator',
    aliases: [],
    label: 'Take a workshop back',
    help: 'Take the facilitation of a workshop back',
    example: '/concert remove-facilitator Camille Durand ; workshop: 2',
    notice: 'Everyone who takes part sees who facilitates. Nobody is notified.',
    submit: 'Take it back',
    args: {
      person: { label: 'Person', help: 'Their name, as the bot knows it', names: ['name'] },
      workshop: { label: 'Workshop', help: 'Its number; otherwise the one of this channel', names: ['number'] },
    },
  },
  'animation restore': {
    verb: 'restore-facilitator',
    aliases: [],
    label: 'Put a facilitation back',
    help: '',
    example: '',
    args: {
      person: { label: '', help: '' },
      workshop: { label: '', help: '' },
      animates: { label: '', help: '' },
      role: { label: '', help: '' },
    },
  },
}

export const buttons: typeof source.buttons = {
  workshops: 'The workshops',
  openWorkshop: 'See a workshop',
  seeWorkshop: 'See the workshop',
  chooseWorkshop: 'Choose the workshop',
  addWorkshop: 'Create a workshop',
  workshopMeetsHere: 'It meets here',
  animate: 'Hand it over',
  rename: 'Rename',
  seeAxis: 'See the axis',
}

export const refusals: typeof source.refusals = {
  notYourWorkshop: (v: { title: string }) =>
    `“${v.title}” has its own facilitators: ask them, or the coordination. “/concert members” says who they are.`,
  noSuchWorkshop: (v: { number: number }) =>
    `There is no workshop no. ${v.number} here. “/concert workshops” shows them all.`,
  whichWorkshop: () =>
    'Which workshop do you mean? Add its number, such as “; workshop: 2”. “/concert workshops” shows them all.',
  workshopTitleTaken: (v: { title: string; number: number }) =>
    `Workshop no. ${v.number} of this phase is already called “${v.title}”. Give another title.`,
  workshopMet: (v: { title: string }) =>
    `The workshop “${v.title}” has already met: it stays, with all that was said there. You can rename it with “/concert rename-workshop”.`,
  workshopToMeet: (v: { title: string; count: number }) =>
    `The workshop “${v.title}” still has ${n(v.count, 'session planned', 'sessions planned')}: cancel ${v.count > 1 ? 'them' : 'it'} first. See “/concert agenda”.`,
  alreadyAnimates: (v: { person: string; title: string }) =>
    `${v.person} already facilitates “${v.title}”: there is nothing to do.`,
  animatesNot: (v: { person: string; title: string }) =>
    `${v.person} does not facilitate “${v.title}”. “/concert workshops” says who facilitates what.`,
}

export const words: typeof source.words = {
  workshops: {
    title: (title: string) => `The workshops of “${title}”`,
    none: (title: string) => `“${title}” has no workshop yet.`,
    page: (number: number, title: string) => `Workshop no. ${number}: ${title}`,
    sessions: (held: number, sessions: number) =>
      sessions === 0 ? 'no session planned' : `${n(held, 'session held', 'sessions held')} out of ${sessions}`,
    ideas: (count: number) => (count === 0 ? 'no idea' : n(count, 'idea', 'ideas')),
    animatedBy: (names: string) => `facilitated by ${names}`,
    nobody: 'without a facilitator of its own',
    which: 'Which workshop?',
    phase: 'Phase',
    axis: 'Comes from the axis',
    axisSaid: (number: number, title: string) => `no. ${number}, ${title}`,
    chosenBy: 'Chosen by',
    pollSaid: (number: number, question: string) => `poll no. ${number}, “${question}”`,
    animation: 'Facilitation',
    animationWhole: 'the whole facilitation team',
    place: 'Channel',
    somePlaces: (count: number) => n(count, 'channel', 'channels'),
    noPlace: (number: number) => `none yet: in the channel that you want, send “/concert link workshop: ${number}”`,
    sessionsLabel: 'Sessions',
    nextLabel: 'Next session',
    ideasLabel: 'Ideas',
    added: (number: number, title: string) => `Workshop no. ${number}, “${title}”, is created.`,
    addedNext: 'What is next: hand over its facilitation, then plan its sessions.',
    renamed: (number: number, before: string, after: string) =>
      `Workshop no. ${number}, “${before}”, is now called “${after}”.`,
    withdrawn: (number: number, title: string) => `Workshop no. ${number}, “${title}”, is removed.`,
    restored: (number: number, title: string) => `Workshop no. ${number}, “${title}”, is back.`,
    chosen: (count: number) =>
      count === 1
        ? 'One workshop comes out of this poll'
        : `${n(count, 'workshop', 'workshops')} come out of this poll`,
    chosenFor: (phase: string) => `For the phase “${phase}”.`,
    animated: (person: string, number: number, title: string) =>
      `${person} now facilitates workshop no. ${number}, “${title}”.`,
    animating: (number: number, title: string, concertation: string) =>
      `Workshop no. ${number}, “${title}”, is yours to facilitate, in the consultation “${concertation}”.`,
    unanimated: (person: string, number: number, title: string) =>
      `${person} no longer facilitates workshop no. ${number}, “${title}”.`,
    unanimatedLast: (person: string, number: number, title: string) =>
      `${person} no longer facilitates workshop no. ${number}, “${title}”. It was their only one: the facilitation role is taken back too.`,
  },
}
