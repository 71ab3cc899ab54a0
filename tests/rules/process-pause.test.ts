/** When a concertation rests: pure. */
import { expect, test } from 'vitest'
import { isPaused, pauseEnd, restsUntil } from '../../src/process/rules/pause.ts'
import type { Refusal } from '../../src/refusal.ts'

const now = new Date('2027-08-01T08:00:00Z')
const said = { label: 'Jusqu’au', moment: '31 août' }
const keyOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as Refusal).key
  }
  return undefined
}

test('given an end to come, when it is looked at before, then it rests; at the end and after, it does not', () => {
  const pausedUntil = new Date('2027-08-31T21:59:00Z')
  const real = { pausedUntil, trialPlaceId: null }
  expect(isPaused(real, now)).toBe(true)
  expect(isPaused(real, new Date(pausedUntil.getTime() - 1))).toBe(true)
  expect(isPaused(real, pausedUntil)).toBe(false)
  expect(restsUntil(real, pausedUntil)).toBeUndefined()
  expect(isPaused({ pausedUntil: null, trialPlaceId: null }, now)).toBe(false)
})

test('given an exercise, then nothing that nobody asked for is ever sent, although nobody paused it', () => {
  const trial = { pausedUntil: null, trialPlaceId: 'place' }
  expect(isPaused(trial, now)).toBe(true)
  expect(restsUntil(trial, now)).toBeUndefined()
})

test('given an end that is past, or a year away, when it is asked for, then it is refused', () => {
  expect(pauseEnd(new Date('2028-07-31T08:00:00Z'), now, said)).toEqual(new Date('2028-07-31T08:00:00Z'))
  expect(keyOf(() => pauseEnd(now, now, said))).toBe('pastDate')
  expect(keyOf(() => pauseEnd(new Date('2028-08-02T08:00:01Z'), now, said))).toBe('pauseTooLong')
})
