/**
 * Letters, for those who have no account where the others chat: it writes and hears nothing. The id of a letter is its
 * outbox id, so that one that is sent twice is, for mail servers and readers that look, the same one.
 */
import { type Adapter, type Form, SendFailure, type View } from '../../src/port.ts'
import { domainOf, isAddress, type Mailbox } from './address.ts'
import { attach } from './attachments.ts'
import { type Client, openClient, type Server, SmtpFailure } from './client.ts'
import { limits } from './limits.ts'
import type { MailLog } from './log.ts'
import { createPace } from './pace.ts'
import type { Failure } from './read.ts'
import { renderLetter, stopLink } from './render.ts'

export type MailOptions = {
  readonly server: Server
  readonly from: Mailbox
  /** the organisers': where answers go */
  readonly replyTo: string
  readonly perMinute: number
  /** what proves that a request for no more letters comes from whoever reads them at this address */
  readonly mark: (address: string) => string
  /** the page where that is asked for by one press, by this mark; undefined where the pages are reached by nobody else */
  readonly stopPage?: ((mark: string) => string) | undefined
  readonly now: () => number
  readonly log: MailLog
}

/** A letter of which nobody knows whether it arrived is sent so many times in all; then it is told as not sent. */
const mostUnsure = 3
const atOnce = 3
/** Milliseconds. */
const pauses = { unreachable: 60_000, shut: 300_000, busy: 60_000 } as const
/** Milliseconds that a stop waits for letters that are on their way. */
const stopWithin = 5000

export function createMail(o: MailOptions): Adapter {
  const client: Client = openClient(o.server)
  const pace = createPace(o.now, o.perMinute)
  const organizer = { name: o.from.name || 'Concertess', address: o.replyTo }
  const domain = domainOf(o.from)
  const unsure = new Map<string, number>()
  const underWay = new Set<Promise<void>>()

  return {
    platform: 'mail',
    can: limits.mail,
    async start() {},
    async stop() {
      const waited = new Promise((resolve) => setTimeout(resolve, stopWithin).unref())
      await Promise.race([Promise.allSettled(underWay), waited])
      client.stop()
    },
    async send(to, body, key) {
      if (to.to === 'room') throw new SendFailure('a letter goes to a person', { final: true })
      if (!isAddress(to.account)) throw new SendFailure('not an address', { final: true, gone: true })
      // Mail servers grant few connections at once; nothing may come between the last look and taking one.
      while (underWay.size >= atOnce) await Promise.race([...underWay].map((one) => one.catch(() => {})))
      const waitMs = pace.take()
      if (waitMs > 0) throw new SendFailure('waits for its turn', { retryAfter: waitMs, global: true, paced: true })
      const id = `${key}@${domain}`
      const sending = write(to.account, body, key, id)
      underWay.add(sending)
      try {
        await sending
        return { message: id }
      } finally {
        underWay.delete(sending)
      }
    },
    // A letter cannot be taken back: what would be an edit is one more (`can.edits`), which the outbox sends.
    edit: () => Promise.reject(new SendFailure('a letter cannot be edited', { final: true })),
  }

  async function write(to: string, body: View | Form, key: string, id: string): Promise<void> {
    const mark = o.mark(to)
    const parties = { organizer, attendee: { name: '', address: to } }
    const { all, invitation, attachedAs } = await attach(body, key, parties, o.log)
    const page = o.stopPage?.(mark)
    const letter = renderLetter(body, { address: o.replyTo, mark, page, attachedAs })
    const byMail = stopLink(o.replyTo, body.lang, mark)
    try {
      await client.send({
        id,
        at: new Date(o.now()),
        from: o.from,
        replyTo: o.replyTo,
        to,
        ...letter,
        attached: all,
        invitation,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'OOF, AutoReply',
          'Content-Language': body.lang,
          ...(page === undefined ? { 'List-Unsubscribe': `<${byMail}>` } : oneClick(page, byMail)),
        },
      })
      unsure.delete(key)
    } catch (error) {
      throw error instanceof SmtpFailure ? failed(error.failure, key) : error
    }
  }

  function failed({ kind, why }: Failure, key: string): SendFailure {
    switch (kind) {
      case 'unreachable':
      case 'busy':
        return new SendFailure(`the mail server is not there (${why})`, { retryAfter: pauses[kind], global: true })
      case 'shut':
        o.log.error({ why }, 'the mail server does not take our letters: npm run cli -- doctor')
        return new SendFailure(`the mail server does not let us in (${why})`, { retryAfter: pauses.shut, global: true })
      case 'later':
        return new SendFailure(`not now (${why})`)
      case 'bounced':
        return new SendFailure(`nobody is at that address (${why})`, { final: true, gone: true })
      case 'refused':
        return new SendFailure(`the letter was refused (${why})`, { final: true })
      case 'unsure': {
        const times = (unsure.get(key) ?? 0) + 1
        unsure.set(key, times)
        if (times >= mostUnsure) unsure.delete(key)
        return new SendFailure(`unsure whether it was sent (${why})`, { final: times >= mostUnsure })
      }
    }
  }
}

/** A mail client posts to the page by itself, which RFC 8058 grants to https alone. */
function oneClick(page: string, byMail: string): Readonly<Record<string, string>> {
  const listed = { 'List-Unsubscribe': `<${page}>, <${byMail}>` }
  return page.startsWith('https:') ? { ...listed, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : listed
}
