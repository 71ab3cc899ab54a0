/** The files of a zip archive by name (PKWARE APPNOTE 6.3, § 4.3), to look into a .docx; each is checked against its CRC. */
import { crc32, inflateRawSync } from 'node:zlib'

export function unzip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0) throw new Error('no zip archive')
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, sum, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(start, start + size)
    const content = method === 0 ? packed : inflateRawSync(packed)
    const path = zip.toString('utf8', at + 46, at + 46 + name)
    if (crc32(content) !== sum) throw new Error(`${path} is damaged`)
    files.set(path, content)
    at += 46 + name + extra + comment
  }
  return files
}

/** Undefined when every element is closed in its turn and nothing stands in it that XML 1.0 does not allow. */
export function xmlFault(xml: string): string | undefined {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml)) return 'a character that XML has not'
  const open: string[] = []
  const piece = /<\?[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/gu
  for (const [whole, closing, name, attributes, empty, said, stray] of xml.matchAll(piece)) {
    if (stray !== undefined) return `a stray < before ${xml.slice(xml.indexOf(whole), 40)}`
    if (/&(?!amp;|lt;|gt;|quot;|apos;|#\d+;|#x[\da-f]+;)/i.test(said ?? attributes ?? '')) return 'a stray &'
    if (name === undefined || empty) continue
    if (!closing) open.push(name)
    else if (open.pop() !== name) return `</${name}> closes another element`
  }
  return open.length === 0 ? undefined : `<${open.at(-1)}> is not closed`
}
