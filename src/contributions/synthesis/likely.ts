/**
 * Which themes an idea may belong to, from the words that it shares with their titles and with the ideas already sorted
 * there. It only suggests, and says from which words: the animator decides.
 */

export type Candidate = { readonly id: string; readonly title: string }
export type SortedText = { readonly themeId: string; readonly text: string }
/** `words`: of the idea, those for which this theme is suggested; none when it is only much used. */
export type Likely = { readonly id: string; readonly words: readonly string[] }

/** Letters kept of a word: enough to tell words apart, few enough for plurals and verbs to meet. */
const stemLength = 6
const shortestWord = 4
/** A word of the title counts as much as being in this share of the theme's ideas. */
const titleWeight = 1.5

const empty = new Set(
  `avec avoir aussi autre autres aux ainsi cela celle celui cette ceux chaque comme dans dont elle elles encore entre
  etre faire faut fait leur leurs mais meme moins notre nous plus pour pouvoir quand quel quelle sans sera serait sont
  sous tous tout toute toutes trop tres vers votre vous about also because been could from have into more most other
  should some than that their them then there these they this those very what when where which with would your`.split(
    /\s+/,
  ),
)

/** `fold` takes accents and case away. The most likely first, `most` of them at most. */
export function likelyThemes(
  text: string,
  themes: readonly Candidate[],
  sorted: readonly SortedText[],
  fold: (said: string) => string,
  most = 3,
): Likely[] {
  const bags = themes.map((theme) => bagOf(theme, sorted, fold))
  const words = wordsOf(fold(text))
  const scored = bags.map(({ id, size, weights }) => {
    const shared = words.filter((word) => weights.has(stem(word)))
    const score = shared.reduce((sum, word) => sum + weights.get(stem(word))! * rarity(stem(word), bags), 0)
    return { id, size, score, words: shared.slice(0, 3) }
  })
  return scored
    .toSorted((a, b) => b.score - a.score || b.size - a.size)
    .slice(0, most)
    .map(({ id, words: why }) => ({ id, words: why }))
}

type Bag = { readonly id: string; readonly size: number; readonly weights: ReadonlyMap<string, number> }

function bagOf(theme: Candidate, sorted: readonly SortedText[], fold: (said: string) => string): Bag {
  const own = sorted.filter((idea) => idea.themeId === theme.id)
  const weights = new Map<string, number>()
  for (const idea of own)
    for (const key of new Set(wordsOf(fold(idea.text)).map(stem)))
      weights.set(key, (weights.get(key) ?? 0) + 1 / (own.length + 2))
  for (const key of new Set(wordsOf(fold(theme.title)).map(stem)))
    weights.set(key, (weights.get(key) ?? 0) + titleWeight)
  return { id: theme.id, size: own.length, weights }
}

/** A word that is in every theme tells nothing. */
function rarity(key: string, bags: readonly Bag[]): number {
  const holding = bags.filter((bag) => bag.weights.has(key)).length
  return Math.log(1 + bags.length / Math.max(1, holding))
}

function wordsOf(folded: string): string[] {
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= shortestWord && !empty.has(word))
  return [...new Set(words)]
}

function stem(word: string): string {
  return word.slice(0, stemLength)
}
