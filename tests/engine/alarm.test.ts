/**
 * Where the bot can no longer write, somebody hears of it elsewhere, once a day: of a channel its administrators; of one
 * person those who animate, who read nothing of what was for that person alone.
 */
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
/** accounts that take no private message */
const deaf = new Set<string>()
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
      if (to.to !== 'room' && deaf.has(to.account)) throw new SendFailure('cannot_dm_bot', { final: true })
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
/** the adapter leaves replies to the outbox */
let handed = false
async function say(account: string, says: Incoming['says'], more: Partial<Incoming> = {}) {
  n += 1
  const who = { workspace: 'w', account, name: account, owner: account === 'ana' }
  const where = { workspace: 'w', channel: 'c', kind: 'room' as const, name: 'pleniere' }
  const [reply] = await engine.door('slack').hear([{ id: `r${n}`, platform: 'slack', who, where, says, ...more }])
  if (reply && handed) engine.door('slack').handOver(reply.key)
  else if (reply) engine.door('slack').delivered(reply.key, { ts: String(n) })
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
  expect(sent[0]).not.toMatch(/\[|^> *$/m)
  await say('bo', '/idee Une autre')
  expect(sent).toHaveLength(1)
  await clock.advance(new Date('2027-03-02T09:00:00Z'), settled)
  await say('bo', '/idee Une troisième')
  expect(sent).toHaveLength(2)
})

const toBo = /^dm (\w+) \| Je n’arrive plus à écrire en privé à bo\b/

async function tomorrow(): Promise<void> {
  await clock.advance(new Date(clock.now().getTime() + 86_400_000), settled)
  sent.length = 0
}

test('given somebody who takes no private message, then whoever animates is told once a day, and reads none of it', async () => {
  banned = false
  handed = true
  await say('cleo', '/concert')
  await say('ana', '/concert nommer cleo animation')
  await tomorrow()
  deaf.add('bo')
  await say('bo', '/idee Un secret de bo')
  expect(sent.filter((one) => toBo.test(one)).map((one) => toBo.exec(one)![1])).toEqual(['cleo'])
  expect(sent.filter((one) => one.startsWith('dm ')).join('\n')).not.toContain('Un secret de bo')
  await say('bo', '/concert profil')
  expect(sent.filter((one) => toBo.test(one))).toHaveLength(1)
  await tomorrow()
  await say('bo', '/concert profil')
  expect(sent.filter((one) => toBo.test(one))).toHaveLength(1)
})

test('given the one who animates cannot be reached either, then the next ones are told, and it comes to an end', async () => {
  await tomorrow()
  deaf.add('cleo')
  await say('bo', '/concert profil')
  const told = sent.filter((one) => one.includes('écrire en privé à'))
  expect(told.map((one) => /^dm (\w+).*privé à (\w+)/.exec(one)?.slice(1))).toEqual([['ana', 'cleo']])
  deaf.add('ana')
  await tomorrow()
  await say('bo', '/concert profil')
  expect(sent.filter((one) => one.includes('écrire en privé à'))).toEqual([])
  deaf.clear()
})

test('neither one’s own page nor an answer of yesterday calls anybody', async () => {
  deaf.add('bo')
  await tomorrow()
  await say('bo', { intent: 'home', args: {} }, { home: true })
  expect(sent).toEqual([])
  handed = false
  const door = engine.door('slack')
  const who = { workspace: 'w', account: 'bo', name: 'bo' }
  const where = { workspace: 'w', channel: 'c', kind: 'room' as const, name: 'pleniere' }
  const [reply] = await door.hear([{ id: 'old', platform: 'slack', who, where, says: '/concert profil' }])
  await db.query(`UPDATE "Outbox" SET "createdAt" = "createdAt" - interval '25 hours' WHERE id = $1`, [reply!.key])
  door.handOver(reply!.key)
  await settled()
  expect(sent).toEqual([])
  deaf.clear()
})
