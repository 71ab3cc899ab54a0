/**
 * The archive of Belenios is a tar of plain files, whose headers are written in one way only: each is written again and
 * compared, so that no byte outside the contents can differ unseen. There is no end mark: it ends with its last file.
 */
import { UnreadableElection } from './faults.ts'

export type Entry = { readonly name: string; readonly bytes: Uint8Array; readonly time: number }

export const blockSize = 512
const ascii = new TextDecoder('latin1')

/** Throws `UnreadableElection`. */
export function readTar(bytes: Uint8Array): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at < bytes.length; ) {
    const head = bytes.subarray(at, at + blockSize)
    const { name, size, time } = readHead(head, at)
    const from = at + blockSize
    const end = from + size
    const next = from + Math.ceil(size / blockSize) * blockSize
    if (next > bytes.length) throw new UnreadableElection('block', { file: name }, String(at))
    if (bytes.subarray(end, next).some((byte) => byte !== 0)) throw new UnreadableElection('block', { file: name })
    entries.push({ name, bytes: bytes.subarray(from, end), time })
    at = next
  }
  return entries
}

function readHead(head: Uint8Array, at: number): { name: string; size: number; time: number } {
  const name = ascii.decode(head.subarray(0, Math.max(0, head.indexOf(0))))
  const [size, time] = [octal(head, 124), octal(head, 136)]
  const isWhole = head.length === blockSize && name !== '' && name.length < 100
  if (!isWhole || size === undefined || time === undefined) throw new UnreadableElection('block', {}, String(at))
  const again = writeHead(name, size, time)
  if (!head.every((byte, i) => byte === again[i])) throw new UnreadableElection('block', { file: name }, String(at))
  return { name, size, time }
}

/** Eleven digits: below 2^33, thus exact. */
function octal(head: Uint8Array, at: number): number | undefined {
  const text = ascii.decode(head.subarray(at, at + 11))
  return /^[0-7]{11}$/.test(text) ? Number.parseInt(text, 8) : undefined
}

/** As `belenios-tool` writes it: mode 644, owned by nobody, a plain file. */
export function writeHead(name: string, size: number, time: number): Uint8Array {
  const head = new Uint8Array(blockSize)
  const put = (at: number, text: string) => head.set(Buffer.from(text, 'latin1'), at)
  const digits = (value: number) => value.toString(8).padStart(11, '0')
  put(0, name)
  put(100, '0000644')
  put(108, '0000000')
  put(116, '0000000')
  put(124, digits(size))
  put(136, digits(time))
  put(148, '        ')
  put(156, '0')
  const sum = head.reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return head
}
