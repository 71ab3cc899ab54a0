/** What may be meant by what is typed so far: the nearest first, as a list to choose from. */
import type { Suggestion } from '../port.ts'
import { fold } from './fold.ts'

/** `also`: other words by which it is found. Candidates are in the order in which they are proposed when nothing is typed. */
export type Candidate = Suggestion & { readonly also?: readonly string[] }

/** No list of choices of any platform holds more. */
export const mostSuggestions = 25

/** « 12. Mutualiser les emplois, fin juin »: a thing by the number that people see. */
export function numbered(number: number, title: string, more?: string): Candidate {
  const letters = [...title]
  const short = letters.length <= longestTitle ? title : `${letters.slice(0, longestTitle - 1).join('')}…`
  return { value: String(number), label: `${number}. ${short}${more ? `, ${more}` : ''}`, also: [title] }
}

/** A list of choices shows a line of a hundred letters at most; a date still has to stand behind. */
const longestTitle = 60

/** Those that hold every word that is typed; whole ones first, then beginnings, then the rest, each in the given order. */
export function matching(typed: string, candidates: readonly Candidate[]): Suggestion[] {
  const folded = fold(typed).replace(/^(?:(?:n\s*[°ºo]?|#)\s*(?=\d)|@\s*)/, '')
  const words = wordsOf(folded)
  return candidates
    .map((candidate) => ({ candidate, rank: rankOf(candidate, folded, words) }))
    .filter(({ rank }) => rank < unlike)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostSuggestions)
    .map(({ candidate: { value, label } }) => ({ value, label: label.replace(/[\n\r\t]+/g, ' ') }))
}

const unlike = 4

function rankOf({ value, label, also = [] }: Candidate, folded: string, words: readonly string[]): number {
  if (words.length === 0) return 0
  const said = [value, label, ...also].map(fold)
  if (said.includes(folded)) return 0
  if (said.some((one) => one.startsWith(folded))) return 1
  const known = said.flatMap(wordsOf)
  if (words.every((word) => known.some((one) => one.startsWith(word)))) return 2
  return words.every((word) => said.some((one) => one.includes(word))) ? 3 : unlike
}

function wordsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

/** « 3, 12, empl »: what is complete is kept in front of what is proposed for the last part. */
export function completing(typed: string, propose: (last: string) => readonly Suggestion[]): Suggestion[] {
  const [, before = '', last = ''] = /^((?:[\s\S]*[,;])?\s*)([\s\S]*)$/.exec(typed) ?? []
  const given = before
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
  return propose(last)
    .filter(({ value }) => !given.includes(value))
    .map(({ value, label }) => ({
      value: [...given, value].join(', '),
      label: given.length === 0 ? label : `${given.join(', ')}, ${label}`,
    }))
}
