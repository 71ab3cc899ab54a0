/**
 * Which ideas say nearly the same, letter by letter: what a person is invited to look at, never what is merged.
 *
 * Similarity is Jaccard's of trigrams, as PostgreSQL's pg_trgm has it: accents and case away, words of letters and
 * digits, each with two spaces before and one behind, cut into sets of three letters; shared ones over all of them, from
 * 0 to 1. On 270 pairs of French proposals judged by hand it ranks like the best measures that were tried (area under the
 * curve 0.91); at 0.3 nearly no pair of twins is missed (0.99), and a third of what is shown is something else: good for
 * a list to look at, not to decide.
 */
export const nearEnough = 0.3
export const mostNear = 3

/** Sorted, each once. A trigram is one number: three UTF-16 units of 16 bits. */
export type Trigrams = Float64Array

/** `fold` takes accents and case away. */
export function trigramsOf(text: string, fold: (said: string) => string): Trigrams {
  const found = new Set<number>()
  for (const word of fold(text).split(/[^\p{L}\p{N}]+/u)) {
    if (word === '') continue
    const padded = `  ${word} `
    for (let at = 0; at + 2 < padded.length; at++)
      found.add((padded.charCodeAt(at) * 65536 + padded.charCodeAt(at + 1)) * 65536 + padded.charCodeAt(at + 2))
  }
  return Float64Array.from(found).sort()
}

/** Two texts without a word have nothing in common. */
export function similarity(a: Trigrams, b: Trigrams): number {
  const known = new Set(a)
  return jaccard(b.filter((gram) => known.has(gram)).length, a.length, b.length)
}

function jaccard(shared: number, a: number, b: number): number {
  const all = a + b - shared
  return all === 0 ? 0 : shared / all
}

/** Trigrams by a small number each, in the order in which they were met: what thousands of texts are compared by. */
export type Lexicon = Map<number, number>

export function learned(grams: Trigrams, lexicon: Lexicon): Int32Array {
  return Int32Array.from(grams, (gram) => {
    const before = lexicon.get(gram)
    if (before !== undefined) return before
    lexicon.set(gram, lexicon.size)
    return lexicon.size - 1
  })
}

/** The nearest first, equal ones in their order; `most` at most, none below `enough`. `learned` with this lexicon. */
export function nearest<T extends { readonly learned: Int32Array }>(
  text: Trigrams,
  known: Iterable<T>,
  lexicon: Lexicon,
  most = mostNear,
  enough = nearEnough,
): T[] {
  const marks = new Uint8Array(lexicon.size)
  for (const gram of text) {
    const number = lexicon.get(gram)
    if (number !== undefined) marks[number] = 1
  }
  const found: { readonly one: T; readonly score: number }[] = []
  for (const one of known) {
    const { length } = one.learned
    // Of lengths so different, not even a text within the other is near enough.
    if (Math.min(text.length, length) < Math.max(text.length, length) * enough) continue
    let shared = 0
    for (let i = 0; i < length; i++) shared += marks[one.learned[i]!]!
    const score = jaccard(shared, text.length, length)
    if (score >= enough && score > 0) found.push({ one, score })
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ one }) => one)
}
