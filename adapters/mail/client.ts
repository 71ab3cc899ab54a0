/** The mail server, by nodemailer: the only file that loads it. Each letter has a connection of its own. */
import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
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

export function openClient(server: Server): Client {
  const open = new Set<SMTPConnection>()

  return {
    async send(letter) {
      const bytes = await composed(letter)
      const message = Readable.from([bytes])
      let handedOver = false
      // It is read once the server asks for it, and not before.
      message.once('end', () => {
        handedOver = true
      })
      const envelope = { from: letter.from.address, to: [letter.to], size: bytes.length }
      await within(
        (connection) => done((callback) => connection.send(envelope, message, callback)),
        () => handedOver,
      )
    },
    verify: () => within(async () => {}),
    stop() {
      for (const connection of open) connection.close()
    },
  }

  /** Connects and logs in, does the work, and leaves. */
  async function within(
    work: (connection: SMTPConnection) => Promise<void>,
    handedOver: () => boolean = () => false,
  ): Promise<void> {
    const connection = new SMTPConnection(optionsOf(server))
    open.add(connection)
    const ended = new Promise<never>((_, reject) => {
      connection.once('error', reject)
      connection.once('end', () => reject(Object.assign(new Error('closed'), { code: 'ECONNECTION', command: 'CONN' })))
    })
    ended.catch(() => {})
    try {
      await Promise.race([ended, session(connection, work)])
      connection.quit()
    } catch (error) {
      connection.close()
      throw new SmtpFailure(readFailure(error, handedOver()))
    } finally {
      open.delete(connection)
    }
  }

  async function session(
    connection: SMTPConnection,
    work: (connection: SMTPConnection) => Promise<void>,
  ): Promise<void> {
    await done((callback) => connection.connect(callback))
    const { user, password = '' } = server
    if (user !== undefined) await done((callback) => connection.login({ user, pass: password }, callback))
    await work(connection)
  }
}

function optionsOf({ host, port, secure, requireTls, ca, patience }: Server): SMTPConnection['options'] {
  return {
    host,
    port,
    secure,
    requireTLS: requireTls,
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    connectionTimeout: patience ?? patienceMs.connect,
    greetingTimeout: patience ?? patienceMs.connect,
    dnsTimeout: patience ?? patienceMs.connect,
    socketTimeout: patience ?? patienceMs.socket,
    logger: false,
  }
}

/** A callback of the library, as a promise. */
function done(work: (callback: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())))
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
