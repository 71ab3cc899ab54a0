/** How one person's answer is written, read as it was typed, and written again: pure. One way to write each ballot. */
import { Refusal } from '../../refusal.ts'
import type { Method } from '../rules.ts'
import { cutWhere, type Named, namedBy, readChoices, readDots, type Words } from './ballot.ts'
import type { Terms } from './terms.ts'

/** What a ballot of this vote may hold. */
export type Form = {
  readonly method: Method
  readonly mostChoices: number
  readonly terms: Terms
}

/** Words of one's own behind an objection or a reservation, and how grades and consent are said, in any language. */
export type PaperWords = Words & {
  /** by grade, worst first */
  readonly grades: readonly (readonly string[])[]
}

export type Said = { readonly paper: string; readonly words: string | null }

/** Positions in a vote by consent, as the count knows them. */
export const consentPositions = { consent: 0, reservation: 1, objection: 2, aside: 3 } as const

/** Throws what the person is to be told. An empty paper is a blank one. */
export function readPaper(typed: string, options: readonly Named[], form: Form, words: PaperWords): Said {
  const { method, mostChoices, terms } = form
  if (method === 'consent') return readConsent(typed, options, words)
  const named = namedBy(options, words)
  if (named(typed) === undefined && words.blanks.includes(words.fold(typed))) return { paper: '', words: null }
  switch (method) {
    case 'dots': {
      const positions = readDots(typed, options, { total: mostChoices, each: terms.each ?? mostChoices }, words)
      if (positions.length < (terms.least ?? 1))
        throw new Refusal('tooFewDots', { count: positions.length, min: terms.least! })
      return { paper: dotsPaper(positions), words: null }
    }
    case 'judgment':
      return { paper: readGrades(typed, options, terms.missing ?? 'worst', words), words: null }
    case 'ranking':
    case 'election':
      return { paper: readRanks(typed, options, method === 'ranking', words), words: null }
    default: {
      const positions = readChoices(typed, options, mostChoices, words)
      if (positions.length < (terms.least ?? 1))
        throw new Refusal('tooFewChoices', { count: positions.length, min: terms.least! })
      return { paper: positions.join(','), words: null }
    }
  }
}

/** `positions`: each as often as it has dots. */
export function dotsPaper(positions: readonly number[]): string {
  const placed = [...Map.groupBy(positions, (position) => position)].sort(([a], [b]) => a - b)
  return placed.map(([position, all]) => `${position}:${all.length}`).join(',')
}

/** « objection : le calendrier ne tient pas »: what is behind the longest name of an answer is why. */
function readConsent(typed: string, options: readonly Named[], words: Words): Said {
  const named = namedBy(options, words)
  const text = typed.trim()
  const ends = [text.length, ...[...text.matchAll(/[:,\n]/g)].map(({ index }) => index).reverse()]
  const end = ends.find((at) => named(text.slice(0, at)) !== undefined)
  if (end === undefined) throw new Refusal('noSuchAnswer', { choice: text.slice(0, 60) })
  const position = named(text.slice(0, end))!
  const said = text
    .slice(end + 1)
    .trim()
    .slice(0, mostWords)
  const { objection, reservation } = consentPositions
  if (said === '' && position === objection) throw new Refusal('objectionWithoutWords')
  if (said !== '' && named(said) !== undefined) throw new Refusal('tooManyChoices', { count: 2, max: 1 })
  if (said !== '' && position !== objection && position !== reservation) throw new Refusal('wordsAreForReserves')
  return { paper: String(position), words: said === '' ? null : said }
}

/**
 * Rules without sums from which their result follows: to be counted again they need the ballots themselves, which are then
 * told, without names and in no order, of a confidential vote too.
 */
export function tellsBallots({ method }: { readonly method: string }): boolean {
  return method === 'shares' || method === 'election'
}

/** Characters of an objection. */
export const mostWords = 500

