/** What is said of e-mail to whoever installs the bot, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/cli/mail.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const mail: typeof source.mail = {
  doctor: {
    none: 'No e-mail leaves: docs/platforms/mail.md tells how to write to those who have no team chat as well.',
    valid: (from: string, replyTo: string, server: string) =>
      `E-mail: it leaves from ${from} by ${server}, and answers go to ${replyTo}. Nothing was sent to check it.`,
    clear: 'It leaves without encryption, as SMTP_TLS asks or because the server is on this machine.',
    refused: (server: string, why: string) => `The mail server ${server} does not let us in (${why}).`,
    refusedDo:
      'Check the name and the password (SMTP_URL, or SMTP_USER and SMTP_PASSWORD), then start Concertess again: docs/platforms/mail.md.',
    unreachable: (server: string, why: string) =>
      `The mail server ${server} does not answer, or not with the encryption that is asked for (${why}).`,
    unreachableDo: 'Check its name, its port and SMTP_TLS, and that this machine reaches it: docs/platforms/mail.md.',
    silenced: (bounced: number, unsubscribed: number) =>
      `E-mail: ${n(bounced, 'address that came back', 'addresses that came back')}, ${n(unsubscribed, 'person who wants no more of it', 'people who want no more of it')}; nothing goes there.`,
  },
}
