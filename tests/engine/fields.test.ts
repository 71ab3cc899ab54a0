/** The arguments of an intent, read back from what people type. */
import { describe, expect, test } from 'vitest'
import { bareFields, readArguments, splitList } from '../../src/engine/fields.ts'
import { formFor } from '../../src/engine/perform.ts'
import { createRegistry } from '../../src/engine/registry.ts'
import { Refusal } from '../../src/refusal.ts'
import { textOf } from '../../src/text/index.ts'

const registry = createRegistry()
const t = textOf('fr')
const reading = { now: new Date('2027-03-01T09:00:00Z'), zone: 'Europe/Paris', lang: 'fr' } as const

function intentOf(name: string) {
  const intent = registry.get(name)
  if (!intent) throw new Error(`no intent ${name}`)
  return intent
}

function refusalOf(intent: string, args: Record<string, string>): string {
  try {
    readArguments(intentOf(intent), args, t, reading)
    return 'none'
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
}

describe('a value is read', () => {
  test.each<[intent: string, args: Record<string, string>, read: Record<string, unknown>]>([
    ['idea withdraw', { number: ' n° 42 ' }, { number: 42 }],
    ['idea withdraw', { number: '#7' }, { number: 7 }],
    [
      'poll open',
      { question: 'Que financer ?', budget: '10\u202f000 €' },
      { question: 'Que financer ?', budget: 10_000 },
    ],
    [
      'poll open',
      { question: 'Que financer ?', budget: '1.250.000' },
      { question: 'Que financer ?', budget: 1_250_000 },
    ],
    ['language', { language: 'Français' }, { language: 'fr' }],
    ['language', { language: 'en' }, { language: 'en' }],
    ['name', { name: 'Ana\n  Petit' }, { name: 'Ana Petit' }],
    ['idea submit', { text: 'Un\u202E four' }, { text: 'Un four' }],
    ['intake', { until: '3 juillet 18h' }, { until: '2027-07-03T16:00:00.000Z' }],
    ['intake', { until: '3 juillet' }, { until: expect.stringMatching(/^2027-07-03T21:59/) }],
  ])('%s %j', (intent, args, read) => {
    expect(readArguments(intentOf(intent), args, t, reading)).toEqual(read)
  })
})

describe('a value is refused, with its reason', () => {
  test.each<[intent: string, args: Record<string, string>, key: string]>([
    ['idea withdraw', { number: 'quarante' }, 'notANumber'],
    ['idea withdraw', { number: '9007199254740993' }, 'notANumber'],
    ['idea withdraw', { number: '1 2' }, 'notANumber'],
    ['idea withdraw', { number: '12.50' }, 'notANumber'],
    ['idea withdraw', { number: '0' }, 'numberOutOfRange'],
    ['language', { language: 'allemand' }, 'notAnOption'],
    ['language', { language: 'francais!' }, 'notAnOptionGuess'],
    ['idea submit', { text: 'ab' }, 'tooShort'],
    ['idea submit', { text: 'a'.repeat(3001) }, 'tooLong'],
    ['intake', { until: 'bientôt' }, 'notADate'],
  ])('%s %j', (intent, args, key) => {
    expect(refusalOf(intent, args)).toBe(key)
  })

  test('a name that every object has is no argument', () => {
    expect(refusalOf('idea withdraw', { __proto__: '1', constructor: '2', number: '3' })).toBe('none')
  })
})

describe('a form', () => {
  test('asks what is required and missing, and keeps what was given', () => {
    const form = formFor(intentOf('idea edit'), { intent: 'idea edit', args: { number: '4' } }, t, 'fr')
    expect(form?.fields.map((field) => field.name)).toEqual(['text'])
    expect(form?.call.args).toEqual({ number: '4' })
  })

  test('is asked for blanks made of spaces', () => {
    expect(
      formFor(intentOf('idea submit'), { intent: 'idea submit', args: { text: ' \u200F ' } }, t, 'fr'),
    ).toBeDefined()
  })

  test('is not asked when nothing required is missing', () => {
    expect(formFor(intentOf('ideas'), { intent: 'ideas', args: {} }, t, 'fr')).toBeUndefined()
    expect(
      formFor(intentOf('idea submit'), { intent: 'idea submit', args: { text: 'Un four' } }, t, 'fr'),
    ).toBeUndefined()
  })
})

test('every field of every intent can be asked', () => {
  const kinds = registry.intents.flatMap((intent) => bareFields(intent).map(({ kind }) => kind))
  expect(new Set(kinds)).toEqual(new Set(['line', 'text', 'number', 'choice', 'yesno', 'many', 'moment', 'day']))
})

test('lists are cut at commas, semicolons and « et »', () => {
  expect(splitList('Région, CRESS et État ;\nURIOPSS')).toEqual(['Région', 'CRESS', 'État', 'URIOPSS'])
})
