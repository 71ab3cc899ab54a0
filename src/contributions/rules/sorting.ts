/** Themes, and which idea stands under which: pure. An idea is sorted while its theme is in use. */
import type { Idea, Theme } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/** Characters of a title. */
export const longestTitle = 120
/** One list of choices shows no more on the narrowest platform, twice over. */
export const mostThemes = 50

type Named = Pick<Theme, 'number' | 'title' | 'folded'>

/**
 * The theme that somebody typed: its number, its title, or the beginning of one only. `folded` is `typed` as titles are
 * compared. One that does not exist is refused with the way to create it.
 */
export function themeNamed<T extends Named>(typed: string, folded: string, themes: readonly T[]): T {
  const number = Number(/^(?:n\s*[°ºo]?\s*|#\s*)?(\d{1,6})$/.exec(folded)?.[1])
  const found = themes.find((theme) => theme.folded === folded) ?? themes.find((theme) => theme.number === number)
  if (found) return found
  const begun = folded === '' ? [] : themes.filter((theme) => theme.folded.startsWith(folded))
  if (begun.length > 1) throw new Refusal('severalThemes', { theme: typed.slice(0, 80) })
  if (begun[0]) return begun[0]
  const waysOut = Number.isNaN(number)
    ? [{ label: 'createTheme', call: { intent: 'theme add', args: { titles: typed.slice(0, longestTitle) } } }]
    : []
  throw new Refusal('noSuchTheme', { theme: typed.slice(0, 80) }, waysOut)
}

export type NewTitle = { readonly title: string; readonly folded: string }

/** Which titles are new, and which were withdrawn and come back. Throws when there is none to add. */
export function newThemes<T extends Pick<Theme, 'folded' | 'state'>>(
  titles: readonly NewTitle[],
  known: readonly T[],
): { readonly fresh: readonly NewTitle[]; readonly back: readonly T[] } {
  const wanted = titles.filter((t, i) => t.folded !== '' && titles.findIndex((o) => o.folded === t.folded) === i)
  for (const { title } of wanted) {
    const { length } = [...title]
    if (length > longestTitle) throw new Refusal('themeTooLong', { length, max: longestTitle })
  }
  const fresh = wanted.filter((t) => !known.some((k) => k.folded === t.folded))
  const back = known.filter((k) => k.state !== 'active' && wanted.some((t) => t.folded === k.folded))
  if (fresh.length + back.length === 0) throw new Refusal('themeTaken', { theme: wanted[0]?.title ?? '' })
  const active = known.filter((k) => k.state === 'active').length
  if (active + fresh.length + back.length > mostThemes) throw new Refusal('tooManyThemes', { max: mostThemes })
  return { fresh, back }
}

/** The theme of an idea; undefined while it has to be sorted. */
export function themeOf<T extends Pick<Theme, 'id'>>(
  idea: Pick<Idea, 'themeId'>,
  activeThemes: readonly T[],
): T | undefined {
  return activeThemes.find((theme) => theme.id === idea.themeId)
}

/** The next one to sort behind `after`, from the beginning again at the end. Ideas are in the order of their numbers. */
export function nextUnsorted<I extends Pick<Idea, 'number' | 'themeId'>>(
  ideas: readonly I[],
  activeThemes: readonly Pick<Theme, 'id'>[],
  after = 0,
): I | undefined {
  const waiting = ideas.filter((idea) => themeOf(idea, activeThemes) === undefined)
  return waiting.find((idea) => idea.number > after) ?? waiting[0]
}

/** « 12:3 14:0 »: idea 12 was in theme 3, idea 14 in none; what an undo puts back. */
export function writePlaces(places: readonly { readonly idea: number; readonly theme: number | undefined }[]): string {
  return places.map(({ idea, theme }) => `${idea}:${theme ?? 0}`).join(' ')
}

export function readPlaces(written: string): { readonly idea: number; readonly theme: number }[] {
  return [...written.matchAll(/(\d+):(\d+)/g)].map(([, idea, theme]) => ({ idea: Number(idea), theme: Number(theme) }))
}
