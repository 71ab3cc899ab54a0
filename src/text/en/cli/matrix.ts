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
    sealedDo:
      'Install the encryption (next point); or make a room that is not encrypted, since an encrypted one stays so, invite the bot there, then “!concert link”.',
    unchecked: (count) => `${n(count, 'room', 'rooms')} could not be checked: run doctor again later.`,
    others: (count) => n(count, 'other', 'others'),
    noEncryption:
      'Matrix: what is written in encrypted rooms cannot be read; the bot says so there. To have them read: docs/platforms/matrix.md.',
    directsSealed:
      'On this server private conversations are encrypted, and the bot cannot read them: only reactions answer it there.',
    encryptionAbsentDo: 'Install Concertess again (npm ci), then start it again.',
    encryptionBrokenDo:
      'The encryption is downloaded from github.com: on a machine that reaches it, run npm rebuild @matrix-org/matrix-sdk-crypto-nodejs, then start Concertess again.',
    encrypts: (folder) =>
      `Matrix: the bot reads encrypted rooms, and encrypts what it says there. Its keys are in ${folder}: keep this folder, no backup of Concertess holds it.`,
    encryptsSoon: 'Matrix: the encryption is installed; the bot prepares its keys when it starts.',
    keysLost: 'This login has encryption keys, but they are not on this machine.',
    keysLostDo:
      'Put the folder matrix-crypto back in its place; if it is lost, log the bot’s account in again to have another access key (docs/platforms/matrix.md), then start Concertess again.',
    unsigned:
      'Matrix: the bot reads encrypted rooms, but its account does not confirm this login: people see a warning, and some applications do not write to it.',
    unsignedDo:
      'Start Concertess again. If this stays, the account was verified elsewhere (in Element, for instance) or its server wants a password: docs/platforms/matrix.md.',
  },
}
