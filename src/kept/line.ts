/** What a line of a story means, or one typed at the console, before anything is known of the room: a pure parser that never throws. */
import { type Platform, platforms } from '../port.ts'

/** Why a line cannot be understood. */
export type LineError = 'person' | 'place' | 'platform' | 'silence' | 'label' | 'reply' | 'field' | 'twice'

/** `account` is the folded name that stands for the account; `name` is what was typed. */
export type Person = { readonly account: string; readonly name: string }
/** `like` is the platform whose capabilities the place is given, when the line says so. */
export type Spot =
  | { readonly kind: 'dm' }
  | { readonly kind: 'room'; readonly channel: string; readonly name: string; readonly like?: Platform }

type Spoken = { readonly who: Person; readonly where: Spot }
export type Line =
  | (Spoken & { readonly kind: 'say'; readonly text: string })
  | (Spoken & { readonly kind: 'press'; readonly label: string })
  /** `text` is all that stands between the braces: the answer, when the form has a single field and none is named */
  | (Spoken & { readonly kind: 'fill'; readonly values: ReadonlyMap<string, string>; readonly text: string })
  | (Spoken & { readonly kind: 'reply'; readonly to: number; readonly text: string })
  | (Spoken & { readonly kind: 'attach'; readonly file: string; readonly text: string })
  /** a wall time such as `2011-04-04T09:00`, not yet checked against a calendar */
  | { readonly kind: 'clock'; readonly at: string }
  | { readonly kind: 'comment' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly error: LineError; readonly about: string }

const name = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u
const clockWords = ['horloge', 'clock']
const dmWords = ['dm', 'mp']
const replyWord = /^(?:r[ée]ponds?|reply)\s+(?:n[°o]\s*)?(\d{1,9})(?:\s+([\s\S]*))?$/iu
const attachWord = /^(?:joint|attach)\s+(?:"([^"]+)"|([^\s"]+\.[\p{L}\p{N}]{1,8}))(?:\s+([\s\S]*))?$/iu
const commandWord = /^\\(?=(?:r[ée]ponds?|reply|joint|attach)\s)/iu
const escapable = '\\[]{};"«»#'

export function parseLine(line: string): Line {
  const text = line.trim()
  if (text === '') return { kind: 'empty' }
  if (text.startsWith('#')) return { kind: 'comment' }
  const [first, afterFirst] = headOf(text)
  const [second, rest] = headOf(afterFirst)
  if (clockWords.includes(foldName(first)) && !isPlace(second)) return { kind: 'clock', at: afterFirst }
  if (!name.test(first)) return wrong('person', first)
  if (second === '') return wrong('place', first)
  const where = spotOf(second)
  if (typeof where === 'string') return wrong(where, second)
  if (rest === '') return wrong('silence', `${first} ${second}`)
  return whatIsSaid({ who: { account: foldName(first), name: first }, where }, rest)
}

/** `Élodie` -> `elodie`: one account however it is typed. */
export function foldName(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}

/** Does this word name a place (`#pleniere`, `#pleniere@slack`, `dm`)? */
export function isPlace(word: string): boolean {
  return word.startsWith('#') || dmWords.includes(foldName(word))
}

function spotOf(word: string): Spot | LineError {
  if (dmWords.includes(foldName(word))) return { kind: 'dm' }
  if (!word.startsWith('#')) return 'place'
  const [typed = '', like, ...more] = word.slice(1).split('@')
  if (!name.test(typed) || more.length > 0) return 'place'
  const spot = { kind: 'room', channel: foldName(typed), name: typed } as const
  if (like === undefined) return spot
  const platform = platforms.find((known) => known === foldName(like))
  return platform ? { ...spot, like: platform } : 'platform'
}

function whatIsSaid(spoken: Spoken, text: string): Line {
  if (text.startsWith('[') && closes(text, '[', ']')) {
    const label = unescaped(text.slice(1, -1)).trim()
    return label === '' ? wrong('label', text) : { ...spoken, kind: 'press', label }
  }
  if (text.startsWith('{') && closes(text, '{', '}')) return fill(spoken, text)
  const reply = replyWord.exec(text)
  if (reply) {
    const said = unescaped(reply[2] ?? '').trim()
    return said === '' ? wrong('reply', text) : { ...spoken, kind: 'reply', to: Number(reply[1]), text: said }
  }
  const attach = attachWord.exec(text)
  if (attach) {
    return { ...spoken, kind: 'attach', file: attach[1] ?? attach[2] ?? '', text: unescaped(attach[3] ?? '').trim() }
  }
  return { ...spoken, kind: 'say', text: unescaped(text.replace(commandWord, '')) }
}

function fill(spoken: Spoken, text: string): Line {
  const values = new Map<string, string>()
  const inside = text.slice(1, -1).trim()
  const found = pieces(inside).filter((piece) => piece.trim() !== '')
  for (const piece of found) {
    const colon = piece.indexOf(':')
    const field = piece.slice(0, Math.max(0, colon)).trim()
    if (field === '' && found.length === 1) break
    if (field === '') return wrong('field', piece.trim())
    if (values.has(field)) return wrong('twice', field)
    values.set(field, unquote(piece.slice(colon + 1).trim()))
  }
  return { ...spoken, kind: 'fill', values, text: unquote(inside) }
}

/** Is the last character the mark that closes the first one? */
function closes(text: string, open: string, close: string): boolean {
  let depth = 0
  for (const { char, at } of bare(text, open === '{')) {
    if (char === open) depth += 1
    if (char === close) depth -= 1
    if (depth === 0) return at === text.length - 1
  }
  return false
}

function pieces(text: string): string[] {
  const found: string[] = []
  let from = 0
  for (const { char, at } of bare(text, true)) {
    if (char !== ';') continue
    found.push(text.slice(from, at))
    from = at + 1
  }
  return [...found, text.slice(from)]
}

/** The characters that are neither escaped nor, with `quotes`, inside a value that is quoted whole. */
function* bare(text: string, quotes: boolean): Generator<{ readonly char: string; readonly at: number }> {
  let isStart = true
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (char === '\\') {
      at += 1
    } else if (quotes && isStart && closing(char)) {
      at = endOfQuote(text, at) ?? at
    } else {
      yield { char, at }
    }
    if (!/\s/.test(char)) isStart = char === ':' || (char === '{' && at === 0)
  }
}

/** Where the quotation opened at `from` ends, if the value ends with it too. */
function endOfQuote(text: string, from: number): number | undefined {
  const close = closing(text[from] ?? '')
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === close) return /^\s*(?:[;}]|$)/.test(text.slice(at + 1)) ? at : undefined
  }
  return undefined
}

function closing(char: string): string | undefined {
  return char === '"' ? '"' : char === '«' ? '»' : undefined
}

function unquote(value: string): string {
  const quoted = value.length > 1 && endOfQuote(value, 0) === value.length - 1
  if (!quoted || !closing(value[0] ?? '')) return unescaped(value)
  return unescaped(value.slice(1, -1)).trim()
}

/** `\n` is a new line; `\` before a mark of ours gives the mark; before anything else it is an ordinary character. */
function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (both, char: string) => {
    if (char === 'n') return '\n'
    return escapable.includes(char) ? char : both
  })
}

function headOf(text: string): [head: string, rest: string] {
  const at = text.search(/\s/)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at).trim()]
}

function wrong(error: LineError, about: string): Line {
  return { kind: 'error', error, about }
}
