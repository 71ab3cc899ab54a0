/** Who may run what: the coordination everything, an animator their own ateliers. */
import { describe, expect, test } from 'vitest'
import { type Animator, animates, mayAnimate } from '../../src/process/rules/animation.ts'
import { Refusal } from '../../src/refusal.ts'

type Kind = Animator['roles'][number]['kind']

function somebody(kind: Kind, workshops: readonly string[] = [], concertationId = 'c'): Animator {
  return { roles: [{ kind, concertationId }], workshops }
}

describe('an atelier', () => {
  test.each<readonly [string, Animator, string | null, boolean]>([
    ['the coordination, whichever it is', somebody('coordinator'), 'w1', true],
    ['the coordination that animates another one', somebody('coordinator', ['w2']), 'w1', true],
    ['an animator to whom it was given', somebody('facilitator', ['w1']), 'w1', true],
    ['an animator of another one', somebody('facilitator', ['w2']), 'w1', false],
    ['an animator of another one, what belongs to no atelier', somebody('facilitator', ['w2']), null, false],
    ['an animator to whom none was given', somebody('facilitator'), 'w1', true],
    ['a member', somebody('member', ['w1']), 'w1', false],
    ['an animator of another concertation', somebody('facilitator', ['w1'], 'd'), 'w1', false],
  ])('%s: may it be run? (%#)', (_, person, workshop, may) => {
    expect(mayAnimate(person, 'c', workshop)).toBe(may)
    if (may) animates(person, 'c', workshop, 'Emploi')
    else expect(() => animates(person, 'c', workshop, 'Emploi')).toThrow(Refusal)
  })
})
