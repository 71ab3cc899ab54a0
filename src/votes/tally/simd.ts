/**
 * Small WebAssembly functions that look at sixteen bytes at once, written out by their bytes, each with a memory that is
 * kept from one use to the next. A sum of a byte overflows after 255 steps: whoever calls adds up before.
 */

/** Node has it; the types of plain JavaScript do not tell. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Memory: new (size: {
    readonly initial: number
  }) => { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

export const lanes = 16
/** Steps of sixteen bytes after which sums of bytes are added up. */
export const most = 255
const page = 65_536

/** A whole number below 2^14, as it is written there. */
const number = (value: number) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7])
const simd = (operation: number, ...rest: number[]) => [0xfd, ...number(operation), ...rest]
export const [get, set, tee, i32Const, i32Add, branchIf, end] = [0x20, 0x21, 0x22, 0x41, 0x6a, 0x0d, 0x0b] as const
export const loop = [0x03, 0x40]
export const [load, store, splat] = [simd(0x00, 0, 0), simd(0x0b, 0, 0), simd(0x0f)]
/** Sixteen bytes further on by so much. */
export const [loadAt, storeAt] = [(far: number) => simd(0x00, 0, far), (far: number) => simd(0x0b, 0, far)]
export const [equal, lessThan, greaterThan, subtract] = [simd(0x23), simd(0x26), simd(0x28), simd(0x71)]
/** Bytes by two into 16 bits, these by two into 32. */
export const addUp = [...simd(0x7d), ...simd(0x7f)]
/** Of sixteen bytes, four at a time, each as 32 bits. */
export const fours = [
  [...simd(0x89), ...simd(0xa9)],
  [...simd(0x89), ...simd(0xaa)],
  [...simd(0x8a), ...simd(0xa9)],
  [...simd(0x8a), ...simd(0xaa)],
]
export const addFours = simd(0xae)
export const vectors = (count: number) => [1, count, 0x7b]
export const minusOne = [i32Const, 0x7f]

function section(id: number, ...content: number[]): number[] {
  return [id, ...number(content.length), ...content]
}

/** The memory, as bytes and as numbers of 32 bits. */
export type Room = { readonly bytes: Uint8Array<ArrayBuffer>; readonly sums: Int32Array<ArrayBuffer> }

/** A function of `parameters` numbers that gives nothing back, and its memory, grown to `size` bytes. */
export function written(parameters: number, body: readonly number[]) {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const numbers = Array.from({ length: parameters }, () => 0x7f)
  const module = new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      // one type: numbers, nothing back; memory `m.m`; one function of this type; exported as `f`
      ...section(1, 1, 0x60, parameters, ...numbers, 0),
      ...section(2, 1, 1, 0x6d, 1, 0x6d, 2, 0, 1),
      ...section(3, 1, 0),
      ...section(7, 1, 1, 0x66, 0, 0),
      ...section(10, 1, ...number(body.length), ...body),
    ]),
  )
  const { f } = new WebAssembly.Instance(module, { m: { m: memory } }).exports
  return {
    run: f as (...numbers: number[]) => void,
    room(size: number): Room {
      const missing = Math.ceil((size - memory.buffer.byteLength) / page)
      if (missing > 0) memory.grow(missing)
      return { bytes: new Uint8Array(memory.buffer), sums: new Int32Array(memory.buffer) }
    },
  }
}
