/** Our words, in both languages: they fit, say the same things, name commands that exist, and read as print should. */
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { type IntentName, intentWords, languages, textOf } from '../../src/text/index.ts'
import { flat } from '../../src/views/rich.ts'
import type { Lang, Rich } from '../../src/views/view.ts'

const intentNames = Object.keys(textOf('fr').intents) as IntentName[]
const both = languages.flatMap((lang) =>
  intentNames.map((name) => [lang, name, intentWords(textOf(lang), name)] as const),
)

/** Values given to every sentence: numbers, so that they count, but written, so that they can be found again. */
const many = ['601', '602', '603', '604', '605', '606']
const samples = [many, many.map(() => '1'), many.map(() => '0')]

type Leaf = { readonly path: string; readonly value: unknown }
type Sentence = (...values: unknown[]) => Rich

/** Every word list, string and sentence, with where it stands. */
function leavesOf(words: unknown, path = ''): Leaf[] {
  if (typeof words !== 'object' || words === null || Array.isArray(words)) return [{ path, value: words }]
  return Object.entries(words).flatMap(([key, value]) => leavesOf(value, path === '' ? key : `${path}.${key}`))
}

/** Refusals take one object, whatever its keys; the others take their values in order. */
function say({ path, value }: Leaf, values: readonly string[]): string {
  if (!path.startsWith('refusals.')) return flat((value as Sentence)(...values))
  const object = new Proxy({}, { get: (_, key) => (values === many ? named(String(key)) : values[0]) })
  return flat((value as Sentence)(object))
}

const numbers = new Map<string, string>()

/** Always the same number for the same key, so that both languages can be compared. */
function named(key: string): string {
  const number = numbers.get(key) ?? `6${String(numbers.size).padStart(2, '0')}`
  numbers.set(key, number)
  return number
}

/** All that people read in one language: [where, what]. What is typed (verbs, names of arguments) is left out. */
function readIn(lang: Lang): (readonly [string, string])[] {
  return leavesOf(textOf(lang))
    .filter(({ path }) => !/\.(verb|aliases|names)$/.test(path) && path !== 'people.none')
    .flatMap((leaf) => {
      if (typeof leaf.value !== 'function') return [[leaf.path, String(leaf.value)] as const]
      return samples.map((values) => [leaf.path, say(leaf, values)] as const)
    })
}

/** Those that a rule does not like, written so that the failure shows them. */
function offending(lang: Lang, rule: RegExp, strip = /$^/g): string[] {
  return readIn(lang)
    .filter(([, said]) => rule.test(said.replace(strip, '')))
    .map(([path, said]) => `${path}: ${said.replaceAll('\u00a0', '_').replaceAll('\u202f', '_')}`)
}

describe('the words of intents', () => {
  it.each(both)('%s, %s: fit where platforms show them', (_lang, _name, words) => {
    expect([...words.help].length).toBeLessThanOrEqual(50)
    for (const label of [words.label, words.submit ?? '', ...Object.values(words.args).map((a) => a.label)])
      expect([...label].length).toBeLessThanOrEqual(80)
  })

  it.each(both)('%s, %s: verbs are typed without accents or spaces', (_lang, _name, words) => {
    for (const verb of [words.verb, ...words.aliases]) {
      expect(verb).toMatch(/^[a-z-]+$/)
      expect(fold(verb)).toBe(verb)
    }
  })

  it.each(both)('%s, %s: the example is this very command', (lang, name, words) => {
    if (words.example === '') return
    const own = name === 'panel' ? '/concert' : name === 'idea submit' ? `/${words.verb}` : `/concert ${words.verb}`
    expect(words.example.replace(/\u00a0/g, ' ') + ' ', lang).toMatch(new RegExp(`^${own} `))
  })

  it('no verb belongs to two intents, whatever the language', () => {
    const owners = new Map<string, Set<IntentName>>()
    for (const [, name, words] of both) {
      for (const verb of [words.verb, ...words.aliases].map(fold))
        owners.set(verb, (owners.get(verb) ?? new Set()).add(name))
    }
    expect([...owners].filter(([, names]) => names.size > 1).map(([verb, names]) => [verb, ...names])).toEqual([])
  })

  it('no two arguments of an intent answer to the same name', () => {
    for (const name of intentNames) {
      const owners = new Map<string, string>()
      for (const lang of languages) {
        for (const [field, words] of Object.entries(intentWords(textOf(lang), name).args)) {
          for (const said of [field, words.label, ...(words.names ?? [])].map(fold).filter(Boolean)) {
            expect(owners.get(said) ?? field, `${name}: ${said}`).toBe(field)
            owners.set(said, field)
          }
        }
      }
    }
  })
})

describe('both languages', () => {
  const [fr, en] = [leavesOf(textOf('fr')), leavesOf(textOf('en'))]

  it('have the same words', () => {
    const kinds = (leaves: Leaf[]) =>
      leaves.map(({ path, value }) => `${path}: ${Array.isArray(value) ? 'list' : typeof value}`)
    expect(kinds(en).sort()).toEqual(kinds(fr).sort())
  })

  it('leave the same words empty', () => {
    const empty = (leaves: Leaf[]) => leaves.filter(({ value }) => value === '').map(({ path }) => path)
    expect(empty(en).sort()).toEqual(empty(fr).sort())
  })

  it.each(fr.filter(({ value }) => typeof value === 'function').map(({ path }) => path))(
    '%s says the same values',
    (path) => {
      const values = (leaves: Leaf[]) => {
        const said = say(leaves.find((leaf) => leaf.path === path)!, many)
        expect(said).not.toMatch(/undefined|NaN|\[object/)
        return [...new Set(said.match(/\b6\d\d\b/g))].sort()
      }
      expect(values(en)).toEqual(values(fr))
    },
  )

  it.each(languages)('%s names only commands of that language', (lang) => {
    const verbs = intentNames.map((name) => intentWords(textOf(lang), name).verb)
    const named = readIn(lang).flatMap(([path, said]) =>
      [...said.matchAll(/\/concert ([\p{L}-]+)/gu)].map((m) => [path, m[1]!] as const),
    )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(([, verb]) => !verbs.includes(verb))).toEqual([])
  })

  it.each(languages)('%s uses no jargon', (lang) => {
    expect(offending(lang, /\b(token|bug|clic|click|cliquez|input|json)\b/i)).toEqual([])
  })

  it.each(languages)('%s has typographic apostrophes and quotes, and no stray space', (lang) => {
    expect(offending(lang, /['"]|^\s|\s$| {2}/)).toEqual([])
  })
})

describe('French typography', () => {
  /** Hours (14:30) and addresses are not punctuation. */
  const notPunctuation = /\d:\d|(?:https?|postgres):\/\/\S+/g

  it('has a space that does not break before ; : ! ? »', () => {
    expect(offending('fr', /(?<![\u00a0\u202f;:!?])[;:!?»]/, notPunctuation)).toEqual([])
  })

  it('has a space that does not break after «', () => {
    expect(offending('fr', /«(?![\u00a0\u202f])/)).toEqual([])
  })

  it('has no median point', () => {
    expect(offending('fr', /[·•‧⋅]/)).toEqual([])
  })
})

it('English quotes are “ ”', () => {
  expect(offending('en', /[«»]/)).toEqual([])
})
