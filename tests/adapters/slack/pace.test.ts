/** Slack's pace, by a clock that the test moves. */
import { beforeEach, expect, test } from 'vitest'
import { createPace, type Pace } from '../../../adapters/slack/pace.ts'

let at = 0
let pace: Pace
beforeEach(() => {
  at = 1_000_000
  pace = createPace(() => at)
})

/** Calls that are let through within so many milliseconds, asked again as soon as they may. */
function through(method: string, channel: string | undefined, forMs: number): number[] {
  const end = at + forMs
  const times: number[] = []
  while (at < end) {
    const { waitMs } = pace.take(method, channel)
    if (waitMs === 0) times.push(at)
    at += Math.max(waitMs, 1)
  }
  return times
}

test('a channel gets a message a second, another channel its own', () => {
  const times = through('chat.postMessage', 'C1', 20_000)
  expect(times.length).toBeLessThanOrEqual(20)
  expect(times.length).toBeGreaterThanOrEqual(19)
  at = 1_000_000
  expect(pace.take('chat.postMessage', 'C2').waitMs).toBe(0)
})

test.each([
  ['chat.update', 50],
  ['users.list', 20],
  ['views.open', 100],
])('%s stays below what Slack grants in any minute', (method, granted) => {
  const times = through(method, undefined, 180_000)
  for (const start of times) {
    const inMinute = times.filter((time) => time >= start && time < start + 60_000).length
    expect(inMinute).toBeLessThanOrEqual(granted)
  }
  expect(times.length).toBeGreaterThan(granted)
})

test('a first burst of votes opens its windows at once', () => {
  for (let n = 0; n < 40; n++) expect(pace.take('views.open').waitMs).toBe(0)
})

test('when Slack says to wait, it is waited for, there and there only', () => {
  pace.limited('chat.postMessage', 30_000, 'C1')
  expect(pace.take('chat.postMessage', 'C1').waitMs).toBe(30_000)
  expect(pace.take('chat.postMessage', 'C2').waitMs).toBe(0)
  at += 30_000
  expect(pace.take('chat.postMessage', 'C1').waitMs).toBe(0)
  pace.limited('chat.update', 5000)
  expect(pace.take('chat.update').waitMs).toBe(5000)
})

test('a Slack that does not answer is left alone, longer and longer; one answer ends it', () => {
  for (let n = 0; n < 3; n++) pace.silent()
  expect(pace.take('chat.update')).toMatchObject({ all: true, waitMs: 1000 })
  at += 1000
  expect(pace.take('chat.update').waitMs).toBe(0)
  pace.silent()
  expect(pace.take('users.info')).toMatchObject({ all: true, waitMs: 2000 })
  for (let n = 0; n < 20; n++) pace.silent()
  expect(pace.take('users.info').waitMs).toBe(30_000)
  pace.answered()
  expect(pace.take('users.info').waitMs).toBe(0)
})
