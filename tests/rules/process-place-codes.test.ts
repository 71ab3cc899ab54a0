/** Codes that join channels: pure. */
import { expect, test } from 'vitest'
import type { PlaceCode } from '../../src/generated/prisma/client.ts'
import { isGood, mostWrongCodes, placeCodeIn, spellPlaceCode, wrongCodes } from '../../src/process/rules/place-codes.ts'

const now = new Date('2027-03-01T09:00:00Z')
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)

test.each([
  ['ABCD-2345', 'ABCD2345'],
  ['abcd 2345', 'ABCD2345'],
  ['abcd2345', 'ABCD2345'],
  ['ABCD–EFGH', 'ABCDEFGH'],
  [' abcd - efgh ', 'ABCDEFGH'],
])('given %j, when it is typed where a title may stand, then it is a code', (typed, code) => {
  expect(placeCodeIn(typed)).toBe(code)
})

test.each(['Partages', 'ESS à 10 ans', 'Mobilités', '2027', 'ABC-2345', 'Santé 2030', ''])(
  'given %j, then it is a title',
  (typed) => {
    expect(placeCodeIn(typed)).toBeUndefined()
  },
)

test('what is spelled is read back', () => {
  expect(placeCodeIn(spellPlaceCode('WXYZ6789'))).toBe('WXYZ6789')
})

test('given a code that is shown and not over, then it is good; used, withdrawn, over or unknown, it is not', () => {
  const shown = { state: 'shown', expiresAt: minutes(1) } as PlaceCode
  expect(isGood(shown, now)).toBe(true)
  expect(isGood(shown, minutes(1))).toBe(false)
  for (const state of ['used', 'withdrawn']) expect(isGood({ ...shown, state }, now)).toBe(false)
  expect(isGood(null, now)).toBe(false)
})

test('given wrong codes within the hour, when there are five, then no other is looked at until the first is older', () => {
  const before = Array.from({ length: mostWrongCodes }, (_, i) => minutes(-50 + i).toISOString())
  expect(() => wrongCodes(before, now)).toThrow('placeCodeTooMany')
  expect(wrongCodes(before, minutes(11))).toHaveLength(mostWrongCodes - 2)
  expect(wrongCodes([], now)).toEqual([])
})
