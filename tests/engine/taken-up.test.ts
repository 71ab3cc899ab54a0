/** A statement that was kept while its answer was lost: what it wrote is taken up at once, not at the next start. */
import { expect, test } from 'vitest'
import { limits } from '../../adapters/console/limits.ts'
import { virtualClock } from '../../src/engine/clock.ts'
import { openDatabase } from '../../src/engine/db.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import type { Incoming } from '../../src/port.ts'

test('given a commit whose answer is lost, then its public card is shown and its rows are known', async () => {
  const db = await openDatabase({ kind: 'memory' })
  let lose = false
  const flaky = {
    ...db,
    async query<Row>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]> {
      const rows = await db.query<Row>(text, values, name)
      const isFlush = name === 'flush' || (name?.startsWith('fresh') ?? false)
      if (!lose || !isFlush) return rows
      lose = false
      throw Object.assign(new Error('Connection terminated unexpectedly'), { code: '08006' })
    },
  }
  const shown: string[] = []
  const clock = virtualClock(new Date('2027-03-01T08:00:00Z'))
  const engine = await createEngine({
    db: flaky,
    clock,
    ids: createIds(),
    log: createLog('fatal'),
    language: 'fr',
    zone: 'Europe/Paris',
  })
  await engine.open({
    platform: 'slack',
    can: limits.slack,
    start: async () => {},
    stop: async () => {},
    async send(to, body, key) {
      shown.push(`${to.to} ${JSON.stringify(body).includes('Une place pour tous') ? 'idea' : 'other'}`)
      return { key }
    },
    edit: async (message) => message,
  })
  const door = engine.door('slack')
  let n = 0
  async function say(says: Incoming['says']) {
    n += 1
    const who = { workspace: 'w', account: 'ana', name: 'Ana', owner: true }
    const where = { workspace: 'w', channel: 'c', kind: 'room' as const, name: 'pleniere' }
    const [reply] = await door.hear([{ id: `r${n}`, platform: 'slack', who, where, says }])
    if (reply) door.delivered(reply.key, { ts: String(n) })
    return reply
  }
  const claim = await say('/concert admin')
  await say({ post: claim!.key, n: 1 })
  await say('/concert creer ESS ; organisateurs : CRESS')
  await say('/concert salon')
  await engine.settle()
  shown.length = 0
  lose = true
  const receipt = await say('/idee Une place pour tous')
  expect(JSON.stringify(receipt)).toContain('Idée n° 1')
  await engine.settle()
  expect(shown).toEqual(['room idea'])
  expect(await db.query('SELECT 1 FROM "Waiting"')).toEqual([])
  await engine.stop()
  await db.close()
})
