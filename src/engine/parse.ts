/** Typed words -> a call. Understands French and English at once, whatever the accents, quotes, case or spaces. */
import type { IntentName } from '../text/index.ts'
import type { Call, Field } from '../views/view.ts'
import { confirmation } from './fields.ts'
import { clean, fold, nearest } from './fold.ts'

/** Every way to name an intent and its arguments, in both languages. */
export type Lexicon = {
  /** folded verb or alias -> intent */
  readonly verbs: ReadonlyMap<string, IntentName>
  readonly fields: ReadonlyMap<IntentName, readonly LexicalField[]>
  /** what a bare `/concert` means */
  readonly bare: IntentName
  /** verbs that are commands by themselves: `/idee` */
  readonly roots: readonly string[]
}
export type LexicalField = Pick<Field, 'name' | 'kind' | 'required'> & {
  /** folded names and labels */
  readonly names: readonly string[]
  /** folded value or label -> value */
  readonly options?: ReadonlyMap<string, string>
  /** its values may be separated as fields are */
  readonly several?: true
}

export type Parsed =
  | { readonly kind: 'call'; readonly call: Call; readonly surplus: string }
  | { readonly kind: 'unknown'; readonly word: string; readonly rest: string; readonly guesses: readonly Call[] }
  /** not said to us */
  | { readonly kind: 'talk'; readonly text: string }

const command = /^[/!](\p{L}[\p{L}\p{M}\p{N}_-]*)(?:[\s\u00a0\u202f]+([\s\S]*))?$/u
const ourNames = ['concert', 'concertess']

export function parse(typed: string, lexicon: Lexicon): Parsed {
  const text = clean(typed)
  const match = command.exec(text)
  if (!match) return { kind: 'talk', text }
  const root = fold(match[1]!)
  const rest = (match[2] ?? '').trim()
  if (ourNames.includes(root)) return rest === '' ? called(lexicon.bare, '', lexicon) : parseVerb(rest, lexicon)
  if (text.startsWith('!') || lexicon.roots.includes(root)) {
    const intent = lexicon.verbs.get(root)
    if (intent) return called(intent, rest, lexicon)
  }
  return unknown(match[1]!, rest, lexicon)
}

