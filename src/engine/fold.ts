/** How words are compared: case, accents, typographic quotes and spaces do not count. */
import { fold } from '../views/fold.ts'

export { fold } from '../views/fold.ts'

/** Invisible marks that change what is read (bidirectional overrides), control characters, and our own number mark. */
const unwanted = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uE000-\uE001]/g

/** What somebody typed, made safe to keep: NFC, lone surrogates replaced, control and override characters removed. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').toWellFormed().replace(unwanted, '').normalize('NFC').trim()
}

/**
 * Words of `known` near to `word`, nearest first (the same first letter counts): at most one slip for three to five letters, two beyond
 * (optimal string alignment: insert, delete, replace, swap), or a beginning of at least three letters.
 */
export function nearest(word: string, known: readonly string[], most = 3): string[] {
  const typed = fold(word)
  const allowed = typed.length < 3 ? 0 : typed.length < 6 ? 1 : 2
  return known
    .map((candidate) => ({
      candidate,
      slips: slipsBetween(typed, fold(candidate), allowed),
      starts: fold(candidate)[0] === typed[0],
    }))
    .filter(({ candidate, slips }) => slips <= allowed || (typed.length >= 3 && fold(candidate).startsWith(typed)))
    .sort((a, b) => a.slips - b.slips || Number(b.starts) - Number(a.starts) || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

function slipsBetween(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
