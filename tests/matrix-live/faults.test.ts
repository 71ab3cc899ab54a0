/** What goes wrong with a real homeserver, and between it and a bot: each fault of the test bed is shown to be one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient, MatrixRefusal } from '../support/matrix/client.ts'
import { type Fields, fieldsIn, fieldsOf, textOf } from '../support/matrix/json.ts'
import { startProxy } from '../support/matrix/proxy.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'

const available = await synapseAvailable()
const say = (body: string): Fields => ({ msgtype: 'm.notice', body, 'm.mentions': {} })
const sendPath = (room: string, txn: string) => `/rooms/${encodeURIComponent(room)}/send/m.room.message/${txn}`
const numbers = (n: number, word = 'Message') => Array.from({ length: n }, (_, i) => `${word} ${i + 1}.`)

async function refused(promise: Promise<unknown>): Promise<MatrixRefusal> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof MatrixRefusal)) throw new Error('it was not refused', { cause: error })
  return error
}

describe.skipIf(!available)('a server without limits', () => {
  let synapse: Synapse
  let w: MatrixWorld
  let room: string

  beforeAll(async () => {
    synapse = await startSynapse()
    w = await createMatrixWorld(synapse)
    for (const name of ['ana', 'bo']) await w.user(name)
    room = await w.room('pleniere', { members: ['ana', 'bo'], bot: 'joined' })
  }, 180_000)
  afterAll(() => synapse?.stop())

  test('after a gap a sync holds the last events only, and says from where to ask for the others', async () => {
    const { next_batch } = await w.bot.get('/sync', { timeout: 0 })
    await w.saysAll('ana', '#pleniere', numbers(30))
    const late = await w.bot.get('/sync', { timeout: 0, since: textOf(next_batch) })
    const { timeline } = fieldsOf(fieldsOf(fieldsOf(late.rooms).join)[room])
    const { limited, prev_batch, events } = fieldsOf(timeline)
    expect(limited).toBe(true)
    const told = fieldsIn(events).map(({ content }) => fieldsOf(content).body)
    expect(told).toEqual(numbers(30).slice(-10))
    const query = { dir: 'b', from: textOf(prev_batch), to: textOf(next_batch), limit: 100 }
    const { chunk } = await w.bot.get(`/rooms/${encodeURIComponent(room)}/messages`, query)
    const filled = fieldsIn(chunk).map(({ content }) => fieldsOf(content).body)
    expect([...filled.reverse(), ...told]).toEqual(numbers(30))
  })

  test('the same transaction of one device is one event; after a new login it is a second one', async () => {
    const first = await w.bot.put(sendPath(room, 'outbox-1'), say('Une fois.'))
    const again = await w.bot.put(sendPath(room, 'outbox-1'), say('Une fois.'))
    expect(again.event_id).toBe(first.event_id)
    const anew = createClient(synapse.url, await w.loginAgain())
    expect(anew.deviceId).not.toBe(w.bot.deviceId)
    const second = await anew.put(sendPath(room, 'outbox-1'), say('Une fois.'))
    expect(second.event_id).not.toBe(first.event_id)
    const seen = await w.sees('bo', '#pleniere')
    expect(seen.filter(({ text }) => text === 'Une fois.')).toHaveLength(2)
  })

  test('what one device sent, its own sync tells by the transaction', async () => {
    // the server answers the same question within two minutes from its cache: this is another one
    const filter = JSON.stringify({ room: { timeline: { limit: 11 } } })
    const { next_batch } = await w.bot.get('/sync', { timeout: 0, filter })
    await w.bot.put(sendPath(room, 'outbox-2'), say('La nôtre.'))
    const { rooms } = await w.bot.get('/sync', { timeout: 0, filter, since: textOf(next_batch) })
    const [event] = fieldsIn(fieldsOf(fieldsOf(fieldsOf(fieldsOf(rooms).join)[room]).timeline).events)
    expect(fieldsOf(event?.unsigned).transaction_id).toBe('outbox-2')
  })

  test('an event of more than 65,536 bytes is refused, one of nearly as many is taken', async () => {
    const error = await refused(w.bot.put(sendPath(room, 'long'), say('é'.repeat(33_000))))
    expect([error.status, error.code]).toEqual([413, 'M_TOO_LARGE'])
    await w.bot.put(sendPath(room, 'nearly'), say('é'.repeat(32_000)))
  })

  test('killed and started again, it has what it had acknowledged, transactions too', async () => {
    const sent = await w.bot.put(sendPath(room, 'outbox-3'), say('Avant la panne.'))
    await synapse.kill9()
    await expect(fetch(synapse.url)).rejects.toThrow()
    await synapse.restart()
    expect((await w.bot.put(sendPath(room, 'outbox-3'), say('Avant la panne.'))).event_id).toBe(sent.event_id)
    await w.says('ana', '#pleniere', 'Après la panne.')
    const seen = (await w.sees('bo', '#pleniere')).slice(-2).map(({ text }) => text)
    expect(seen).toEqual(['Avant la panne.', 'Après la panne.'])
  })

  test('a gap by leaving: who comes back is not told what was said meanwhile, and reads it when asking', async () => {
    await w.leaves('bo', '#pleniere')
    await w.says('ana', '#pleniere', 'Sans bo.')
    await w.invites('ana', '#pleniere', 'bo')
    await w.joins('bo', '#pleniere')
    expect((await w.sees('bo', '#pleniere')).at(-1)?.text).toBe('Sans bo.')
    await w.ignores('bo', 'ana')
    expect((await w.sees('bo', '#pleniere')).filter(({ by }) => by === 'ana')).toEqual([])
  })

  describe('through the proxy', () => {
    async function through() {
      const proxy = await startProxy(synapse.url)
      return { proxy, bot: createClient(proxy.url, w.bot), [Symbol.asyncDispose]: () => proxy.stop() }
    }
    const seenTimes = async (text: string) =>
      (await w.sees('ana', '#pleniere')).filter((one) => one.text === text).length

    test('a reply is lost after its effect, a request before it', async () => {
      await using stage = await through()
      const { proxy, bot } = stage
      proxy.loseReplies(1, '/send/')
      await expect(bot.put(sendPath(room, 'lost-reply'), say('Réponse perdue.'))).rejects.toThrow('fetch failed')
      expect(await seenTimes('Réponse perdue.')).toBe(1)
      await bot.put(sendPath(room, 'lost-reply'), say('Réponse perdue.'))
      expect(await seenTimes('Réponse perdue.')).toBe(1)
      proxy.loseRequests(1, '/send/')
      await expect(bot.put(sendPath(room, 'lost-request'), say('Demande perdue.'))).rejects.toThrow('fetch failed')
      expect(await seenTimes('Demande perdue.')).toBe(0)
      expect(proxy.calls().map(({ status }) => status)).toEqual([0, 200, 0])
    })

    test('it says that it is called too often in both ways, in one, or in none', async () => {
      await using stage = await through()
      const { proxy, bot } = stage
      const told = async (answer?: { header?: string | null; body?: number | null }) => {
        proxy.calm()
        proxy.rateLimited(5, '/send/', answer)
        const { status, retryAfter, body } = await refused(bot.put(sendPath(room, 'limited'), say('x')))
        return [status, retryAfter, body.retry_after_ms]
      }
      expect(await told()).toEqual([429, '5', expect.closeTo(5000, -3)])
      expect(await told({ header: null, body: 700 })).toEqual([429, undefined, 700])
      expect(await told({ body: null })).toEqual([429, '5', undefined])
      expect(await told({ header: null, body: null })).toEqual([429, undefined, undefined])
      proxy.calm()
      await bot.put(sendPath(room, 'limited'), say('Enfin.'))
      expect(await seenTimes('Enfin.')).toBe(1)
    })

    test('it is slow, down, or answers for the server', async () => {
      await using stage = await through()
      const { proxy, bot } = stage
      proxy.slow(300)
      const before = Date.now()
      await bot.get('/joined_rooms')
      expect(Date.now() - before).toBeGreaterThanOrEqual(295)
      proxy.calm()
      proxy.fail(1, 502, 'joined_rooms')
      expect((await refused(bot.get('/joined_rooms'))).status).toBe(502)
      proxy.down()
      await expect(bot.get('/joined_rooms')).rejects.toThrow('fetch failed')
      proxy.up()
      expect(await bot.get('/joined_rooms')).toEqual({ joined_rooms: [room] })
    })

    test('a poll that waits is cut; a sync that was answered is asked again from before', async () => {
      await using stage = await through()
      const { proxy, bot } = stage
      const { next_batch } = await bot.get('/sync', { timeout: 0 })
      const waiting = bot.get('/sync', { timeout: 30_000, since: textOf(next_batch) })
      const cut = expect(waiting).rejects.toThrow('fetch failed')
      await expect.poll(() => proxy.polls()).toBe(1)
      proxy.cutPolls()
      await cut
      await w.says('ana', '#pleniere', 'Deux fois raconté.')
      const first = await bot.get('/sync', { timeout: 0, since: textOf(next_batch) })
      proxy.rewind(1)
      const second = await bot.get('/sync', { timeout: 0, since: textOf(first.next_batch) })
      for (const told of [first, second]) expect(JSON.stringify(told)).toContain('Deux fois raconté.')
    })
  })
})

describe.skipIf(!available)('a server with its own limits, that encrypts rooms of invited people', () => {
  let synapse: Synapse
  let w: MatrixWorld

  beforeAll(async () => {
    synapse = await startSynapse({ limits: true, encryptPrivateRooms: true })
    w = await createMatrixWorld(synapse)
    for (const name of numbers(12, 'p').map((said) => said.replace(/[ .]/g, ''))) await w.user(name)
  }, 180_000)
  afterAll(() => synapse?.stop())

  test('people are not held back; the bot is, after a burst of ten, and is told for how long', async () => {
    const room = await w.room('ouvert', { members: w.people().map(({ name }) => name), bot: 'joined', open: true })
    await w.saysAll('p1', '#ouvert', numbers(15))
    const statuses: number[] = []
    let last: MatrixRefusal | undefined
    for (const text of numbers(14, 'Le bot')) {
      const sent = await w.bot.put(sendPath(room, crypto.randomUUID()), say(text)).catch((error: unknown) => error)
      if (sent instanceof MatrixRefusal) last = sent
      statuses.push(sent instanceof MatrixRefusal ? sent.status : 200)
    }
    // coming into the room may have counted as one
    expect(statuses.slice(0, 8)).toEqual(Array(8).fill(200))
    expect(last?.status).toBe(429)
    expect(Number(last?.retryAfter)).toBeGreaterThanOrEqual(1)
    expect(Number(last?.body.retry_after_ms)).toBeGreaterThan(0)
  })

  test('a bot that the administrator exempts is not held back', async () => {
    const exempt = await createMatrixWorld(synapse, { exempt: true })
    await exempt.user('zoe')
    const room = await exempt.room('libre', { members: ['zoe'], bot: 'joined', open: true })
    for (const text of numbers(14)) await exempt.bot.put(sendPath(room, crypto.randomUUID()), say(text))
  })

  test('a private room is encrypted though nobody asked; reactions there are not', async () => {
    const room = await w.room('prive', { members: ['p1', 'p2'], bot: 'joined' })
    const state = await w.bot.get(`/rooms/${encodeURIComponent(room)}/state/m.room.encryption`)
    expect(state.algorithm).toBe('m.megolm.v1.aes-sha2')
    const secret = await w.saysInCipher('p1', '#prive')
    await w.reacts('p2', '#prive', secret, '✅')
    expect(await w.sees('p2', '#prive')).toMatchObject([
      { kind: 'encrypted', by: 'p1', reactions: [{ key: '✅', by: ['p2'] }] },
    ])
    // the server lets the bot write in clear all the same
    await w.bot.put(sendPath(room, 'clear'), say('Je ne peux pas lire ici.')).catch((error: unknown) => {
      if (!(error instanceof MatrixRefusal && error.status === 429)) throw error
    })
  })
})
