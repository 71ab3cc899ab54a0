/** Which connection of Socket Mode is kept, and when another one is made: by a clock that the test moves. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepConnected, type Told } from '../../../adapters/slack/socket.ts'

const log = { debug() {}, info() {}, warn() {}, error() {} }
type Made = { told: Told; ended: boolean; pong: number | undefined }
let made: Made[] = []
let fails = false
let stop: () => Promise<void>

beforeEach(() => {
  vi.useFakeTimers()
  made = []
  fails = false
  stop = keepConnected({
    log,
    open(told) {
      const one: Made = { told, ended: false, pong: undefined }
      made.push(one)
      return {
        start: () => (fails ? Promise.reject(new Error('refused')) : Promise.resolve()),
        end() {
          one.ended = true
        },
        pong: () => one.pong,
      }
    },
  })
})
afterEach(async () => {
  await stop()
  vi.useRealTimers()
})

/** Pongs go on arriving for this connection. */
async function alive(one: Made, ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 1000) {
    one.pong = (one.pong ?? 0) + 1
    await vi.advanceTimersByTimeAsync(1000)
  }
}

test('a connection whose pongs come is kept', async () => {
  made[0]!.told.hello()
  await alive(made[0]!, 3_600_000)
  expect(made).toHaveLength(1)
  expect(made[0]!.ended).toBe(false)
})

test('one that is silent is left within fifteen seconds, and ended', async () => {
  made[0]!.told.hello()
  await alive(made[0]!, 60_000)
  await vi.advanceTimersByTimeAsync(14_000)
  expect(made).toHaveLength(2)
  expect(made[0]!.ended).toBe(true)
})

test('asked to, or closed, it connects again once, whatever is told of the old one afterwards', async () => {
  made[0]!.told.hello()
  made[0]!.told.goodbye()
  made[0]!.told.closed()
  made[0]!.told.closed()
  await vi.advanceTimersByTimeAsync(10)
  expect(made).toHaveLength(2)
})

test('while Slack cannot be reached it tries again, at longer and longer pauses, for ever', async () => {
  fails = true
  made[0]!.told.closed()
  await vi.advanceTimersByTimeAsync(60_000)
  const soon = made.length
  expect(soon).toBeGreaterThan(5)
  expect(soon).toBeLessThan(15)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(made.length - soon).toBeGreaterThan(100)
  fails = false
  const last = made.length + 1
  while (made.length < last) await vi.advanceTimersByTimeAsync(1000)
  made.at(-1)!.told.hello()
  await alive(made.at(-1)!, 60_000)
  expect(made).toHaveLength(last)
})

test('stopped, it makes no other', async () => {
  await stop()
  made[0]!.told.closed()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(made).toHaveLength(1)
  expect(made[0]!.ended).toBe(true)
})
