/** Colleges as the organisers name them, and who belongs to which: pure. */
import type { College } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/** More than any region has; keeps the page readable. */
export const mostColleges = 20
export const longestName = 60

export type NewCollege = { readonly name: string; readonly folded: string }

/** New ones are added, withdrawn ones taken up again; those in place are left. Refuses when nothing is left to add. */
export function addColleges(
  names: readonly NewCollege[],
  known: readonly College[],
  label: string,
): { readonly added: readonly NewCollege[]; readonly again: readonly College[] } {
  const wanted = names.filter((n, i) => n.folded !== '' && names.findIndex((o) => o.folded === n.folded) === i)
  const long = wanted.find((n) => [...n.name].length > longestName)
  if (long) throw new Refusal('tooLong', { label, length: [...long.name].length, max: longestName })
  if (wanted.length === 0) throw new Refusal('tooShort', { label, min: 2 })
  const active = known.filter((college) => college.state === 'active')
  const added = wanted.filter((n) => !known.some((college) => college.folded === n.folded))
  const again = known.filter((c) => c.state !== 'active' && wanted.some((n) => n.folded === c.folded))
  if (added.length + again.length === 0) throw new Refusal('hasCollege', { college: wanted[0]!.name }, [seeColleges])
  if (active.length + added.length + again.length > mostColleges)
    throw new Refusal('tooManyColleges', { max: mostColleges })
  return { added, again }
}

/** The one college meant by these words: by its whole name, else by the beginning of it. */
export function oneCollege(typed: string, folded: string, colleges: readonly College[]): College {
  const exact = colleges.filter((college) => college.folded === folded)
  const found = exact.length > 0 ? exact : colleges.filter((college) => college.folded.startsWith(folded))
  const names = colleges.map((college) => college.name).join(', ')
  if (colleges.length === 0) throw new Refusal('noCollege', {}, [seeColleges])
  if (found.length === 0) throw new Refusal('noSuchCollege', { college: typed.slice(0, 60), names })
  if (found.length > 1)
    throw new Refusal('severalColleges', { college: typed.slice(0, 60), names: found.map((c) => c.name).join(', ') })
  return found[0]!
}

/** « URIOPSS associations »: words that end with the name of a college say both. */
export function endsWithCollege<C extends Pick<College, 'folded'>>(
  folded: string,
  colleges: readonly C[],
): C | undefined {
  return colleges
    .filter((college) => folded.endsWith(` ${college.folded}`))
    .toSorted((a, b) => b.folded.length - a.folded.length)[0]
}

const seeColleges = { label: 'seeColleges', call: { intent: 'colleges', args: {} } }
