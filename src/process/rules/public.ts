/** What of a concertation anybody on the internet may read, and under which address: pure. */
import type { Concertation } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/** What the organisers choose among; title, organisers, phases and ateliers are always there. In the order of the page. */
export const publicParts = ['meetings', 'themes', 'polls', 'actions'] as const
export type PublicPart = (typeof publicParts)[number]

type Shown = Pick<Concertation, 'publicSince' | 'publicParts' | 'trialPlaceId' | 'pausedUntil'>

/** Parts as they are stored, in their order; what is no part is none. */
export function partsOf({ publicParts: stored }: Pick<Concertation, 'publicParts'>): readonly PublicPart[] {
  return Array.isArray(stored) ? publicParts.filter((part) => stored.includes(part)) : []
}

/** One that was made by mistake and taken back, or an exercise that is over: paused for ever. */
function isGone({ pausedUntil }: Pick<Concertation, 'pausedUntil'>): boolean {
  return pausedUntil !== null && pausedUntil.getTime() >= Date.UTC(9999, 0)
}

/** An exercise never has a page, whatever its row says; a pause changes nothing, since a page is sent to nobody. */
export function isPublic(concertation: Shown): boolean {
  return concertation.publicSince !== null && concertation.trialPlaceId === null && !isGone(concertation)
}

/** Throws where nothing can be shown to anybody. */
export function mayBePublic({ trialPlaceId }: Pick<Concertation, 'trialPlaceId'>): void {
  if (trialPlaceId !== null) throw new Refusal('trialHasNoPage')
}

export type PartChoice = Partial<Readonly<Record<PublicPart, boolean | undefined>>>

/** What was said of each part; of the others, what stands, or all of them where the page was never opened. */
export function chosenParts(
  concertation: Pick<Concertation, 'publicParts'>,
  choice: PartChoice,
): readonly PublicPart[] {
  const before = concertation.publicParts === null ? publicParts : partsOf(concertation)
  return publicParts.filter((part) => choice[part] ?? before.includes(part))
}

export function sameParts(some: readonly PublicPart[], others: readonly PublicPart[]): boolean {
  return some.length === others.length && some.every((part) => others.includes(part))
}

/** Does it show more than before? What is shown no more needs nobody's signature. */
export function showsMore(before: readonly PublicPart[] | undefined, after: readonly PublicPart[]): boolean {
  return before === undefined || after.some((part) => !before.includes(part))
}

/** Characters of the title in an address: it is read aloud, and written on paper. */
export const longestSlug = 60

/** « ESS à 10 ans : l’avenir ! » is `ess-a-10-ans-l-avenir`. Cut between two words where there are several. */
export function slugOf(title: string): string {
  const plain = title
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (plain === '') return 'concertation'
  if (plain.length <= longestSlug) return plain
  const cut = plain.slice(0, longestSlug + 1).lastIndexOf('-')
  return plain.slice(0, cut > 0 ? cut : longestSlug)
}

/** The first that nobody has: `ess`, `ess-2`, `ess-3`. */
export function freeSlug(title: string, taken: readonly string[]): string {
  const slug = slugOf(title)
  for (let n = 1; ; n++) {
    const tried = n === 1 ? slug : `${slug}-${n}`
    if (!taken.includes(tried)) return tried
  }
}

/** Addresses are written by hand too; what no address can be is none. */
export function isSlug(said: string): boolean {
  return said.length <= longestSlug + 10 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(said)
}

/** Shorter names are words of their own too often. */
const shortestName = 4

/**
 * Texts in which the name of a person stands as it is, or its last word: « Rencontre avec Bo Martin », « chez M. Martin ».
 * `fold` makes words comparable.
 */
export function namingTexts(
  texts: readonly string[],
  names: readonly string[],
  fold: (text: string) => string,
): readonly string[] {
  const wordsOf = (text: string) =>
    ` ${fold(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `
  const known = names.flatMap((name) => {
    const words = wordsOf(name).trim().split(' ')
    return [words.join(' '), ...(words.length > 1 ? [words.at(-1)!] : [])].filter((said) => said.length >= shortestName)
  })
  return [...new Set(texts)].filter((text) => known.some((name) => wordsOf(text).includes(` ${name} `)))
}
