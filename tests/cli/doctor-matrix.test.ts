/** Doctor asks the homeserver: what it finds is said with what to do, and the token is not. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { keysFolder } from '../../adapters/matrix/cipher.ts'
import type { Encryption } from '../../adapters/matrix/client.ts'
import { type Boot, boot } from '../../src/boot.ts'
import type { Finding } from '../../src/cli/checks/finding.ts'
import { matrixChecks } from '../../src/cli/checks/matrix.ts'
import type { Config, MatrixSettings } from '../../src/config.ts'
import { systemClock } from '../../src/engine/clock.ts'
import { createLog } from '../../src/engine/log.ts'
import { textOf } from '../../src/text/index.ts'
import { webHere } from '../support/web/settings.ts'

const log = createLog('silent')
const self = '@concertess:localhost'
const base: Omit<Config, 'matrix'> = {
  databaseUrl: undefined,
  slack: undefined,
  discord: undefined,
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
let matrix: MatrixSettings
/** What the little server answers: a body, or a status. */
let answers: Record<string, unknown>
const rooms = '/_matrix/client/v3/rooms'

beforeAll(async () => {
  server = createServer((request, response) => {
    const [path = ''] = decodeURIComponent(request.url!).split('?')
    const answer = answers[path] ?? (path.startsWith(rooms) ? 404 : 401)
    response.writeHead(typeof answer === 'number' ? answer : 200, { location: 'http://127.0.0.1:1/' })
    response.end(JSON.stringify(typeof answer === 'number' ? { errcode: 'M_X' } : answer))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  booted = await boot({ config: { ...base, matrix: undefined }, target: { kind: 'memory' }, clock: systemClock, log })
})
afterAll(async () => {
  await booted.close()
  await new Promise((closed) => server.close(closed))
})

beforeEach(() => {
  matrix = { token: 's3cret', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  answers = {
    '/_matrix/client/v3/account/whoami': { user_id: self, device_id: 'D' },
    '/_matrix/client/v3/sync': { next_batch: 's1' },
    [`/_synapse/admin/v1/users/${self}/override_ratelimit`]: 403,
  }
})
afterEach(async () => {
  await booted.db.query('DELETE FROM "Place"')
})

async function findings(
  settings: MatrixSettings | undefined,
  encryption: Encryption = 'broken',
  dataDir = base.dataDir,
): Promise<Record<string, Omit<Finding, 'name'>>> {
  const { db, engine, ids } = booted
  const admin = {
    config: { ...base, dataDir, matrix: settings },
    clock: systemClock,
    ids,
    log,
    t: textOf('fr'),
    say: () => {},
    db,
    engine,
  }
  const found: Record<string, Omit<Finding, 'name'>> = {}
  for (const { name, look } of matrixChecks(settings, () => encryption)) {
    const looked = await look(admin)
    if (looked) found[name] = looked
  }
  expect(JSON.stringify(found)).not.toContain('s3cret')
  return found
}

async function link(id: string, name: string, levels: unknown, encrypted = false): Promise<void> {
  const place = {
    platform: 'matrix',
    workspace: 'matrix',
    concertationId: 'c',
    team: false,
    boundById: 'p',
    version: 1,
  }
  await booted.db.prisma.place.create({ data: { ...place, id, external: id, name, boundAt: new Date() } })
  answers[`${rooms}/${id}/state/m.room.power_levels`] = levels
  if (encrypted) answers[`${rooms}/${id}/state/m.room.encryption`] = { algorithm: 'm.megolm.v1.aes-sha2' }
}

test('without Matrix, one quiet line says where to read how', async () => {
  const found = await findings(undefined)
  expect(found).toEqual({ matrix: { ok: true, said: expect.stringContaining('docs/platforms/matrix.md') } })
})

test('all is well', async () => {
  await link('!a:localhost', 'Plénière', { users: { [self]: 50 }, events_default: 50 })
  const found = await findings(matrix)
  expect(Object.values(found).every(({ ok }) => ok)).toBe(true)
  expect(found.matrix?.said).toContain(self)
  expect(found['matrix-rooms']?.said).toContain('1\u00a0salon')
})

test('each room where it cannot work is named, with what to do', async () => {
  await link('!a:localhost', 'Absente', 403)
  await link('!b:localhost', 'Muette', { events: { 'm.room.message': 50 } })
  await link('!c:localhost', 'Chiffrée', {}, true)
  const found = (await findings(matrix))['matrix-rooms']
  expect(found).toMatchObject({ ok: false })
  for (const name of ['Il n’est pas dans Absente', 'écrire dans Muette', 'rien lire : Chiffrée'])
    expect(found?.said.replaceAll('\u00a0', ' ')).toContain(name)
})

test.each([
  ['a token that is none', { '/_matrix/client/v3/account/whoami': 401 }, 'MATRIX_ACCESS_TOKEN'],
  ['an address that is Element’s', { '/_matrix/client/v3/account/whoami': 404 }, 'Element'],
  ['a server that asks to wait', { '/_matrix/client/v3/account/whoami': 429 }, 'minute'],
  ['a server elsewhere', { '/_matrix/client/v3/account/whoami': 302 }, 'accède à'],
])('%s is the one point to look at', async (_, more, todo) => {
  Object.assign(answers, more)
  const found = await findings(matrix)
  expect(Object.keys(found)).toEqual(['matrix'])
  expect(found.matrix?.todo).toContain(todo)
})

test('how fast it may write', async () => {
  const path = `/_synapse/admin/v1/users/${self}/override_ratelimit`
  const pace = async (settings = matrix) => (await findings(settings))['matrix-pace']
  expect(await pace()).toMatchObject({ ok: true, said: expect.stringContaining('ne dit pas') })
  answers[path] = { messages_per_second: 0, burst_count: 0 }
  expect(await pace()).toMatchObject({ ok: true, said: expect.stringContaining('aucune cadence') })
  answers[path] = {}
  expect(await pace()).toMatchObject({ ok: false, todo: expect.stringContaining(self) })
  expect(await pace({ ...matrix, perSecond: 1 })).toMatchObject({ ok: true })
})

test('encrypted rooms are a trouble where they cannot be read, and none where they can', async () => {
  await link('!c:localhost', 'Chiffrée', {}, true)
  expect((await findings(matrix))['matrix-rooms']).toMatchObject({ ok: false })
  expect((await findings(matrix, 'present'))['matrix-rooms']).toMatchObject({ ok: true })
})

test('without encryption: a word of it, and what to do where rooms for two are encrypted', async () => {
  expect((await findings(matrix))['matrix-encryption']).toMatchObject({ ok: true })
  answers[`/_matrix/client/v3/user/${self}/account_data/m.direct`] = { '@ana:localhost': ['!dm:localhost'] }
  expect((await findings(matrix))['matrix-encryption']).toMatchObject({ ok: true })
  answers[`${rooms}/!dm:localhost/state/m.room.encryption`] = { algorithm: 'm.megolm.v1.aes-sha2' }
  const found = (await findings(matrix))['matrix-encryption']
  expect(found).toMatchObject({ ok: false, todo: expect.stringContaining('npm rebuild') })
  expect((await findings(matrix, 'absent'))['matrix-encryption']?.todo).toContain('npm ci')
})

test('with encryption: where its keys are, whether they are lost, and whether the account says that they are its own', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'concertess-doctor-'))
  const query = '/_matrix/client/v3/keys/query'
  const found = async () => (await findings(matrix, 'present', dataDir))['matrix-encryption']
  const device = { keys: {}, signatures: { [self]: { 'ed25519:D': 's' } } }
  answers[query] = { device_keys: { [self]: {} } }
  expect(await found()).toMatchObject({ ok: true, said: expect.stringContaining('quand il démarre') })
  answers[query] = { device_keys: { [self]: { D: device } } }
  expect(await found()).toMatchObject({ ok: false, todo: expect.stringContaining('reconnectez') })
  mkdirSync(keysFolder(dataDir, self, 'D'), { recursive: true })
  expect(await found()).toMatchObject({ ok: false, said: expect.stringContaining('avertissement') })
  const signed = { ...device, signatures: { [self]: { ...device.signatures[self], 'ed25519:S': 's' } } }
  answers[query] = {
    device_keys: { [self]: { D: signed } },
    self_signing_keys: { [self]: { keys: { 'ed25519:S': 'S' } } },
  }
  expect(await found()).toMatchObject({ ok: true, said: expect.stringContaining(dataDir) })
  rmSync(dataDir, { recursive: true })
})
