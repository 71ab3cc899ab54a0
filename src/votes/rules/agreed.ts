/** What is agreed on for a vote besides its question, as people say it: « quorum : 1/2 des inscrits ; pouvoirs : 2 ». Pure. */
import { Refusal } from '../../refusal.ts'
import type { Majority, MajorityName } from '../rules.ts'
import { majorities } from '../rules.ts'
import type { Base, Colleges, Quorum } from '../tally/definition.ts'
import { type Fraction, fractionIn, isFiller, numberIn, taken, takenOne } from './phrases.ts'

/** `counted` is said only where it matters: those who come to a meeting, else those who vote. */
export type SaidQuorum = Omit<Quorum, 'counted'> & { readonly counted?: Quorum['counted'] }
export type SaidCollege = { readonly name: string; readonly share: string }

/** What was said, part by part; what was not said is missing. « none », false, 0 and an empty name take something back. */
export type Rules = {
  readonly statutes?: boolean
  /** convened for the second time: no quorum, where the statutes say so */
  readonly second?: boolean
  readonly quorum?: SaidQuorum | 'none'
  /** of statutes: what `second` does */
  readonly secondNotice?: boolean
  readonly majority?: Majority
  readonly colleges?: 'none' | 'equal' | readonly SaidCollege[]
  readonly mode?: Colleges['mode']
  readonly per?: Colleges['per']
  readonly empty?: Colleges['empty']
  readonly each?: boolean
  readonly roll?: 'frozen' | 'open'
  readonly seat?: 'organisation' | 'person'
  readonly proxies?: { readonly most: number; readonly sameCollege?: boolean }
  readonly chair?: string
  readonly tie?: 'team' | 'chair' | 'lot'
  readonly validated?: boolean
  readonly early?: boolean
  readonly adding?: boolean
  readonly least?: number
  readonly grades?: number
  readonly missing?: 'worst' | 'excluded' | 'invalid'
  readonly otherwise?: boolean
  /** anybody who votes may ask that a public vote be held without names */
  readonly secretOnRequest?: boolean
}
export type Key = keyof Rules

type Table<K extends string> = Readonly<Record<K, readonly string[]>>

/** The first word of each list is the one that is written. */
export type RuleWords = {
  readonly keys: Table<Key>
  readonly none: readonly string[]
  readonly yes: readonly string[]
  readonly no: readonly string[]
  readonly moreThan: readonly string[]
  readonly enrolled: readonly string[]
  readonly filler: readonly string[]
  readonly counted: Table<Quorum['counted']>
  readonly bases: Table<Base>
  readonly fractions: Readonly<Record<string, readonly string[]>>
  readonly majorities: Table<MajorityName>
  readonly equal: readonly string[]
  readonly mode: Table<Colleges['mode']>
  readonly per: Table<Colleges['per']>
  readonly empty: Table<Colleges['empty']>
  readonly roll: Table<'frozen' | 'open'>
  readonly seat: Table<'organisation' | 'person'>
  readonly sameCollege: readonly string[]
  readonly tie: Table<'team' | 'chair' | 'lot'>
  readonly missing: Table<'worst' | 'excluded' | 'invalid'>
  readonly choices: readonly string[]
}

/** `words` of every language, folded; `examples` in that of the person. */
export type Lexicon = {
  readonly words: RuleWords
  readonly fold: (text: string) => string
  readonly examples: Readonly<Record<Key | 'any', string>>
}

/** The words of several languages as one table, folded. */
export function merged(tables: readonly RuleWords[], fold: (text: string) => string): RuleWords {
  const join = (values: readonly unknown[]): unknown => {
    if (Array.isArray(values[0])) return (values as string[][]).flat().map(fold)
    const keys = new Set(values.flatMap((value) => Object.keys(value as object)))
    const at = (key: string) =>
      values.flatMap((value) => {
        const found = (value as Record<string, unknown>)[key]
        return found === undefined ? [] : [found]
      })
    return Object.fromEntries([...keys].map((key) => [key, join(at(key))]))
  }
  return join(tables) as RuleWords
}

