/** A file that somebody attaches to what they say, as it is passed on: its name, then what it holds. Pure. */

/** Letters: two thousand lines of a hundred. */
const longest = 250_000
/** Bytes that are looked at: as many letters, whatever their alphabet. */
export const heaviest = 1_000_000

/** A table or a text: anything else cannot be read out of a message. */
export function isReadable(name: string, type = ''): boolean {
  return /\.(?:csv|tsv|txt)$/i.test(name) || /^text\/(?:csv|plain|tab-separated-values)\b/i.test(type)
}

/** What a spreadsheet of before Unicode saved is no UTF-8: then it is in its letters. Undefined when it is no text. */
export function readText(bytes: Uint8Array): string | undefined {
  if (bytes.byteLength > heaviest) return undefined
  const text = decoded(bytes)
  return text.includes('\0') ? undefined : text.slice(0, longest)
}

/** Without what it holds, the name alone. */
export function aboutFile(name: string, text: string | undefined): string {
  const named = name.replace(/\s+/g, ' ').trim().slice(0, 200)
  return text === undefined ? named : `${named}\n\n${text}`
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
