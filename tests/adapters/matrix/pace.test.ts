/** How fast we write: as fast as we are let, then as slowly as it showed to be needed. */
import { expect, test } from 'vitest'
import { networkFailure, statusFailure, waitOf } from '../../../adapters/matrix/failure.ts'
import { createPace } from '../../../adapters/matrix/pace.ts'

function clock() {
  let at = 1_000_000
  return {
    now: () => at,
    passes(ms: number) {
      at += ms
    },
  }
}

test('who is not limited is not slowed', () => {
  const pace = createPace(clock().now)
  for (let n = 0; n < 1000; n++) expect(pace.take()).toBe(0)
})

test('after a refusal calls go one by one, and faster again after a while', () => {
  const time = clock()
  const pace = createPace(time.now)
  pace.take()
  pace.answered()
  for (let n = 0; n < 8; n++) pace.limited(5000)
  expect(pace.take()).toBe(5000)
  time.passes(5000)
  expect(pace.take()).toBe(0)
  expect(pace.take()).toBe(5000)
  for (let n = 0; n < 10; n++) {
    pace.answered()
    time.passes(5000)
    expect(pace.take()).toBe(0)
  }
  expect(pace.take()).toBeLessThan(5000)
  expect(pace.take()).toBeGreaterThan(2000)
})

test('at the pace that is asked for, and never faster', () => {
  const time = clock()
  const pace = createPace(time.now, 2)
  expect(pace.take()).toBe(0)
  expect(pace.take()).toBe(500)
  time.passes(500)
  expect(pace.take()).toBe(0)
  for (let n = 0; n < 100; n++) pace.answered()
  expect(pace.take()).toBe(500)
})

test('a homeserver that does not answer is left alone, longer and longer', () => {
  const time = clock()
  const pace = createPace(time.now)
  pace.silent()
  pace.silent()
  expect(pace.wait()).toBe(0)
  pace.silent()
  expect(pace.wait()).toBe(1000)
  time.passes(1000)
  pace.silent()
  expect(pace.wait()).toBe(2000)
  time.passes(2000)
  pace.answered()
  pace.silent()
  expect(pace.wait()).toBe(0)
})

test.each([
  ['2', { retry_after_ms: 9 }, 2000],
  ['0.5', {}, 500],
  [null, { retry_after_ms: 1234.5 }, 1235],
  [new Date(1_060_000).toUTCString(), {}, 60_000],
  ['soon', { retry_after_ms: 'x' }, 5000],
  ['-1', {}, 5000],
  ['1e99', {}, 3_600_000],
])('« %s » and %j ask to wait %i ms', (header, body, ms) => {
  expect(waitOf(header, body, 1_000_000)).toBe(ms)
})

test('what a status means', () => {
  const kind = (status: number, errcode?: string) => statusFailure(status, { errcode }, null, 0).kind
  expect([429, 500, 502, 408].map((status) => kind(status))).toEqual(['limited', 'unsure', 'unsure', 'unsure'])
  expect(kind(403, 'M_LIMIT_EXCEEDED')).toBe('limited')
  expect(kind(403, 'M_FORBIDDEN')).toBe('refused')
  expect(
    networkFailure(Object.assign(new Error('x'), { cause: Object.assign(new Error('y'), { code: 'ECONNREFUSED' }) }))
      .kind,
  ).toBe('unsent')
  expect(networkFailure(new Error('x')).kind).toBe('unsure')
})
