/**
 * Many texts of one length at once: how often each character stands at each place. Texts are written one after the
 * other, an end of line behind each, so that sixteen of them take a whole number of steps, after which a byte is that of
 * the same place again. Where ends of lines stand in their place alone, all are as long.
 */
import {
  addFours,
  branchIf,
  end,
  equal,
  fours,
  get,
  i32Add,
  lanes,
  load,
  loadAt,
  loop,
  minusOne,
  most,
  set,
  splat,
  storeAt,
  subtract,
  tee,
  vectors,
  written,
} from './simd.ts'

/**
 * Of an address, how far the next one is, a number of steps, a character, and where sixteen sums stand to be added to:
 * locals 0 to 4; then those of this time, and what is sought (5, 6).
 */
const { run: seek, room } = written(5, [
  ...vectors(2),
  ...[get, 3, ...splat, set, 6],
  ...loop,
  // where it is so, a comparison leaves -1 in the byte
  ...[get, 5, get, 0, ...load, get, 6, ...equal, ...subtract, set, 5],
  ...[get, 0, get, 1, i32Add, set, 0],
  ...[get, 2, ...minusOne, i32Add, tee, 2, branchIf, 0, end],
  ...fours.flatMap((four, i) => [
    ...[get, 4, get, 4, ...loadAt(i * lanes)],
    ...[get, 5, ...four, ...addFours, ...storeAt(i * lanes)],
  ]),
  end,
])

/** Bytes of texts that are looked at together: they fit into what a processor has at hand. */
const roomy = 2 ** 15
/** Sums, for longer texts are taken one by one. */
const mostSums = 2 ** 14
const lineEnd = 10
const encoder = new TextEncoder()

/**
 * `counts[place * characters.length + i]`: texts with `characters[i]` at this place. Undefined where a text is not
 * `length` long or has a character that is none of these, all ASCII; and where there would be too many sums.
 */
export function charactersOf(
  texts: readonly string[],
  length: number,
  characters: readonly number[],
): Float64Array | undefined {
  const width = length + 1
  const sought = [...characters, lineEnd]
  if (width * sought.length > mostSums) return undefined
  const step = lanes * width
  const atOnce = lanes * Math.min(most, Math.max(1, Math.floor(roomy / step)))
  const start = width * sought.length * lanes * 4
  const { bytes, sums } = room(start + atOnce * width)
  bytes.fill(0, 0, start)
  for (let from = 0; from < texts.length; from += atOnce) {
    const some = texts.slice(from, from + atOnce)
    const filled = start + some.length * width
    const groups = Math.ceil(some.length / lanes)
    // a character beyond ASCII takes more than one byte: the last ones find no room
    const { read } = encoder.encodeInto(some.join('\n'), bytes.subarray(start, filled))
    if (read !== some.length * width - 1) return undefined
    bytes[filled - 1] = lineEnd
    bytes.fill(0, filled, start + groups * step)
    for (let first = 0; first < width; first++)
      for (let i = 0; i < sought.length; i++)
        seek(start + first * lanes, step, groups, sought[i]!, (first * sought.length + i) * lanes * 4)
  }
  const counts = new Float64Array(length * characters.length)
  const known = new Float64Array(width)
  for (let byte = 0; byte < step; byte++)
    for (let i = 0; i < sought.length; i++) {
      const found = sums[(Math.floor(byte / lanes) * sought.length + i) * lanes + (byte % lanes)]!
      const place = byte % width
      if ((place === length) !== (i === characters.length)) continue
      if (place < length) counts[place * characters.length + i]! += found
      known[place]! += found
    }
  return known.every((found) => found === texts.length) ? counts : undefined
}
