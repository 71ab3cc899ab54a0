/** Row ids ascend whatever the clock does, and codes can be read out loud. */
import { expect, test } from 'vitest'
import { createIds } from '../../src/engine/ids.ts'

test('ids ascend within a millisecond, and when the clock goes back', () => {
  let now = 1_800_000_000_000
  const ids = createIds(undefined, () => now)
  const made: string[] = []
  for (let i = 0; i < 10_000; i++) {
    if (i === 5000) now -= 60_000
    made.push(ids.next())
  }
  expect(new Set(made).size).toBe(made.length)
  expect(made.toSorted()).toEqual(made)
  for (const id of made.slice(0, 3))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('a code has no character that is taken for another', () => {
  expect(createIds().sayable(500)).toMatch(/^[2-9A-HJ-KMNP-Z]{500}$/)
})
