/**
 * PrefLib's orders (Mattei and Walsh): `.soc` strict and complete, `.soi` strict, `.toc` complete with equals in braces,
 * `.toi` with equals. Both of its ways: names in comments (« # ALTERNATIVE NAME 1: … », then « 12: 1,{2,3} »), and the
 * older one (how many options, a line per name, a line of totals, then « 12,1,{2,3} »).
 */
import { distinct, numbered, onceEach, type Profile, type Row, UnreadableVote, wholeNumber } from './profile.ts'

export type PreflibKind = 'soc' | 'soi' | 'toc' | 'toi'

export function readPreflib(text: string, kind: PreflibKind): Profile {
  const lines = text.split(/\r\n|\r|\n/).map((row, at) => ({ row: row.trim(), line: at + 1 }))
  const full = lines.filter(({ row }) => row !== '')
  if (full.length === 0) throw new UnreadableVote('empty', 0)
  const isNew = full[0]!.row.startsWith('#')
  const { names, ballots } = isNew ? headed(full) : older(full)
  const options = distinct(names)
  const rows = ballots.map(({ row, line }): Row => {
    const [, times, order = ''] = (isNew ? /^(\d+)\s*:\s*(.*)$/ : /^(\d+)\s*,\s*(.*)$/).exec(row) ?? []
    if (times === undefined) throw new UnreadableVote('syntax', line, row.slice(0, 60))
    const tiers = tiersOf(order, options.length, line)
    check(tiers, options, kind, line)
    return { line, times: wholeNumber(times, line), college: '', said: { kind: 'ranked', tiers } }
  })
  return { options, rows }
}

type Line = { readonly row: string; readonly line: number }

function headed(lines: readonly Line[]): { names: string[]; ballots: Line[] } {
  const names: string[] = []
  let count: number | undefined
  for (const { row, line } of lines) {
    const [, number] = /^#\s*NUMBER ALTERNATIVES\s*:\s*(.*)$/i.exec(row) ?? []
    if (number !== undefined) count = wholeNumber(number, line)
    const [, at, name = ''] = /^#\s*ALTERNATIVE NAME\s+(\d+)\s*:\s*(.*)$/i.exec(row) ?? []
    if (at !== undefined) names[wholeNumber(at, line) - 1] = name
  }
  const all = Array.from({ length: count ?? names.length }, (_, at) => names[at] ?? '')
  if (all.length === 0 || names.length > all.length)
    throw new UnreadableVote('names', lines[0]!.line, String(names.length))
  return { names: all, ballots: lines.filter(({ row }) => !row.startsWith('#')) }
}

function older(lines: readonly Line[]): { names: string[]; ballots: Line[] } {
  const count = wholeNumber(lines[0]!.row, lines[0]!.line)
  const named = lines.slice(1, count + 1)
  const names = named.map(({ row, line }, at) => {
    const [, number, name = ''] = /^(\d+)\s*,\s*(.*)$/.exec(row) ?? []
    if (Number(number) !== at + 1) throw new UnreadableVote('names', line, row.slice(0, 60))
    return name
  })
  if (names.length < count || count === 0) throw new UnreadableVote('names', lines.at(-1)!.line, String(names.length))
  return { names, ballots: lines.slice(count + 2) }
}

function tiersOf(order: string, options: number, line: number): number[][] {
  const parts = order.trim() === '' ? [] : (order.match(/\{[^}]*\}|[^,]+/g) ?? [])
  return parts.map((part) => {
    const inside = /^\s*\{(.*)\}\s*$/.exec(part)?.[1] ?? part
    return inside.split(',').map((one) => numbered(one.trim(), options, line))
  })
}

function check(
  tiers: readonly (readonly number[])[],
  options: readonly string[],
  kind: PreflibKind,
  line: number,
): void {
  const all = tiers.flat()
  onceEach(all, options, line)
  if ((kind === 'soc' || kind === 'soi') && tiers.some((tier) => tier.length > 1))
    throw new UnreadableVote('equals', line)
  if ((kind === 'soc' || kind === 'toc') && all.length < options.length)
    throw new UnreadableVote('incomplete', line, String(options.length - all.length))
}
