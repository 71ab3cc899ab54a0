/** Hearing and speaking over HTTP: nothing is lost when we were away, nothing is said twice, and we wait as we are told. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMatrix, type Matrix, type MatrixOptions } from '../../../adapters/matrix/index.ts'
import { memoryName } from '../../../adapters/matrix/offers.ts'
import type { Door, Incoming, Reply } from '../../../src/port.ts'
import { SendFailure } from '../../../src/port.ts'
import { text, view } from '../../../src/views/build.ts'
import { type Homeserver, homeserver, self } from './homeserver.ts'

const [ana, bo, room] = ['@ana:localhost', '@bo:localhost', '!salon:localhost']
const key = '0195a000-0000-7000-8000-000000000001'
const log = { debug() {}, info() {}, warn() {}, error() {} }
const body = view('fr', text('Bonjour.'))
const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: room } as const
const whisper = { ...to, to: 'whisper', account: ana } as const

let server: Homeserver
let running: Matrix[] = []
beforeEach(async () => {
  server = await homeserver()
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
  running = []
  await server.stop()
})

function door(cursors: Record<string, string> = {}, reply: (incoming: Incoming) => Reply = () => null) {
  const heard: (readonly [string, string | undefined])[] = []
  const opened: Door = {
    async hear(batch, cursor) {
      for (const { says } of batch) heard.push([String(says), cursor && tokenIn(cursor)])
      if (cursor !== undefined) cursors[batch[0]?.who.workspace ?? ''] = cursor
      return batch.map(reply)
    },
    shape: () => ({ answer: 'work', seen: 'private' }),
    suggest: async () => [],
    delivered() {},
    handOver() {},
    cursor: async (workspace) => cursors[workspace],
  }
  return { opened, heard, cursors }
}
const tokenIn = (cursor: string) => (JSON.parse(cursor) as { token: string }).token
const cursorOf = (token: string, device = 'DEVICE', at = Date.now()) =>
  JSON.stringify({ token, user: self, device, at })

async function started(opened: Door, more: Partial<MatrixOptions> = {}): Promise<Matrix> {
  const matrix = createMatrix({ url: server.url, token: 'token', now: Date.now, log, ...more })
  running.push(matrix)
  await matrix.start(opened)
  await until(() => matrix.connected())
  return matrix
}

async function until(is: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !is(); tries++) await pause(10)
  expect(is()).toBe(true)
}

let events = 0
const said = (words: string, more: object = {}) => ({
  type: 'm.room.message',
  sender: ana,
  event_id: `$${events++}`,
  origin_server_ts: Date.now(),
  content: { msgtype: 'm.text', body: words },
  ...more,
})
const joins = (state_key: string, more: object = {}) => ({
  ...said('', more),
  type: 'm.room.member',
  state_key,
  content: { membership: 'join', displayname: state_key.slice(1, 4) },
})
const synced = (next_batch: string, timeline: object, state: readonly object[] = []) => ({
  next_batch,
  rooms: { join: { [room]: { timeline, state: { events: state } } } },
})
const members = [joins(self), joins(ana), joins(bo)]

describe('hearing', () => {
  test('without a token from before, what stands there is history', async () => {
    const { opened, heard } = door()
    server.tells(synced('s1', { events: [said('!concert vieux')] }, members))
    await started(opened)
    server.tells(synced('s2', { events: [said('!concert neuf'), said('rien'), said('!idee Une')] }))
    await until(() => heard.length === 2)
    expect(heard).toEqual([
      ['!concert neuf', undefined],
      ['!idee Une', 's2'],
    ])
    expect(server.asked.find(({ path }) => path === 'client/v3/sync')?.query.get('since')).toBeNull()
  })

  test('goes on where it was, with the whole state, and completes what the timeline leaves out, in order', async () => {
    const { opened, heard } = door({ matrix: cursorOf('s5'), '': cursorOf('s7', 'DEVICE', Date.now() + 1) })
    const pages = [[said('!concert quatre'), said('!concert trois')], [said('!concert deux'), said('!concert un')], []]
    server.on(`client/v3/rooms/${room}/messages`, ({ query }) => {
      const n = Number(query.get('from')?.slice(1))
      return { body: { chunk: pages[n], ...(pages[n]?.length ? { end: `p${n + 1}` } : {}) } }
    })
    server.tells(synced('s9', { events: [said('!concert cinq')], limited: true, prev_batch: 'p0' }, members))
    await started(opened)
    expect(heard.map(([words]) => words)).toEqual(['un', 'deux', 'trois', 'quatre', 'cinq'].map((n) => `!concert ${n}`))
    expect(heard.map(([, token]) => token)).toEqual([undefined, undefined, undefined, undefined, 's9'])
    const [first] = server.asked.filter(({ path }) => path === 'client/v3/sync')
    expect(first?.query.get('since')).toBe('s7')
    expect(first?.query.get('full_state')).toBe('true')
    const [page] = server.asked.filter(({ path }) => path.endsWith('/messages'))
    expect(page?.query.get('to')).toBe('s7')
  })

  test('what was said before we came, or came again, is not heard', async () => {
    const { opened, heard } = door({ matrix: cursorOf('s1') })
    await started(opened)
    const events = [said('!concert avant'), joins(self), joins(ana), joins(bo), said('!concert après')]
    server.tells(synced('s2', { events }))
    await until(() => heard.length === 1)
    server.on(`client/v3/rooms/${room}/messages`, () => ({
      body: { chunk: [said('!concert deux'), joins(self), said('!concert autrefois')], end: 'p1' },
    }))
    server.tells(synced('s3', { events: [said('!concert trois')], limited: true, prev_batch: 'p0' }))
    await until(() => heard.length === 3)
    expect(heard.map(([words]) => words)).toEqual(['!concert après', '!concert deux', '!concert trois'])
  })

  test('in a room for two, what was said behind the invitation was said to us', async () => {
    const { opened, heard } = door({ matrix: cursorOf('s1') })
    await started(opened)
    const asks = { ...joins(self), sender: ana, content: { membership: 'invite', displayname: 'bot' } }
    const events = [
      joins(ana),
      said('!concert avant'),
      asks,
      said('!concert admin ABCD'),
      said('!idee Une'),
      joins(self),
    ]
    server.tells(synced('s2', { events }))
    await until(() => heard.length >= 2)
    expect(heard.map(([words]) => words).filter((words) => words !== '/concert')).toEqual([
      '!concert admin ABCD',
      '!idee Une',
    ])
  })

  test('a token that the homeserver forgot is not the end', async () => {
    const { opened } = door({ matrix: cursorOf('s1') })
    server.on('client/v3/sync', ({ query }) =>
      query.get('since') === 's1' ? { status: 400, body: { errcode: 'M_UNKNOWN' } } : undefined,
    )
    const matrix = await started(opened)
    expect(matrix.connected()).toBe(true)
  })

  test('a batch that could not be understood is asked again', async () => {
    const { opened, heard } = door({ matrix: cursorOf('s1') })
    await started(opened)
    let tries = 0
    server.on(`client/v3/rooms/${room}/event`, () =>
      tries++ === 0 ? { cut: true } : { body: said('Des vélos', { event_id: '$old' }) },
    )
    const command = said('!idee', {
      content: { msgtype: 'm.text', body: '!idee', 'm.relates_to': { 'm.in_reply_to': { event_id: '$old' } } },
    })
    server.on('client/v3/sync', ({ query }) =>
      query.get('since') === 's1' && query.get('timeout') !== '0' && tries < 2
        ? { body: synced('s2', { events: [command] }, members) }
        : undefined,
    )
    await until(() => heard.length === 1)
    expect(heard).toEqual([['!idee', 's2']])
  })

  test('one event that is none does not keep the others from being heard', async () => {
    const { opened, heard } = door({ matrix: cursorOf('s1') })
    await started(opened)
    const wrong = [{}, { type: 4 }, null, 'x', { ...said('!concert'), content: [] }, { ...said('x'), event_id: 5 }]
    server.tells(synced('s2', { events: [...wrong, said('!concert bien')] }, members))
    await until(() => heard.length === 1)
  })

  test('an invitation is accepted, and whoever invited us is shown what can be done', async () => {
    const { opened, heard } = door({ matrix: cursorOf('s1') })
    const matrix = await started(opened)
    const invite = { ...joins(self), sender: ana, content: { membership: 'invite' } }
    server.tells({ next_batch: 's2', rooms: { invite: { [room]: { invite_state: { events: [invite] } } } } })
    await until(() => server.asked.some(({ path }) => path === `client/v3/join/${room}`))
    server.tells(synced('s3', { events: [joins(self)] }, [joins(ana), joins(bo)]))
    await until(() => heard.length === 1)
    await matrix.idle()
    expect(heard[0]?.[0]).toBe('/concert')
    expect(server.sent().map(({ body: { body: words } }) => String(words))).toEqual([
      expect.stringContaining('Bonjour'),
    ])
  })
})

describe('speaking', () => {
  test('a message is its key, a notice, and calls nobody', async () => {
    const matrix = await started(door().opened)
    const ref = await matrix.send(to, body, key)
    expect(ref).toEqual({ room, event: '$sent0', thread: '$sent0' })
    const [one] = server.sent()
    expect(one?.path).toBe(`client/v3/rooms/${room}/send/m.room.message/${key}`)
    expect(one?.body).toMatchObject({ msgtype: 'm.notice', 'm.mentions': {}, body: 'Bonjour.' })
    await matrix.edit(ref, view('fr', text('Bonsoir.')), 'edit')
    expect(server.sent()[1]?.body).toMatchObject({ 'm.relates_to': { rel_type: 'm.replace', event_id: '$sent0' } })
    await matrix.send({ ...to, thread: '$root' }, body, 'below')
    expect(server.sent()[2]?.body).toMatchObject({ 'm.relates_to': { rel_type: 'm.thread', event_id: '$root' } })
  })

  test.each([
    ['its header', { 'retry-after': '3' }, { retry_after_ms: 9000 }, 3000],
    ['its body', {}, { retry_after_ms: 1500 }, 1500],
    ['neither', {}, {}, 5000],
  ])('a limit is waited for as %s says, by everything', async (_, headers, more, wait) => {
    const matrix = await started(door().opened)
    server.on(`client/v3/rooms/${room}/send`, () => ({
      status: 429,
      headers,
      body: { errcode: 'M_LIMIT_EXCEEDED', ...more },
    }))
    const failure = await matrix.send(to, body, key).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(SendFailure)
    expect(failure).toMatchObject({ global: true, final: false, paced: false })
    expect((failure as SendFailure).retryAfter).toBeGreaterThanOrEqual(wait)
    expect((failure as SendFailure).retryAfter).toBeLessThan(wait + 500)
    const next = await matrix.send(to, body, 'other').catch((error: unknown) => error)
    expect(next).toMatchObject({ paced: true, global: true })
  })

  test('what was lost on the way is sent again under the same name; what is refused is not', async () => {
    const matrix = await started(door().opened)
    let tries = 0
    server.on(`client/v3/rooms/${room}/send`, () => (tries++ === 0 ? { cut: true } : undefined))
    await expect(matrix.send(to, body, key)).rejects.toMatchObject({ final: false })
    await matrix.send(to, body, key)
    expect(new Set(server.sent().map(({ path }) => path)).size).toBe(1)
    server.on(`client/v3/rooms/${room}/send`, () => ({ status: 403, body: { errcode: 'M_FORBIDDEN' } }))
    await expect(matrix.send(to, body, 'b')).rejects.toMatchObject({ final: true })
    server.on(`client/v3/rooms/${room}/send`, () => ({ status: 401, body: { errcode: 'M_UNKNOWN_TOKEN' } }))
    await expect(matrix.send(to, body, 'c')).rejects.toMatchObject({ final: false, global: true })
  })

  test('a private answer is announced, its room is opened once, and known again', async () => {
    server.tells(synced('s1', { events: [] }, members))
    const matrix = await started(door().opened)
    const [one, two] = await Promise.all([
      matrix.send(whisper, body, 'a'),
      matrix.send({ ...whisper, to: 'dm' }, body, 'b'),
    ])
    await matrix.idle()
    expect(one.room).toBe(two.room)
    const made = server.asked.filter(({ path }) => path === 'client/v3/createRoom')
    expect(made.map(({ body: { invite, is_direct } }) => [invite, is_direct])).toEqual([[[ana], true]])
    const directs = server.asked.filter(({ method, path }) => method === 'PUT' && path.endsWith('m.direct'))
    expect(directs.map((put) => put.body)).toEqual([{ [ana]: [one.room] }])
    const inRoom = server.sent().filter(({ path }) => path.includes(room))
    expect(inRoom.map(({ body: { body: words } }) => words)).toEqual(['ana, je vous réponds en privé.'])
    await matrix.send(whisper, body, 'c')
    expect(server.sent().filter(({ path }) => path.includes(room))).toHaveLength(1)
  })

  test('the receipt of an idea is below it, with its mark, whoever of our lives sends it', async () => {
    const matrix = await started(door().opened)
    let tries = 0
    server.on(`client/v3/rooms/${room}/send/m.reaction`, () => (tries++ === 0 ? { cut: true } : undefined))
    const receipt = { ...whisper, below: '$idea' }
    await expect(matrix.send(receipt, body, key)).rejects.toMatchObject({ final: false })
    expect(await matrix.send(receipt, body, key)).toMatchObject({ room, thread: '$idea' })
    const sent = server.sent().filter(({ path }) => path.includes(room))
    expect(sent.map(({ path, body: { 'm.relates_to': relates } }) => [path.split('/').slice(-2)[0], relates])).toEqual([
      ['m.room.message', expect.objectContaining({ rel_type: 'm.thread', event_id: '$idea' })],
      ['m.reaction', { rel_type: 'm.annotation', event_id: '$idea', key: '✅' }],
      ['m.reaction', { rel_type: 'm.annotation', event_id: '$idea', key: '✅' }],
    ])
    await matrix.send({ ...receipt, thread: '$root' }, body, 'other')
    expect(server.sent().at(-2)?.body).toMatchObject({ 'm.relates_to': { event_id: '$root' } })
  })

  test('after another login, what may have been sent before is looked for in the room', async () => {
    const { opened } = door({ matrix: cursorOf('s1', 'OTHER') })
    const content = { msgtype: 'm.notice', body: 'Bonjour.', [memoryName]: { key } }
    server.on(`client/v3/rooms/${room}/messages`, () => ({
      body: { chunk: [said('', { sender: self, event_id: '$before', content })] },
    }))
    const matrix = await started(opened)
    expect(await matrix.send(to, body, key)).toMatchObject({ event: '$before' })
    expect(server.sent()).toEqual([])
    await matrix.send(to, body, '0195a000-0000-7000-8000-000000000002')
    expect(server.sent()).toHaveLength(1)
  })

  test('at the pace of the settings', async () => {
    const matrix = await started(door().opened, { perSecond: 1 })
    await matrix.send(to, body, 'a')
    const failure = await matrix.send(to, body, 'b').catch((error: unknown) => error)
    expect(failure).toMatchObject({ paced: true, global: true })
    expect((failure as SendFailure).retryAfter).toBeGreaterThan(800)
  })
})
