/** What the configuration does not understand stops the bot, and is named without its value. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigRefused, readConfig, variables } from '../../src/config.ts'

function refusedBy(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error
    expect(error.message).not.toContain('s3cret')
    return error.variables
  }
}

test('without any variable it is the embedded store, in French, in Paris', () => {
  expect(readConfig({})).toMatchObject({
    databaseUrl: undefined,
    dataDir: 'data',
    language: 'fr',
    zone: 'Europe/Paris',
  })
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ DATABASE_URL: '', DATA_DIR: '' })).toMatchObject({ databaseUrl: undefined, dataDir: 'data' })
})

test.each([
  [{ CONCERTESS_LANGAGE: 'fr' }, ['CONCERTESS_LANGAGE']],
  [{ CONCERTESS_LANGUAGE: 'de' }, ['CONCERTESS_LANGUAGE']],
  [{ CONCERTESS_ZONE: 'Paris' }, ['CONCERTESS_ZONE']],
  [{ DATABASE_URL: 'mysql://u:s3cret@h/d' }, ['DATABASE_URL']],
  [{ CONCERTESS_BACKUPS_KEPT: '0' }, ['CONCERTESS_BACKUPS_KEPT']],
  [{ CONCERTESS_PARENT_FD: '3' }, []],
])('%j', (environment, refused) => {
  expect(refusedBy(environment as Record<string, string>)).toEqual(refused)
})

describe('Slack', () => {
  const bot = 'xoxb-1-s3cret'
  const app = 'xapp-1-s3cret'
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'concertess-config-'))
    writeFileSync(path.join(folder, 'bot'), `${bot}\r\n`)
    writeFileSync(path.join(folder, 'app'), app)
    writeFileSync(path.join(folder, 'other'), 's3cret of something else')
    writeFileSync(path.join(folder, 'empty'), '\n')
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string) => path.join(folder, name)

  test('is not there unless it is asked for, whatever other variables of its name the machine has', () => {
    expect(readConfig({}).slack).toBeUndefined()
    expect(readConfig({ SLACK_TEAM: 'x', SLACK_PORT: '80', SLACK_HOST: '0.0.0.0' }).slack).toBeUndefined()
  })

  test('connects by itself with an app token', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app }).slack).toEqual({
      botToken: bot,
      appToken: app,
      host: '127.0.0.1',
      port: 3000,
    })
  })

  test('listens with a signing secret', () => {
    const given = { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: 's3cret', SLACK_HOST: '::', SLACK_PORT: '8080' }
    expect(readConfig(given).slack).toEqual({ botToken: bot, signingSecret: 's3cret', host: '::', port: 8080 })
  })

  test('reads each secret from a file, without the newline at its end', () => {
    const given = { SLACK_BOT_TOKEN_FILE: at('bot'), SLACK_APP_TOKEN_FILE: at('app'), SLACK_SIGNING_SECRET: '' }
    expect(readConfig(given).slack).toMatchObject({ botToken: bot, appToken: app })
  })

  test.each([
    ['https://slack.example/api', 'https://slack.example/api/'],
    ['http://127.0.0.1:4000/api/', 'http://127.0.0.1:4000/api/'],
    ['http://[::1]:4000', 'http://[::1]:4000/'],
  ])('speaks to %s', (url, apiUrl) => {
    expect(readConfig({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_API_URL: url }).slack).toMatchObject({
      apiUrl,
    })
  })

  test.each([
    ['a bot token alone', { SLACK_BOT_TOKEN: bot }, ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']],
    ['an app token alone', { SLACK_APP_TOKEN: app }, ['SLACK_BOT_TOKEN']],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: 's3cret' }, ['SLACK_BOT_TOKEN']],
    [
      'tokens that were exchanged',
      { SLACK_BOT_TOKEN: app, SLACK_APP_TOKEN: bot },
      ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
    ],
    ['a secret of two words', { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: 's3cret x' }, ['SLACK_SIGNING_SECRET']],
    ['no such port', { SLACK_PORT: '65536' }, ['SLACK_PORT']],
    ['port zero', { SLACK_PORT: '0' }, ['SLACK_PORT']],
    ['an address in clear', { SLACK_API_URL: 'http://slack.example/api/' }, ['SLACK_API_URL']],
    ['an address that looks like this machine', { SLACK_API_URL: 'http://127.0.0.1.example/' }, ['SLACK_API_URL']],
    ['an address with a password', { SLACK_API_URL: 'https://u:s3cret@slack.example/' }, ['SLACK_API_URL']],
    ['no address', { SLACK_API_URL: 'slack' }, ['SLACK_API_URL']],
  ])('%s is refused', (_, environment, refused) => {
    expect(refusedBy(environment as Record<string, string>)).toEqual(refused)
  })

  test.each([
    ['given twice', { SLACK_BOT_TOKEN: bot, SLACK_BOT_TOKEN_FILE: 'bot' }, ['SLACK_BOT_TOKEN_FILE']],
    ['that is not there', { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN_FILE: 'nowhere' }, ['SLACK_APP_TOKEN_FILE']],
    ['that is a folder', { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN_FILE: '.' }, ['SLACK_APP_TOKEN_FILE']],
    ['that is empty', { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET_FILE: 'empty' }, ['SLACK_SIGNING_SECRET_FILE']],
    ['that holds another thing', { SLACK_BOT_TOKEN_FILE: 'other', SLACK_APP_TOKEN: app }, ['SLACK_BOT_TOKEN']],
  ])('a secret %s is refused', (_, environment, refused) => {
    const placed = Object.entries(environment).map(([name, value]) => [
      name,
      name.endsWith('_FILE') ? at(value) : value,
    ])
    expect(refusedBy(Object.fromEntries(placed))).toEqual(refused)
  })
})

describe('Discord', () => {
  const token = 'MTAwMDAwMDAwMDAwMDAwMDAwMA.s3cret.s3cret_s3cret-s3cret'

  test('is not there unless it is asked for', () => {
    expect(readConfig({}).discord).toBeUndefined()
    expect(readConfig({ DISCORD_API_URL: 'https://discord.example/api', DISCORD_NAME: 'x' }).discord).toBeUndefined()
  })

  test('needs a token, and knows one server or another address when told', () => {
    expect(readConfig({ DISCORD_TOKEN: token }).discord).toEqual({ token })
    const given = { DISCORD_GUILD_ID: '100000000000000005', DISCORD_API_URL: 'http://127.0.0.1:4000/api/' }
    expect(readConfig({ DISCORD_TOKEN: token, ...given }).discord).toEqual({
      token,
      guild: '100000000000000005',
      apiUrl: 'http://127.0.0.1:4000/api',
    })
  })

  test('reads its token from a file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'concertess-config-'))
    const file = path.join(folder, 'token')
    writeFileSync(file, `${token}\n`)
    expect(readConfig({ DISCORD_TOKEN_FILE: file }).discord).toEqual({ token })
    expect(refusedBy({ DISCORD_TOKEN_FILE: file, DISCORD_TOKEN: token })).toEqual(['DISCORD_TOKEN_FILE'])
    expect(refusedBy({ DISCORD_TOKEN_FILE: path.join(folder, 'nowhere') })).toEqual(['DISCORD_TOKEN_FILE'])
    rmSync(folder, { recursive: true, force: true })
  })

  test.each([
    ['the secret of the application', { DISCORD_TOKEN: 's3cret_s3cret_s3cret_s3cret_s3cr' }, ['DISCORD_TOKEN']],
    ['a token with its header', { DISCORD_TOKEN: `Bot ${token}` }, ['DISCORD_TOKEN']],
    ['a server without a token', { DISCORD_GUILD_ID: '100000000000000005' }, ['DISCORD_TOKEN']],
    ['the name of a server', { DISCORD_TOKEN: token, DISCORD_GUILD_ID: 'CRESS' }, ['DISCORD_GUILD_ID']],
    ['an address in clear', { DISCORD_TOKEN: token, DISCORD_API_URL: 'http://d.example/api' }, ['DISCORD_API_URL']],
  ])('%s is refused', (_, environment, refused) => {
    expect(refusedBy(environment as Record<string, string>)).toEqual(refused)
  })
})

describe('Matrix', () => {
  const [MATRIX_HOMESERVER_URL, MATRIX_ACCESS_TOKEN] = ['https://matrix.example.org/', 'syt_Ym90_s3cret_1']
  const both = { MATRIX_HOMESERVER_URL, MATRIX_ACCESS_TOKEN }

  test('is not there unless it is asked for', () => {
    expect(readConfig({}).matrix).toBeUndefined()
  })

  test('needs a homeserver and a token, and keeps a pace when told', () => {
    const settings = { url: 'https://matrix.example.org', token: MATRIX_ACCESS_TOKEN }
    expect(readConfig(both).matrix).toEqual(settings)
    expect(readConfig({ ...both, MATRIX_RATE_PER_SECOND: '1' }).matrix).toEqual({ ...settings, perSecond: 1 })
  })

  test('reads its token from a file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'concertess-config-'))
    const file = path.join(folder, 'token')
    writeFileSync(file, `${MATRIX_ACCESS_TOKEN}\n`)
    expect(readConfig({ MATRIX_HOMESERVER_URL, MATRIX_ACCESS_TOKEN_FILE: file }).matrix?.token).toBe(
      MATRIX_ACCESS_TOKEN,
    )
    expect(refusedBy({ ...both, MATRIX_ACCESS_TOKEN_FILE: file })).toEqual(['MATRIX_ACCESS_TOKEN_FILE'])
    rmSync(folder, { recursive: true, force: true })
  })

  test.each([
    ['a homeserver without a token', { MATRIX_HOMESERVER_URL }, ['MATRIX_ACCESS_TOKEN']],
    ['a token without a homeserver', { MATRIX_ACCESS_TOKEN }, ['MATRIX_HOMESERVER_URL']],
    ['a pace alone', { MATRIX_RATE_PER_SECOND: '1' }, ['MATRIX_HOMESERVER_URL']],
    ['no pace at all', { ...both, MATRIX_RATE_PER_SECOND: '0' }, ['MATRIX_RATE_PER_SECOND']],
    ['a name', { ...both, MATRIX_HOMESERVER_URL: 'matrix.example.org' }, ['MATRIX_HOMESERVER_URL']],
    ['an address in clear', { ...both, MATRIX_HOMESERVER_URL: 'http://m.example' }, ['MATRIX_HOMESERVER_URL']],
  ])('%s is refused', (_, environment, refused) => {
    expect(refusedBy(environment as Record<string, string>)).toEqual(refused)
  })
})

describe('mail', () => {
  const MAIL_FROM = 'Concertation ESS <concertation@example.org>'
  const url = { SMTP_URL: 'smtp://bot:s3cret%2Fx@mail.example.org', MAIL_FROM }
  const host = { SMTP_HOST: 'mail.example.org', MAIL_FROM }

  test('is not there unless it is asked for', () => {
    expect(readConfig({}).mail).toBeUndefined()
    expect(readConfig({ MAIL_PER_MINUTE: '10' }).mail).toBeUndefined()
  })

  test('is one line, or its parts', () => {
    const server = { host: 'mail.example.org', port: 587, secure: false, requireTls: true, user: 'bot' }
    const from = { name: 'Concertation ESS', address: 'concertation@example.org' }
    expect(readConfig(url).mail).toEqual({
      server: { ...server, password: 's3cret/x' },
      from,
      replyTo: from.address,
      perMinute: 30,
    })
    const parts = { ...host, SMTP_PORT: '2525', SMTP_USER: 'bot', SMTP_PASSWORD: 's3cret' }
    const more = { MAIL_REPLY_TO: 'contact@example.org', MAIL_PER_MINUTE: '5' }
    expect(readConfig({ ...parts, ...more }).mail).toEqual({
      server: { ...server, port: 2525, password: 's3cret' },
      from,
      replyTo: 'contact@example.org',
      perMinute: 5,
    })
  })

  test.each([
    ['elsewhere', { SMTP_URL: 'smtp://mail.example.org' }, [587, false, true]],
    ['elsewhere, from the first byte', { SMTP_URL: 'smtps://mail.example.org' }, [465, true, true]],
    ['by its port', { SMTP_HOST: 'mail.example.org', SMTP_PORT: '465' }, [465, true, true]],
    ['on this machine', { SMTP_HOST: 'localhost' }, [25, false, false]],
    ['on this machine all the same', { SMTP_HOST: '127.0.0.1', SMTP_TLS: 'starttls' }, [587, false, true]],
    ['where somebody says that it need not be', { SMTP_HOST: 'relay.lan', SMTP_TLS: 'none' }, [587, false, false]],
  ])('TLS: %s', (_, environment, [port, secure, requireTls]) => {
    const { server } = readConfig({ ...(environment as Record<string, string>), MAIL_FROM }).mail!
    expect([server.port, server.secure, server.requireTls]).toEqual([port, secure, requireTls])
  })

  test('reads its secrets from files', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'concertess-config-'))
    const file = path.join(folder, 'password')
    writeFileSync(file, 's3cret\n')
    expect(readConfig({ ...host, SMTP_USER: 'bot', SMTP_PASSWORD_FILE: file }).mail?.server.password).toBe('s3cret')
    rmSync(folder, { recursive: true, force: true })
  })

  test.each([
    ['a server without a sender', { SMTP_HOST: 'mail.example.org' }, ['MAIL_FROM']],
    ['a sender without a server', { MAIL_FROM }, ['SMTP_URL', 'SMTP_HOST']],
    ['a server given twice', { ...url, SMTP_HOST: 'mail.example.org' }, ['SMTP_URL', 'SMTP_HOST']],
    ['a name without its password', { ...host, SMTP_USER: 'bot' }, ['SMTP_PASSWORD']],
    ['a password without its name', { ...host, SMTP_PASSWORD: 's3cret' }, ['SMTP_USER']],
    ['a page', { ...url, SMTP_URL: 'https://bot:s3cret@mail.example.org' }, ['SMTP_URL']],
    ['a sender on two lines', { ...host, MAIL_FROM: 'A\r\nBcc: x@y.fr <a@b.fr>' }, ['MAIL_FROM']],
    ['two senders', { ...host, MAIL_FROM: 'a@b.fr, c@d.fr' }, ['MAIL_FROM']],
    ['no address', { ...host, MAIL_REPLY_TO: 'contact' }, ['MAIL_REPLY_TO']],
    ['no pace at all', { ...host, MAIL_PER_MINUTE: '0' }, ['MAIL_PER_MINUTE']],
  ])('%s is refused', (_, environment, refused) => {
    expect(refusedBy(environment as Record<string, string>)).toEqual(refused)
  })
})

test('.env.example and the compose file know every variable', () => {
  const root = path.join(import.meta.dirname, '..', '..')
  const example = readFileSync(path.join(root, '.env.example'), 'utf8')
  for (const name of variables) expect(example).toMatch(new RegExp(`^#${name}=`, 'm'))
  const compose = readFileSync(path.join(root, 'compose.yaml'), 'utf8')
  for (const name of variables.filter((name) => !inCompose.includes(name))) expect(compose).toContain(`  ${name}: `)
})

/** Its own folder, and its secrets, which it takes from variables. */
const inCompose = [
  'DATA_DIR',
  'SLACK_BOT_TOKEN_FILE',
  'SLACK_APP_TOKEN_FILE',
  'SLACK_SIGNING_SECRET_FILE',
  'DISCORD_TOKEN_FILE',
  'MATRIX_ACCESS_TOKEN_FILE',
  'SMTP_URL_FILE',
  'SMTP_PASSWORD_FILE',
]

