/** Doctor asks Discord: what it finds is said with what to do, and the token is not. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { asked as allBits, inviteLink } from '../../adapters/discord/permissions.ts'
import { type Boot, boot } from '../../src/boot.ts'
import { discordChecks } from '../../src/cli/checks/discord.ts'
import type { Finding } from '../../src/cli/checks/finding.ts'
import { discordCommands } from '../../src/cli/discord.ts'
import { runCli } from '../../src/cli/index.ts'
import type { Config, DiscordSettings } from '../../src/config.ts'
import { systemClock } from '../../src/engine/clock.ts'
import { createLog } from '../../src/engine/log.ts'
import { textOf } from '../../src/text/index.ts'
import { webHere } from '../support/web/settings.ts'

const log = createLog('silent')
const token = 'MTAw.s3cret.s3cret'
const base: Omit<Config, 'discord'> = {
  databaseUrl: undefined,
  slack: undefined,
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

let server: Server
let booted: Boot
let discord: DiscordSettings
let asked: string[]
/** What the little server answers: a body, or a status. */
let answers: Record<string, unknown>

beforeAll(async () => {
  server = createServer((request, response) => {
    const [route = ''] = request.url!.replace('/api/v10', '').split('?')
    asked.push(`${request.method} ${route} ${request.headers.authorization}`)
    const answer = answers[route] ?? 401
    response.writeHead(typeof answer === 'number' ? answer : 200, { location: 'http://127.0.0.1:1/' })
    response.end(JSON.stringify(typeof answer === 'number' ? {} : answer))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  booted = await boot({ config: { ...base, discord: undefined }, target: { kind: 'memory' }, clock: systemClock, log })
})
afterAll(async () => {
  await booted.close()
  await new Promise((closed) => server.close(closed))
})

beforeEach(() => {
  discord = { token, apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` }
  asked = []
  answers = {
    '/users/@me': { id: '9', username: 'concertess\u001b[2J' },
    '/applications/@me': { id: '1', flags: 0 },
    '/users/@me/guilds': [{ id: '5', name: 'CRESS' }],
    '/applications/1/commands': discordCommands(),
    '/applications/1/guilds/5/commands': [],
    '/guilds/5': { owner_id: '7', roles: [{ id: '5', permissions: String(allBits) }] },
    '/guilds/5/members/9': { roles: [] },
  }
})
afterEach(async () => {
  vi.restoreAllMocks()
  await booted.db.query('DELETE FROM "Place"')
})

async function findings(settings: DiscordSettings | undefined): Promise<Finding[]> {
  const { db, engine, ids } = booted
  const config: Config = { ...base, discord: settings }
  const admin = { config, clock: systemClock, ids, log, t: textOf('fr'), say: () => {}, db, engine }
  const found: Finding[] = []
  for (const { name, look } of discordChecks(settings)) {
    const looked = await look(admin)
    if (looked) found.push({ name, ...looked })
  }
  expect(JSON.stringify(found)).not.toMatch(/s3cret|\\u001b/)
  return found
}

function link(id: string, name: string): Promise<unknown> {
  return booted.db.prisma.place.create({
    data: {
      id,
      platform: 'discord',
      workspace: 'discord',
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

test('without Discord, one quiet line says where to read how', async () => {
  expect(await findings(undefined)).toEqual([
    { name: 'discord', ok: true, said: expect.stringContaining('docs/platforms/discord.md') },
  ])
  expect(asked).toEqual([])
})

test('all is well: the bot, its servers, its commands, its channels, and how to invite it', async () => {
  await link('11', 'emploi')
  answers['/channels/11'] = { type: 0, guild_id: '5', permission_overwrites: [] }
  const found = await findings(discord)
  expect(wrong(found)).toEqual([])
  expect(found.map(({ name }) => name)).toEqual([
    'discord',
    'discord-intents',
    'discord-servers',
    'discord-commands',
    'discord-channels',
  ])
  expect(found[2]!.said).toContain(inviteLink('1'))
  expect(found[4]!.said).toMatch(/1\ssalon rattaché/)
  expect(new Set(asked.map((one) => one.split(' ').slice(2).join(' ')))).toEqual(new Set([`Bot ${token}`]))
  expect(asked.every((one) => one.startsWith('GET '))).toBe(true)
  expect(asked.filter((one) => one.includes(' /users/@me '))).toHaveLength(1)
})

test('a token that is refused is said once, with which of Discord’s secrets it is', async () => {
  answers['/users/@me'] = 401
  const found = await findings(discord)
  expect(found.map(({ name, ok }) => [name, ok])).toEqual([['discord', false]])
  expect(found[0]!.todo).toContain('Client Secret')
  expect(asked).toHaveLength(1)
})

test('a bot that nobody invited, and one that is not on the server it is told of', async () => {
  answers['/users/@me/guilds'] = []
  const [alone] = wrong(await findings(discord))
  expect(alone).toMatchObject({ name: 'discord-servers', todo: expect.stringContaining(inviteLink('1')) })
  answers['/users/@me/guilds'] = [{ id: '5', name: 'CRESS' }]
  const [other] = wrong(await findings({ ...discord, guild: '6' }))
  expect(other!.said).toContain('DISCORD_GUILD_ID')
})

test('privileged intents that nobody needs are told, and are no trouble', async () => {
  answers['/applications/@me'] = { id: '1', flags: 1 << 18 }
  const found = await findings(discord)
  expect(wrong(found)).toEqual([])
  expect(found[1]!.said).toContain('Message Content')
})

test.each([
  ['not there yet', () => ({ '/applications/1/commands': [] }), 'pas encore enregistrées'],
  ['of another version', () => ({ '/applications/1/commands': discordCommands().slice(1) }), 'autre version'],
  ['shown twice', () => ({ '/applications/1/guilds/5/commands': discordCommands() }), 'deux fois'],
  ['not told', () => ({ '/applications/1/commands': 500 }), 'n’a pas pu être lue'],
])('commands that are %s', async (_, change, words) => {
  answers = { ...answers, ...change() }
  const [commands] = wrong(await findings(discord))
  expect(commands).toMatchObject({ name: 'discord-commands', said: expect.stringContaining(words) })
})

test('channels where the bot cannot work, each kind with what to do', async () => {
  for (const [id, name] of [
    ['11', 'emploi'],
    ['12', 'ferme'],
    ['13', 'parti'],
  ] as const)
    await link(id, name)
  const deny = String(1n << 15n)
  answers['/channels/11'] = { type: 0, guild_id: '5', permission_overwrites: [{ id: '5', type: 0, allow: '0', deny }] }
  answers['/channels/12'] = 403
  answers['/channels/13'] = 404
  const [channels] = wrong(await findings(discord))
  for (const name of ['emploi', 'ferme', 'parti']) expect(channels!.said).toContain(`#${name}`)
  expect(channels!.todo).toContain('Joindre des fichiers')
  expect(channels!.todo).toContain('/concert salon')
})

test.each([
  ['that sends us elsewhere', 302, 'ne répond pas'],
  ['that wants to be left alone', 429, 'attendre'],
])('a Discord %s', async (_, status, words) => {
  answers['/users/@me'] = status
  const found = await findings(discord)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ ok: false, said: expect.stringContaining(words) })
})

test('a Discord that cannot be reached', async () => {
  const [first] = await findings({ ...discord, apiUrl: 'http://127.0.0.1:1/api' })
  expect(first).toMatchObject({ ok: false, said: 'Discord ne répond pas.' })
})

async function cli(settings: DiscordSettings | undefined, ...args: string[]): Promise<[number, string]> {
  let said = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  return [await runCli({ ...base, discord: settings }, ['discord', ...args]), said]
}

test('the invitation, alone on its line', async () => {
  expect(await cli(discord, 'invite')).toEqual([0, `${inviteLink('1')}\n`])
  expect((await cli(undefined, 'invite'))[1]).toContain('DISCORD_TOKEN')
  answers['/users/@me'] = 401
  expect(await cli(discord, 'invite')).toEqual([1, expect.stringContaining('Client Secret')])
})

test('the commands, their size, and whether Discord has them', async () => {
  const [code, said] = await cli(discord, 'commands')
  expect([code, said]).toEqual([0, expect.stringMatching(/\/concert\s: [\d\s]+caractères sur 8\s000, 25\soptions\./)])
  expect(said).toContain('elles sont à jour')
  const [, json] = await cli(discord, 'commands', '--json')
  expect(JSON.parse(json)).toMatchObject({
    listed: { state: 'same', twice: [] },
    limit: 8000,
    commands: discordCommands(),
  })
  expect((await cli(undefined, 'commands'))[1]).toContain('DISCORD_TOKEN')
  answers['/applications/1/commands'] = 500
  expect((await cli(discord, 'commands'))[1]).toContain('doctor dit pourquoi')
})
