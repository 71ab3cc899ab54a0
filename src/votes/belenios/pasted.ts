/** What people paste or attach: the election and its result, one after the other in any order; or an extract of ours. */
import { z } from 'zod'
import { canonical, sha256 } from '../tally/canonical.ts'
import { UnreadableElection } from './faults.ts'
import { fits } from './formats.ts'

export const format = 'concertess-belenios/1'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const many = z.number().int().min(0)
const Extract = z.strictObject({
  format: z.literal(format),
  archive: hash,
  election: z.string(),
  result: z.string(),
  tallied: many,
  weight: many,
  cast: many,
  head: hash,
  sha256: hash,
})
export type Extract = z.infer<typeof Extract>

export type Pasted =
  | { readonly kind: 'texts'; readonly election: string; readonly result: string }
  | { readonly kind: 'extract'; readonly extract: Extract }

/** An attached file comes as its name, an empty line, then what it holds. Throws `UnreadableElection`. */
export function readPasted(text: string): Pasted {
  const [, attached] = /^[^\n{]+\.\w{1,5}\n\n([\s\S]*)$/.exec(text) ?? []
  const source = (attached ?? text).replace(/^\ufeff/, '').trim()
  if (source === '') throw new UnreadableElection('empty')
  if (source.startsWith('BELENIOS\0') || /^[^\n]+\.bel$/i.test(source)) throw new UnreadableElection('binary')
  const values = valuesOf(source)
  const extract = values.find(({ value }) => value.format !== undefined)
  if (extract) return { kind: 'extract', extract: checked(extract.value) }
  const elections = values.filter(({ value }) => value.questions !== undefined)
  const results = values.filter(({ value }) => value.result !== undefined)
  if (elections.length === 0 && results.length === 0) throw new UnreadableElection('kind')
  if (elections.length === 0) throw new UnreadableElection('noElection')
  if (results.length === 0) throw new UnreadableElection('noResult')
  if (elections.length > 1 || results.length > 1) throw new UnreadableElection('twoParts')
  return { kind: 'texts', election: elections[0]!.compact, result: results[0]!.compact }
}

function checked(value: unknown): Extract {
  const extract = fits(Extract, value, {})
  const { sha256: said, ...body } = extract
  if (sha256(canonical(body)) !== said) throw new UnreadableElection('extract')
  return extract
}

/** `compact`: without the spaces that a page or a platform may have put in; Belenios hashes it so. */
type Value = {
  readonly value: { readonly format?: unknown; readonly questions?: unknown; readonly result?: unknown }
  readonly compact: string
}

function valuesOf(source: string): Value[] {
  return pieces(source).map((piece) => {
    let value: unknown
    try {
      value = JSON.parse(piece)
    } catch {
      throw new UnreadableElection('json')
    }
    return { value: value as Value['value'], compact: JSON.stringify(value) }
  })
}

/** What stands between braces at the top; whatever is said around it is left out. */
function pieces(source: string): string[] {
  const found: string[] = []
  let [depth, from, quoted] = [0, 0, false]
  for (let at = 0; at < source.length; at++) {
    const char = source[at]
    if (quoted) {
      if (char === '\\') at += 1
      else if (char === '"') quoted = false
    } else if (char === '"' && depth > 0) quoted = true
    else if (char === '{') {
      if (depth === 0) from = at
      depth += 1
    } else if (char === '}' && depth > 0) {
      depth -= 1
      if (depth === 0) found.push(source.slice(from, at + 1))
    }
  }
  if (depth > 0) throw new UnreadableElection('json')
  return found
}
