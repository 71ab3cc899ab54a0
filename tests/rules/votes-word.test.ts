/** Whose word a vote that ended waits for: nobody is asked for what is another's to say. */
import { describe, expect, test } from 'vitest'
import { wordAwaited, wordOf } from '../../src/votes/rules/word.ts'

const poll = {
  state: 'tied',
  terms: null as object | null,
  secret: null as string | null,
  chairId: null as string | null,
}
const chaired = { ...poll, chairId: 'eve', terms: { tie: 'chair' } }
const presidedByNobody = { ...poll, terms: { tie: 'chair' } }
const byLot = { ...poll, terms: { tie: 'lot' }, secret: 's' }
const toValidate = { ...poll, state: 'closed', terms: { validated: true }, chairId: 'eve' }
const asked = (change: object) => ({ validatedAt: null, ...poll, ...change }) as Parameters<typeof wordOf>[0]

const eve = { id: 'eve', coordinates: false, runs: false }
const animator = { id: 'cleo', coordinates: false, runs: true }
const coordinator = { id: 'ana', coordinates: true, runs: true }
const member = { id: 'bo', coordinates: false, runs: false }

describe('given a vote that ended', () => {
  test.each<[string, object, string | undefined]>([
    ['equals', {}, 'settle'],
    ['equals, and a lot that was promised', byLot, 'draw'],
    ['equals, and a lot whose secret is not kept', { ...byLot, secret: null }, 'settle'],
    ['a result to be validated', toValidate, 'validate'],
    ['a result that was validated', { ...toValidate, validatedAt: new Date(0) }, undefined],
    ['a result that nobody validates', { state: 'closed' }, undefined],
    ['a vote that is open', { ...toValidate, state: 'open' }, undefined],
    ['equals whose result is validated afterwards', { ...toValidate, state: 'tied' }, 'settle'],
  ])('with %s, then it waits for that', (_, change, word) => {
    expect(wordAwaited(asked(change))).toBe(word)
  })

  test.each<[string, object, readonly (string | undefined)[]]>([
    ['the team settles', {}, [undefined, 'settle', 'settle', undefined]],
    ['whoever presides settles', chaired, ['settle', undefined, undefined, undefined]],
    ['nobody presides: the coordination settles', presidedByNobody, [undefined, undefined, 'settle', undefined]],
    ['the lot is drawn by the team', byLot, [undefined, 'draw', 'draw', undefined]],
    ['whoever presides validates', toValidate, ['validate', undefined, undefined, undefined]],
    ['the coordination validates', { ...toValidate, chairId: null }, [undefined, undefined, 'validate', undefined]],
  ])('when %s, then nobody else is waited for', (_, change, words) => {
    expect([eve, animator, coordinator, member].map((who) => wordOf(asked(change), who))).toEqual(words)
  })
})
