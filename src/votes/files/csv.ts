/**
 * A table of ballots: a line each, a column per option; beside them, if they are there, how many ballots are alike and
 * the college. What a cell holds is the rule's: a rank (1 is best), a cross, points, a grade from 0. A decision and a
 * consent have one column, `vote`. A line without anything is no ballot; a blank ballot has dashes.
 */
import { readSheet, type SheetRow } from '../../engine/csv.ts'
import type { RuleId } from '../tally/definition.ts'
import { distinct, type Profile, type Row, type Said, UnreadableVote, wholeNumber } from './profile.ts'

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
}

const columns = {
  times: ['nombre', 'bulletins', 'count', 'ballots'],
  college: ['college'],
  vote: ['vote', 'choix', 'choice', 'bulletin', 'ballot'],
}
const crosses = ['x', '1', 'oui', 'yes', 'o', 'y', '✓']
const nothing = ['', '0', 'non', 'no', 'n', '-']
const blank = ['', 'blanc', 'blank']
/** What the answers of these two rules are called in a definition, in the order of positions. */
export const answerIds = {
  decision: ['for', 'against', 'abstention'],
  consent: ['consent', 'reservation', 'objection', 'aside'],
} as const
/** So too, as people write them. */
const answers = {
  decision: [
    ['pour', 'for', 'oui', 'yes'],
    ['contre', 'against', 'non', 'no'],
    ['abstention', 'abstain'],
  ],
  consent: [
    ['consentement', 'consent'],
    ['reserve', 'consentement avec reserve', 'reservation'],
    ['objection'],
    ['retrait', 'stand aside', 'aside'],
  ],
} as const

export function readTable(text: string, rule: RuleId): Profile {
  const sheet = readSheet(text)
  if ('unreadable' in sheet) throw new UnreadableVote('syntax', sheet.unreadable)
  if (sheet.titles.length === 0) throw new UnreadableVote('empty', 0)
  const titles = sheet.titles.map(plain)
  const where = (names: readonly string[]) => titles.findIndex((title) => names.includes(title))
  const [times, college] = [where(columns.times), where(columns.college)]
  const one = rule === 'decision' || rule === 'consent' ? where(columns.vote) : -1
  if ((rule === 'decision' || rule === 'consent') && one < 0) throw new UnreadableVote('column', 1, 'vote')
  const cells = titles.map((_, at) => at).filter((at) => at !== times && at !== college)
  if (cells.length === 0) throw new UnreadableVote('column', 1)
  const rows = sheet.rows.map((row): Row => {
    const extra = row.cells.slice(titles.length).find((cell) => cell !== '')
    if (extra !== undefined) throw new UnreadableVote('cell', row.line, extra)
    return {
      line: row.line,
      times: times < 0 ? 1 : wholeNumber(row.cells[times], row.line),
      college: college < 0 ? '' : (row.cells[college] ?? ''),
      said: one < 0 ? saidOf(row, cells, rule) : answerOf(row, row.cells[one] ?? '', rule as keyof typeof answers),
    }
  })
  if (one < 0) return { options: distinct(cells.map((at) => sheet.titles[at]!)), rows }
  return { options: answerIds[rule as keyof typeof answers], rows }
}

function answerOf({ line }: SheetRow, cell: string, rule: keyof typeof answers): Said {
  const word = plain(cell)
  if (blank.includes(word)) return { kind: 'answer', answer: undefined }
  const answer = answers[rule].findIndex((words) => (words as readonly string[]).includes(word))
  if (answer < 0) throw new UnreadableVote('cell', line, cell)
  return { kind: 'answer', answer }
}

function saidOf({ line, cells: all }: SheetRow, cells: readonly number[], rule: RuleId): Said {
  const values = cells.map((at) => all[at] ?? '')
  const number = (cell: string) => wholeNumber(cell, line)
  if (rule === 'majority-judgment')
    return { kind: 'grades', grades: values.map((cell) => (cell === '' || cell === '-' ? -1 : number(cell))) }
  if (rule === 'schulze' || rule === 'stv') {
    const ranks = values.map((cell) => (cell === '' || cell === '-' ? undefined : number(cell)))
    const levels = [...new Set(ranks.filter((rank) => rank !== undefined))].sort((a, b) => a - b)
    return { kind: 'ranked', tiers: levels.map((level) => [...ranks.keys()].filter((at) => ranks[at] === level)) }
  }
  if (rule === 'dots') {
    const points = values.map((cell) => (cell === '' || cell === '-' ? 0 : number(cell)))
    return { kind: 'points', points: [...points.entries()].filter(([, count]) => count > 0) }
  }
  const chosen = values.flatMap((cell, at) => {
    if (crosses.includes(plain(cell))) return [at]
    if (nothing.includes(plain(cell))) return []
    throw new UnreadableVote('cell', line, cell)
  })
  return { kind: 'approval', chosen }
}
