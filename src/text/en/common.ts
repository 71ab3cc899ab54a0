/** What every room says: buttons, refusals, answers of the door, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/common.ts'
import { atStart, room } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const words: typeof source.words = {
  roles: {
    everyone: 'everyone',
    administrator: 'the bot’s administrators',
    coordinator: 'the coordination team',
    facilitator: 'the facilitation team',
  },

  roleNames: {
    administrator: 'Administration',
    coordinator: 'Coordination',
    facilitator: 'Facilitation',
    member: 'Member',
    guest: 'Guest',
  },

  suggestions: {
    thisSession: (label) => `This meeting: ${label}`,
    here: (label) => `Here: ${label}`,
    verb: (verb, help) => `${verb} — ${help}`,
  },

  buttons: {
    send: 'Send',
    resumeText: 'Take up my text',
    help: 'Help',
    panel: 'Panel',
    submitIdea: 'Share an idea',
    submitThisIdea: 'Share as an idea',
    seeIdeas: 'See the ideas',
    myIdeas: 'My ideas',
    edit: 'Edit',
    withdraw: 'Withdraw',
    restore: 'Restore',
    audience: 'Who sees it?',
    undo: 'Undo',
    confirm: 'Confirm',
    profile: 'My profile',
    name: 'Change my name',
    organisation: 'Give my organisation',
    changeOrganisation: 'Change organisation',
    language: 'Change language',
    admin: 'Administer this bot',
    create: 'Create a consultation',
    link: 'Link this channel',
    unlink: 'Unlink this channel',
    members: 'The team',
    appoint: 'Give a role',
    intake: 'Set the end of intake',
    chooseConcertation: 'Choose the consultation',
    more: 'Something else',
    yes: 'Yes',
  },

  refusals: {
    unknownIntent: () => 'This command does not exist, or cannot be used here. “/concert help” says what you can do.',
    notAllowed: (v: { verb: string; role: string }) =>
      `“${v.verb}” is reserved for ${v.role}. Ask them: “/concert members” says who they are.`,
    noConcertation: (v: { place: string }) =>
      `${atStart(room(v.place))} is not linked to any consultation. Ask the facilitation team to link it with “/concert link”.`,
    noConcertationKept: (v: { place: string }) =>
      `${atStart(room(v.place))} is not linked to any consultation: nothing is lost, your text is below. An idea may go to the ideas box; anything else is said in a channel of the consultation, or here once the team has linked it.`,
    notForVisitors: () =>
      'This page serves to follow the ideas that you sent. To take part in what comes next, ask the organising team for a personal link.',
    noConcertationInDm: () =>
      'I do not know yet which consultation you mean. Choose it below, or write to me first in one of its channels.',
    badArgument: (v: { label: string }) => `I did not understand “${v.label}”. Please write it another way.`,
    tooLong: (v: { label: string; length: number; max: number }) =>
      `“${v.label}” is ${v.length} characters long, and the most is ${v.max}. Shorten it, or send it in several parts.`,
    tooShort: (v: { label: string; min: number }) =>
      `“${v.label}” is too short: write at least ${n(v.min, 'character', 'characters')}.`,
    notANumber: (v: { label: string; text: string }) =>
      `“${v.text}” is not a number. Write “${v.label}” in figures, for example 42.`,
    numberOutOfRange: (v: { label: string; min: number; max: number }) =>
      `“${v.label}” goes from ${v.min} to ${v.max}. Choose a number between the two.`,
    notAnOption: (v: { label: string; text: string; options: string }) =>
      `“${v.text}” does not suit “${v.label}”. Choose from: ${v.options}.`,
    notAnOptionGuess: (v: { label: string; text: string; guess: string; options: string }) =>
      `“${v.text}” does not suit “${v.label}”. Did you mean “${v.guess}”? You can choose from: ${v.options}.`,
    notYesNo: (v: { label: string; text: string }) => `“${v.text}” does not suit “${v.label}”: answer yes or no.`,
    notADate: (v: { label: string; text: string }) =>
      `“${v.text}” is not a possible date for “${v.label}”. Write for example “3 July 2pm”, “Thursday” or “end of the month”.`,
    impossibleDate: (v: { label: string; text: string; first: string; second: string }) =>
      `“${v.text}” is not a possible date for “${v.label}”, and nothing is recorded. Write “${v.first}” or “${v.second}”.`,
    eitherDate: (v: { label: string; text: string; first: string; second: string }) =>
      `“${v.text}” is no clear date for “${v.label}”: it can be read in two ways, and nothing is recorded. Write “${v.first}” or “${v.second}”.`,
    surplus: (v: { verb: string; text: string }) =>
      `“${v.verb}” does not take “${v.text}”. Send “/concert help” to see how to write it.`,
    stalePress: () => 'This button no longer works. Send “/concert” to start again from where things stand today.',
    notYourMessage: () => 'This message is meant for somebody else. Send “/concert” to get your own.',
    tooFast: (v: { seconds: number }) =>
      `You are quicker than I am: this is not recorded. Send it again in ${n(v.seconds, 'second', 'seconds')}.`,
    busy: () => 'Several people acted at the same time as you: this is not recorded. Please send it again.',
    otherBody: () =>
      'This message bears the number of another one already received: it is refused. Send it again as a new message.',
    wrongCode: () =>
      'This is not the right code, or it has already been used. Read it again where the bot started, or ask for one with “npm run cli -- admin-code”.',
    hasAdministrator: () =>
      'This bot already has its administrators. Ask them for a role: “/concert members” says who they are.',
    codeNeeded: () =>
      'I need the first-start code: write “/concert admin” followed by the code shown when the bot started.',
    noSuchIdea: (v: { number: number }) => `There is no idea ${v.number} here. “/concert ideas” shows them all.`,
    notYourIdea: (v: { number: number }) =>
      `Idea ${v.number} is somebody else’s: only that person can edit or withdraw it.`,
    ideaWithdrawn: (v: { number: number }) =>
      `Idea ${v.number} has been withdrawn. Restore it first with “/concert restore ${v.number}”.`,
    ideaActive: (v: { number: number }) => `Idea ${v.number} is in place: there is nothing to restore.`,
    sameText: (v: { number: number }) => `This is already the text of idea ${v.number}: there is nothing to change.`,
    intakeClosed: (v: { since: string }) =>
      `The intake of ideas has been closed since ${v.since}: nothing is lost, your text is below. The ideas box stays open; the coordination team may also extend the intake.`,
    pastDate: (v: { label: string; moment: string }) =>
      `“${v.label}” has already gone by: ${v.moment}. Give a date that is still to come.`,
    intakeAlreadyOpen: () => 'The intake of ideas has no end date: there is nothing to reopen.',
    titleTaken: (v: { title: string }) => `A consultation is already called “${v.title}”. Give another title.`,
    noOrganiser: () => 'Name at least one organiser, for example “organisers: Region, CRESS”.',
    tooManyOrganisers: (v: { max: number }) => `A consultation has ${v.max} organisers at most. Keep the main ones.`,
    noSuchConcertation: (v: { title: string }) =>
      `I do not know of a consultation called “${v.title}”. Check its title, or choose it below.`,
    noConcertationYet: () => 'I do not know you in any consultation yet. Write to me first in one of its channels.',
    severalConcertations: (v: { title: string }) =>
      `Several consultations begin with “${v.title}”. Write the whole title.`,
    onlyInRoom: () => 'A channel is linked from that channel: open it and send “/concert link” there.',
    onlyInDm: () => 'This is chosen in private: send me the same command in a private message.',
    alreadyLinked: (v: { place: string; title: string }) =>
      `${atStart(room(v.place))} is already linked to “${v.title}”. Give it another use with “/concert link workshop: 2”, or unlink it with “/concert unlink”.`,
    notLinked: (v: { place: string }) =>
      `${atStart(room(v.place))} is not linked to any consultation: there is nothing to unlink.`,
    noSuchPerson: (v: { person: string }) =>
      `I do not know anybody called “${v.person}” here. They must have written to the bot first; check their name too.`,
    severalPersons: (v: { person: string; names: string }) =>
      `Several people match “${v.person}”: ${v.names}. Write the whole name.`,
    hasRole: (v: { person: string; role: string }) =>
      `${v.person} already has this role: ${v.role}. “/concert members” shows the team.`,
    hasNotRole: (v: { person: string; role: string }) =>
      `${v.person} does not have this role: ${v.role}. “/concert members” shows the team.`,
    lastCoordinator: () => 'This is the last person in coordination: give that role to somebody else first.',
    nothingToUndo: () =>
      'I see nothing of yours to undo here in the last ten minutes. For an older idea: “/concert my-ideas”.',
    alreadyUndone: () => 'This is already undone: nothing more has changed. “/concert” shows where we are.',
    undoInOrder: () =>
      'You have done something else here since. Write “/concert undo”: your last act is taken back first, then this one.',
    undoImpossible: () =>
      'Things have changed since: this can no longer be undone in that way. “/concert” shows where we are.',
    unknownVerb: (v: { verb: string }) => `I do not know “${v.verb}”. Choose from the list in “/concert help”.`,
  },

  answers: {
    unknown: (word: string) => `I do not know “${word}”.`,
    guess: (verbs: string) => `Did you mean ${verbs}?`,
    unknownNoGuess: 'Send “/concert help” to see what you can do here.',
    yourText: 'Your text',
    talk: 'I only record what you ask me to record. What shall I do with this message?',
    late: 'Not recorded: I cannot reach my database. Here is your text, please send it again in a few minutes.',
    unsure:
      'I cannot confirm yet that your message is recorded. Do not send it again: I will answer you here as soon as I know. To be safe, here is your text.',
    apology: (short: string) =>
      `A mistake on my part: this message is not recorded. Here is your text. If it happens again, give the reference ${short} to the person who looks after the bot.`,
    or: 'or',
  },

  sandbox: 'Trial: none of this is real.',

  otherRooms: (count: number) => (count > 1 ? `${count} others` : 'another'),

  unsent: (place: string) =>
    `I can no longer write in ${place === '' ? 'a channel whose name I do not know' : room(place)}: check that I am still invited there. This message was not sent:`,

  unreached: (name: string) =>
    `I can no longer write to ${name} in private: what I had to tell them was not sent. Please tell them in another way, and see with them whether they still accept my messages.`,

  clock: { away: 'Late messages: they were due during a pause, or while I was not running.' },
}
