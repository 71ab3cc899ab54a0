/** What makes the console pleasant on a terminal: who and where are remembered, Tab completes, lines are kept. */
import { appendFile, readFile } from 'node:fs/promises'
import { foldName, isPlace, type Person, parseLine, type Spot } from '../../src/kept/line.ts'
import { fold } from '../../src/views/fold.ts'

/** Who is speaking and where, as typed: `camille #pleniere`. */
export type Current = { readonly who: string; readonly where: string } | undefined
export type Known = {
  readonly accounts: readonly string[]
  readonly channels: readonly string[]
  readonly labels: (who: Person, where: Spot) => readonly string[]
  /** Words or commands that may follow `text`; given whole (`/concert creer`) or as the last word (`creer`). */
  readonly complete: (text: string, person: string, place: string) => readonly string[]
}

const longestHistory = 500

export function promptFor(current: Current): string {
  return current ? `${current.who} ${current.where} › ` : '› '
}

/**
 * The whole line that was meant, and who speaks from now on. A line that does not begin with a person and a place is
 * said by whoever spoke last; `bo #pleniere` alone changes who speaks.
 */
export function expand(line: string, current: Current): { readonly line: string; readonly current: Current } {
  const text = line.trim()
  const [first = '', second = ''] = text.split(/\s+/)
  if (isPlace(second) && parseLine(`${first} ${second} .`).kind === 'say') {
    const next = { who: first, where: second }
    return { line: text === `${first} ${second}` ? '' : text, current: next }
  }
  const parsed = parseLine(text)
  const stands = parsed.kind === 'clock' || parsed.kind === 'comment' || parsed.kind === 'empty'
  if (!current || stands) return { line: text, current }
  return { line: `${current.who} ${current.where} ${text}`, current }
}

/** What readline wants: the possible endings, and the part of the line that they replace. */
export function completions(line: string, current: Current, known: Known): [hits: string[], replaced: string] {
  const words = line.trimStart().split(/\s+/)
  const [first = '', second = ''] = words
  if (isPlace(second) && words.length > 2) {
    return saidCompletions(line.trimStart().replace(/^\S+\s+\S+\s+/, ''), { who: first, where: second }, known)
  }
  if (words.length === 2 && (second.startsWith('#') || !current)) {
    const places = [...known.channels.map((channel) => `#${channel}`), 'dm']
    return [starting(places, second), second]
  }
  const [hits, replaced] = current ? saidCompletions(line, current, known) : [[], line]
  if (hits.length > 0 || words.length > 1) return [hits, replaced]
  return [starting(known.accounts, first).map((account) => `${account} `), first]
}

function saidCompletions(text: string, current: NonNullable<Current>, known: Known): [string[], string] {
  const spoken = parseLine(`${current.who} ${current.where} .`)
  if (!('who' in spoken)) return [[], text]
  if (text.startsWith('[')) {
    const offered = [...new Set(known.labels(spoken.who, spoken.where))].map((label) => `[${label}]`)
    return [starting(offered, text), text]
  }
  const place = spoken.where.kind === 'dm' ? 'dm' : `#${spoken.where.channel}`
  const last = /\S*$/.exec(text)?.[0] ?? ''
  const offered = known.complete(text, spoken.who.account, place)
  const whole = starting(
    offered.filter((word) => word.includes(' ') || last === text),
    text,
  )
  return whole.length > 0 ? [whole, text] : [starting(offered, last), last]
}

function starting(words: readonly string[], typed: string): string[] {
  const wanted = fold(typed)
  return words.filter((word) => fold(word).startsWith(wanted) || foldName(word).startsWith(foldName(typed)))
}

/** Newest first, as readline wants it. Without a file there is none. */
export async function readHistory(file: string | undefined): Promise<string[]> {
  if (file === undefined) return []
  const text = await readFile(file, 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .slice(-longestHistory)
    .reverse()
}

/** A history that cannot be written is no reason to stop. */
export async function keepHistory(file: string | undefined, line: string): Promise<void> {
  if (file === undefined || line.trim() === '') return
  await appendFile(file, `${line}\n`, { mode: 0o600 }).catch(() => {})
}
