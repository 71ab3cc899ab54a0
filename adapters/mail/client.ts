/** The mail server, by nodemailer: the only file that loads it. Each letter has a connection of its own. */
import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Mailbox } from './address.ts'
import type { Attached, Invitation } from './attachments.ts'
import { type Failure, readFailure } from './read.ts'

/** `secure`: TLS from the first byte; `requireTls`: or after STARTTLS, and nothing is sent without. */
export type Server = {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly requireTls: boolean
  readonly user?: string
  readonly password?: string
  /** a certificate authority beside those that the machine knows, PEM */
  readonly ca?: string
  /** milliseconds without a word from the server */
  readonly patience?: number
}
export type Outgoing = {
  readonly id: string
  readonly at: Date
  readonly from: Mailbox
  readonly replyTo: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attached: readonly Attached[]
  readonly invitation: Invitation | undefined
  readonly headers: Readonly<Record<string, string>>
}
export type Client = {
  /** Throws `SmtpFailure`. */
  send(letter: Outgoing): Promise<void>
  /** Connects, greets and logs in; nothing is sent. Throws `SmtpFailure`. */
  verify(): Promise<void>
  /** Letters that are under way fail. */
  stop(): void
}

/** Its message holds codes alone: no address, nothing that was said. */
export class SmtpFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(`${failure.kind}: ${failure.why}`)
    this.failure = failure
  }
}

const patienceMs = { connect: 15_000, socket: 60_000 }

export function openClient({ host, port, secure, requireTls, user, password, ca, patience }: Server): Client {
  const stopping = new AbortController()
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    connectionTimeout: patience ?? patienceMs.connect,
    greetingTimeout: patience ?? patienceMs.connect,
    dnsTimeout: patience ?? patienceMs.connect,
    socketTimeout: patience ?? patienceMs.socket,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  return {
    async send(letter) {
      const bytes = await composed(letter)
      let handedOver = false
      const raw = Readable.from([bytes])
      raw.once('end', () => {
        handedOver = true
      })
      const envelope = { from: letter.from.address, to: letter.to }
      try {
        await transport.sendMail({ envelope, raw, signal: stopping.signal })
      } catch (error) {
        throw new SmtpFailure(readFailure(error, handedOver))
      }
    },
    async verify() {
      try {
        await transport.verify()
      } catch (error) {
        throw new SmtpFailure(readFailure(error, false))
      }
    },
    stop() {
      stopping.abort()
      transport.close()
    },
  }
}

/** As it is sent; the library writes and folds the headers. */
export function composed(letter: Outgoing): Promise<Buffer> {
  const { invitation } = letter
  const composer = new MailComposer({
    messageId: `<${letter.id}>`,
    date: letter.at,
    from: { name: letter.from.name, address: letter.from.address },
    replyTo: { name: letter.from.name, address: letter.replyTo },
    to: { name: '', address: letter.to },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    headers: letter.headers,
    attachments: letter.attached.map(({ name, type, bytes, cid }) => ({
      filename: name,
      content: Buffer.from(bytes),
      contentType: type,
      contentDisposition: cid === undefined ? 'attachment' : 'inline',
      ...(cid !== undefined && { cid }),
    })),
    ...(invitation && {
      icalEvent: {
        method: invitation.method,
        filename: invitation.name,
        content: Buffer.from(invitation.bytes).toString('utf8'),
      },
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
