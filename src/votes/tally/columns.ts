/**
 * Many rankings at once, from a column of ranks per option: sixteen ballots are compared by one instruction. It counts,
 * byte by byte, how often a rank is below the other and how often it is above.
 */
import {
  addUp,
  branchIf,
  end,
  get,
  greaterThan,
  i32Add,
  i32Const,
  lanes,
  lessThan,
  load,
  loop,
  minusOne,
  most,
  set,
  store,
  subtract,
  tee,
  vectors,
  written,
} from './simd.ts'

/** Of two addresses and a number of steps: locals 0 to 2; then sums, below and above (3, 4), and what was read (5, 6). */
const { run: compare, room } = written(3, [
  ...vectors(4),
  ...loop,
  ...[get, 0, ...load, set, 5, get, 1, ...load, set, 6],
  // where it is so, a comparison leaves -1 in the byte
  ...[get, 3, get, 5, get, 6, ...lessThan, ...subtract, set, 3],
  ...[get, 4, get, 5, get, 6, ...greaterThan, ...subtract, set, 4],
  ...[get, 0, i32Const, lanes, i32Add, set, 0, get, 1, i32Const, lanes, i32Add, set, 1],
  ...[get, 2, ...minusOne, i32Add, tee, 2, branchIf, 0, end],
  ...[i32Const, 0, get, 3, ...addUp, ...store, i32Const, lanes, get, 4, ...addUp, ...store, end],
])

/** Two sums, as four numbers each, stand at the beginning of the memory. */
const header = 32
/** So many ballots are compared before sums are added up; their ranks fit into what a processor has at hand. */
const atOnce = most * lanes

/** Writes the ranks of ballots `from` to `to`: those of option `a` from `at(a)` on. */
export type Fill = (bytes: Uint8Array, at: (option: number) => number, from: number, to: number) => void

/** `cells[a * C + b]`: ballots that rank a above b. Ranks are bytes, lowest best. */
export function pairsOf(options: number, ballots: number, fill: Fill): Float64Array {
  const { bytes, sums } = room(header + atOnce * options)
  const cells = new Float64Array(options * options)
  const at = (option: number) => header + option * atOnce
  for (let from = 0; from < ballots; from += atOnce) {
    const some = Math.min(atOnce, ballots - from)
    const steps = Math.ceil(some / lanes)
    fill(bytes, at, from, from + some)
    // what is left of the last step is the same in every column: a tie
    for (let a = 0; a < options; a++) bytes.fill(0, at(a) + some, at(a) + steps * lanes)
    for (let a = 0; a < options; a++)
      for (let b = a + 1; b < options; b++) {
        compare(at(a), at(b), steps)
        cells[a * options + b]! += sums[0]! + sums[1]! + sums[2]! + sums[3]!
        cells[b * options + a]! += sums[4]! + sums[5]! + sums[6]! + sums[7]!
      }
  }
  return cells
}

/** So too, from columns that are there; all are as long. */
export function pairsOfColumns(columns: readonly Uint8Array[]): Float64Array {
  const ballots = columns[0]?.length ?? 0
  if (columns.some((column) => column.length !== ballots)) throw new TypeError('columns of one length')
  return pairsOf(columns.length, ballots, (bytes, at, from, to) => {
    for (const [option, column] of columns.entries()) bytes.set(column.subarray(from, to), at(option))
  })
}
