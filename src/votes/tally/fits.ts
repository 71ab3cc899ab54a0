/**
 * Could ballots of this vote give these sums? What must hold of any of them, not what would be enough: sums that were
 * made up are to be found where they contradict themselves; the hash of a file, and who published it, vouch for the rest.
 */
import type { ApprovalDefinition, Definition, DotsDefinition, JudgmentDefinition, Sums } from './definition.ts'

export function fits(definition: Definition, sums: Sums): boolean {
  const { cells, voters, expressed, blank, abstained, spoilt } = sums
  const numbers = [...cells, voters, expressed, blank, abstained, spoilt]
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) return false
  if (voters !== expressed + blank + abstained + spoilt) return false
  const { rule } = definition
  if (abstained > 0 && rule !== 'decision' && rule !== 'consent') return false
  if (spoilt > 0 && !(rule === 'majority-judgment' && definition.missing === 'invalid')) return false
  switch (rule) {
    case 'decision':
      return cells[0]! + cells[1]! === expressed && cells[2] === abstained
    case 'consent':
      return cells[0]! + cells[1]! + cells[2]! === expressed && cells[3] === abstained
    case 'single':
      return total(cells) === expressed
    case 'approval':
      return approvals(definition, cells, expressed)
    case 'dots':
      return points(definition, cells, expressed)
    case 'majority-judgment':
      return grades(definition, cells, expressed)
    case 'schulze':
      return pairs(cells, definition.options.length, expressed)
    case 'equal-shares':
    case 'stv':
      return false
  }
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function approvals({ min = 1, max }: ApprovalDefinition, cells: readonly number[], expressed: number): boolean {
  const all = total(cells)
  return (
    cells.every((count) => count <= expressed) &&
    all >= min * expressed &&
    all <= Math.min(max ?? cells.length, cells.length) * expressed
  )
}

/** Sums, then supporters. */
function points(definition: DotsDefinition, cells: readonly number[], expressed: number): boolean {
  const { options, points = Number.MAX_SAFE_INTEGER, max = points, min = 1 } = definition
  const sums = cells.slice(0, options.length)
  const supporters = cells.slice(options.length)
  const each = sums.every((sum, at) => {
    const people = supporters[at]!
    return people <= expressed && sum >= people && BigInt(sum) <= BigInt(people) * BigInt(max)
  })
  const all = BigInt(total(sums))
  const [least, most] = [BigInt(min) * BigInt(expressed), BigInt(points) * BigInt(expressed)]
  return each && total(supporters) >= expressed && all >= least && all <= most
}

/** Everybody has one mark on each option, a hole if nothing else, and not holes alone. */
function grades(
  { options, grades, missing }: JudgmentDefinition,
  cells: readonly number[],
  expressed: number,
): boolean {
  const width = grades.length + 1
  const rows = options.map((_, at) => cells.slice(at * width, (at + 1) * width))
  const holes = total(rows.map((row) => row.at(-1)!))
  if (missing === 'invalid' && holes > 0) return false
  return rows.every((row) => total(row) === expressed) && holes <= expressed * (options.length - 1)
}

function pairs(cells: readonly number[], count: number, expressed: number): boolean {
  for (let a = 0; a < count; a++)
    for (let b = a; b < count; b++)
      if (cells[a * count + b]! + cells[b * count + a]! > (a === b ? 0 : expressed)) return false
  return true
}
