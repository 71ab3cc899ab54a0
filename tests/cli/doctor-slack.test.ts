/** Doctor asks Slack: what it finds is said with what to do, and no token is. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { scopes } from '../../adapters/slack/scopes.ts'
import { type Boot, boot } from '../../src/boot.ts'
import type { Finding } from '../../src/cli/checks/finding.ts'
import { slackChecks } from '../../src/cli/checks/slack.ts'
import type { Config, SlackSettings } from '../../src/config.ts'
import { systemClock } from '../../src/engine/clock.ts'
import { createLog } from '../../src/engine/log.ts'
import { textOf } from '../../src/text/index.ts'
import { webHere } from '../support/web/settings.ts'

const log = createLog('silent')
const tokens = { botToken: 'xoxb-1-s3cret', appToken: 'xapp-1-s3cret' }
const all = scopes.map(({ name }) => name)
const config = { dataDir: 'unused', language: 'fr', zone: 'Europe/Paris', logLevel: 'info' } as const

let server: Server
let booted: Boot
let slack: SlackSettings
let asked: string[]
/** What the little server answers: by method, then by channel. */
let answers: Record<string, unknown>
let granted: readonly string[]
let status: number

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let form = ''
    for await (const chunk of request) form += String(chunk)
    const method = request.url!.replace('/api/', '')
    asked.push(`${method} ${request.headers.authorization}`)
    const channel = new URLSearchParams(form).get('channel')
    response.writeHead(status, { 'x-oauth-scopes': granted.join(','), location: 'http://127.0.0.1:1/' })
    response.end(JSON.stringify(answers[channel ?? method] ?? { ok: false, error: 'invalid_auth' }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  booted = await boot({
    config: {
      ...config,
      databaseUrl: undefined,
      slack: undefined,
      discord: undefined,
      matrix: undefined,
      mail: undefined,
      web: webHere,
      backupsKept: 1,
      typedIn: '',
    },
    target: { kind: 'memory' },
    clock: systemClock,
    log,
  })
})
afterAll(async () => {
  await booted.close()
  await new Promise((closed) => server.close(closed))
})

beforeEach(() => {
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`
  slack = { ...tokens, host: '127.0.0.1', port: 3000, apiUrl }
  asked = []
  granted = all
  status = 200
  answers = {
    'auth.test': { ok: true, team_id: 'T1', team: 'CRESS\u001b[2J', user: 'concertess' },
    'apps.connections.open': { ok: true, url: 'wss://nowhere.example' },
  }
})
afterEach(async () => {
  await booted.db.query('DELETE FROM "Place"')
})

async function findings(settings: SlackSettings | undefined): Promise<Finding[]> {
  const full: Config = {
    ...config,
    databaseUrl: undefined,
    slack: settings,
    discord: undefined,
    matrix: undefined,
    mail: undefined,
    web: webHere,
    backupsKept: 1,
    typedIn: '',
  }
  const { db, engine, ids } = booted
  const admin = { config: full, clock: systemClock, ids, log, t: textOf('fr'), say: () => {}, db, engine }
  const found: Finding[] = []
  for (const { name, look } of slackChecks(settings)) {
    const looked = await look(admin)
    if (looked) found.push({ name, ...looked })
  }
  expect(JSON.stringify(found)).not.toMatch(/s3cret|\\u001b/)
  return found
}

function link(id: string, name: string, workspace = 'T1'): Promise<unknown> {
  return booted.db.prisma.place.create({
    data: {
      id,
      platform: 'slack',
      workspace,
      external: id,
      name,
      concertationId: 'c',
      team: false,
      boundById: 'p',
      boundAt: new Date(),
      version: 1,
    },
  })
}

const wrong = (found: readonly Finding[]) => found.filter(({ ok }) => !ok)

test('without Slack, one quiet line says where to read how', async () => {
  const found = await findings(undefined)
  expect(found).toEqual([{ name: 'slack', ok: true, said: expect.stringContaining('docs/platforms/slack.md') }])
  expect(asked).toEqual([])
})

test('all is well: each token goes to its own question', async () => {
  await link('C1', 'emploi')
  answers.C1 = { ok: true, channel: { is_member: true } }
  const found = await findings(slack)
  expect(wrong(found)).toEqual([])
  expect(found.map(({ name }) => name)).toEqual(['slack', 'slack-scopes', 'slack-connection', 'slack-channels'])
  expect(found[0]!.said).toMatch(/«\u00a0CRESS/)
  expect(found[3]!.said).toMatch(/1\ssalon rattaché/)
  expect(asked).toEqual([
    `auth.test Bearer ${tokens.botToken}`,
    `apps.connections.open Bearer ${tokens.appToken}`,
    `conversations.info Bearer ${tokens.botToken}`,
  ])
})

test('a bot token that is refused is said once', async () => {
  answers['auth.test'] = { ok: false, error: 'token_revoked' }
  const found = await findings(slack)
  expect(found.map(({ name, ok }) => [name, ok])).toEqual([
    ['slack', false],
    ['slack-connection', true],
  ])
  expect(found[0]!.said).toBe('Slack refuse SLACK_BOT_TOKEN (token_revoked).')
})

test('rights that are missing, and what to do', async () => {
  granted = all.filter((name) => name !== 'files:write')
  const [scope] = wrong(await findings(slack))
  expect(scope).toMatchObject({ name: 'slack-scopes', said: expect.stringContaining('files:write') })
  expect(scope!.todo).toBe('Ajoutez files:write dans OAuth & Permissions, puis réinstallez l’application.')
})

test('an app token that is refused', async () => {
  answers['apps.connections.open'] = { ok: false, error: 'invalid_auth' }
  const [connection] = wrong(await findings(slack))
  expect(connection!.said).toContain('SLACK_APP_TOKEN')
  expect(connection!.todo).toContain('connections:write')
})

test('a bot that Slack calls is told where', async () => {
  const { appToken: _, ...rest } = slack
  const found = await findings({ ...rest, signingSecret: 's3cret', host: '::1', port: 8080 })
  expect(found[2]!.said).toContain('http://[::1]:8080/slack/events')
  expect(asked.join()).not.toContain('apps.connections.open')
})

test('channels where the bot is not, each kind with what to do', async () => {
  await link('C1', 'emploi')
  await link('C2', 'logement')
  await link('C3', 'ancien')
  await link('C4', 'ailleurs', 'T2')
  answers.C1 = { ok: true, channel: { is_member: false } }
  answers.C2 = { ok: false, error: 'channel_not_found' }
  answers.C3 = { ok: true, channel: { is_member: true, is_archived: true } }
  const [channels] = wrong(await findings(slack))
  for (const name of ['emploi', 'logement', 'ancien', 'ailleurs']) expect(channels!.said).toContain(`#${name}`)
  expect(channels!.todo).toContain('/invite @Concertess')
})

test.each([
  ['that sends us elsewhere', 302, 'ne répond pas'],
  ['that wants to be left alone', 429, 'attendre'],
])('a Slack %s', async (_, code, words) => {
  status = code
  const found = await findings(slack)
  expect(wrong(found).map(({ name }) => name)).toEqual(['slack', 'slack-connection'])
  expect(found[0]!.said).toContain(words)
})

test('a Slack that cannot be reached', async () => {
  const [token] = await findings({ ...slack, apiUrl: 'http://127.0.0.1:1/' })
  expect(token).toMatchObject({ ok: false, said: 'Slack ne répond pas.' })
})