describe('the web door', () => {
  const secret = 's3cret-0123456789-abcdefghijklmnop'
  const PUBLIC_URL = 'https://concertation.example.org'

  test('listens on this machine alone unless it is told otherwise, at any port that is free', () => {
    expect(readConfig({}).web).toEqual({
      host: '127.0.0.1',
      port: 8080,
      anyPort: true,
      publicUrl: undefined,
      secret: undefined,
      proxies: 0,
    })
    expect(readConfig({ WEB_PORT: '9000', WEB_HOST: '[::1]' }).web).toMatchObject({
      port: 9000,
      anyPort: false,
      host: '::1',
    })
  })

  test.each([
    ['elsewhere without a name or a secret', { WEB_HOST: '0.0.0.0' }, ['PUBLIC_URL', 'WEB_SECRET']],
    ['everywhere, by IPv6', { WEB_HOST: '::' }, ['PUBLIC_URL', 'WEB_SECRET']],
    ['in a local network', { WEB_HOST: '192.168.1.10' }, ['PUBLIC_URL', 'WEB_SECRET']],
    ['at a name that begins like this machine', { WEB_HOST: '127.0.0.1.example.org' }, ['PUBLIC_URL', 'WEB_SECRET']],
    ['elsewhere without a secret', { WEB_HOST: '0.0.0.0', PUBLIC_URL }, ['WEB_SECRET']],
    ['elsewhere without a name', { WEB_HOST: '0.0.0.0', WEB_SECRET: secret }, ['PUBLIC_URL']],
    ['a short secret', { WEB_SECRET: 's3cret' }, ['WEB_SECRET']],
    ['a secret of one letter', { WEB_SECRET: 'a'.repeat(64) }, ['WEB_SECRET']],
    ['an address in clear', { PUBLIC_URL: 'http://concertation.example.org' }, ['PUBLIC_URL']],
    ['an address with something behind it', { PUBLIC_URL: `${PUBLIC_URL}/bot` }, ['PUBLIC_URL']],
    ['an address with a password', { PUBLIC_URL: 'https://u:s3cret@example.org' }, ['PUBLIC_URL']],
    ['too many proxies', { WEB_PROXIES: '10' }, ['WEB_PROXIES']],
    ['no port', { WEB_PORT: '65536' }, ['WEB_PORT']],
  ])('%s is refused', (_, environment, refused) => {
    expect(refusedBy(environment as Record<string, string>)).toEqual(refused)
  })

  test('listens elsewhere once it is said how', () => {
    const given = { WEB_HOST: '0.0.0.0', PUBLIC_URL: `${PUBLIC_URL}/`, WEB_SECRET: secret, WEB_PROXIES: '1' }
    expect(readConfig(given).web).toMatchObject({ host: '0.0.0.0', publicUrl: PUBLIC_URL, secret, proxies: 1 })
    expect(readConfig({ PUBLIC_URL: 'http://localhost:8080' }).web.publicUrl).toBe('http://localhost:8080')
  })
})
