/** An adapter that writes by a server of the test, and the pieces that its tests share. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Server } from '../../../adapters/mail/client.ts'
import { createMail, type MailOptions } from '../../../adapters/mail/index.ts'
import type { Address } from '../../../src/port.ts'

const file = (name: string) => readFileSync(path.join(import.meta.dirname, name), 'utf8')
/** Of « localhost », good until 2099 and known to nobody; made for these tests. */
export const tls = { key: file('key.pem'), cert: file('cert.pem') }

export const zoe: Address = { platform: 'mail', workspace: '', to: 'dm', account: 'zoe@asso.example' }
export const key = '019c0000-0000-7000-8000-000000000001'
const at = Date.parse('2027-03-01T09:00:00Z')

export function mailer(server: Partial<Server> & { readonly port: number }, more: Partial<MailOptions> = {}) {
  const said: string[] = []
  const log = {
    info: (what: object, words: string) => void said.push(`${words} ${JSON.stringify(what)}`),
    warn: (what: object, words: string) => void said.push(`${words} ${JSON.stringify(what)}`),
    error: (what: object, words: string) => void said.push(`${words} ${JSON.stringify(what)}`),
  }
  const adapter = createMail({
    server: { host: '127.0.0.1', secure: false, requireTls: false, patience: 5000, ...server },
    from: { name: 'Concertation ESS', address: 'bot@cress.example' },
    replyTo: 'contact@cress.example',
    perMinute: 1000,
    mark: (address) => `mark-of-${address.split('@')[0]}`,
    now: () => at,
    log,
    ...more,
  })
  return { adapter, said }
}
