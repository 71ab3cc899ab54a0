/** One room for two with each person: found before one is opened, whoever opened it; several are answered where they speak. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Matrix } from '../../../adapters/matrix/index.ts'
import { type Homeserver, homeserver, self } from './homeserver.ts'
import { ana, body, dm, doorway, joins, life, said, state, synced, until } from './life.ts'

let server: Homeserver
let matrix: Matrix | undefined
beforeEach(async () => {
  server = await homeserver()
})
afterEach(async () => {
  await matrix?.stop()
  matrix = undefined
  await server.stop()
})
const [first, second] = ['!un:localhost', '!deux:localhost']
const both = [joins(self), joins(ana)]
const made = () => server.asked.filter(({ path }) => path === 'client/v3/createRoom')
const named = () => server.asked.filter(({ method, path }) => method === 'PUT' && path.endsWith('m.direct'))
const places = () => server.sent().map(({ path }) => path.split('/')[3])

test('a room that was made, its answer lost, is found; no second one is opened', async () => {
  matrix = await life(server, doorway().door)
  server.on('client/v3/createRoom', () => (made().length === 1 ? { cut: true } : undefined))
  server.on('client/v3/joined_rooms', () => ({ body: { joined_rooms: made().length > 0 ? [first] : [] } }))
  server.on(`client/v3/rooms/${first}/state`, () => ({
    body: [joins(self), joins(ana, { content: { membership: 'invite' } })],
  }))
  await expect(matrix.send(dm, body, 'a')).rejects.toMatchObject({ final: false })
  await matrix.send(dm, body, 'a')
  await matrix.send(dm, body, 'b')
  expect(made()).toHaveLength(1)
  expect(places()).toEqual([first, first])
  await until(() => named().length === 1)
  expect(named()[0]?.body).toEqual({ [ana]: [first] })
})

test('a room in which there are others is nobody’s private one', async () => {
  matrix = await life(server, doorway().door)
  server.on('client/v3/joined_rooms', () => ({ body: { joined_rooms: [first, second] } }))
  server.on(`client/v3/rooms/${first}/state`, () => ({ body: [...both, joins('@bo:localhost')] }))
  server.on(`client/v3/rooms/${second}/state`, () => ({ body: [...both, state('m.room.name', { name: 'Salon' })] }))
  await matrix.send(dm, body, 'a')
  expect(made()).toHaveLength(1)
})

test('who opens one with us is waited for', async () => {
  matrix = await life(server, doorway().door)
  let tries = 0
  server.on(`client/v3/join/${first}`, () => (tries++ === 0 ? { status: 500, body: {} } : undefined))
  const invite = joins(self, { sender: ana, content: { membership: 'invite', is_direct: true } })
  server.tells({ next_batch: 's2', rooms: { invite: { [first]: { invite_state: { events: [invite] } } } } })
  await until(() => tries === 1)
  await expect(matrix.send(dm, body, 'a')).rejects.toMatchObject({ paced: true, final: false })
  await until(() => tries === 2)
  await matrix.idle()
  await matrix.send(dm, body, 'a')
  expect(made()).toHaveLength(0)
  expect(places()).toEqual([first])
})

test('of several, the one in which they spoke last; after a restart the homeserver says which', async () => {
  server.tells(synced('s1', { [first]: { state: both }, [second]: { state: both } }))
  const last: Record<string, number> = { [first]: 2000, [second]: 1000 }
  for (const [id, at] of Object.entries(last))
    server.on(`client/v3/rooms/${id}/messages`, ({ query }) =>
      query.get('filter')?.includes(ana) ? { body: { chunk: [said('oui', { origin_server_ts: at })] } } : undefined,
    )
  const { door, heard } = doorway()
  matrix = await life(server, door)
  await matrix.send(dm, body, 'a')
  server.tells(synced('s2', { [second]: { timeline: [said('!concert')] } }))
  await until(() => heard.length === 1)
  await matrix.send(dm, body, 'b')
  expect(made()).toHaveLength(0)
  expect(places()).toEqual([first, second])
})

test('what is asked in one of them is answered there, although they have spoken in the other since', async () => {
  server.tells(synced('s1', { [first]: { state: both }, [second]: { state: both } }))
  let n = 0
  const { door, heard } = doorway('s1', () => ({ key: `k${n++}`, to: dm, body }))
  matrix = await life(server, door)
  server.tells(
    synced('s2', { [first]: { timeline: [said('!concert')] }, [second]: { timeline: [said('!concert aide')] } }),
  )
  await until(() => heard.length === 2)
  await matrix.idle()
  await matrix.send(dm, body, 'k0')
  await matrix.send(dm, body, 'k1')
  expect(places()).toEqual([first, second])
})
