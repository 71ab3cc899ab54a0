/** Nobody can flood the bot, and nobody who types is ever slowed down. */
import { expect, test } from 'vitest'
import { createLimiter } from '../../src/engine/limit.ts'

let now = 0
const limiter = () => createLimiter({ burst: 3, perSecond: 2 }, () => now)

test('a burst passes, the next one waits for its share', () => {
  now = 0
  const limit = limiter()
  expect([1, 2, 3].map(() => limit.take('ana'))).toEqual([0, 0, 0])
  expect(limit.take('ana')).toBe(500)
  now = 499
  expect(limit.take('ana')).toBeGreaterThan(0)
  now = 500
  expect(limit.take('ana')).toBe(0)
})

test('each person has their own share', () => {
  now = 0
  const limit = limiter()
  for (let i = 0; i < 5; i++) limit.take('ana')
  expect(limit.take('bo')).toBe(0)
})

test('a share never grows beyond the burst', () => {
  now = 0
  const limit = limiter()
  limit.take('ana')
  now = 3_600_000
  expect([1, 2, 3].map(() => limit.take('ana'))).toEqual([0, 0, 0])
  expect(limit.take('ana')).toBeGreaterThan(0)
})
