/** Words taken out of a phrase one after the other, until nothing is left that was not understood. Everything is folded. Pure. */

export type Fraction = { readonly num: number; readonly den: number }

const letters = /[a-z0-9]/

/** The longest of these phrases that stands in the text, and the text without it. */
export function taken(text: string, phrases: readonly string[]): { readonly found: boolean; readonly rest: string } {
  for (const phrase of phrases.toSorted((a, b) => b.length - a.length)) {
    const at = standsAt(text, phrase)
    if (at >= 0) return { found: true, rest: `${text.slice(0, at)} ${text.slice(at + phrase.length)}`.trim() }
  }
  return { found: false, rest: text }
}

/** Not within a longer word. */
function standsAt(text: string, phrase: string): number {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + phrase.length] ?? ' ']
    if (!letters.test(before) && !letters.test(after)) return at
  }
  return -1
}

/** Which option the text names: that of the longest phrase. */
export function takenOne<K extends string>(
  text: string,
  table: Readonly<Record<K, readonly string[]>>,
): { readonly found: K | undefined; readonly rest: string } {
  const all = (Object.keys(table) as K[]).flatMap((key) => table[key].map((phrase) => ({ key, phrase })))
  const there = all
    .filter(({ phrase }) => standsAt(text, phrase) >= 0)
    .sort((a, b) => b.phrase.length - a.phrase.length)[0]
  return there ? { found: there.key, rest: taken(text, [there.phrase]).rest } : { found: undefined, rest: text }
}

/** « 2/5 », « 33,3 % », « la moitié »: above nothing, whole at most, in lowest terms. */
export function fractionIn(
  text: string,
  named: Readonly<Record<string, readonly string[]>>,
): (Fraction & { readonly rest: string }) | undefined {
  const slashed = /(\d{1,6})\s*\/\s*(\d{1,6})/.exec(text)
  if (slashed) return fraction(Number(slashed[1]), Number(slashed[2]), text.replace(slashed[0], ' '))
  const hundredths = /(\d{1,3})(?:[.,](\d{1,3}))?\s*%/.exec(text)
  if (hundredths) {
    const [said, whole = '', decimals = ''] = hundredths
    return fraction(Number(whole + decimals), 100 * 10 ** decimals.length, text.replace(said, ' '))
  }
  const { found, rest } = takenOne(text, named)
  const [num, den] = found?.split('/').map(Number) ?? []
  return num === undefined ? undefined : fraction(num, den ?? 1, rest)
}

function fraction(num: number, den: number, rest: string): (Fraction & { readonly rest: string }) | undefined {
  if (num < 1 || den < 1 || num > den) return undefined
  const common = gcd(num, den)
  return { num: num / common, den: den / common, rest }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

export function isFiller(rest: string, filler: readonly string[]): boolean {
  return rest
    .split(/[\s,()]+/)
    .flatMap((word) => word.split(/(?<=')/))
    .every((word) => word === '' || filler.includes(word))
}

/** The one number of this text, when it says nothing else. */
export function numberIn(text: string, filler: readonly string[] = []): number | undefined {
  const digits = /\d+/.exec(text)
  if (!digits || digits[0].length > 6) return undefined
  return isFiller(text.replace(digits[0], ' '), filler) ? Number(digits[0]) : undefined
}
