/** What is said of Matrix to whoever installs the bot there, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/cli/matrix.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const matrix: typeof source.matrix = {
  doctor: {
    none: 'Matrix is not configured: docs/platforms/matrix.md tells how. The console is enough to try.',
    valid: (account) => `Matrix: account ${account}.`,
    refused: 'The Matrix server refuses MATRIX_ACCESS_TOKEN.',
    refusedDo:
      'Log the bot’s account in again and copy its access key into MATRIX_ACCESS_TOKEN (docs/platforms/matrix.md), then start Concertess again.',
    unreachable: 'The Matrix server does not answer.',
    unreachableDo: (url) => `Check that this machine reaches ${url}, then run doctor again.`,
    elsewhere: (url) => `At ${url}, it is no Matrix server that answers.`,
    elsewhereDo:
      'In MATRIX_HOMESERVER_URL, give the address of the server itself, not that of Element: Element shows it under “Help & About”, “Homeserver”.',
    busy: 'The Matrix server asks us to wait before it answers.',
    busyDo: 'Run doctor again in a minute.',
    hears: 'Matrix: the server passes on what is written.',
    deaf: 'The Matrix server does not pass on what is written.',
    exempt: 'Matrix: the server does not limit how fast the bot writes.',
    limited: 'Matrix: the server limits the bot as it does everybody, to about one message in five seconds.',
    limitedDo: (account) =>
      `Nothing is lost, but an announcement to many rooms takes its time: ask whoever runs the server to exempt ${account} (docs/platforms/matrix.md).`,
    limitsUnknown:
      'Matrix: the server does not tell how fast the bot may write; Concertess adapts to it. To be exempted: docs/platforms/matrix.md.',
    paced: (perSecond) => `Matrix: at most ${perSecond} call a second.`,
    tchap: 'Tchap asks bots for about one call a second.',
    tchapDo: 'Write MATRIX_RATE_PER_SECOND=1 in the file .env, then start Concertess again.',
    rooms: (count) => `Matrix: the bot can work in ${n(count, 'room linked', 'rooms linked')} to a consultation.`,
    absent: (names) => `It is not in ${names}.`,
    absentDo: 'Invite its account there, or link another room: “!concert link”.',
    mute: (names) => `It may not write in ${names}.`,
    muteDo: 'In the roles and permissions of the room, give its account the right to send messages.',
    sealed: (names) => `Encrypted rooms, where it cannot read anything: ${names}.`,
    sealedDo: 'An encrypted room stays so: make one that is not, invite the bot there, then “!concert link”.',
    unchecked: (count) => `${n(count, 'room', 'rooms')} could not be checked: run doctor again later.`,
    others: (count) => n(count, 'other', 'others'),
    noEncryption: 'Matrix: what is written in encrypted rooms cannot be read; the bot says so there.',
    encryptionUnused:
      'Matrix: encryption is installed, but this version makes no use of it yet; in encrypted rooms the bot says that it cannot read there.',
  },
}
