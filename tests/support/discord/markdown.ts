/** Discord's markdown as a person reads it: the words without the signs. */

/** Names for ids, the moment of reading, and the reader's zone. */
export type Names = {
  user(id: string): string
  role(id: string): string
  channel(id: string): string
  now(): number
}

/** Characters that begin no sign. */
const words = /[^\\`<[h*_~|\n]+|\n/y
const block = /(?:>>> |> )?(?:#{1,3} +|-# +|[ \t]*[-*] +)?/y
const escaping = /\\([^0-9A-Za-z\s])/y
const fence = /```(?:[a-z0-9_+\-.#]+\n)?\n*([^\n][\s\S]*?)\n*```/iy
const code = /(`+)([\s\S]*?[^`])\1(?!`)/y
const moment = /<t:(-?\d{1,17})(?::([tTdDfFRsS]))?>/y
const mention = /<(@!?|@&|#)(\d+)>/y
const command = /<\/([^:>]+):\d+>/y
const emoji = /<a?:(\w+):\d+>/y
const bare = /<(https?:\/\/[^\s>]+)>/y
const link = /\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(\s*<?(https?:\/\/[^\s<>)]+)>?(?:\s+"[^"]*")?\s*\)/y
const url = /https?:\/\/[^\s<]+[^<.,:;"')\]\s]/y
const pairs = [
  /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y,
  /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y,
  /~~([\s\S]+?)~~/y,
  /\|\|([\s\S]+?)\|\|/y,
  /\b_((?:__|\\[\s\S]|[^\\_])+?)_\b/y,
  /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
]

export function readMarkdown(text: string, names: Names): string {
  return read(text, names, true)
}

function read(text: string, names: Names, lines: boolean): string {
  let out = ''
  let at = 0
  function take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at += found[0].length
    return found ?? undefined
  }
  while (at < text.length) {
    if (lines && (at === 0 || text[at - 1] === '\n')) {
      take(block)
      if (at >= text.length) break
    }
    out += next()
  }
  return out

  function next(): string {
    const said = take(words)
    if (said) return said[0]
    const escaped = take(escaping)
    if (escaped) return escaped[1] ?? ''
    const fenced = take(fence)
    if (fenced) return fenced[1] ?? ''
    const inCode = take(code)
    if (inCode) return (inCode[2] ?? '').trim()
    const time = take(moment)
    if (time) return readMoment(Number(time[1]), time[2] ?? 'f', names.now())
    const mentioned = take(mention)
    if (mentioned) {
      const [, sign = '', id = ''] = mentioned
      if (sign === '#') return `#${names.channel(id)}`
      return `@${sign === '@&' ? names.role(id) : names.user(id)}`
    }
    const called = take(command)
    if (called) return `/${called[1]}`
    const pictured = take(emoji)
    if (pictured) return `:${pictured[1]}:`
    const linked = take(bare)
    if (linked) return linked[1] ?? ''
    const masked = take(link)
    if (masked) return read(masked[1] ?? '', names, false)
    const address = take(url)
    if (address) return address[0]
    for (const pair of pairs) {
      const inside = take(pair)
      if (inside) return read(inside[1] ?? '', names, false)
    }
    const [char = ''] = text.slice(at)
    at += char.length
    return char
  }
}

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
}

const dates = new Map<string, Intl.DateTimeFormat>()
const relative = new Intl.RelativeTimeFormat('fr', { numeric: 'always' })

/** Making one takes longer than all that it formats in a story. */
function dateIn(style: string): Intl.DateTimeFormat {
  const made = dates.get(style) ?? new Intl.DateTimeFormat('fr-FR', { ...styles[style], timeZone: 'Europe/Paris' })
  dates.set(style, made)
  return made
}

function readMoment(seconds: number, style: string, now: number): string {
  const ms = seconds * 1000
  if (style !== 'R') return dateIn(style).format(ms)
  const units = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const
  const away = (ms - now) / 1000
  const [unit, length] = units.find(([, one]) => Math.abs(away) >= one) ?? (['second', 1] as const)
  return relative.format(Math.round(away / length), unit)
}
