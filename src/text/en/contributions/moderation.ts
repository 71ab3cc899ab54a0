/** What is said of ideas that come from outside, and of those that somebody writes down for another, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/contributions/moderation.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const number = { label: 'Number', help: 'The number of the idea', names: ['number', 'n', 'no', 'idea'] }
const types = { finding: 'finding', stake: 'stake', vision: 'vision', action: 'action', question: 'question' }

export const intents: typeof source.intents = {
  'idea for': {
    verb: 'idea-for',
    aliases: ['entered-for'],
    label: 'Write down somebody’s idea',
    help: 'At a stand, in an interview: another’s idea',
    example: '/concert idea-for Zoé Martin; text: A bus at night; agreed: yes',
    notice: 'Seen like an idea shared here, in this person’s name, with a mention of who wrote it down.',
    submit: 'Write down',
    args: {
      person: { label: 'Person', help: 'Who says it: first and last name', names: ['for', 'person', 'name'] },
      text: { label: 'Their idea', help: 'In their words, one idea at a time', names: ['text', 'idea'] },
      consent: {
        label: 'Agreed',
        help: 'Yes: the person agrees and knows what it is for',
        names: ['agreed', 'consent'],
      },
      organisation: { label: 'Organisation', help: 'Their organisation (optional)', names: ['organisation'] },
      type: {
        label: 'Type',
        help: 'Optional: finding, stake, vision, action or question',
        names: ['type'],
        options: types,
      },
      fresh: { label: 'New person', help: 'Yes when they are not known yet', names: ['new'] },
    },
  },
  'idea forget': {
    verb: 'forget-entry',
    aliases: [],
    label: 'Undo',
    help: 'What was written down for somebody is taken back',
    example: '',
    args: { number, people: { label: 'People', help: 'The people that were made' } },
  },
  moderate: {
    verb: 'moderate',
    aliases: ['to-read'],
    label: 'Read the ideas from outside',
    help: 'One by one, before they are shown',
    example: '/concert moderate',
    args: { after: { label: 'After', help: 'After the idea of this number (optional)', names: ['after'] } },
  },
  'idea accept': {
    verb: 'accept-idea',
    aliases: [],
    label: 'Accept an idea',
    help: 'Show it to those who take part',
    example: '/concert accept-idea 12',
    args: { number },
  },
  'idea refuse': {
    verb: 'refuse-idea',
    aliases: [],
    label: 'Refuse an idea',
    help: 'Do not show it, and say why',
    example: '/concert refuse-idea 12; reason: Off the subject',
    notice: 'The person who wrote it will read your reason, alone with the facilitating team.',
    submit: 'Refuse',
    args: {
      number,
      reason: { label: 'Reason', help: 'Why, in a sentence: the person will read it', names: ['reason', 'why'] },
    },
  },
  'idea unmoderate': {
    verb: 'reread-idea',
    aliases: [],
    label: 'Undo',
    help: 'The idea waits to be read again',
    example: '',
    args: { idea: { label: 'Idea', help: 'The idea' } },
  },
  'idea visit': {
    verb: 'idea-from-public',
    aliases: [],
    label: 'Send an idea',
    help: 'By the form of a public page',
    example: '',
    args: {
      concertation: { label: 'Concertation', help: 'The concertation' },
      text: { label: 'Your idea', help: 'One idea at a time, in a sentence or two' },
      type: { label: 'Type', help: 'Optional', options: types },
      mail: { label: 'E-mail', help: 'Optional' },
    },
  },
  'moderation refresh': {
    verb: 'moderation-reminder',
    aliases: [],
    label: 'Say what waits to be read',
    help: 'How many ideas wait to be read',
    example: '',
    args: { concertation: { label: 'Concertation', help: 'The concertation' } },
  },
}

export const buttons: typeof source.buttons = {
  acceptIdea: 'Accept',
  refuseIdea: 'Refuse',
  nextIdea: 'Skip to the next',
  readIdeas: 'Read',
}

export const refusals: typeof source.refusals = {
  ideaWaiting: (v) => `Idea no. ${v.number} waits to be read by the facilitating team: “/concert moderate”.`,
  ideaRefused: (v) => `Idea no. ${v.number} was not accepted: it is shown to nobody.`,
  ideaNotWaiting: (v) => `Idea no. ${v.number} does not wait to be read. “/concert moderate” shows those that do.`,
  ideaReadAsIs: (v) =>
    `Idea no. ${v.number} was accepted as it stands: to complete it, share another one, or withdraw it.`,
  visitClosed: () => 'This page takes no ideas for the moment. Keep your text, and come back later.',
  needsConsent: () =>
    'First ask the person whether they agree: tell them what their idea is for, and that their name goes with it. Then do it again with “agreed: yes”.',
}

export const words: typeof source.words = {
  moderation: {
    visibility: 'you and the facilitating team, who read it before it is shown',
    nextWhat: 'the team reads it, then tells you here whether it is accepted, or why it is not',
    waitingMark: 'waits to be read',
    refusedMark: (why) => `not accepted: ${why}`,
    card: (number) => `Idea no. ${number}: the facilitating team reads it again, it is not shown for the moment.`,
    audience: 'You and the facilitating team only: it comes from outside, and is not shown.',
    visitLink: 'The address where you follow your idea',
    visitOnce: (until) =>
      `Keep it: it is shown here only, once, and serves until ${until}. Whoever holds it can edit or withdraw your idea.`,
    letterTitle: (title) => `Your idea for “${title}”`,
    letterWhat: (title, organisers) =>
      `An idea was sent for “${title}”, organised by ${organisers}, with your address. Here is where to follow what becomes of it, edit or withdraw it:`,
    letterUntil: (until) => `This address serves until ${until}. Do not pass it on.`,
    letterWrong: 'If it was not you, do nothing: your address was not kept, and nothing else will be sent to you.',
    title: (number, rank, count) =>
      count > 1 ? `Idea no. ${number}, to be read (${rank} of ${count})` : `Idea no. ${number}, to be read`,
    by: 'From',
    at: 'Received',
    onceIn: 'Once accepted',
    shownIn: (places) => `it is shown in ${places}, with this name. Nobody is notified, its author is told`,
    shownTeam: 'it joins the ideas of the team: no channel is linked. Its author is told',
    near: 'It resembles:',
    none: 'No idea from outside waits to be read.',
    accepted: (number, place) =>
      place === undefined
        ? `Idea no. ${number} is accepted.`
        : `Idea no. ${number} is accepted, and shown in ${place}.`,
    refused: (number) => `Idea no. ${number} is not accepted. Its author will read your reason.`,
    takenBack: (number) => `Taken back: idea no. ${number} waits to be read again.`,
    waiting: (title, count) =>
      `“${title}”: ${n(count, 'idea from outside waits', 'ideas from outside wait')} to be read before ${count > 1 ? 'they are' : 'it is'} shown.`,
    allRead: (title) => `“${title}”: all ideas from outside have been read.`,
    acceptedForAuthor: (number) => `Your idea no. ${number} is accepted: those who take part read it from now on.`,
    acceptedTeamForAuthor: (number) => `Your idea no. ${number} is accepted.`,
    refusedForAuthor: (number) => `Your idea no. ${number} was not accepted. It is shown to nobody.`,
    reason: (why) => `The reason: ${why}`,
    waitingForAuthor: (number) => `Your idea no. ${number} waits to be read by the facilitating team again.`,
  },
}
