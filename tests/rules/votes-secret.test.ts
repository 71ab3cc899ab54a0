/** A public vote that is held anew without names as soon as somebody asks: when it may, and what it takes over. */
import { describe, expect, test } from 'vitest'
import { readsCommands } from '../../src/engine/places.ts'
import { Refusal } from '../../src/refusal.ts'
import { textOf } from '../../src/text/index.ts'
import { plain } from '../../src/views/plain.ts'
import { lexiconIn } from '../../src/votes/acts/agreed.ts'
import { definitionHash } from '../../src/votes/frozen.ts'
import { meaningful, readRules } from '../../src/votes/rules/agreed.ts'
import { rulesOf } from '../../src/votes/rules/agreed-said.ts'
import { termsFrom } from '../../src/votes/rules/fitting.ts'
import {
  askedAgain,
  isKeptBack,
  isWithoutNames,
  mayAskSecret,
  proxiesAgain,
  secretAskable,
} from '../../src/votes/rules/secret.ts'
import { secretPreview } from '../../src/votes/views/secret.ts'
import type { Shown } from '../../src/votes/views.ts'

const now = new Date('2027-03-01T10:00:00Z')
const terms = { secretOnRequest: true }
const poll = { state: 'open', number: 4, secrecy: 0, terms, closesAt: null, question: 'On adopte ?' }

function why(change: Partial<{ [K in keyof typeof poll]: unknown }>, next?: number): string | undefined {
  try {
    mayAskSecret({ ...poll, ...change } as never, now, 'vendredi 18 h', next)
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
}

describe('given a public vote whose rules let one person ask', () => {
  test('when it is open or announced, then it may be asked', () => {
    expect(why({})).toBeUndefined()
    expect(why({ state: 'announced' })).toBeUndefined()
    expect(why({ closesAt: new Date(now.getTime() + 1) })).toBeUndefined()
    expect(secretAskable(poll)).toBe(true)
  })

  test.each([
    [{ state: 'closed' }, 'secretTooLate'],
    [{ state: 'tied' }, 'secretTooLate'],
    [{ state: 'cancelled' }, 'pollCancelled'],
    [{ closesAt: now }, 'pollOver'],
    [{ secrecy: 1 }, 'secretAlready'],
    [{ secrecy: 2 }, 'secretAlready'],
    [{ secrecy: 1, state: 'closed' }, 'secretAlready'],
    [{ terms: null }, 'secretNotInRules'],
    [{ terms: { tie: 'lot' } }, 'secretNotInRules'],
  ])('when %o, then it is refused: %s', (change, key) => {
    expect(why(change)).toBe(key)
    if (key !== 'pollOver') expect(secretAskable({ ...poll, ...change } as never)).toBe(false)
  })

  test('when it was asked already, then the new version is told', () => {
    expect(why({ state: 'cancelled' }, 5)).toBe('secretAsked')
  })
})

test('given the rule as it is typed, then it is kept in the terms, written back, and part of what is frozen', () => {
  const rules = readRules('vote secret à la demande', lexiconIn(textOf('fr')))
  expect(rules).toEqual({ secretOnRequest: true })
  const frozen = termsFrom(rules, { inSession: false, colleges: undefined })
  expect(frozen).toEqual({ secretOnRequest: true })
  expect(rulesOf(frozen)).toEqual({ secretOnRequest: true })
  expect(termsFrom(meaningful(readRules('vote secret à la demande : non', lexiconIn(textOf('fr')))), none)).toEqual({})
  const asked = { ...poll, method: 'yesNo', seats: 1, mostChoices: 1, results: 'atClose', decides: false }
  expect(definitionHash(asked, [])).not.toBe(definitionHash({ ...asked, terms: null }, []))
})

const none = { inSession: false, colleges: undefined }

describe('given a version of it', () => {
  test('when the question is the same and names are hidden, then it is that vote held without names', () => {
    expect(isWithoutNames({ question: 'On adopte ?', secrecy: 1 }, poll)).toBe(true)
    expect(isWithoutNames({ question: 'On adopte mieux ?', secrecy: 1 }, poll)).toBe(false)
    expect(isWithoutNames({ question: 'On adopte ?', secrecy: 0 }, poll)).toBe(false)
    expect(isWithoutNames({ question: 'On adopte ?', secrecy: 1 }, { ...poll, terms: null })).toBe(false)
    expect(isWithoutNames({ question: 'On adopte ?', secrecy: 1 }, { ...poll, secrecy: 1 })).toBe(false)
  })

  test('when it takes its place, then reasons that were given under a name are shown no more', () => {
    const old = { ...poll, state: 'cancelled' }
    expect(isKeptBack(old, 5)).toBe(true)
    expect(isKeptBack(old, undefined)).toBe(false)
    expect(isKeptBack({ ...old, terms: null }, 5)).toBe(false)
    expect(isKeptBack({ ...old, secrecy: 1 }, 5)).toBe(false)
    expect(isKeptBack({ ...old, state: 'closed' }, 5)).toBe(false)
  })

  test('when an option was taken back, then it is not asked again, and nobody may choose more than there are', () => {
    const options = [0, 1, 2, 3].map((position) => ({ position }))
    const grown = { adding: true, withdrawn: [2] }
    expect(askedAgain({ method: 'approval', mostChoices: 4, terms: grown }, options)).toEqual({
      options: [{ position: 0 }, { position: 1 }, { position: 3 }],
      mostChoices: 3,
      terms: { adding: true },
    })
    expect(askedAgain({ method: 'approval', mostChoices: 2, terms: grown }, options).mostChoices).toBe(2)
    expect(askedAgain({ method: 'dots', mostChoices: 5, terms: null }, options)).toEqual({
      options,
      mostChoices: 5,
      terms: null,
    })
  })

  test('when proxies were given or taken back, then it is the same in it; what was undone never was', () => {
    const own = ['given', 'revoked', 'undone'].map((state) => ({ state }))
    expect(proxiesAgain(own)).toEqual([{ state: 'given' }, { state: 'revoked' }])
  })
})

test('given commands that are messages, when it is typed in a channel, then it is said that everybody reads it there', () => {
  expect(readsCommands({ platform: 'matrix', kind: 'room' })).toBe(true)
  expect(readsCommands({ platform: 'matrix', kind: 'dm' })).toBe(false)
  for (const platform of ['slack', 'discord']) expect(readsCommands({ platform, kind: 'room' })).toBe(false)
  const shown = { poll: { ...poll, results: 'atClose' }, options: [], zone: 'Europe/Paris' } as unknown as Shown
  const said = (read: boolean) => plain(secretPreview(shown, { voters: 1, read }, textOf('fr'), 'fr'))
  expect(said(true)).toContain('écrivez-le-moi en privé')
  expect(said(false)).not.toContain('en privé.')
  expect(said(true).split('\n').length).toBeLessThanOrEqual(12)
})
