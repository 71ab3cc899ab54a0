/** Encrypted rooms: nothing goes there in clear; and where there is no encryption, that is said. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keysFolder } from '../../../adapters/matrix/cipher.ts'
import { encryptionState, loadSdk, openMachine } from '../../../adapters/matrix/client.ts'
import { createMatrix, type Matrix, type MatrixOptions } from '../../../adapters/matrix/index.ts'
import type { Door } from '../../../src/port.ts'
import { actions, ballot, button, chart, text, view } from '../../../src/views/build.ts'
import { type Homeserver, homeserver, self } from './homeserver.ts'
import { ana, bo, body, dm, doorway, joins, life, log, room, said, state, synced, to, until } from './life.ts'
import { algorithm, bodyOf, clearOf, type Fake, fakeMachine, members, sealed, sealing, secret } from './secrets.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'concertess-cipher-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

let server: Homeserver
let fake: Fake
let running: Matrix[]
beforeEach(async () => {
  server = await homeserver()
  fake = fakeMachine()
  running = []
})
afterEach(async () => {
  for (const one of running) await one.stop()
  await server.stop()
})

async function begins(door: Door = doorway().door, more: Partial<MatrixOptions> = {}): Promise<Matrix> {
  const matrix = await life(server, door, { dataDir, openMachine: fake.open, ...more })
  running.push(matrix)
  return matrix
}

const last = () => server.sent().at(-1)!

describe('speaking', () => {
  test('nothing goes in clear into an encrypted room but how it hangs together and its own key', async () => {
    server.tells(synced('s2', sealed))
    const matrix = await begins()
    await matrix.send({ ...to, thread: '$racine' }, body, 'cle')
    const { path, body: sent } = last()
    expect(path).toBe(`client/v3/rooms/${room}/send/m.room.encrypted/cle`)
    expect(sent).toMatchObject({ 'm.relates_to': { rel_type: 'm.thread', event_id: '$racine' } })
    expect(sent['fr.concertess.post']).toEqual({ key: 'cle' })
    expect(JSON.stringify(sent)).not.toContain('Bonjour')
    expect(bodyOf(sent)).toBe('Bonjour.')
    expect(sent.readers).toEqual([self, ana, bo])
  })

  test('an edit is encrypted with what it says anew; a mark is not, since no client reads it so', async () => {
    server.tells(synced('s2', sealed))
    const matrix = await begins()
    const ref = await matrix.send({ ...to, to: 'whisper', account: ana, below: '$idee' }, body, 'recu')
    const marks = server.sent().filter(({ path }) => path.includes('/send/m.reaction/'))
    expect(marks.map(({ body: mark }) => mark['m.relates_to'])).toMatchObject([{ event_id: '$idee', key: '✅' }])
    await matrix.edit(ref, view('fr', text('Au revoir.')), 'corrige')
    expect(last().body['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: ref.event })
    expect(clearOf(last().body).content['m.new_content']).toMatchObject({ body: 'Au revoir.' })
    expect(JSON.stringify(last().body)).not.toContain('Au revoir')
  })

  test('whoever was asked in reads it too, unless the room hides its past', async () => {
    const invited = joins(bo, { content: { membership: 'invite' } })
    server.tells(synced('s2', { [room]: { state: [joins(self), joins(ana), invited, sealing] } }))
    const matrix = await begins()
    await matrix.send(to, body, 'un')
    expect(last().body.readers).toEqual([self, ana, bo])
    const hides = state('m.room.history_visibility', { history_visibility: 'joined' })
    server.tells(synced('s3', { [room]: { timeline: [hides, said('!concert')] } }))
    await until(() => server.asked.some(({ query }) => query.get('since') === 's3'))
    await matrix.send(to, body, 'deux')
    expect(last().body.readers).toEqual([self, ana])
  })

  test('a room of which nothing was told yet is asked about first', async () => {
    server.on(`client/v3/rooms/${room}/state/m.room.encryption`, () => ({ body: { algorithm } }))
    server.on(`client/v3/rooms/${room}/members`, () => ({ body: { chunk: members } }))
    const matrix = await begins()
    await matrix.send(to, body, 'cle')
    expect(last().path).toContain('/send/m.room.encrypted/')
    expect(last().body.readers).toEqual([self, ana, bo])
  })

  test('while encryption begins nothing is sent: it waits', async () => {
    let go = () => {}
    fake.failing = (what) => (what === 'open' ? new Promise((resolve) => (go = () => resolve())) : Promise.resolve())
    server.tells(synced('s2', sealed))
    const { door } = doorway()
    const matrix = createMatrix({
      url: server.url,
      token: 'token',
      now: Date.now,
      log,
      dataDir,
      openMachine: fake.open,
    })
    running.push(matrix)
    await matrix.start(door)
    await until(() => server.asked.some(({ path }) => path.endsWith('whoami')))
    await expect(matrix.send(to, body, 'cle')).rejects.toMatchObject({ final: false, global: false })
    expect(server.sent()).toEqual([])
    go()
    await until(() => matrix.connected())
    await matrix.send(to, body, 'cle')
    expect(last().path).toContain('/send/m.room.encrypted/')
  })

  test('what cannot be encrypted waits; it is not said in clear', async () => {
    server.tells(synced('s2', sealed))
    const matrix = await begins()
    fake.failing = async (what) => {
      if (what === 'encrypt') throw new Error('the disk is full')
    }
    await expect(matrix.send(to, body, 'cle')).rejects.toMatchObject({ final: false })
    expect(server.sent()).toEqual([])
    fake.failing = undefined
    await matrix.send(to, body, 'cle')
    expect(server.sent()).toHaveLength(1)
  })

  test('a limit on keys holds up what needs them, not the other rooms', async () => {
    server.tells(synced('s2', { ...sealed, '!clair:localhost': { state: members } }))
    const matrix = await begins()
    server.on('client/v3/keys/claim', () => ({
      status: 429,
      body: { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: 9000 },
    }))
    fake.failing = async (what, host) => {
      if (what === 'encrypt') await host.call('POST', 'client/v3/keys/claim', { body: {} })
    }
    await expect(matrix.send(to, body, 'cle')).rejects.toMatchObject({ retryAfter: 9000, global: false, final: false })
    await matrix.send({ ...to, channel: '!clair:localhost' }, body, 'autre')
    expect(last().path).toContain('/send/m.room.message/autre')
  })

  test('the answer was lost: under the same name it is the same event, encrypted anew', async () => {
    server.tells(synced('s2', sealed))
    const matrix = await begins()
    server.on(`client/v3/rooms/${room}/send/`, () => (server.sent().length === 1 ? { cut: true } : undefined))
    await expect(matrix.send(to, body, 'cle')).rejects.toMatchObject({ final: false })
    await matrix.send(to, body, 'cle')
    expect(new Set(server.sent().map(({ path }) => path)).size).toBe(1)
  })

  test('a picture goes encrypted: neither its kind, its name nor its words are told', async () => {
    server.on('media/v3/upload', () => ({ body: { content_uri: 'mxc://localhost/a' } }))
    server.tells(synced('s2', sealed))
    const matrix = await begins()
    const series = [{ name: 'voix', values: [1, 2] }]
    const drawn = chart({ type: 'bars', title: 'Participation', unit: '', categories: ['nord', 'sud'], series })
    await matrix.send(to, view('fr', text('Chiffres'), drawn), 'cle')
    const upload = server.asked.find(({ path }) => path === 'media/v3/upload')
    expect(upload?.query.get('filename')).toBeNull()
    const { content } = clearOf(last().body)
    expect(content).toMatchObject({ msgtype: 'm.image', file: { url: 'mxc://localhost/a', key: { k: 'secret' } } })
    expect(content.url).toBeUndefined()
  })

  test('a room for two is encrypted when the other one has a client that can read it', async () => {
    const matrix = await begins()
    await matrix.send(dm, body, 'un')
    server.on('client/v3/keys/query', () => ({ body: { device_keys: { [bo]: { DEVICE: {} } } } }))
    await matrix.send({ ...dm, account: bo }, body, 'deux')
    const made = server.asked.filter(({ path }) => path === 'client/v3/createRoom')
    expect(made.map(({ body: asked }) => asked.initial_state)).toEqual([
      undefined,
      [expect.objectContaining({ type: 'm.room.encryption', content: { algorithm } })],
    ])
  })
})

describe('where there is no encryption', () => {
  const none = { openMachine: undefined }
  const poll = { kind: 'grades', grades: ['Pour', 'Contre'] } as const
  const help = { intent: 'help', args: {} }

  test('the library loads all the same, and says what is missing when it is asked', async () => {
    const sdk = loadSdk()
    expect(typeof sdk.CryptoClient).toBe('function')
    if (encryptionState() === 'present') return
    expect(encryptionState()).toBe('broken')
    const host = { user: self, device: 'D', folder: dataDir, log: { debug() {}, info() {}, warn() {}, error() {} } }
    const asks = { call: async () => ({}), members: async () => [], settings: () => undefined }
    await expect(openMachine({ ...host, ...asks })).rejects.toThrow('not installed')
  })

  test('it is said in the room, once; reactions press, and what is said goes in clear', async () => {
    const { door, heard } = doorway()
    server.tells(synced('s2', sealed))
    const matrix = await begins(door, none)
    const asks = view('fr', text('Venez-vous ?'), actions(button('Oui', { intent: 'help', args: {} })))
    const { event } = await matrix.send(to, asks, 'cle')
    expect(last().path).toContain('/send/m.room.message/')
    const ours = { ...said(''), sender: self, event_id: event, content: last().body }
    const pressed = { ...said(''), type: 'm.reaction' }
    const relation = { rel_type: 'm.annotation', event_id: event, key: '1️⃣' }
    const reaction = { ...pressed, content: { 'm.relates_to': relation } }
    server.tells(synced('s3', { [room]: { timeline: [ours, secret('1', 'k1'), secret('2', 'k1'), reaction] } }))
    await until(() => heard.length === 1)
    expect(heard[0]?.says).toEqual({ post: 'cle', n: 1 })
    await until(() => server.sent().length === 2)
    expect(last().body.body).toContain('Ce salon est chiffré')
  })

  test('a ballot that must be written says that it cannot be there; one that is pressed does not', async () => {
    server.tells(synced('s2', { [room]: { state: [joins(self), joins(ana), sealing] } }))
    const matrix = await begins(doorway().door, none)
    const options = [{ id: 'a', label: 'Emploi' }]
    const asks = ballot({ field: 'c', question: 'Votre avis', secret: true, method: poll, options, call: help })
    await matrix.send(dm, view('fr', asks), 'un')
    expect(last().path).toContain(room)
    expect(last().body.body).toContain('Je ne peux pas lire ce qui s’écrit ici')
    expect(last().body.formatted_body).toContain('Je ne peux pas lire ce qui s’écrit ici')
    await matrix.send(dm, view('fr', text('?'), actions(button('Oui', { intent: 'help', args: {} }))), 'deux')
    expect(last().body.body).not.toContain('Je ne peux pas lire')
  })

  test('keys that the homeserver refuses are not kept: the login has others, and `doctor` sees that they are not here', async () => {
    const at = join(dataDir, 'autre')
    server.on('client/v3/keys/upload', () => ({ status: 400, body: { errcode: 'M_UNKNOWN' } }))
    fake.failing = async (what, host) => {
      if (what === 'open') await host.call('POST', 'client/v3/keys/upload', { body: {} })
    }
    const { door, heard } = doorway()
    server.tells(synced('s2', sealed))
    await begins(door, { dataDir: at })
    expect(existsSync(keysFolder(at, self, 'DEVICE'))).toBe(false)
    server.tells(synced('s3', { [room]: { timeline: [said('!concert')] } }))
    await until(() => heard.length === 1)
  })

  test('an encryption that cannot be begun: all else works', async () => {
    const { door, heard } = doorway()
    fake.failing = async () => {
      throw new Error('another store than before')
    }
    server.tells(synced('s2', sealed))
    await begins(door)
    server.tells(synced('s3', { [room]: { timeline: [secret('1', 'k1'), said('!concert')] } }))
    await until(() => heard.length === 1)
    await until(() => server.sent().length === 1)
    expect(last().body.body).toContain('Ce salon est chiffré')
  })
})
