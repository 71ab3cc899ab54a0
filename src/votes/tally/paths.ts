/** Strongest paths of Schulze's method, and the order that they make. */
import type { SchulzeDefinition } from './definition.ts'
import type { Exact } from './ties.ts'

type Strength = SchulzeDefinition['strength']

/** Tiers of `inside`, first first. */
export function orderBy(
  cells: readonly Exact[],
  count: number,
  inside: readonly number[],
  strength: Strength,
): number[][] {
  const size = inside.length
  const paths = links(cells, count, inside, strength)
  for (let k = 0; k < size; k++)
    for (let i = 0; i < size; i++) {
      const first = paths[i * size + k]!
      if (i === k || first === 0) continue
      const row = i * size
      const next = k * size
      for (let j = 0; j < size; j++) {
        const second = paths[next + j]!
        const weakest = first < second ? first : second
        if (weakest > paths[row + j]!) paths[row + j] = weakest
      }
    }
  const beats = (a: number, b: number) => paths[a * size + b]! > paths[b * size + a]!
  const tiers: number[][] = []
  let left = inside.map((_, i) => i)
  while (left.length > 0) {
    const unbeaten = left.filter((b) => !left.some((a) => beats(a, b)))
    tiers.push(unbeaten.map((i) => inside[i]!))
    left = left.filter((i) => !unbeaten.includes(i))
  }
  return tiers
}

/** For each pair the place of its link among all links, weakest first and from 1; 0 where there is none. */
function links(cells: readonly Exact[], count: number, inside: readonly number[], strength: Strength): Int32Array {
  const size = inside.length
  const at: number[] = []
  const wins: Exact[] = []
  const loses: Exact[] = []
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const win = cells[inside[i]! * count + inside[j]!]!
      const lose = cells[inside[j]! * count + inside[i]!]!
      if (win <= lose) continue
      at.push(i * size + j)
      wins.push(strength === 'margin' ? less(win, lose) : win)
      loses.push(strength === 'winning' ? lose : 0)
    }
  const places = placesOfNumbers(wins, loses) ?? placesOf(wins, loses)
  const paths = new Int32Array(size * size)
  for (const [i, place] of places.entries()) paths[at[i]!] = place
  return paths
}

/** Above this, two counts do not fit into one number of the machine. */
const half = 2 ** 26

/** Both counts of a link as one whole number: sorted at once. Undefined where they do not fit. */
function placesOfNumbers(wins: readonly Exact[], loses: readonly Exact[]): Int32Array | undefined {
  const keys = new Float64Array(wins.length)
  for (let i = 0; i < keys.length; i++) {
    const [win, lose] = [wins[i]!, loses[i]!]
    if (typeof win !== 'number' || typeof lose !== 'number' || win >= half || lose >= half) return undefined
    keys[i] = win * half + (half - 1 - lose)
  }
  const sorted = keys.slice().sort()
  let kinds = 0
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kinds++] = sorted[i]!
  const places = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) {
    let [low, high] = [0, kinds - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < keys[i]!) low = middle + 1
      else high = middle
    }
    places[i] = low + 1
  }
  return places
}

function placesOf(wins: readonly Exact[], loses: readonly Exact[]): Int32Array {
  const compare = (a: number, b: number) => {
    if (wins[a] !== wins[b]) return wins[a]! < wins[b]! ? -1 : 1
    return loses[a] === loses[b] ? 0 : loses[a]! > loses[b]! ? -1 : 1
  }
  const order = wins.map((_, i) => i).sort(compare)
  const places = new Int32Array(wins.length)
  let place = 0
  for (const [n, i] of order.entries()) {
    if (n === 0 || compare(order[n - 1]!, i) !== 0) place += 1
    places[i] = place
  }
  return places
}

function less(a: Exact, b: Exact): Exact {
  return typeof a === 'bigint' && typeof b === 'bigint' ? a - b : Number(a) - Number(b)
}
