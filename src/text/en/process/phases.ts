/** What is said of phases and bodies, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/process/phases.ts'
import { room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const intents: typeof source.intents = {
  phases: {
    verb: 'phases',
    aliases: ['stages'],
    label: 'The phases',
    help: 'The parts of the consultation, and where we are',
    example: '/concert phases',
    args: {},
  },
  'phase add': {
    verb: 'phase',
    aliases: ['add-phase'],
    label: 'Add a phase',
    help: 'Add a part, with its first and last day',
    example: '/concert phase Diagnosis ; first day: 1 April ; last day: 31 July',
    notice: 'Phases are seen by everyone who takes part. Nobody is notified.',
    submit: 'Add the phase',
    args: {
      title: { label: 'Title', help: 'The name of the phase', names: ['title'] },
      starts: { label: 'First day', help: 'Within the phase: “1 April”', names: ['start', 'from'] },
      ends: { label: 'Last day', help: 'Within the phase: “31 July”', names: ['end', 'to'] },
      gated: {
        label: 'Waits for the plenary',
        help: 'Optional. Yes: closed until the plenary has decided',
        names: ['closed', 'after plenary'],
      },
    },
  },
  'phase open': {
    verb: 'open-phase',
    aliases: [],
    label: 'Open the phase',
    help: 'Open the next phase, after the plenary',
    example: '/concert open-phase 2',
    args: {
      number: { label: 'Phase', help: 'Its number; otherwise the next one', names: ['number'] },
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] },
    },
  },
  'phase withdraw': {
    verb: 'remove-phase',
    aliases: [],
    label: 'Remove a phase',
    help: 'Remove a phase in which nothing is planned',
    example: '/concert remove-phase 2',
    notice: 'The phase leaves the list. Nobody is notified.',
    submit: 'Remove the phase',
    args: { number: { label: 'Phase', help: 'Its number', names: ['number'] } },
  },
  'phase restore': {
    verb: 'restore-phase',
    aliases: [],
    label: 'Put a phase back',
    help: '',
    example: '',
    args: { number: { label: '', help: '' } },
  },
  'phase lock': {
    verb: 'lock-phase',
    aliases: [],
    label: 'Close a phase again',
    help: '',
    example: '',
    args: { number: { label: '', help: '' } },
  },
  bodies: {
    verb: 'bodies',
    aliases: ['committees'],
    label: 'The bodies',
    help: 'Plenary, committees: who decides, who advises',
    example: '/concert bodies',
    args: {},
  },
  'body add': {
    verb: 'body',
    aliases: ['committee'],
    label: 'Add a body',
    help: 'Add the plenary or a committee',
    example: '/concert body Steering committee ; type: steering',
    notice: 'Bodies are seen by everyone who takes part. Nobody is notified.',
    submit: 'Add the body',
    args: {
      name: { label: 'Name', help: '“Plenary”, “Steering committee”', names: ['name'] },
      kind: {
        label: 'Type',
        help: 'Plenary, steering, technical or other',
        names: ['kind'],
        options: { plenary: 'plenary', steering: 'steering', technical: 'technical', other: 'other' },
        said: { plenary: ['assembly'], steering: ['steering committee'], technical: ['technical committee'] },
      },
      power: {
        label: 'Power',
        help: 'Optional. Decides, advises or carries out',
        names: ['role'],
        options: { decides: 'decides', advises: 'advises', carriesOut: 'carries out' },
      },
    },
  },
  'body withdraw': {
    verb: 'remove-body',
    aliases: [],
    label: 'Remove a body',
    help: 'Remove a body that has not met',
    example: '/concert remove-body Technical committee',
    notice: 'The body leaves the list. Nobody is notified.',
    submit: 'Remove the body',
    args: { name: { label: 'Body', help: 'Its name', names: ['name'] } },
  },
  'body restore': {
    verb: 'restore-body',
    aliases: [],
    label: 'Put a body back',
    help: '',
    example: '',
    args: { body: { label: '', help: '' } },
  },
}

export const buttons: typeof source.buttons = {
  phases: 'The phases',
  addPhase: 'Add a phase',
  openPhase: 'Open the phase',
  planSessions: 'Plan the sessions',
  agendaOfPhases: 'Next meetings',
  bodies: 'The bodies',
  addBody: 'Add a body',
  planPlenary: 'Plan its meeting',
  bodyMeetsHere: 'It meets here',
}

export const refusals: typeof source.refusals = {
  outsidePhase: (v: { title: string; window: string }) =>
    `This date is outside the phase “${v.title}”, which runs ${v.window}. Choose a date within it, or ask the coordination to open another phase. “/concert phases” shows them all.`,
  phaseLocked: (v: { title: string }) =>
    `The phase “${v.title}” is not open yet: it opens once the plenary has decided how to work, and the coordination then sends “/concert open-phase”. “/concert phases” says where we are.`,
  phaseBackwards: (v: { window: string }) =>
    `A phase cannot run ${v.window}: it would end before it begins. Correct the dates, with the year if need be: “31 July 2011”.`,
  phaseOver: (v: { window: string }) =>
    `A phase ${v.window} would be over already. Give a last day that is to come, with the year if need be.`,
  phaseOverlaps: (v: { window: string; title: string; other: string }) =>
    `A phase ${v.window} would overlap “${v.title}”, which runs ${v.other}. Choose dates before or after it.`,
  noSuchPhase: (v: { number: number }) => `There is no phase no. ${v.number} here. “/concert phases” shows them.`,
  phaseInUse: (v: { title: string }) =>
    `The phase “${v.title}” has workshops or sessions: it cannot be removed. Remove the workshops and cancel the sessions first.`,
  nothingToOpen: () => 'No phase is waiting to be opened. “/concert phases” shows where we are.',
  phaseIsOpen: (v: { title: string }) => `The phase “${v.title}” is open already: there is nothing to do.`,
  phaseBefore: (v: { title: string; before: string }) =>
    `“${v.before}” has to be opened before “${v.title}”. Send “/concert open-phase” without a number.`,
  noPlenary: (v: { title: string }) =>
    `The phase “${v.title}” opens after a decision of the plenary, and this consultation has no plenary yet. Add it: “/concert body Plenary ; type: plenary”.`,
  noMethod: (v: { title: string; plenary: string }) =>
    `The phase “${v.title}” waits until “${v.plenary}” has decided how to work. Convene it, open its session, then record there: “/concert decision <text> ; kind: method”. Then come back here.`,
  bodyNameTaken: (v: { name: string }) => `The body “${v.name}” exists already. “/concert bodies” shows them all.`,
  noSuchBody: (v: { name: string }) => `I know of no body “${v.name}” here. “/concert bodies” shows them all.`,
  bodyInUse: (v: { name: string }) =>
    `“${v.name}” has meetings planned or held: it cannot be removed. Cancel those that are to come first.`,
  bodyHasPlace: (v: { name: string; place: string }) =>
    `“${v.name}” meets in ${v.place === '' ? 'a channel' : room(v.place)}. Give it another use first: send “/concert link team: no” in that channel.`,
}

export const words: typeof source.words = {
  phases: {
    title: (title: string) => `The phases of “${title}”`,
    none: (title: string) => `“${title}” has no phase yet.`,
    when: { coming: 'to come', now: 'under way', over: 'over' },
    gates: { locked: 'closed', ready: 'ready to open' },
    contents: (workshops: number, held: number, sessions: number) =>
      `${workshops === 0 ? 'no workshop' : n(workshops, 'workshop', 'workshops')}, ${sessions === 0 ? 'no session planned' : `${n(held, 'session held', 'sessions held')} out of ${sessions}`}`,
    gate: (title: string) =>
      `“${title}” will open once the plenary has decided how to work: “/concert decision <text> ; kind: method”, during its session.`,
    ready: (title: string) => `The plenary has decided how to work: “${title}” can be opened.`,
    added: (number: number, title: string, window: string) => `Phase no. ${number}, “${title}”, is created: ${window}.`,
    addedGated:
      'It stays closed until the plenary has decided how to work: its workshops are prepared, but nothing is held in it.',
    withdrawn: (title: string) => `The phase “${title}” is removed.`,
    willOpen: (title: string, window: string) => `You are about to open the phase “${title}”, ${window}.`,
    method: (number: number) => `How we work, as the plenary decided (decision no. ${number}):`,
    toldIn: (names: string, count: number) =>
      `This will be announced, with that decision, in ${n(count, 'channel', 'channels')}${names === '' ? '' : `: ${names}`}.`,
    toldNowhere: 'No channel is linked: nobody will be notified.',
    opened: (title: string, places: number) =>
      `The phase “${title}” is open. Announced in ${n(places, 'channel', 'channels')}.`,
    openedAll: (title: string) => `The phase “${title}” is open`,
    openedWindow: (window: string) => `It runs ${window}.`,
    locked: (title: string) => `The opening of the phase “${title}” is taken back: it waits again.`,
  },
  bodies: {
    title: (title: string) => `The bodies of “${title}”`,
    none: (title: string) => `“${title}” has no body yet: neither plenary nor committee.`,
    kinds: { plenary: 'plenary', steering: 'steering', technical: 'technical', other: 'other' },
    powers: { decides: 'it decides', advises: 'it advises', carriesOut: 'it carries out' },
    places: (names: string, count: number) =>
      names === ''
        ? `It meets in ${n(count, 'channel', 'channels')}.`
        : `${count > 1 ? 'Channels' : 'Channel'}: ${names}.`,
    next: (moment: string) => `Next meeting: ${moment}.`,
    added: (name: string, power: string) => `The body “${name}” is added: ${power}.`,
    withdrawn: (name: string) => `The body “${name}” is removed.`,
  },
}
