/** What went wrong with a call, as the outbox needs to know it. */
import { describe, expect, test } from 'vitest'
import { defaultWait, networkFailure, refusedFor, statusFailure, waitOf } from '../../../adapters/slack/failure.ts'

test.each([
  ['30', 30_000],
  [1, 1000],
  ['0.5', 500],
  ['0', defaultWait],
  ['-5', defaultWait],
  ['bientôt', defaultWait],
  [null, defaultWait],
  [undefined, defaultWait],
  ['Infinity', defaultWait],
  ['999999', 3_600_000],
])('Retry-After: %s is a wait of %i ms', (said, ms) => {
  expect(waitOf(said)).toBe(ms)
})

function failed(code: string, wrapped = false): Error {
  const error = Object.assign(new Error('failed'), { code })
  return wrapped ? new TypeError('fetch failed', { cause: error }) : error
}

describe('a connection', () => {
  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])('%s: nothing arrived', (code) => {
    expect(networkFailure(failed(code))).toEqual({ kind: 'unsent', why: code })
    expect(networkFailure(failed(code, true))).toEqual({ kind: 'unsent', why: code })
  })

  test.each(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'])('%s: nobody knows', (code) => {
    expect(networkFailure(failed(code, true))).toEqual({ kind: 'unsure', why: code })
  })

  test('too late: nobody knows', () => {
    expect(networkFailure(new DOMException('late', 'TimeoutError'))).toEqual({ kind: 'unsure', why: 'TimeoutError' })
  })
})

test('Slack’s own trouble may have had its effect; a refusal had none; slower is slower', () => {
  expect(refusedFor('internal_error')).toEqual({ kind: 'unsure', why: 'internal_error' })
  expect(refusedFor('channel_not_found')).toEqual({ kind: 'refused', why: 'channel_not_found' })
  expect(refusedFor('invalid_blocks', ['x'])).toEqual({ kind: 'refused', why: 'invalid_blocks', details: ['x'] })
  expect(refusedFor('ratelimited')).toEqual({ kind: 'limited', waitMs: defaultWait })
  expect(statusFailure(503).kind).toBe('unsure')
  expect(statusFailure(404).kind).toBe('refused')
})
