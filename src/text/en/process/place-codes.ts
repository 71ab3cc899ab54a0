/** What is said of codes that join channels, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/process/place-codes.ts'
import { atStart, room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  'place code': {
    verb: 'channel-code',
    aliases: ['join-channel'],
    label: 'Join another channel',
    help: 'A code to join another channel to this one',
    example: '/concert channel-code',
    args: {},
  },
  'place code withdraw': {
    verb: 'withdraw-code',
    aliases: [],
    label: 'Give up the code',
    help: '',
    example: '',
    args: { code: { label: '', help: '' } },
  },
  'place code restore': {
    verb: 'restore-code',
    aliases: [],
    label: 'Restore the code',
    help: '',
    example: '',
    args: { code: { label: '', help: '' } },
  },
}

export const buttons: typeof source.buttons = {
  placeCode: 'Join another channel',
  codeGiveUp: 'Give up the code',
  joinRoom: 'Join this channel',
}

export const refusals: typeof source.refusals = {
  placeCodeWrong: () =>
    'This code does not work: it was copied wrong, was used already, or is more than an hour old. In the first channel, send “/concert channel-code” to get a new one.',
  placeCodeTooMany: () =>
    'Too many codes were tried: wait an hour. Meanwhile, have the code checked by the person who asked for it.',
  placeCodeTaken: (v) =>
    `${atStart(room(v.place))} is already linked to “${v.title}”. Unlink it first with “/concert unlink”, or take another channel.`,
  placeCodeGone: () => 'This code no longer serves: it was used or withdrawn. Nothing changed.',
}

export const words: typeof source.words = {
  placeCodes: {
    title: (place) => `Join another channel to ${room(place)}`,
    codeIs: (code) => ['The code: ', { strong: code }],
    how: (code) => ['In the other channel, on any platform where I am, send: ', { code: `/concert link ${code}` }],
    until: (time) => `It serves once, until ${time}. Give it only to those who are to join this consultation.`,
    joinTitle: (place, title) => `Join ${room(place)} to “${title}”?`,
    with: 'With',
    nobody: 'no channel yet',
    someRoom: (platform) => `a channel on ${platform}`,
    seenBy: 'What is said here will be seen by the members of the consultation, and announcements will come here too.',
    seenByTeam: 'This channel will be the facilitation team’s: what is said there stays with it.',
    told: (count) =>
      count === 0
        ? 'This channel will be told. You can undo it for ten minutes.'
        : `This channel and ${n(count, 'other', 'others')} will be told. You can undo it for ten minutes.`,
    joined: (room) => `A channel joins this one in the consultation: ${room}.`,
    left: (room) => `This channel left the consultation: ${room}.`,
    withdrawn: 'Noted: this code no longer serves.',
  },
}
