/** Each role includes the ones below it, within its concertation; an administrator is one everywhere. */
import { describe, expect, test } from 'vitest'
import { type Allow, type HeldRole, isAllowed, roleKinds } from '../../src/engine/roles.ts'

const allows: readonly Allow[] = ['everyone', 'facilitator', 'coordinator', 'administrator', 'clock', 'engine']

function allowedTo(...roles: HeldRole[]): readonly Allow[] {
  return allows.filter((allow) => isAllowed(allow, roles, 'here'))
}

describe('in this concertation', () => {
  test.each([
    ['guest', ['everyone']],
    ['member', ['everyone']],
    ['facilitator', ['everyone', 'facilitator']],
    ['coordinator', ['everyone', 'facilitator', 'coordinator']],
    ['administrator', ['everyone', 'facilitator', 'coordinator', 'administrator']],
  ] as const)('%s', (kind, allowed) => {
    expect(allowedTo({ kind, concertationId: 'here' })).toEqual(allowed)
  })
})

test('a role in another concertation is none here', () => {
  for (const kind of roleKinds) expect(allowedTo({ kind, concertationId: 'elsewhere' })).toEqual(['everyone'])
})

test('a role in the whole installation counts here, and where no concertation is', () => {
  expect(allowedTo({ kind: 'administrator', concertationId: '' })).toContain('administrator')
  expect(isAllowed('administrator', [{ kind: 'administrator', concertationId: '' }], undefined)).toBe(true)
  expect(isAllowed('coordinator', [{ kind: 'coordinator', concertationId: 'here' }], undefined)).toBe(false)
})

test('nobody is the clock or the engine', () => {
  const everything = roleKinds.map((kind): HeldRole => ({ kind, concertationId: '' }))
  expect(allowedTo(...everything)).not.toContain('clock')
  expect(allowedTo(...everything)).not.toContain('engine')
})
