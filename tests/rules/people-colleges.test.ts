/** Colleges: which are added, which is meant, and what is said by words that end with the name of one. */
import { describe, expect, test } from 'vitest'
import type { College } from '../../src/generated/prisma/client.ts'
import { addColleges, endsWithCollege, mostColleges, oneCollege } from '../../src/people/rules/colleges.ts'
import { replacedBy } from '../../src/people/rules.ts'

const college = (name: string, state = 'active'): College => ({
  id: name,
  concertationId: 'c',
  name,
  folded: name.toLowerCase(),
  position: 1,
  state,
  createdById: 'p',
  createdAt: new Date(0),
  version: 1,
})
const named = (...names: string[]) => names.map((name) => ({ name, folded: name.toLowerCase() }))

describe('adding colleges', () => {
  test('given names of which one is known and one was withdrawn, then the rest is added and that one comes back', () => {
    const known = [college('Associations'), college('Mutuelles', 'withdrawn')]
    const { added, again } = addColleges(
      named('associations', 'Mutuelles', 'Coopératives', 'coopératives'),
      known,
      'Nom',
    )
    expect(added.map((c) => c.name)).toEqual(['Coopératives'])
    expect(again.map((c) => c.name)).toEqual(['Mutuelles'])
  })

  test('given only names that are known, then it is refused', () => {
    expect(() => addColleges(named('associations'), [college('Associations')], 'Nom')).toThrow('hasCollege')
  })

  test('given a name that is too long, or too many names, then it is refused', () => {
    expect(() => addColleges(named('x'.repeat(61)), [], 'Nom')).toThrow('tooLong')
    const many = Array.from({ length: mostColleges + 1 }, (_, i) => `Collège ${i}`)
    expect(addColleges(named(...many.slice(1)), [], 'Nom').added).toHaveLength(mostColleges)
    expect(() => addColleges(named(...many), [], 'Nom')).toThrow('tooManyColleges')
  })
})

test('a college is meant by its whole name first, else by the beginning of one', () => {
  const known = [college('asso'), college('associés'), college('mutuelles')]
  expect(oneCollege('asso', 'asso', known).name).toBe('asso')
  expect(oneCollege('mut', 'mut', known).name).toBe('mutuelles')
  expect(() => oneCollege('as', 'as', known)).toThrow('severalColleges')
  expect(() => oneCollege('x', 'x', known)).toThrow('noSuchCollege')
  expect(() => oneCollege('x', 'x', [])).toThrow('noCollege')
})

test('words that end with the name of a college say it, the longest first, and need something before it', () => {
  const known = [college('associations'), college('autres associations')]
  expect(endsWithCollege('uriopss associations', known)?.name).toBe('associations')
  expect(endsWithCollege('uriopss autres associations', known)?.name).toBe('autres associations')
  expect(endsWithCollege('associations', known)).toBeUndefined()
})

test('member and guest take each other’s place; the others take nobody’s', () => {
  expect(replacedBy('member')).toBe('guest')
  expect(replacedBy('guest')).toBe('member')
  expect(replacedBy('facilitator')).toBeUndefined()
})