/** `verbe reste`, as it stands behind `/concert`. */
export function parseVerb(text: string, lexicon: Lexicon): Parsed {
  const [, word = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? []
  const intent = lexicon.verbs.get(fold(word))
  return intent ? called(intent, rest, lexicon) : unknown(word, rest, lexicon)
}

function called(intent: IntentName, rest: string, lexicon: Lexicon): Parsed {
  const { args, surplus } = parseArguments(rest, lexicon.fields.get(intent) ?? [])
  return { kind: 'call', call: { intent, args }, surplus }
}

function unknown(word: string, rest: string, lexicon: Lexicon): Parsed {
  const intents = nearest(word, [...lexicon.verbs.keys(), ...ourNames]).map(
    (verb) => lexicon.verbs.get(verb) ?? lexicon.bare,
  )
  const guesses = [...new Set(intents)].map((intent) => ({
    intent,
    args: intent === lexicon.bare ? {} : parseArguments(rest, lexicon.fields.get(intent) ?? []).args,
  }))
  return { kind: 'unknown', word, rest, guesses }
}

/**
 * `nom : valeur ; autre : valeur` in any order, or values in the order of the fields; « quotes » keep words together.
 * A single field takes everything. What finds no field comes back as `surplus`.
 */
export function parseArguments(
  typed: string,
  fields: readonly LexicalField[],
): { args: Record<string, string>; surplus: string } {
  // « fermer ; vote : 3 »: nothing stands before
  const rest = typed.replace(/^[;\s]+/, '')
  const args: Record<string, string> = {}
  if (rest === '') return { args, surplus: '' }
  if (fields.length === 0) return { args, surplus: rest }
  const only = fields[0]!
  if (fields.length === 1 && !named(rest, fields))
    return { args: { [only.name]: meant(only, unquote(rest)) }, surplus: '' }
  // `titre ; champ : valeur`: cut only where a field is named, so that a text may hold semicolons.
  const cut = segments(rest)
  const parts = cut.every((s) => named(s, fields)) || cut.slice(1).some((s) => named(s, fields)) ? cut : [rest]
  if (parts.length === 1) {
    const inOrder = bySemicolons(cut, fields)
    if (inOrder) return { args: inOrder, surplus: '' }
  }
  const loose: string[] = []
  // What takes several values takes those that follow it too, up to the next one that is named.
  const isFirstNamed = parts.some((part) => named(part, fields)?.field === only)
  let several = only.several && !isFirstNamed && parts.length > 1 ? only : undefined
  for (const part of parts) {
    const pair = named(part, fields)
    const begun = pair
      ? undefined
      : fields.find((f) => f.several && f.names.includes(fold(part.replace(/[:=]\s*$/, ''))))
    if (pair && !(pair.field.name in args)) args[pair.field.name] = meant(pair.field, unquote(pair.value))
    else if (several && !begun) args[several.name] = joined(args[several.name], unquote(part))
    else if (!begun) loose.push(part)
    if (pair || begun) several = pair ? (pair.field.several ? pair.field : undefined) : begun
  }
  const surplus = loose.map((part, i) =>
    positional(
      part,
      fields.filter((f) => !(f.name in args)),
      args,
      i < loose.length - 1 || parts.length > loose.length,
    ),
  )
  return { args, surplus: surplus.filter(Boolean).join(' ') }
}

function joined(before: string | undefined, value: string): string {
  return before === undefined ? value : `${before} ; ${value}`
}

function named(part: string, fields: readonly LexicalField[]): { field: LexicalField; value: string } | undefined {
  const match = /^\s*([^:=«"“]{1,60}?)\s*[:=]\s*([\s\S]+)$/.exec(part)
  const name = match && fold(match[1]!)
  const field = fields.find((f) => f.names.includes(name ?? ''))
  return field && match ? { field, value: match[2]!.trim() } : undefined
}

/** `whole`: this part was cut off from others, so it is one value. */
function positional(
  part: string,
  fields: readonly LexicalField[],
  args: Record<string, string>,
  whole = false,
): string {
  if (whole && fields[0] && !isShort(fields[0])) {
    args[fields[0].name] = meant(fields[0], unquote(part))
    return ''
  }
  let tokens = tokenise(part)
  for (const field of fields.filter((f) => f.options && (f.required || !takesWords(fields)))) {
    const at = tokens.findIndex(
      (token, i) => (i === 0 || i === tokens.length - 1) && field.options!.has(fold(token.text)),
    )
    if (at < 0 || tokens.length < 2) continue
    args[field.name] = field.options!.get(fold(tokens[at]!.text))!
    tokens = tokens.toSpliced(at, 1)
  }
  const waiting = fields.filter((f) => !(f.name in args))
  for (const [i, field] of waiting.entries()) {
    if (tokens.length === 0) break
    const more = waiting.slice(i + 1).some((f) => f.required)
    const single = isShort(field) || (tokens[0]!.quoted && field.kind !== 'text') || more
    const taken = single ? tokens.slice(0, field.options ? wordsOfOption(field.options, tokens) : 1) : tokens
    const text = taken.length === 1 ? taken[0]!.text : part.slice(taken[0]!.start, taken.at(-1)!.end).trim()
    args[field.name] = meant(field, text)
    tokens = tokens.slice(taken.length)
  }
  return tokens.map((token) => token.text).join(' ')
}

/**
 * `1 ; fin juin ; le devis manque`: as many values as were cut, in the order of the fields, the last one with all that
 * is left. Only where nothing is named, and where the first field would not take the whole: a text may hold semicolons.
 */
function bySemicolons(cut: readonly string[], fields: readonly LexicalField[]): Record<string, string> | undefined {
  const [first, second] = fields
  if (cut.length < 2 || !first || !(isShort(first) || (first.kind !== 'text' && second?.required))) return undefined
  const args: Record<string, string> = {}
  const said = fields.filter(({ name }) => name !== confirmation)
  for (const [i, field] of said.slice(0, cut.length).entries()) {
    const last = field.kind === 'text' || i === said.length - 1
    const value = last ? cut.slice(i).join(' ; ') : cut[i]!
    // What is named among others is refused with the list, not taken for the end of what stands before it.
    if (isShort(field) && !saidShortly(field, value) && (i === 0 || field.kind === 'number')) return undefined
    args[field.name] = meant(field, unquote(value))
    if (last) break
  }
  return args
}

function saidShortly({ kind, options }: LexicalField, said: string): boolean {
  return kind === 'number' ? /^\D{0,4}\d+$/.test(said) : (options?.has(fold(said)) ?? tokenise(said).length === 1)
}

/** Said in one word, or in the words of an option. */
function isShort({ kind }: LexicalField): boolean {
  return kind === 'number' || kind === 'choice' || kind === 'yesno'
}

/** How many of these words name an option: « sous conditions » is two. One when they name none. */
function wordsOfOption(options: ReadonlyMap<string, string>, words: readonly Token[]): number {
  const longest = Math.min(words.length, 5)
  for (let n = longest; n > 1; n--) {
    const said = words.slice(0, n).map((token) => token.text)
    if (options.has(fold(said.join(' ')))) return n
  }
  return 1
}

/** Somebody's own words stand there: none of them is taken for an option that may be left out. */
function takesWords(fields: readonly LexicalField[]): boolean {
  return fields.some((f) => !f.options && f.required && (f.kind === 'text' || f.kind === 'line'))
}

/** An option may be named in either language, whichever the person is spoken to in. */
function meant(field: LexicalField, text: string): string {
  return field.options?.get(fold(text)) ?? text
}

type Token = { readonly text: string; readonly quoted: boolean; readonly start: number; readonly end: number }

const tokens = /«\s*([^»]*?)\s*»|“([^”]*)”|"([^"]*)"|(\S+)/g

function tokenise(text: string): Token[] {
  return [...text.matchAll(tokens)].map((m) => ({
    text: m[1] ?? m[2] ?? m[3] ?? m[4] ?? '',
    quoted: m[4] === undefined,
    start: m.index,
    end: m.index + m[0].length,
  }))
}

function unquote(text: string): string {
  const [token, ...others] = tokenise(text)
  return token?.quoted && others.length === 0 ? token.text : text.trim()
}

/** Cut at `;` and line ends that stand outside quotes. */
function segments(text: string): string[] {
  const parts: string[] = []
  let start = 0
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (quote) quote = c === quote ? '' : quote
    else if (c === '«') quote = '»'
    else if (c === '“') quote = '”'
    else if (c === '"') quote = '"'
    else if (c === ';' || c === '\n') {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  return [...parts, text.slice(start)].map((p) => p.trim()).filter(Boolean)
}
