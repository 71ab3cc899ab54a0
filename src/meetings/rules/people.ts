/** Lists of people as they are typed or pasted: « Camille Durand (CRESS), Jean Petit excusé »: pure. */
import { Refusal } from '../../refusal.ts'

export const attendanceStates = ['present', 'represented', 'excused'] as const
export type AttendanceState = (typeof attendanceStates)[number]
export type Typed = {
  readonly name: string
  readonly organisation: string | undefined
  /** said behind the name */
  readonly state: AttendanceState | undefined
}

/** More than any room holds; a longer list is pasted in parts. */
export const mostNames = 300

/** Cut at commas, semicolons, line ends and « et » that stand outside parentheses. A list of nothing is refused. */
export function readPeople(text: string): Typed[] {
  const people: Typed[] = []
  for (const part of cutOutside(text)) {
    // « Zoé Lam, excusée »: what stands behind the comma is about who stands before it.
    const alone = marks.find(([pattern]) => part.replace(pattern, '').trim() === '')
    const before = people.at(-1)
    if (alone && before) people[people.length - 1] = { ...before, state: alone[1] }
    else people.push(readOne(part))
  }
  const named = people.filter((person) => /\p{L}/u.test(person.name))
  if (named.length === 0) throw new Refusal('noNames')
  if (named.length > mostNames) throw new Refusal('tooManyNames', { count: named.length, max: mostNames })
  return named
}

function cutOutside(text: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const piece of text.split(/([(),;\n]|\s(?:et|and)\s)/i)) {
    if (piece === '(') depth++
    if (piece === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && /^(?:[,;\n]|\s(?:et|and)\s)$/i.test(piece)) parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts.map((part) => part.trim()).filter(Boolean)
}

const marks: readonly (readonly [RegExp, AttendanceState])[] = [
  [/[\s,:(-]*(?:est\s+)?pr[ée]sente?s?\)?$/iu, 'present'],
  [/[\s,:(-]*(?:est\s+)?(?:repr[ée]sent[ée]e?s?|represented)\)?$/iu, 'represented'],
  [/[\s,:(-]*(?:est\s+)?(?:excus[ée]e?s?|excused)\)?$/iu, 'excused'],
]

function readOne(typed: string): Typed {
  const mark = marks.find(([pattern]) => pattern.test(typed) && typed.replace(pattern, '').trim() !== '')
  const rest = mark ? typed.replace(mark[0], '').trim() : typed.trim()
  const [, name = rest, organisation] = /^([^()]+?)\s*(?:\(([^()]*)\)?)?$/.exec(rest) ?? []
  return {
    // « @Camille », as chats name people
    name: name
      .replace(/^\s*@\s*/, '')
      .replace(/\s+/g, ' ')
      .slice(0, 80)
      .trim(),
    organisation: organisation?.replace(/\s+/g, ' ').slice(0, 120).trim() || undefined,
    state: mark?.[1],
  }
}
