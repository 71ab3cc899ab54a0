/** What `doctor` says of e-mail: asked of a real mail server, without a letter. */
import { afterEach, beforeAll, expect, test } from 'vitest'
import { type Boot, boot } from '../../src/boot.ts'
import type { Finding } from '../../src/cli/checks/finding.ts'
import { mailChecks } from '../../src/cli/checks/mail.ts'
import type { Config, MailSettings } from '../../src/config.ts'
import { systemClock } from '../../src/engine/clock.ts'
import { createLog } from '../../src/engine/log.ts'
import { textOf } from '../../src/text/index.ts'
import { type MailServer, mailServer } from '../support/mail/server.ts'
import { webHere } from '../support/web/settings.ts'

const log = createLog('silent')
const config: Config = {
  databaseUrl: undefined,
  slack: undefined,
  discord: undefined,
  matrix: undefined,
  mail: undefined,
  dataDir: '/nonexistent/concertess',
  language: 'fr',
  zone: 'Europe/Paris',
  logLevel: 'info',
  web: webHere,
  backupsKept: 1,
  typedIn: '',
}
let booted: Boot
const servers: MailServer[] = []

beforeAll(async () => {
  booted = await boot({ config, target: { kind: 'memory' }, clock: systemClock, log })
  return () => booted.close()
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
  await booted.db.query('DELETE FROM "Account"')
})

function settings(port: number, more: Partial<MailSettings['server']> = {}): MailSettings {
  return {
    server: { host: '127.0.0.1', port, secure: false, requireTls: false, ...more },
    from: { name: 'Concertation', address: 'bot@cress.example' },
    replyTo: 'contact@cress.example',
    perMinute: 30,
  }
}

async function started(options: Parameters<typeof mailServer>[0] = {}): Promise<MailServer> {
  const server = await mailServer(options)
  servers.push(server)
  return server
}

async function findings(mail: MailSettings | undefined): Promise<Record<string, Omit<Finding, 'name'>>> {
  const { db, engine, ids } = booted
  const admin = {
    config: { ...config, mail },
    clock: systemClock,
    ids,
    log,
    t: textOf('fr'),
    say: () => {},
    db,
    engine,
  }
  const found: Record<string, Omit<Finding, 'name'>> = {}
  for (const { name, look } of mailChecks(mail)) {
    const looked = await look(admin)
    if (looked) found[name] = looked
  }
  expect(JSON.stringify(found)).not.toContain('s3cret')
  return found
}

test('without a mail server, one quiet line says where to read how', async () => {
  expect(await findings(undefined)).toEqual({
    mail: { ok: true, said: expect.stringContaining('docs/platforms/mail.md') },
  })
})

test('all is well, and nothing was sent to know it', async () => {
  const logins: string[] = []
  const server = await started({
    allowInsecureAuth: true,
    onAuth({ username = '' }, _, done) {
      logins.push(username)
      done(null, { user: 1 })
    },
  })
  const { mail } = await findings(settings(server.port, { user: 'bot', password: 's3cret' }))
  expect(mail).toMatchObject({ ok: true })
  for (const words of ['bot@cress.example', 'contact@cress.example', 'sans chiffrement'])
    expect(mail?.said).toContain(words)
  expect([logins, server.taken]).toEqual([['bot'], []])
})

test('a password that is none', async () => {
  const server = await started({ allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(new Error('no')) })
  const { mail } = await findings(settings(server.port, { user: 'bot', password: 's3cret' }))
  expect(mail).toMatchObject({ ok: false, todo: expect.stringContaining('SMTP_PASSWORD') })
})

test('no server, or none with the encryption that is asked for', async () => {
  const server = await started()
  expect((await findings(settings(server.port, { requireTls: true }))).mail).toMatchObject({
    ok: false,
    todo: expect.stringContaining('SMTP_TLS'),
  })
  await server.stop()
  servers.length = 0
  expect((await findings(settings(server.port))).mail).toMatchObject({ ok: false })
})

test('addresses where nothing is sent any more are counted, not named', async () => {
  const server = await started()
  const account = { platform: 'mail', workspace: '', personId: 'p', createdAt: new Date(0), version: 1 }
  for (const [i, silencedWhy] of ['bounced', 'unsubscribed', 'unsubscribed'].entries())
    await booted.db.prisma.account.create({
      data: { ...account, id: `a${i}`, external: `a${i}@x.example`, silencedAt: new Date(0), silencedWhy },
    })
  const said = (await findings(settings(server.port)))['mail-silenced']?.said.replaceAll('\u00a0', ' ')
  expect(said).toContain('1 adresse revenue, 2 personnes qui n’en veulent plus')
  expect(said).not.toContain('@')
})
