/** On a server that limits us as it limits everybody, and on one that encrypts all that is private: nothing is lost, and it is said. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { createMatrix, type Matrix } from '../../adapters/matrix/index.ts'
import { systemClock } from '../../src/engine/clock.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { createOutbox, type OutboxRow } from '../../src/engine/outbox.ts'
import type { Door } from '../../src/port.ts'
import { actions, button, text, view } from '../../src/views/build.ts'
import type { ServerOptions } from '../support/matrix/config.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'

const available = await synapseAvailable()
const log = createLog('silent')
const ids = createIds()
const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function world(options: ServerOptions): Promise<{ w: MatrixWorld; synapse: Synapse }> {
  const synapse = await startSynapse(options)
  stops.push(() => synapse.stop())
  return { synapse, w: await createMatrixWorld(synapse) }
}

async function bot(w: MatrixWorld, heard: string[] = []): Promise<Matrix> {
  const adapter = createMatrix({ url: w.url, token: w.bot.token, now: () => systemClock.now().getTime(), log })
  stops.push(() => adapter.stop())
  const door: Door = {
    async hear(batch) {
      for (const { says } of batch) heard.push(typeof says === 'string' ? says : JSON.stringify(says))
      return batch.map(() => null)
    },
    shape: () => ({ answer: 'work', seen: 'private' }),
    suggest: async () => [],
    delivered() {},
    handOver() {},
    cursor: async () => undefined,
  }
  await adapter.start(door)
  for (let tries = 0; tries < 400 && !adapter.connected(); tries++) await pause(25)
  return adapter
}

/** Keeps nothing: what is sent is enough. */
const noStore = { query: async () => [] } as unknown as Parameters<typeof createOutbox>[0]['db']

describe.skipIf(!available)('a server that is strict', () => {
  test('a digest to twenty rooms arrives whole and once, and an answer does not wait for it', async () => {
    const { w } = await world({ limits: true })
    await w.user('ana')
    const names = Array.from({ length: 20 }, (_, i) => `salon${i}`)
    // A bot without privileges would come into the last of them after minutes.
    await w.withoutLimits(async () => {
      for (const name of names) await w.room(name, { members: ['ana'], bot: 'joined' })
    })
    const adapter = await bot(w)
    let calls = 0
    const outbox = createOutbox({
      db: noStore,
      adapters: new Map([
        [
          'matrix',
          {
            ...adapter,
            send: (...args) => {
              calls += 1
              return adapter.send(...args)
            },
          },
        ],
      ]),
      clock: systemClock,
      log,
    })
    const row = (name: string, lane: OutboxRow['lane'], said: string): OutboxRow => ({
      id: ids.next(),
      address: { platform: 'matrix', workspace: 'matrix', to: 'room', channel: w.idOf(`#${name}`) },
      lane,
      body: view('fr', text(said)),
      edits: null,
      attempts: 0,
    })
    outbox.accept(names.map((name) => row(name, 'bulk', 'Le résumé de la semaine')))
    await pause(6000)
    const asked = Date.now()
    outbox.accept([row('salon19', 'reply', 'Votre réponse')])
    await w.waits('ana', '#salon19', 'Votre réponse', 20_000)
    const answeredIn = Date.now() - asked
    for (const name of names) await w.waits('ana', `#${name}`, 'Le résumé', 120_000)
    const moments: number[] = []
    for (const name of names) {
      const digests = (await w.sees('ana', `#${name}`)).filter(({ text: said }) => said.includes('Le résumé'))
      expect(digests).toHaveLength(1)
      moments.push(...digests.map(({ at }) => at))
    }
    const took = Math.max(...moments) - Math.min(...moments)
    process.stdout.write(`digest ${took} ms, answer ${answeredIn} ms, ${calls} tries\n`)
    // Twenty-one messages: ten at once, then one in five seconds.
    expect(took).toBeGreaterThan(45_000)
    expect(took).toBeLessThan(75_000)
    expect(answeredIn).toBeLessThan(12_000)
    await outbox.stop()
  }, 240_000)

  test('killed while we send, and started again: each message is there once, in its order', async () => {
    const { w, synapse } = await world({})
    await w.user('ana')
    const names = ['nord', 'sud', 'est']
    for (const name of names) await w.room(name, { members: ['ana'], bot: 'joined' })
    const adapter = await bot(w)
    const outbox = createOutbox({ db: noStore, adapters: new Map([['matrix', adapter]]), clock: systemClock, log })
    const said = Array.from({ length: 25 }, (_, i) => `Message ${i} fin`)
    for (const words of said)
      outbox.accept(
        names.map((name) => ({
          id: ids.next(),
          address: { platform: 'matrix', workspace: 'matrix', to: 'room', channel: w.idOf(`#${name}`) } as const,
          lane: 'interactive' as const,
          body: view('fr', text(words)),
          edits: null,
          attempts: 0,
        })),
      )
    await pause(400)
    await synapse.kill9()
    await pause(1500)
    await synapse.restart()
    for (const name of names) await w.waits('ana', `#${name}`, 'Message 24 fin', 60_000)
    for (const name of names)
      expect(
        (await w.sees('ana', `#${name}`)).flatMap(({ by, text: one }) => (by === 'Concertess' ? [one] : [])),
      ).toEqual(said)
    await outbox.stop()
  }, 180_000)

  test('where all that is private is encrypted, it says so, and reactions still press', async () => {
    const { w } = await world({ encryptPrivateRooms: true })
    await w.user('ana')
    const heard: string[] = []
    const adapter = await bot(w, heard)
    const body = view('fr', text('Venez-vous ?'), actions(button('Oui', { intent: 'help', args: {} })))
    const to = { platform: 'matrix', workspace: 'matrix', to: 'dm', account: w.idOf('ana') } as const
    const key = ids.next()
    await adapter.send(to, body, key)
    await w.waits('ana', 'dm', 'chiffré')
    await w.reacts('ana', 'dm', 'Venez-vous', '1️⃣')
    for (let tries = 0; tries < 200 && heard.length === 0; tries++) await pause(25)
    expect(heard).toEqual([JSON.stringify({ post: key, n: 1 })])
    expect((await w.sees('ana', 'dm')).filter(({ text: said }) => said.includes('chiffré'))).toHaveLength(1)
  }, 120_000)
})
