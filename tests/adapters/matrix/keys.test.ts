/** What is encrypted is heard as anything else; what cannot be read yet waits, and trouble with keys is nobody else's. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Matrix, MatrixOptions } from '../../../adapters/matrix/index.ts'
import type { Door } from '../../../src/port.ts'
import { actions, button, text, view } from '../../../src/views/build.ts'
import { type Homeserver, homeserver, self } from './homeserver.ts'
import { ana, bo, doorway, life, room, said, synced, to, until } from './life.ts'
import { bodyOf, type Fake, fakeMachine, sealed, secret, withKeys } from './secrets.ts'

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

describe('hearing', () => {
  test('keys are kept before the token that stands for them', async () => {
    const { door, heard } = doorway()
    const haveKeys: boolean[] = []
    const opened: Door = {
      ...door,
      async hear(batch, cursor) {
        if (cursor?.includes('"s3"')) haveKeys.push(fake.taken.some(({ messages }) => messages.length > 0))
        return door.hear(batch, cursor)
      },
    }
    server.tells(synced('s2', sealed))
    await begins(opened)
    server.tells(withKeys(synced('s3', { [room]: { timeline: [said('!concert')] } }), 'k1'))
    await until(() => heard.length === 1)
    expect(haveKeys).toEqual([true])
  })

  test('keys that could not be kept are asked for again; after that all else goes on', async () => {
    const { door, heard } = doorway()
    server.tells(synced('s2', sealed))
    await begins(door)
    let refused = 0
    fake.failing = async (what) => {
      if (what !== 'received' || refused >= 1) return
      refused += 1
      throw new Error('the disk is full')
    }
    const told = withKeys(synced('s3', { [room]: { timeline: [secret('!concert', 'k1')] } }), 'k1')
    server.tells(told)
    server.tells(told)
    await until(() => heard.length === 1)
    expect(refused).toBe(1)
    expect(fake.taken.some(({ messages }) => messages.length === 1)).toBe(true)
  })

  test('a homeserver that does not answer about keys keeps nobody from being heard', async () => {
    const { door, heard } = doorway()
    server.on('client/v3/keys/upload', () => ({ status: 502 }))
    server.tells(synced('s2', sealed))
    await begins(door)
    fake.failing = async (what, host) => {
      if (what === 'received') await host.call('POST', 'client/v3/keys/upload', { body: {} })
    }
    server.tells(synced('s3', { [room]: { timeline: [said('!concert')] } }))
    await until(() => heard.length === 1)
  })

  test('who changed devices is told to the library; without a token from before, everybody may have', async () => {
    server.tells(synced('s1', sealed))
    await begins(doorway('').door)
    expect(fake.taken[0]?.changed.toSorted()).toEqual([ana, bo, self].toSorted())
    server.tells({
      ...synced('s2', {}),
      device_lists: { changed: [bo], left: [ana] },
      device_one_time_keys_count: { a: 3 },
    })
    await until(() => fake.taken.length > 1 && fake.taken.some(({ left }) => left.length > 0))
    expect(fake.taken.at(-1)).toMatchObject({ changed: [bo], left: [ana], counts: { a: 3 } })
  })

  test('what is encrypted is a request as any, with its own id', async () => {
    const { door, heard } = doorway()
    server.tells(synced('s2', sealed))
    await begins(door)
    server.tells(
      withKeys(synced('s3', { [room]: { timeline: [secret('!idee Une', 'k1', { event_id: '$e' })] } }), 'k1'),
    )
    await until(() => heard.length === 1)
    expect(heard[0]).toMatchObject({ id: '$e', says: '!idee Une', who: { account: ana } })
  })

  test('our own message, encrypted, is answered by a number after a restart', async () => {
    server.tells(synced('s2', sealed))
    const matrix = await begins()
    const asks = view('fr', text('Venez-vous ?'), actions(button('Oui', { intent: 'help', args: {} })))
    await matrix.send(to, asks, 'cle')
    const ours = { ...said(''), type: 'm.room.encrypted', sender: self, event_id: '$carte', content: last().body }
    await matrix.stop()
    server.on(`client/v3/rooms/${room}/messages`, () => ({ body: { chunk: [ours] } }))
    server.on(`client/v3/rooms/${room}/event/$carte`, () => ({ body: ours }))
    const { door, heard } = doorway()
    server.tells(synced('s3', sealed))
    await begins(door)
    const reaction = { ...said(''), type: 'm.reaction' }
    const relation = { rel_type: 'm.annotation', event_id: '$carte', key: '1️⃣' }
    server.tells(
      withKeys(
        synced('s4', {
          [room]: { timeline: [secret('1', 'k2'), { ...reaction, content: { 'm.relates_to': relation } }] },
        }),
        'k2',
      ),
    )
    await until(() => heard.length === 2)
    expect(heard.map(({ says }) => says)).toEqual([
      { post: 'cle', n: 1 },
      { post: 'cle', n: 1 },
    ])
  })

  test('a card that was edited is pressed as it stands now, its correction encrypted as well', async () => {
    server.tells(synced('s2', sealed))
    const matrix = await begins()
    const help = { intent: 'help', args: {} }
    const asks = view('fr', text('?'), actions(button('Oui', help)))
    const ref = await matrix.send(to, asks, 'cle')
    const before = last().body
    await matrix.edit(ref, view('fr', text('?'), actions(button('Oui', help), button('Non', help))), 'edit')
    const replaced = { ...said(''), type: 'm.room.encrypted', sender: self, content: last().body }
    const ours = { ...said(''), type: 'm.room.encrypted', sender: self, event_id: '$carte', content: before }
    await matrix.stop()
    server.on(`client/v3/rooms/${room}/event/$carte`, () => ({
      body: { ...ours, unsigned: { 'm.relations': { 'm.replace': replaced } } },
    }))
    const { door, heard } = doorway()
    server.tells(synced('s3', sealed))
    await begins(door)
    const relation = { rel_type: 'm.annotation', event_id: '$carte', key: '2️⃣' }
    const reaction = { ...said(''), type: 'm.reaction', content: { 'm.relates_to': relation } }
    server.tells(synced('s4', { [room]: { timeline: [reaction] } }))
    await until(() => heard.length === 1)
    expect(heard[0]?.says).toEqual({ post: 'edit', n: 2 })
  })

  test('a key that comes later: heard once, and others meanwhile; what was taken away is no trouble', async () => {
    const { door, heard } = doorway()
    server.tells(synced('s2', sealed))
    await begins(door)
    const gone = { ...secret('', 'k1'), content: {} }
    server.tells(synced('s3', { [room]: { timeline: [secret('!idee Une', 'k1'), gone, said('!idee Deux')] } }))
    await until(() => heard.length === 1)
    server.tells(withKeys(synced('s4', { [room]: { timeline: [said('!idee Trois')] } }), 'k1'))
    await until(() => heard.length === 3)
    expect(heard.map(({ says }) => says)).toEqual(['!idee Deux', '!idee Une', '!idee Trois'])
    server.tells(withKeys(synced('s5', { [room]: { timeline: [said('!idee Quatre')] } }), 'k1'))
    await until(() => heard.length === 4)
    expect(server.sent()).toEqual([])
  })

  test('whoever dies before the token is kept reads the same again, though the keys are told once', async () => {
    server.tells(synced('s2', sealed))
    const first = doorway()
    const matrix = await begins(first.door)
    const timeline = [secret('!idee Une', 'k1', { event_id: '$une' })]
    server.tells(withKeys(synced('s3', { [room]: { timeline } }), 'k1'))
    await until(() => first.heard.length === 1)
    await matrix.stop()
    const next = doorway('s1')
    // what the first life was still asking for
    server.tells({ next_batch: 's1' })
    await begins(next.door)
    server.tells(synced('s3', { [room]: { timeline, state: sealed[room]?.state ?? [] } }))
    await until(() => next.heard.length === 1)
    expect(next.heard[0]).toMatchObject({ id: '$une', says: '!idee Une' })
  })

  test('what waits is kept with the token, and waits on in the next life', async () => {
    const { door } = doorway()
    const kept: string[] = []
    const keeps: Door = {
      ...door,
      async hear(batch, cursor) {
        if (cursor !== undefined) kept.push(cursor)
        return door.hear(batch)
      },
    }
    server.tells(synced('s2', sealed))
    const matrix = await begins(keeps)
    const late = secret('!idee Tardive', 'k1', { event_id: '$tard' })
    server.tells(synced('s3', { [room]: { timeline: [late, said('!idee Deux')] } }))
    await until(() => kept.length > 0 && kept.at(-1)!.includes('$tard'))
    await matrix.stop()
    server.on(`client/v3/rooms/${room}/event/$tard`, () => ({ body: late }))
    const next = doorway()
    server.tells(synced('s4', sealed))
    await begins({ ...next.door, cursor: async () => kept.at(-1) })
    server.tells(withKeys(synced('s5', {}), 'k1'))
    await until(() => next.heard.length === 1)
    expect(next.heard[0]).toMatchObject({ id: '$tard', says: '!idee Tardive' })
  })

  test('a key that does not come: said once to each of them, in answer, and not heard after that', async () => {
    const { door, heard } = doorway()
    server.tells(synced('s2', sealed))
    await begins(door, { keyPatience: 100 })
    const lost = [secret('!idee Une', 'k1', { event_id: '$un' }), secret('!idee Deux', 'k1')]
    server.tells(synced('s3', { [room]: { timeline: [...lost, secret('!idee Trois', 'k1', { sender: bo })] } }))
    await until(() => server.asked.some(({ query }) => query.get('since') === 's3'))
    await pause(150)
    server.tells(synced('s4', { [room]: { timeline: [said('bavardage')] } }))
    await until(() => server.sent().length === 2)
    expect(server.sent().map(({ body: sent }) => bodyOf(sent).split(/\W/)[0])).toEqual(['ana', 'bo'])
    expect(server.sent()[0]?.body['m.relates_to']).toEqual({ 'm.in_reply_to': { event_id: '$un' } })
    server.tells(withKeys(synced('s5', { [room]: { timeline: [said('!idee Quatre')] } }), 'k1'))
    await until(() => heard.length === 1)
    await pause(50)
    expect(heard.map(({ says }) => says)).toEqual(['!idee Quatre'])
  })
})
