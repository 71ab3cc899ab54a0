/**
 * `.pb` (Pabulib, « PB format »): META, PROJECTS and VOTES, each a table with semicolons. Approval, one choice, points
 * and orders, as `vote_type` tells.
 */
import { readSheet, type SheetRow } from '../../engine/csv.ts'
import { distinct, onceEach, type Profile, type Row, type Said, UnreadableVote, wholeNumber } from './profile.ts'

type Section = { readonly titles: readonly string[]; readonly rows: readonly SheetRow[]; readonly line: number }

export function readPabulib(text: string): Profile {
  const sections = sectionsOf(text)
  const meta = new Map(sections.META.rows.map(({ cells }) => [cells[0]?.toLowerCase() ?? '', cells[1] ?? '']))
  const projects = table(sections.PROJECTS, ['project_id', 'cost'])
  const options = distinct(projects.map(({ values }) => values.project_id!))
  const costs = projects.map(({ values, line }) => money(values.cost!, line))
  const places = new Map(projects.map(({ values }, at) => [values.project_id!, at]))
  const type = (meta.get('vote_type') ?? 'approval').toLowerCase()
  const rows = table(sections.VOTES, ['vote']).map(({ values, line }): Row => {
    const named = values
      .vote!.split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '')
    const chosen = named.map((id) => {
      const at = places.get(id)
      if (at === undefined) throw new UnreadableVote('option', line, id)
      return at
    })
    onceEach(chosen, options, line)
    return { line, times: 1, college: '', said: saidOf(type, chosen, values.points, line) }
  })
  const bound = (name: string) => (meta.has(name) && meta.get(name) !== '' ? Number(meta.get(name)) : undefined)
  const [min, max, points] = ['min_length', 'max_length', 'max_sum_points'].map(bound)
  const budget = meta.get('budget')
  return {
    options,
    rows,
    costs,
    ...(budget !== undefined && { budget: money(budget, sections.META.line) }),
    ...(type === 'approval' && bounds(min, max)),
    ...(points !== undefined && Number.isSafeInteger(points) && { points }),
  }
}

function bounds(min: number | undefined, max: number | undefined): Pick<Profile, 'min' | 'max'> {
  const known = (value: number | undefined): value is number => Number.isSafeInteger(value) && value! > 0
  return { ...(known(min) && { min }), ...(known(max) && { max }) }
}

function saidOf(type: string, chosen: readonly number[], points: string | undefined, line: number): Said {
  if (type === 'approval' || type === 'choose-1') return { kind: 'approval', chosen }
  if (type === 'ordinal') return { kind: 'ranked', tiers: chosen.map((at) => [at]) }
  if (type !== 'cumulative' && type !== 'scoring') throw new UnreadableVote('kind', line, type)
  const given = (points ?? '')
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => wholeNumber(one.trim(), line))
  if (given.length !== chosen.length) throw new UnreadableVote('cell', line, points ?? '')
  return { kind: 'points', points: chosen.map((at, i) => [at, given[i]!] as const) }
}

/** « 1000 », « 1000.50 », « 1000,50 » */
function money(text: string, line: number): string {
  const value = text.replace(',', '.')
  if (!/^\d{1,15}(?:\.\d{1,6})?$/.test(value)) throw new UnreadableVote('number', line, text)
  return value
}

function sectionsOf(text: string): Record<'META' | 'PROJECTS' | 'VOTES', Section> {
  const sheet = readSheet(text)
  if ('unreadable' in sheet) throw new UnreadableVote('syntax', sheet.unreadable)
  const all: SheetRow[] = [{ line: 1, cells: sheet.titles }, ...sheet.rows]
  const begins = (name: string) => {
    const at = all.findIndex(
      ({ cells }) => cells[0]?.trim().toUpperCase() === name && cells.slice(1).every((cell) => cell === ''),
    )
    if (at < 0) throw new UnreadableVote('field', 0, name)
    return at
  }
  const [meta, projects, votes] = [begins('META'), begins('PROJECTS'), begins('VOTES')]
  const part = (from: number, to: number): Section => {
    const [titles, ...rows] = all.slice(from + 1, to)
    return { titles: titles?.cells.map((cell) => cell.toLowerCase()) ?? [], rows, line: all[from]!.line }
  }
  return { META: part(meta, projects), PROJECTS: part(projects, votes), VOTES: part(votes, all.length) }
}

function table({ titles, rows, line }: Section, needed: readonly string[]) {
  const missing = needed.find((name) => !titles.includes(name))
  if (missing !== undefined) throw new UnreadableVote('column', line + 1, missing)
  return rows.map(({ cells, line }) => ({
    line,
    values: Object.fromEntries(titles.map((name, at) => [name, cells[at]?.trim() ?? ''])) as Record<string, string>,
  }))
}
