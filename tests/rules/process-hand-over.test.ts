/** What passes when an animator hands over: pure. */
import { expect, test } from 'vitest'
import { type Animating, handedOver } from '../../src/process/rules/hand-over.ts'

const active = ['w1', 'w2', 'w3']
const nobody = { facilitates: false, coordinates: false, workshops: [] }
const giver = (workshops: readonly string[], more: Partial<Animating> = {}): Animating => ({
  ...nobody,
  id: 'g',
  facilitates: true,
  workshops,
  ...more,
})
const receiver = (more: Partial<Animating> = {}): Animating => ({ ...nobody, id: 'r', ...more })

test.each([
  ['an atelier, to somebody without a role', ['w1'], {}, ['w1'], true],
  ['all of them, to somebody without a role: they animate all', [], {}, [], true],
  ['an atelier, to an animator of another', ['w1'], { facilitates: true, workshops: ['w2'] }, ['w1'], false],
  ['an atelier that both have', ['w1', 'w2'], { facilitates: true, workshops: ['w2'] }, ['w1'], false],
  ['an atelier, to who animates all: they still do', ['w1'], { facilitates: true }, [], false],
  ['all of them, to an animator of one', [], { facilitates: true, workshops: ['w2'] }, ['w1', 'w3'], false],
  ['all of them, to who had one once', [], { workshops: ['w2'] }, ['w1', 'w3'], true],
])('given %s', (_, workshops, more, given, givesRole) => {
  expect(handedOver(giver(workshops), receiver(more), active)).toEqual({
    given,
    left: workshops,
    givesRole,
    leavesRole: true,
  })
})

test('given a coordinator without the role of animation, then no atelier passes', () => {
  const coordinator = giver([], { facilitates: false, coordinates: true })
  expect(handedOver(coordinator, receiver(), active)).toEqual({
    given: [],
    left: [],
    givesRole: false,
    leavesRole: false,
  })
})

test('nobody hands over to themselves', () => {
  expect(() => handedOver(giver([]), giver([]), active)).toThrow('handOverSelf')
})
