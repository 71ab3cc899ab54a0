/**
 * Many rankings at once, from a column of ranks per option: sixteen ballots are compared by one instruction, in a small
 * WebAssembly function that is written out below. It counts, byte by byte, how often a rank is below the other and how
 * often it is above; 255 steps at most, so that no byte overflows.
 */

/** Node has it; the types of plain JavaScript do not tell. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

const lanes = 16
/** Steps of sixteen ballots after which the bytes are added up. */
const most = 255
const page = 65_536
/** The two sums, as four numbers each, stand at the beginning of the memory. */
const header = 32

const [get, set, tee, i32Const, i32Add, branchIf, end] = [0x20, 0x21, 0x22, 0x41, 0x6a, 0x0d, 0x0b]
const simd = (operation: number, ...rest: number[]) => [0xfd, operation, ...rest]
const load = simd(0x00, 0, 0)
const store = simd(0x0b, 0, 0)
const [lessThan, greaterThan, subtract] = [simd(0x26), simd(0x28), simd(0x71)]
/** Bytes by two into 16 bits, these by two into 32. */
const addUp = [...simd(0x7d), ...simd(0x7f)]

/** Of two addresses and a number of steps: locals 0 to 2; then sums, below and above (3, 4), and what was read (5, 6). */
const body = [
  ...[1, 4, 0x7b],
  ...[0x03, 0x40],
  ...[get, 0, ...load, set, 5, get, 1, ...load, set, 6],
  // where it is so, a comparison leaves -1 in the byte
  ...[get, 3, get, 5, get, 6, ...lessThan, ...subtract, set, 3],
  ...[get, 4, get, 5, get, 6, ...greaterThan, ...subtract, set, 4],
  ...[get, 0, i32Const, lanes, i32Add, set, 0, get, 1, i32Const, lanes, i32Add, set, 1],
  ...[get, 2, i32Const, 0x7f, i32Add, tee, 2, branchIf, 0, end],
  ...[i32Const, 0, get, 3, ...addUp, ...store, i32Const, lanes, get, 4, ...addUp, ...store, end],
]

function section(id: number, ...content: number[]): number[] {
  return [id, content.length, ...content]
}

const module = new WebAssembly.Module(
  Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // one type: three numbers, nothing back; memory `m.m`; one function of this type; exported as `f`
    ...section(1, 1, 0x60, 3, 0x7f, 0x7f, 0x7f, 0),
    ...section(2, 1, 1, 0x6d, 1, 0x6d, 2, 0, 1),
    ...section(3, 1, 0),
    ...section(7, 1, 1, 0x66, 0, 0),
    ...section(10, 1, body.length, ...body),
  ]),
)

type Compare = (one: number, other: number, steps: number) => void

/** `cells[a * C + b]`: ballots that rank a above b. Ranks are any bytes, lowest best; columns are all as long. */
export function pairsOfColumns(columns: readonly Uint8Array[]): Float64Array {
  const count = columns.length
  const ballots = columns[0]?.length ?? 0
  const length = Math.ceil(ballots / lanes) * lanes
  const memory = new WebAssembly.Memory({ initial: Math.ceil((header + length * count) / page) })
  // what is left of the last step is zero in every column: a tie
  const bytes = new Uint8Array(memory.buffer)
  for (const [at, column] of columns.entries()) {
    if (column.length !== ballots) throw new TypeError('columns of one length')
    bytes.set(column, header + at * length)
  }
  const compare = new WebAssembly.Instance(module, { m: { m: memory } }).exports.f as Compare
  const sums = new Int32Array(memory.buffer, 0, 8)
  const cells = new Float64Array(count * count)
  for (let from = 0; from < length; from += most * lanes) {
    const steps = Math.min(most, (length - from) / lanes)
    for (let a = 0; a < count; a++)
      for (let b = a + 1; b < count; b++) {
        compare(header + a * length + from, header + b * length + from, steps)
        cells[a * count + b]! += sums[0]! + sums[1]! + sums[2]! + sums[3]!
        cells[b * count + a]! += sums[4]! + sums[5]! + sums[6]! + sums[7]!
      }
  }
  return cells
}
