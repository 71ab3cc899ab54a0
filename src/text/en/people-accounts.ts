/** What is said of joining two accounts of one person, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/people-accounts.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  'account link': {
    verb: 'join-account',
    aliases: ['link-account'],
    label: 'Join another account',
    help: 'Be one person on two messaging apps',
    example: '/concert join-account',
    args: { code: { label: 'Code', help: 'The code shown on your other account', names: ['code'] } },
  },
  'account confirm': {
    verb: 'confirm-account',
    aliases: [],
    label: 'Confirm that two accounts are joined',
    help: 'Confirm that both accounts are mine',
    example: '',
    args: { link: { label: 'Request', help: 'The request to confirm' } },
  },
  'account refuse': {
    verb: 'refuse-account',
    aliases: [],
    label: 'Refuse to join two accounts',
    help: 'Leave two accounts apart',
    example: '',
    args: { link: { label: 'Request', help: 'The request to refuse' } },
  },
  'account restore': {
    verb: 'undo-link',
    aliases: [],
    label: 'Undo',
    help: 'Take back a step towards one account',
    example: '',
    args: {
      link: { label: 'Request', help: 'The request' },
      from: { label: 'From', help: 'Where it is' },
      to: { label: 'To', help: 'Where it goes back to' },
      expires: { label: 'Until', help: 'Until when it holds' },
      before: { label: 'Codes', help: 'The codes that serve again' },
    },
  },
  'account gather': {
    verb: 'gather-account',
    aliases: [],
    label: 'Gather what came while accounts were joined',
    help: 'What came while accounts were being joined',
    example: '',
    args: { link: { label: 'Request', help: 'The accounts that were joined' } },
  },
}

export const buttons: typeof source.buttons = {
  linkAccount: 'Join another account',
  linkGiveUp: 'Give up',
  linkRefuse: 'Refuse',
}

export const refusals: typeof source.refusals = {
  linkCodeWrong: () =>
    'This is not the right code. Read it again on your other account, or send “/concert join-account” there for a new one.',
  linkCodeUsed: () =>
    'This code was already used. On your other account, send “/concert join-account” to get a new one.',
  linkCodeOver: () =>
    'This code is no longer valid: it serves for fifteen minutes only. On your other account, send “/concert join-account” to get a new one.',
  linkOwnCode: () =>
    'This code comes from this very account. Open your other account and send “/concert join-account” there, followed by this code.',
  linkSamePerson: () => 'These two accounts are joined already: “/concert profile” shows all your accounts.',
  linkDone: () => 'It is done already: these two accounts are joined. “/concert profile” shows all your accounts.',
  linkOver: () =>
    'This request is no longer valid, and nothing has changed. To start again, send “/concert join-account” on one of your accounts.',
  linkOtherFirst: () => 'Confirm on the other account first, the one where you typed the code.',
}

export const words: typeof source.words = {
  linking: {
    codeTitle: 'Join another account',
    codeIs: (code: string) => ['Your code: ', { strong: code }],
    codeHow: (code: string) => [
      'On your other account, write to me in private: ',
      { code: `/concert join-account ${code}` },
    ],
    codeUntil: (time: string) =>
      `It serves once, until ${time}. Give it to nobody: it only serves to join your own accounts.`,
    claimTitle: (person: string) => `Join this account with that of ${person}?`,
    askTitle: (person: string, platform: string) => `${person} (${platform}) asks to join your account`,
    other: 'The other account',
    where: (person: string, platform: string) => `${person}, on ${platform}`,
    name: 'Your name will be',
    organisation: 'Your organisation will be',
    organisationLater: 'not given yet',
    comes: 'What comes along',
    ideas: (count: number) => n(count, 'idea', 'ideas'),
    votes: (count: number) => n(count, 'vote', 'votes'),
    roles: (names: string, count: number) => `${count > 1 ? 'roles' : 'role'} (${names})`,
    nothing: 'nothing for now',
    means:
      'Ideas, votes, answers and roles come together, and nothing is lost. Where both accounts voted in a poll that is still open, only the most recent choice counts.',
    final: 'this cannot be undone. Confirm only if both accounts are yours.',
    waiting: (person: string, time: string) =>
      `Confirmed on this side. I have written in private to your other account, ${person}: confirm there before ${time}.`,
    joined: (person: string) => `Your accounts are joined: you are ${person} on each of them.`,
    refused: 'Noted: nothing has changed, and this code no longer serves.',
    takenBack: 'It is taken back: the two accounts stay apart, and the request is where it was just before.',
    takenBackThere: (person: string) =>
      `${person} has taken their confirmation back: nothing has changed, and there is nothing to confirm here for now.`,
    refusedThere: (person: string) =>
      `Joining your accounts was given up on the other account, ${person}. Nothing has changed.`,
  },
}