/** « 1 : bien, 2 : passable », or one grade for all that is left (« autres : passable » is not needed: they are missing). */
function readGrades(
  typed: string,
  options: readonly Named[],
  missing: NonNullable<Terms['missing']>,
  words: PaperWords,
): string {
  const named = namedBy(options, words)
  const gradeOf = (said: string) => {
    const found = words.grades.findIndex((names) => names.some((name) => words.fold(name) === words.fold(said)))
    return found >= 0 ? found : undefined
  }
  const pair = (text: string): readonly [number, number] | undefined => {
    const at = Math.max(text.lastIndexOf(':'), text.lastIndexOf('='))
    if (at < 0) return undefined
    const position = named(text.slice(0, at))
    const grade = gradeOf(text.slice(at + 1))
    return position === undefined || grade === undefined ? undefined : [position, grade]
  }
  // Every option in order, by its grade alone: « bien, passable, très bien ».
  const parts = typed.split(/[,;\n]/).filter((part) => part.trim() !== '')
  const inOrder = parts.map(gradeOf)
  const isPlain = parts.length === options.length && inOrder.every((grade) => grade !== undefined)
  const pairs = isPlain
    ? inOrder.map((grade, at) => [options[at]!.position, grade!] as const)
    : cutWhere(typed, pair, gradeFault)
  const given = new Map<number, number>()
  for (const [position, grade] of pairs) {
    if (given.has(position)) throw new Refusal('gradeTwice', { option: nameAt(options, position) })
    given.set(position, grade)
  }
  const hole = options.find(({ position }) => !given.has(position))
  if (hole && missing === 'invalid') throw new Refusal('gradeMissing', { option: hole.names[0] ?? '' })
  return options.map(({ position }) => (given.has(position) ? gradeCharacter(given.get(position)!) : '-')).join('')

  function gradeFault(part: string): Refusal {
    const grades = words.grades.map(([name = '']) => name).join(', ')
    return new Refusal('noSuchGrade', { text: part, grades })
  }
}

export function gradeCharacter(grade: number): string {
  return grade.toString(36)
}

/** « 2 > 1 = 3 », or « 2, 1, 3 »: best first; what is not named comes last, together. `equals`: may some share a rank? */
function readRanks(typed: string, options: readonly Named[], equals: boolean, words: Words): string {
  const named = namedBy(options, words)
  const levels = typed.includes('>') || typed.includes('=') ? typed.split('>') : undefined
  const fault = (part: string) => new Refusal('noSuchRank', { choice: part.trim().slice(0, 60) })
  const tiers = levels
    ? levels
        .filter((level) => level.trim() !== '')
        .map((level) => level.split('=').map((part) => named(part) ?? raise(fault(part))))
    : cutWhere(typed, named, fault).map((position) => [position])
  const flat = tiers.flat()
  const twice = flat.find((position, at) => flat.indexOf(position) !== at)
  if (twice !== undefined) throw new Refusal('rankedTwice', { option: nameAt(options, twice) })
  if (flat.length === 0) throw fault(typed)
  if (!equals && tiers.some((tier) => tier.length > 1)) throw new Refusal('noEqualRanks')
  return tiers.map((tier) => tier.toSorted((a, b) => a - b).join('=')).join('>')
}

function raise(error: Error): never {
  throw error
}

function nameAt(options: readonly Named[], position: number): string {
  return options.find((option) => option.position === position)?.names[0] ?? ''
}

/** Options that a paper chose, ascending, each as often as it has dots; for papers that choose. */
export function chosenOn(method: Method, paper: string): number[] {
  if (paper === '') return []
  if (method === 'dots')
    return dotsOf(paper).flatMap(([position, dots]) => Array.from({ length: dots }, () => position))
  return paper.split(',').map(Number)
}

export function dotsOf(paper: string): (readonly [position: number, dots: number])[] {
  if (paper === '') return []
  return paper.split(',').map((part) => {
    const [position = 0, dots = 0] = part.split(':').map(Number)
    return [position, dots] as const
  })
}

/** By position; undefined where none was given. */
export function gradesOf(paper: string): (number | undefined)[] {
  return [...paper].map((character) => (character === '-' ? undefined : Number.parseInt(character, 36)))
}

/** Best first, equals together. */
export function tiersOf(paper: string): number[][] {
  return paper === '' ? [] : paper.split('>').map((tier) => tier.split('=').map(Number))
}

/** As it would be typed: « 1, 3 », « 1: 3, 4: 2 », « 2 > 1 = 3 ». `grades` and `blank` are words of one language. */
export function typedAgain(
  { paper, words }: { readonly paper: string; readonly words: string | null },
  method: Method,
  say: { readonly blank: string; readonly grades: readonly string[] },
): string {
  if (paper === '') return say.blank
  const option = (position: number) => position + 1
  if (method === 'dots')
    return dotsOf(paper)
      .map(([position, dots]) => `${option(position)}: ${dots}`)
      .join(', ')
  if (method === 'judgment')
    return gradesOf(paper)
      .flatMap((grade, position) => (grade === undefined ? [] : [`${option(position)}: ${say.grades[grade] ?? grade}`]))
      .join(', ')
  if (method === 'ranking' || method === 'election')
    return tiersOf(paper)
      .map((tier) => tier.map(option).join(' = '))
      .join(' > ')
  const chosen = paper.split(',').map((position) => option(Number(position)))
  return words === null ? chosen.join(', ') : `${chosen.join(', ')}: ${words}`
}