/** Parts stand on lines of their own, or between semicolons. Throws at the first that is not understood. */
export function readRules(typed: string, lexicon: Lexicon): Rules {
  const parts = typed
    .split(/[;\n]/)
    .map((part) => part.replace(/[«»“”"]/g, ' ').trim())
    .filter((part) => part !== '')
  let rules: Rules = {}
  for (const part of parts) {
    const said = keyed(part, lexicon)
    if (!said) throw new Refusal('ruleUnknown', { text: shorten(part), example: lexicon.examples.any })
    const value = readValue(said.key, said.value, lexicon)
    if (value === undefined)
      throw new Refusal('ruleNotUnderstood', { text: shorten(part), example: lexicon.examples[said.key] })
    if (said.key in rules) throw new Refusal('ruleTwice', { text: shorten(part) })
    rules = { ...rules, [said.key]: value }
  }
  return rules
}

function shorten(part: string): string {
  const letters = [...part]
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : part
}

function keyed(part: string, { words, fold }: Lexicon): { readonly key: Key; readonly value: string } | undefined {
  const names = (Object.entries(words.keys) as [Key, readonly string[]][])
    .flatMap(([key, list]) => list.map((name) => ({ key, name })))
    .sort((a, b) => b.name.length - a.name.length)
  const [, head, after] = /^([^:=]*?)\s*[:=]\s*([\s\S]*)$/.exec(part) ?? []
  const exact = head === undefined ? undefined : names.find(({ name }) => name === fold(head))
  if (exact) return { key: exact.key, value: after!.trim() }
  const whole = fold(part)
  const begun = names.find(({ name }) => whole === name || whole.startsWith(`${name} `))
  if (!begun) return undefined
  const rest = part.split(/\s+/).slice(begun.name.split(' ').length)
  return { key: begun.key, value: rest.join(' ').replace(/^[:=]\s*/, '') }
}

const flags: readonly Key[] = [
  'statutes',
  'second',
  'each',
  'early',
  'adding',
  'otherwise',
  'secretOnRequest',
  'secondNotice',
]

function readValue(key: Key, typed: string, lexicon: Lexicon): Rules[Key] | undefined {
  const { words, fold } = lexicon
  const value = fold(typed)
  if (flags.includes(key)) return yesNo(value, words)
  switch (key) {
    case 'quorum':
      return quorumIn(value, words)
    case 'majority':
      return majorityIn(value, words)
    case 'colleges':
      return collegesIn(typed, value, words)
    case 'proxies':
      return proxiesIn(value, words)
    case 'chair':
      return words.none.includes(value) ? '' : typed === '' ? undefined : typed
    case 'validated':
      return words.tie.chair.includes(value) || yesNo(value, words)
    case 'least':
      return within(numberIn(taken(value, words.choices).rest), 1, 100)
    case 'grades':
      return within(numberIn(value), 5, 7)
    case 'seat':
      return value === '' ? 'organisation' : optionIn(value, words.seat)
    default:
      return optionIn(value, words[key as 'mode'] as Table<string>) as Rules[Key]
  }
}

function within(value: number | undefined, least: number, most: number): number | undefined {
  return value !== undefined && value >= least && value <= most ? value : undefined
}

function yesNo(value: string, { yes, no, none }: RuleWords): boolean | undefined {
  if (value === '' || yes.includes(value)) return true
  return no.includes(value) || none.includes(value) ? false : undefined
}

function optionIn<K extends string>(value: string, table: Table<K>): K | undefined {
  return (Object.keys(table) as K[]).find((option) => table[option].includes(value))
}

/** « 1/2 des inscrits », « 1/3 des présents ou représentés », « 20 votants », « plus de la moitié des inscrits ». */
function quorumIn(value: string, words: RuleWords): SaidQuorum | 'none' | undefined {
  if (words.none.includes(value)) return 'none'
  const more = taken(value, words.moreThan)
  const whose = takenOne(more.rest, words.counted)
  const { rest } = taken(whose.rest, words.enrolled)
  const share = fractionIn(rest, words.fractions)
  const counted = whose.found === undefined ? {} : { counted: whose.found }
  if (share) {
    if (!isFiller(share.rest, words.filler)) return undefined
    return { ...counted, share: written(share), ...(more.found && { strict: true }) }
  }
  const number = within(numberIn(rest, words.filler), 1, 100_000)
  return number === undefined ? undefined : { ...counted, least: more.found ? number + 1 : number }
}

function written({ num, den }: Fraction): string {
  return den === 1 ? String(num) : `${num}/${den}`
}

/** « deux tiers », « plus de 3/5 des inscrits », « 60 % des votants ». */
function majorityIn(value: string, words: RuleWords): Majority | undefined {
  const named = optionIn(value, words.majorities)
  if (named) return majorities[named]
  const more = taken(value, words.moreThan)
  const whose = takenOne(more.rest, words.bases)
  const share = fractionIn(whose.rest, words.fractions)
  if (!share || !isFiller(share.rest, words.filler)) return undefined
  return { num: share.num, den: share.den, strict: more.found, base: whose.found ?? 'expressed' }
}

function collegesIn(typed: string, value: string, words: RuleWords): Rules['colleges'] | undefined {
  if (words.none.includes(value)) return 'none'
  if (words.equal.includes(value)) return 'equal'
  const list = typed
    .split(/\s*[,|]\s*/)
    .map((one) => /^(.+?)\s*[:=(]?\s*(\d{1,6}(?:[./]\d{1,6})?)\s*%?\s*\)?$/.exec(one))
  if (list.some((one) => one === null || /^0+(?:[./]0*)?$/.test(one[2]!) || /\/0+$/.test(one[2]!))) return undefined
  return list.map((one) => ({ name: one![1]!.trim(), share: one![2]! }))
}

/** « 2 », « 2 (même collège) », « aucun ». */
function proxiesIn(value: string, words: RuleWords): Rules['proxies'] | undefined {
  if (words.none.includes(value)) return { most: 0 }
  const same = taken(value, words.sameCollege)
  const most = within(numberIn(same.rest.replace(/[()]/g, ' '), words.filler), 0, 100)
  return most === undefined ? undefined : { most, ...(same.found && { sameCollege: true }) }
}

/** Without what says that there is nothing of the kind: it matters only where statutes say otherwise. */
export function meaningful(rules: Rules): Rules {
  const said = Object.entries(rules).filter(
    ([key, value]) =>
      value !== undefined &&
      value !== false &&
      value !== 'none' &&
      value !== '' &&
      !(key === 'tie' && value === 'team') &&
      !(key === 'seat' && value === 'person') &&
      !(key === 'roll' && value === 'open') &&
      !(key === 'proxies' && (value as { most: number }).most === 0),
  )
  return Object.fromEntries(said)
}
