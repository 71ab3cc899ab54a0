/** Long lines stay readable on a terminal: under their text, with no word cut and none lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrapLine } from '../../../adapters/console/wrap.ts'

test('given a line wider than the terminal, then it goes on under its text', () => {
  expect(wrapLine('#pleniere | Les idées sont recueillies jusqu’au mardi', 34)).toEqual([
    '#pleniere | Les idées sont',
    '          | recueillies jusqu’au',
    '          | mardi',
  ])
})

test('given a line that fits, or no width, then it is left as it is', () => {
  expect(wrapLine('#p | court', 40)).toEqual(['#p | court'])
  expect(wrapLine('x'.repeat(300), undefined)).toEqual(['x'.repeat(300)])
})

test('no word is lost, whatever the width', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-zé]{1,12}$/), { minLength: 1 }),
      fc.integer({ min: 1, max: 80 }),
      (all, width) => {
        const said = wrapLine(`#p | ${all.join(' ')}`, width).map((line) => line.slice('#p | '.length))
        expect(said.join(' ')).toBe(all.join(' '))
      },
    ),
  )
})
