/** Votes by urn, in English. */
import type * as fr from '../../fr/votes/urn.ts'

const poll = { label: 'Poll', help: 'Its number; without it, the poll that is open here', names: ['poll'] }

export const intents: typeof fr.intents = {
  'ballot paper': {
    verb: 'paper',
    aliases: [],
    label: 'Take my paper',
    help: 'My ballot paper, for a vote by urn',
    example: '/concert paper',
    args: { poll },
  },
}

export const buttons: typeof fr.buttons = { takePaper: 'Take my paper', openPaper: 'Open my paper' }

export const refusals: typeof fr.refusals = {
  ballotInUrn: (v) =>
    `Poll no. ${v.number} is held with an urn, on a page of its own: the choice that you wrote here is not kept. Take your paper.`,
  urnIsFinal: (v) =>
    `A paper put into the urn of poll no. ${v.number} cannot be taken back: nobody knows which one is yours.`,
  paperSpent: (v) =>
    `Your paper of poll no. ${v.number} is in the urn already. It counts, and cannot be changed any more.`,
  urnNeedsWeb: () =>
    'A vote by urn needs the pages of the bot, at an address that everybody here can open, and they are not there. Ask whoever administers it, or choose “confidential”.',
  urnIsNotLive: () =>
    'With an urn, results are shown when it closes: live, they would tell the choice of whoever has just voted. Take out “results: live”.',
}

export const votes: typeof fr.votes = {
  seenByUrn:
    'nobody: papers are filled in on a page of their own and kept without name or time; technical logs could still link them',
  urnCard: 'Vote by urn: everybody takes a paper, and fills it in on a page of its own.',
  urnHonestly:
    'Your paper is kept without your name or the time. Once in the urn it cannot be changed. The list tells who voted, never what; technical logs could still link the two.',
  paperTitle: (number, question) => `Your paper, poll no. ${number}: ${question}`,
  paperHow: 'This link is yours, and serves once: hand it on to nobody.',
  paperAgain: 'It replaces the one that you were given, which opens nothing any more.',
  audienceUrn: [
    'Nobody: you take a paper, fill it in on a page of its own, and it is kept without your name or the time.',
    'The list of those who voted is kept apart. A paper put into the urn cannot be changed.',
    'It is no absolute secret: the technical logs of the host could still link a name and a paper.',
  ],
}
