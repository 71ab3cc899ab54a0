/** The bot of the demonstration: made when it is asked for, one at a time, thrown away on demand or after a long silence. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { virtualClock } from '../../../src/engine/clock.ts'
import { createLog } from '../../../src/engine/log.ts'
import { type Sandboxes, sandboxes } from '../../../src/web/sandbox.ts'

const hour = 3_600_000
const clock = virtualClock(new Date('2027-03-01T09:00:00Z'))
const hoursLater = (hours: number) => clock.advance(new Date(clock.now().getTime() + hours * hour))

let dir: string
let own: Sandboxes
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'concertess-sandbox-'))
  own = sandboxes({ config: readConfig({ DATA_DIR: dir }), log: createLog('silent'), clock })
})
afterEach(async () => {
  await own.close()
  rmSync(dir, { recursive: true, force: true })
})

test('whoever asks at once is given the same; « Recommencer » gives a new one, and nothing is written', async () => {
  const [one, other] = await Promise.all([own.open(), own.open()])
  expect(one).toBe(other)
  expect(one.now()).toEqual(new Date('2011-01-24T08:00:00Z'))
  await one.house.room.put({ person: 'ana', name: 'ana' })
  const fresh = await own.open(true)
  expect(fresh).not.toBe(one)
  expect([...fresh.house.room.people()]).toEqual([])
  expect(await own.open()).toBe(fresh)
  expect(readdirSync(dir)).toEqual([])
})

test('two who begin again at once do not throw away what the other was given last', async () => {
  const [, second] = await Promise.all([own.open(true), own.open(true)])
  expect(await own.open()).toBe(second)
  expect([...second.house.room.people()]).toEqual([])
})

test('after two hours without anybody it is gone; while somebody comes it stays', async () => {
  const one = await own.open()
  await hoursLater(1.5)
  one.touch()
  await hoursLater(1.5)
  expect(await own.open()).toBe(one)
  await hoursLater(2.5)
  const next = await own.open()
  expect(next).not.toBe(one)
})
