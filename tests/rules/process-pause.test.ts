/** When a concertation rests: pure. */
import { expect, test } from 'vitest'
import { isPaused, pauseEnd } from '../../src/process/rules/pause.ts'
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
  expect(isPaused({ pausedUntil }, now)).toBe(true)
  expect(isPaused({ pausedUntil }, new Date(pausedUntil.getTime() - 1))).toBe(true)
  expect(isPaused({ pausedUntil }, pausedUntil)).toBe(false)
  expect(isPaused({ pausedUntil: null }, now)).toBe(false)
})

test('given an end that is past, or a year away, when it is asked for, then it is refused', () => {
  expect(pauseEnd(new Date('2028-07-31T08:00:00Z'), now, said)).toEqual(new Date('2028-07-31T08:00:00Z'))
  expect(keyOf(() => pauseEnd(now, now, said))).toBe('pastDate')
  expect(keyOf(() => pauseEnd(new Date('2028-08-02T08:00:01Z'), now, said))).toBe('pauseTooLong')
})
