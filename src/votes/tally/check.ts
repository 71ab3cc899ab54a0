/** Is a definition whole? What is wrong with it is told once, before anything is counted. */
import type { Colleges, Definition, Quorum } from './definition.ts'
import { Uncountable } from './definition.ts'
import { readRatio } from './ratio.ts'

const mostGrades = 36

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

function fail(what: string): never {
  throw new Uncountable('settings', what)
}

function number(text: string, what: string): bigint {
  const read = readRatio(text)
  if (!read) fail(what)
  return read.num
}

function between(value: number | undefined, least: number, most: number, what: string): void {
  if (value !== undefined && !(Number.isSafeInteger(value) && value >= least && value <= most)) fail(what)
}

/** Throws `Uncountable`. */
export function checkDefinition(definition: Definition): void {
  const { options, quorum, colleges, commitment, subject } = definition
  if (options.length === 0 || new Set(options).size !== options.length)
    throw new Uncountable('options', options.join(', '))
  if ('seats' in definition) between(definition.seats, 1, Number.MAX_SAFE_INTEGER, 'seats')
  if ('majority' in definition && definition.majority) number(definition.majority.share, 'majority')
  if (quorum) checkQuorum(quorum)
  if (colleges) checkColleges(colleges, definition)
  if (commitment !== undefined && !isHash(commitment)) fail('commitment')
  if (subject !== undefined && !isHash(subject)) fail('subject')
  checkRule(definition)
}

function checkQuorum({ share, least }: Quorum): void {
  if (share !== undefined) number(share, 'quorum')
  between(least, 0, Number.MAX_SAFE_INTEGER, 'quorum')
}

function checkColleges({ list, mode, each }: Colleges, definition: Definition): void {
  if (list.length === 0 || new Set(list.map(({ id }) => id)).size !== list.length) fail('colleges')
  // the one name that no reader of JSON gives back as a field
  if (list.some(({ id }) => id === '__proto__')) fail('colleges')
  for (const { share } of list) if (number(share, 'share') === 0n) fail('share')
  if (definition.rule === 'stv') fail('colleges')
  if (each && definition.rule !== 'decision') fail('each')
  if (mode === 'majority' && (definition.rule === 'equal-shares' || ('seats' in definition && definition.seats > 1)))
    fail('mode')
}

function checkRule(definition: Definition): void {
  const count = definition.options.length
  switch (definition.rule) {
    case 'decision':
      if (count !== 3) fail('options')
      if (definition.least !== undefined) number(definition.least, 'least')
      return
    case 'consent':
      if (count !== 4) fail('options')
      return
    case 'approval':
      between(definition.max, 1, Number.MAX_SAFE_INTEGER, 'max')
      between(definition.min, 1, Math.min(definition.max ?? count, count), 'min')
      return
    case 'dots':
      between(definition.points, 1, Number.MAX_SAFE_INTEGER, 'points')
      between(definition.max, 1, Number.MAX_SAFE_INTEGER, 'max')
      between(definition.min, 1, definition.points ?? Number.MAX_SAFE_INTEGER, 'min')
      return
    case 'majority-judgment':
      between(definition.grades.length, 2, mostGrades, 'grades')
      if (typeof definition.missing === 'object')
        between(definition.missing.grade, 0, definition.grades.length - 1, 'missing')
      return
    case 'schulze': {
      const { otherwise } = definition
      between(otherwise?.option, 0, count - 1, 'otherwise')
      if (otherwise?.quorum !== undefined) number(otherwise.quorum, 'otherwise')
      for (const times of otherwise?.majorities ?? []) number(times, 'majorities')
      return
    }
    case 'equal-shares':
      if (definition.costs.length !== count) fail('costs')
      for (const cost of definition.costs) number(cost, 'costs')
      number(definition.budget, 'budget')
      if (number(definition.increment, 'increment') === 0n && definition.completion === 'add1') fail('increment')
      return
    case 'stv':
      for (const at of definition.withdrawn ?? []) between(at, 0, count - 1, 'withdrawn')
      return
  }
}

/** The chair's order names options, each once. */
export function checkOrder(order: readonly number[], options: number): void {
  for (const at of order) between(at, 0, options - 1, 'order')
  if (new Set(order).size !== order.length) fail('order')
}
