/** When Discord is left alone: told to, silent, or long before it would shut us out. */
import { expect, test } from 'vitest'
import { ApiFailure, networkFailure, statusFailure, waitOf } from '../../../adapters/discord/failure.ts'
import { createPace, mostRefused } from '../../../adapters/discord/pace.ts'
import { createFailures, isUnsure, refusalOf } from '../../../adapters/discord/send-failure.ts'

function clock() {
  let at = 0
  return {
    now: () => at,
    passes(ms: number) {
      at += ms
    },
  }
}
const log = { debug() {}, info() {}, warn() {}, error() {} }

test('at a hundredth of what would shut us out, calls go out one at a time', () => {
  const time = clock()
  const pace = createPace(time.now)
  for (let n = 1; n < mostRefused; n++) pace.answered(403, null, true)
  expect(pace.wait()).toBe(0)
  pace.answered(404, null, true)
  expect(pace.wait()).toBe(0)
  pace.answered(401, null, true)
  expect(pace.wait()).toBe(30_000)
  time.passes(30_000)
  expect(pace.wait()).toBe(0)
  pace.answered(429, '1', true)
  expect(pace.wait()).toBe(30_000)
  time.passes(600_001)
  pace.answered(403, null, true)
  expect(pace.wait()).toBe(0)
})

test('shut out by what stands before Discord, nothing is sent for as long as it says, or an hour', () => {
  for (const [said, ms] of [
    ['7200', 7_200_000],
    [null, 3_600_000],
    ['soon', 3_600_000],
    ['-3', 3_600_000],
  ] as const) {
    const pace = createPace(clock().now)
    pace.answered(429, said, false)
    expect(pace.wait()).toBe(ms)
  }
})

test('a Discord that does not answer is left alone, longer and longer', () => {
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
  pace.answered(200, null, true)
  pace.silent()
  expect(pace.wait()).toBe(0)
})

test('what to wait is never nothing, never endless', () => {
  expect([0, -1, Number.NaN, Number.POSITIVE_INFINITY, undefined].map(waitOf)).toEqual([5000, 5000, 5000, 5000, 5000])
  expect(waitOf(1234.5)).toBe(1235)
  expect(waitOf(1e12)).toBe(3_600_000)
})

test('a failure says whether the message may have arrived', () => {
  const failures = createFailures({ pace: createPace(clock().now), log })
  const cut = Object.assign(new Error('cut'), { code: 'ECONNRESET' })
  const refused = new Error('fetch failed', { cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }) })
  const of = (failure: ConstructorParameters<typeof ApiFailure>[1]) => failures.of(new ApiFailure('POST /x', failure))
  expect(isUnsure(of(networkFailure(cut)))).toBe(true)
  expect(isUnsure(of(networkFailure(refused)))).toBe(false)
  expect(statusFailure(502).kind).toBe('unsure')
  expect(refusalOf(of(statusFailure(403, 50013)))).toBe(50013)
  expect(of(statusFailure(403, 50013)).final).toBe(true)
  expect(of(statusFailure(401, 0))).toMatchObject({ final: false, global: true, retryAfter: 300_000 })
  // The token of an interaction that is over is no trouble of ours.
  expect(of(statusFailure(401, 50027))).toMatchObject({ final: true, global: false })
  const limited = { kind: 'limited', waitMs: 700, global: true } as const
  expect(of({ ...limited, tried: true })).toMatchObject({ retryAfter: 700, global: true, paced: false })
  expect(of({ ...limited, tried: false }).paced).toBe(true)
})
