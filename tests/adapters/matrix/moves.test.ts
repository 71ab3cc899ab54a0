/** Rooms that replace others: followed when both say so, told once to the engine, and what was to be said goes along. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Matrix } from '../../../adapters/matrix/index.ts'
import { memoryName } from '../../../adapters/matrix/offers.ts'
import { type Homeserver, homeserver, self } from './homeserver.ts'
import { ana, bo, body, doorway, joins, life, room, said, state, synced, to, until } from './life.ts'

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
const next = '!suite:localhost'
const people = [joins(self), joins(ana), joins(bo)]
const closed = state('m.room.tombstone', { replacement_room: next }, { event_id: '$closed', sender: ana })
const opened = (before = room) => [
  state('m.room.create', { predecessor: { room_id: before } }),
  state('m.room.name', { name: 'Salon' }),
  joins(ana),
  joins(bo),
]
const came = joins(self, { event_id: '$came', unsigned: { prev_content: { membership: 'invite' }, prev_sender: ana } })
const joining = () => server.asked.filter(({ path }) => path === `client/v3/join/${next}`)
const places = () => server.sent().map(({ path }) => path.split('/')[3])

async function moved(before = room) {
  server.tells(synced('s1', { [room]: { state: people } }))
  const { door, heard } = doorway()
  matrix = await life(server, door)
  server.tells(synced('s2', { [room]: { timeline: [said('!idee Avant'), closed] } }))
  await until(() => joining().length === 1)
  server.tells(synced('s3', { [next]: { state: opened(before), timeline: [came, said('!idee Après')] } }))
  await until(() => heard.some(({ says }) => says === '!idee Après'))
  return { matrix, heard }
}

test('it is joined, and what the old one was for goes on there: asked for once, in its place, without a greeting', async () => {
  const { matrix: here, heard } = await moved()
  await here.idle()
  expect(heard.map(({ id, says, where }) => [id === '$closed' ? id : '', says, where.channel])).toEqual([
    ['', '!idee Avant', room],
    ['$closed', { intent: 'place move', args: { to: next, name: 'Salon' } }, room],
    ['', '!idee Après', next],
  ])
  expect(heard[1]?.who.account).toBe(ana)
  expect(server.sent()).toEqual([])
})

test('a room that merely says that it replaces another one replaces nothing, nor one that is merely named', async () => {
  const { matrix: here, heard } = await moved('!autre:localhost')
  expect(heard.filter(({ says }) => typeof says !== 'string')).toEqual([])
  await here.send(to, body, 'a')
  expect(places()).toContain(room)
})

test('told in one night: what was said before is heard before, what was said after is heard after', async () => {
  server.tells(
    synced('s2', {
      [next]: { state: opened(), timeline: [came, said('!idee Après')] },
      [room]: { state: people, timeline: [said('!idee Avant'), closed] },
    }),
  )
  const { door, heard } = doorway()
  matrix = await life(server, door)
  expect(heard.map(({ says }) => (typeof says === 'string' ? says : 'move'))).toEqual([
    '!idee Avant',
    'move',
    '!idee Après',
  ])
})

test('after a restart it is asked for under the same name: the same request', async () => {
  server.tells(synced('s5', { [room]: { state: [...people, closed] }, [next]: { state: [...opened(), joins(self)] } }))
  const { door, heard } = doorway()
  matrix = await life(server, door)
  expect(heard.map(({ id }) => id)).toEqual(['$closed'])
})

test('what waited for the old room goes to the new one; a card stands there anew, once, and is edited there', async () => {
  const { matrix: here } = await moved()
  expect(await here.send({ ...to, thread: '$root' }, body, 'a')).toMatchObject({ room: next })
  expect(server.sent().at(-1)?.body).not.toHaveProperty('m.relates_to')
  const card = { room, event: '$card', thread: '$card' }
  await here.edit(card, body, 'e1')
  await here.edit(card, body, 'e2')
  expect(places()).toEqual([next, next, next])
  const [, anew, again] = server.sent().map((one) => one.body)
  expect(anew).toMatchObject({ [memoryName]: { stands: '$card' } })
  expect(again).toMatchObject({ 'm.relates_to': { rel_type: 'm.replace', event_id: '$sent1' } })
})

test('a later life finds the card where an earlier one put it', async () => {
  const { matrix: here } = await moved()
  const content = { msgtype: 'm.notice', body: 'x', [memoryName]: { key: 'e1', stands: '$card' } }
  server.on(`client/v3/rooms/${next}/messages`, () => ({
    body: { chunk: [said('', { sender: self, event_id: '$there', content })] },
  }))
  await here.edit({ room, event: '$card' }, body, 'e3')
  expect(server.sent()[0]?.body).toMatchObject({ 'm.relates_to': { rel_type: 'm.replace', event_id: '$there' } })
})
