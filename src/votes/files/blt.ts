/**
 * `.blt` (Hill, Wichmann and Woodall, 1987; OpenSTV): options and seats, withdrawn options as negative numbers, a line
 * per ballot (how many, options by preference, 0), a line 0, then names in quotation marks. `=` joins equals, `-` is a
 * preference that was skipped, `#` begins a comment.
 */
import { distinct, numbered, onceEach, type Profile, type Row, UnreadableVote, wholeNumber } from './profile.ts'

type Token = { readonly text: string; readonly line: number }

function tokensOf(text: string): Token[] {
  return text.split(/\r\n|\r|\n/).flatMap((row, at) => {
    const found = row.match(/"(?:[^"\\]|\\.)*"?|#.*|\([^)]*\)|[^\s"#]+/g) ?? []
    return found
      .filter((token) => !token.startsWith('#') && !token.startsWith('('))
      .map((token) => ({ text: token, line: at + 1 }))
  })
}

export function readBlt(text: string): Profile {
  const tokens = tokensOf(text)
  let at = 0
  const last = text.split(/\r\n|\r|\n/).length
  const next = (): Token => {
    const token = tokens[at]
    if (!token) throw new UnreadableVote('ending', last)
    at += 1
    return token
  }
  const number = () => {
    const token = next()
    return { value: wholeNumber(token.text, token.line), line: token.line }
  }
  const count = number()
  if (count.value < 1 || count.value > 1000) throw new UnreadableVote('number', count.line, String(count.value))
  const seats = number().value
  const withdrawn: number[] = []
  while (tokens[at]?.text.startsWith('-')) {
    const { text, line } = next()
    withdrawn.push(numbered(text.slice(1), count.value, line))
  }
  const rows: Row[] = []
  for (let times = number(); times.value !== 0; times = number()) {
    const tiers: number[][] = []
    for (let token = next(); token.text !== '0'; token = next()) {
      if (token.line !== times.line) throw new UnreadableVote('ending', times.line)
      if (token.text !== '-') tiers.push(token.text.split('=').map((one) => numbered(one, count.value, token.line)))
    }
    rows.push({ line: times.line, times: times.value, college: '', said: { kind: 'ranked', tiers } })
  }
  const names: string[] = []
  for (; at < tokens.length && names.length < count.value; ) {
    const { text, line } = next()
    if (!/^".*"$/.test(text)) throw new UnreadableVote('names', line, text)
    names.push(text.slice(1, -1).replace(/\\(.)/g, '$1').trim())
  }
  if (names.length < count.value) throw new UnreadableVote('names', last, String(names.length))
  const options = distinct(names)
  for (const { said, line } of rows) if (said.kind === 'ranked') onceEach(said.tiers.flat(), options, line)
  return { options, rows, seats, ...(withdrawn.length > 0 && { withdrawn }) }
}
