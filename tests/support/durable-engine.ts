/** The real engine behind a platform that only remembers what it was given: for tests of what must not be lost. */
import { pino } from 'pino'
import { limits } from '../../adapters/console/limits.ts'
import { systemClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import type { Address, Door, Form, Incoming, Reply, View } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'

/** What was shown, once per key: a message sent again under its key is not seen twice. */
export type Shown = { readonly key: string; readonly to: Address; readonly text: string }
export type Running = {
  readonly engine: Engine
  readonly door: Door
  readonly shown: readonly Shown[]
  /** Hears it as an adapter does: the reply is shown and reported as delivered. */
  hear(incoming: Incoming): Promise<Reply>
}

export async function startEngine(db: Database): Promise<Running> {
  const engine = await createEngine({
    db,
    clock: systemClock,
    ids: createIds(),
    log: pino({ level: 'silent' }),
    language: 'fr',
    zone: 'Europe/Paris',
  })
  const keys = new Map<string, Shown>()
  const shown: Shown[] = []
  function show(to: Address, body: View | Form, key: string): { key: string } {
    if (!keys.has(key)) {
      const message = { key, to, text: plain(body) }
      keys.set(key, message)
      shown.push(message)
    }
    return { key }
  }
  await engine.open({
    platform: 'slack',
    can: limits.slack,
    async start() {},
    async stop() {},
    send: async (to, body, key) => show(to, body, key),
    edit: async (_, body, key) =>
      show({ platform: 'slack', workspace: 't', to: 'room', channel: 'pleniere' }, body, key),
  })
  await engine.resume()
  const door = engine.door('slack')
  return {
    engine,
    door,
    shown,
    async hear(incoming) {
      const [reply = null] = await door.hear([incoming])
      if (reply) door.delivered(reply.key, show(reply.to, reply.body, reply.key))
      return reply
    },
  }
}

export function said(id: string, account: string, says: Incoming['says'], where: 'room' | 'dm' = 'room'): Incoming {
  return {
    id,
    platform: 'slack',
    who: { workspace: 't', account, name: account, owner: account === 'owner' },
    where:
      where === 'dm'
        ? { workspace: 't', channel: `@${account}`, kind: 'dm', name: account }
        : { workspace: 't', channel: 'pleniere', kind: 'room', name: 'pleniere' },
    says,
  }
}

/** One concertation with one channel. What a busy machine did not keep in time is said again: it had not left. */
export async function found(running: Running): Promise<void> {
  await heard(running, 'found-1', { intent: 'admin', args: { confirmed: true } }, 'dm')
  await heard(running, 'found-2', { intent: 'create', args: { title: 'ESS', organisers: 'Région, CRESS' } }, 'dm')
  await heard(running, 'found-3', '/concert salon', 'room')
}

async function heard({ hear }: Running, id: string, says: Incoming['says'], where: 'room' | 'dm'): Promise<void> {
  const told: string[] = []
  while (told.length < 5) {
    const reply = await hear(said(id, 'owner', says, where))
    if (reply && reply.refused === undefined) return
    told.push(reply ? plain(reply.body) : 'nothing')
  }
  throw new Error(`${id} was not kept: ${told.join(', ')}`)
}
