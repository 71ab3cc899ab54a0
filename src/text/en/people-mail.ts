/** What is said of letters, for those who are reached by e-mail, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/people-mail.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  'mail silence': {
    verb: 'stop-writing',
    aliases: ['unsubscribe'],
    label: 'Stop writing to an address',
    help: 'Send this person no more e-mails',
    example: '/concert stop-writing zoe@association.fr',
    notice: 'Nobody else sees this. No more e-mails go to this address.',
    submit: 'Stop writing',
    args: {
      who: {
        label: 'Address',
        help: 'The address, the name, or the subject (STOP…)',
        names: ['address', 'person', 'subject'],
      },
    },
  },
  'mail stop': {
    verb: 'no-more-letters',
    aliases: [],
    label: 'Receive no more e-mails',
    help: 'No more e-mails to this address',
    example: '',
    args: {},
  },
  'mail resume': {
    verb: 'write-again',
    aliases: ['resubscribe'],
    label: 'Write to an address again',
    help: 'Send e-mails to somebody again',
    example: '/concert write-again zoe@association.fr',
    notice: 'Nobody else sees this. The next e-mails go to this address again.',
    submit: 'Write again',
    args: {
      who: { label: 'Address', help: 'The address, or the person’s name', names: ['address', 'person'] },
    },
  },
  'mail restore': {
    verb: 'restore-letters',
    aliases: [],
    label: 'Put an address back as it was',
    help: 'Put an address back as it was',
    example: '',
    args: {
      accounts: { label: 'Addresses', help: 'The addresses' },
      silenced: { label: 'Since', help: 'Since when nothing goes there' },
      why: { label: 'Why', help: 'The reason' },
    },
  },
}

export const buttons: typeof source.buttons = {
  writeAgain: 'Write again',
}

export const refusals: typeof source.refusals = {
  onlyFromLetter: () => 'This is asked for from an e-mail that was received: the link is at the foot of each.',
  noLetters: (v: { who: string }) =>
    `I know no e-mail address for “${v.who}”. Give the whole address, as it is in the list of members, or the person’s name.`,
  silencedAlready: (v: { addresses: string }) => `It is so already: no e-mail goes to ${v.addresses}.`,
  notSilenced: (v: { addresses: string }) => `It is so already: e-mails go to ${v.addresses}.`,
}

export const words: typeof source.words = {
  bounced: (name: string, address: string) =>
    `The e-mail that I sent to ${name} (${address}) came back: this address does not exist, or no longer. I do not write there any more. Please tell them in another way, and ask for their new address.`,
  mail: {
    silenced: (addresses: string, name: string) =>
      `Noted: no more e-mails go to ${addresses} (${name}). What was waiting to be sent will not leave.`,
    resumed: (addresses: string, name: string) => `Noted: the next e-mails go to ${addresses} (${name}) again.`,
    stopped: 'Noted: no more e-mails will leave for your address.',
    restored: 'It is as it was before.',
    tells: (count: number) =>
      `${n(count, 'person without a team chat', 'people without a team chat')} will be told by e-mail.`,
  },
}
