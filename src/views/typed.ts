/** Typing in the place of pressing: reads a typed answer to a drawn view as the press it stands for. */
import type { Drawn, DrawnAction, DrawnInner, DrawnNode, TypedBallot, TypedWord } from './drawn.ts'
import { fold } from './fold.ts'
import { type Pressed, pressOf } from './press.ts'

/** The words of the legends, in order: what Matrix offers as reactions. */
export function typedWords(drawn: Drawn): readonly TypedWord[] {
  return inner(drawn).flatMap((node) => ('words' in node ? (node.words ?? []) : []))
}

export function typedBallots(drawn: Drawn): readonly TypedBallot[] {
  return inner(drawn).flatMap((node) => ('line' in node && node.line ? [node.line] : []))
}

/**
 * A number of a legend, the label of any action (drawn or not), or one line that answers a ballot.
 * Undefined when it is none of these, or when a label names two actions. Give it the view before paging,
 * so that an answer to the first page is understood from any page.
 */
export function readTyped(drawn: Drawn, said: string): Pressed | undefined {
  const heard = fold(said)
  const words = typedWords(drawn)
  const exact = words.find(({ word }) => fold(word) === heard)
  if (exact) return pressOf(exact.target)
  const named = [...words, ...drawnLabels(drawn)].filter(({ label }) => fold(label) === heard)
  const [only] = named
  if (only && named.length === 1) return pressOf(only.target)
  for (const ballot of typedBallots(drawn)) {
    const line = readBallot(ballot, said)
    if (line !== undefined) return { n: ballot.n, values: { [ballot.field]: line } }
  }
  return undefined
}

/**
 * The answer in the notation of `BallotMethod`, numbers and labels turned into ids. What is not understood is left as
 * typed, for the ballot's own rule to refuse in its own words; undefined when nothing in the line names an option.
 */
export function readBallot(ballot: TypedBallot, said: string): string | undefined {
  const names = new Map<string, string>()
  for (const option of ballot.options) names.set(fold(option.label), option.id)
  for (const option of ballot.options) names.set(fold(option.id), option.id)
  for (const [index, option] of ballot.options.entries()) names.set(String(ballot.first + index), option.id)
  let known = 0
  const id = (token: string): string => {
    const found = names.get(fold(token))
    if (found !== undefined) known += 1
    return found ?? token.trim()
  }
  const line = write(ballot, said, id)
  return known === 0 ? undefined : line
}

function write({ method, options }: TypedBallot, said: string, id: (token: string) => string): string {
  if (method.kind === 'one') return withReason(said, id)
  if (method.kind === 'ranks')
    return said
      .split(/[>=]/.test(said) ? /([>=])/ : /([,;\n])/)
      .map((part) => (/^[>=]$/.test(part) ? part : /^[,;\n]$/.test(part) ? '>' : id(part)))
      .join(' ')
  const parts = said.split(/[,;\n]/).filter((part) => part.trim() !== '')
  if (method.kind === 'many') return parts.map(id).join(', ')
  if (method.kind === 'grades' && isInOrder(parts, method.grades, options))
    return parts.map((part, at) => pair(`${options[at]!.id}: ${part}`, method.grades, id)).join(', ')
  if (method.kind === 'points') return parts.map((part) => pair(pointsFirst(part), [], id)).join(', ')
  return parts.map((part) => pair(part, method.kind === 'grades' ? method.grades : [], id)).join(', ')
}

/** « objection : le délai est trop court »: what is behind the option is why. */
function withReason(said: string, id: (token: string) => string): string {
  const whole = id(said)
  const [, first, why] = /^([^:\n]+)[:\n]([\s\S]+)$/.exec(said) ?? []
  return whole === said.trim() && first !== undefined ? `${id(first)}: ${why!.trim()}` : whole
}

/** « bien, passable, très bien »: a grade for each, as they stand. */
function isInOrder(parts: readonly string[], grades: readonly string[], options: TypedBallot['options']): boolean {
  const isGrade = (part: string) => grades.some((grade) => fold(grade) === fold(part))
  return parts.length === options.length && parts.every(isGrade)
}

/** « 3 sur a » says what `a: 3` does. */
function pointsFirst(part: string): string {
  const [, points, option] =
    /^\s*(\d{1,3})\s*(?:points?|gommettes?|dots?)?\s+(?:sur|pour|on|for)\s+(\S.*)$/i.exec(part) ?? []
  return option === undefined ? part : `${option.trim()}: ${points}`
}

/** `a: 3` or `a: bien`; a grade is recognised without its accents, and without the colon: « a bien », « a et b bien ». */
function pair(part: string, grades: readonly string[], id: (token: string) => string): string {
  const at = part.lastIndexOf(':')
  if (at < 0) return graded(part, grades, id) ?? id(part)
  const value = part.slice(at + 1).trim()
  return `${id(part.slice(0, at))}: ${grades.find((grade) => fold(grade) === fold(value)) ?? value}`
}

function graded(part: string, grades: readonly string[], id: (token: string) => string): string | undefined {
  const words = part.trim().split(/\s+/)
  for (let from = 1; from < words.length; from++) {
    const said = fold(words.slice(from).join(' '))
    const grade = grades.find((one) => fold(one) === said)
    if (grade === undefined) continue
    const options = words.slice(0, from)
    // « 1 et 3 » are two numbers; a label may have such a word in it.
    const several = options.filter((word) => !/^(?:et|and)$/i.test(word))
    const named = several.every((word) => /^\d+$/.test(word)) ? several : [options.join(' ')]
    return named.map((one) => `${id(one)}: ${grade}`).join(', ')
  }
  return undefined
}

function inner(drawn: Drawn): readonly DrawnInner[] {
  return drawn.nodes.flatMap((node: DrawnNode) => (node.kind === 'card' ? node.nodes : [node]))
}

function drawnLabels(drawn: Drawn): readonly Pick<TypedWord, 'label' | 'target'>[] {
  return inner(drawn).flatMap((node) => (node.kind === 'actions' ? node.items.flatMap(labelled) : []))
}

function labelled(item: DrawnAction): readonly Pick<TypedWord, 'label' | 'target'>[] {
  if (item.kind === 'link') return []
  return item.kind === 'button' ? [item] : item.options
}
