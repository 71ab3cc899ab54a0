/** A channel where the bot can no longer write: its administrators hear of it elsewhere, once a day, and nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../../adapters/console/limits.ts'
import { virtualClock } from '../../src/engine/clock.ts'
import { type Database, openDatabase } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { type Incoming, SendFailure } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'

const clock = virtualClock(new Date('2027-03-01T08:00:00Z'))
const sent: string[] = []
let banned = false
let db: Database
let engine: Engine

beforeAll(async () => {
  db = await openDatabase({ kind: 'memory' })
  const log = createLog('silent')
  engine = await createEngine({ db, clock, ids: createIds(), log, language: 'fr', zone: 'Europe/Paris' })
  await engine.open({
    platform: 'slack',
    can: limits.slack,
    start: async () => {},
    stop: async () => {},
    async send(to, body, key) {
      if (banned && to.to === 'room') throw new SendFailure('not_in_channel', { final: true })
      sent.push(`${to.to}${to.to === 'dm' ? ` ${to.account}` : ''} | ${plain(body)}`)
      return { key }
    },
    edit: async (message) => message,
  })
})

afterAll(async () => {
  await engine.stop()
  await db.close()
})

let n = 0
async function say(account: string, says: Incoming['says']) {
  n += 1
  const who = { workspace: 'w', account, name: account, owner: account === 'ana' }
  const where = { workspace: 'w', channel: 'c', kind: 'room' as const, name: 'pleniere' }
  const [reply] = await engine.door('slack').hear([{ id: `r${n}`, platform: 'slack', who, where, says }])
  if (reply) engine.door('slack').delivered(reply.key, { ts: String(n) })
  await settled()
  return reply
}

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await engine.settle()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('given a channel that refuses, then each administrator is told once a day, with the message that did not leave', async () => {
  const claim = await say('ana', '/concert admin')
  await say('ana', { post: claim!.key, n: 1 })
  await say('ana', '/concert creer ESS ; organisateurs : CRESS')
  await say('ana', '/concert salon')
  sent.length = 0
  banned = true
  await say('bo', '/idee Une place pour tous')
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatch(/^dm ana \| Je n’arrive plus à écrire dans le salon pleniere/)
  expect(sent[0]).toContain('Une place pour tous')
  await say('bo', '/idee Une autre')
  expect(sent).toHaveLength(1)
  await clock.advance(new Date('2027-03-02T09:00:00Z'), settled)
  await say('bo', '/idee Une troisième')
  expect(sent).toHaveLength(2)
})
