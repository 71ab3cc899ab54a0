/**
 * An election that was held for this test with belenios-tool 2.0, as Debian has it: three credentials, two voters, one of
 * whom voted twice, one trustee, one shuffle. `belenios-tool election verify` passes on it; fingerprint and figures are its.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readArchive } from '../../src/votes/belenios/archive.ts'
import { broughtFrom } from '../../src/votes/belenios/brought.ts'
import { UnreadableElection } from '../../src/votes/belenios/faults.ts'
import { extractOf, heldInArchive, heldInText } from '../../src/votes/belenios/read.ts'

const bytes = gunzipSync(readFileSync(path.join(import.meta.dirname, '..', 'support', 'belenios-2.0.bel.gz')))

test('it is read as its own tool reads it', () => {
  const held = heldInArchive(bytes)
  expect(held).toMatchObject({ fingerprint: 'Usrf/ibCtu8mqgnK3K271qNy3BKJflRi2yUlVcPoy3k', ballots: 2, weight: 2 })
  expect(held.election).toMatchObject({ name: 'Élection d’essai', administrator: 'Le secrétariat' })
  expect(held.archive!.cast).toBe(3)
  const [first, second] = broughtFrom(held)
  expect(first).toMatchObject({ question: 'Qui préside ?', result: { counts: [0, 2], winners: [1] } })
  // Laon has the best grade and the worst, Creil twice the middle one: its median is the better of two, ours the other
  expect(second).toMatchObject({ options: ['Laon', 'Creil'], result: { winners: [0] }, external: { differs: true } })
  expect({ ...heldInText(extractOf(bytes)), looked: 'archive' }).toEqual(held)
})

test('when any byte of it is another, then it is refused', () => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Uint8Array.from(bytes)
      changed[at]! ^= change
      expect(() => readArchive(changed)).toThrow(UnreadableElection)
    }),
    { numRuns: 500 },
  )
})
