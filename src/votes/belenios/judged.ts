/** Deciphered ballots: numbers by answer, as a method of Belenios reads them, and the same as ballots of ours. */
import { count } from '../tally/count.ts'
import type { Box, Definition } from '../tally/definition.ts'
import type { Method } from './formats.ts'
import { medianOrder, transferred } from './orders.ts'

export type Rows = readonly (readonly number[])[]

/** `order`: as Belenios finds it. Ballots of ours leave out those that it leaves out. */
export type Judged = {
  readonly spoilt: number
  readonly blank?: number
  readonly order: readonly (readonly number[])[]
  readonly recountable: { readonly definition: Definition; readonly box: Box }
}

export function judged(method: Method, options: readonly string[], rows: Rows): Judged {
  const isBlank = (row: readonly number[]) => row.every((value) => value === 0)
  const blank = method.blank ? rows.filter(isBlank).length : 0
  const said = method.blank ? rows.filter((row) => !isBlank(row)) : rows
  const { whole, ballots, definition } = reading(method, options, said)
  const box = boxOf([...ballots, ...Array.from({ length: blank }, () => '')])
  return {
    spoilt: said.length - whole.length,
    ...(method.blank && { blank }),
    order: orderBy(method, options, { whole, blank }, { definition, box }),
    recountable: { definition, box },
  }
}

type Reading = { readonly whole: Rows; readonly ballots: readonly string[]; readonly definition: Definition }

function reading(method: Method, options: readonly string[], rows: Rows): Reading {
  switch (method.method) {
    case 'MajorityJudgment': {
      const { length } = method.grades
      const whole = rows.filter((row) => row.every((grade) => grade > 0 && grade <= length))
      // 1 is the best grade there, and the last one here
      const ballots = whole.map((row) => row.map((grade) => (length - grade).toString(36)).join(''))
      const grades = method.grades.toReversed()
      return {
        whole,
        ballots,
        definition: { rule: 'majority-judgment', options, seats: 1, grades, missing: 'invalid' },
      }
    }
    case 'Schulze':
      return {
        whole: rows,
        ballots: rows.map(ranking),
        definition: { rule: 'schulze', options, seats: 1, unranked: 'last', strength: 'winning' },
      }
    case 'STV': {
      const whole = rows.filter(isOrder)
      const seats = Math.min(method.seats, options.length)
      return { whole, ballots: whole.map(ranking), definition: { rule: 'stv', options, seats, flavour: 'scottish' } }
    }
  }
}

/** Ranks from 1, none twice, none left out before the last; 0 where an answer is not ranked. */
function isOrder(row: readonly number[]): boolean {
  const ranks = row.filter((rank) => rank > 0).sort((a, b) => a - b)
  return ranks.every((rank, at) => rank === at + 1)
}

/** `2>0=1`: lowest rank first, what is not ranked left out. */
function ranking(row: readonly number[]): string {
  const ranks = [...new Set(row.filter((rank) => rank > 0))].sort((a, b) => a - b)
  return ranks.map((rank) => [...row.keys()].filter((at) => row[at] === rank).join('=')).join('>')
}

function orderBy(
  method: Method,
  options: readonly string[],
  { whole, blank }: { readonly whole: Rows; readonly blank: number },
  ours: { readonly definition: Definition; readonly box: Box },
) {
  switch (method.method) {
    case 'MajorityJudgment':
      return medianOrder(whole, options.length)
    case 'Schulze':
      // the same definition there and here
      return count(ours.definition, ours.box).ranking ?? []
    case 'STV': {
      // blank ballots count for the quota there
      const orders = [...whole.map(orderOfRanks), ...Array.from({ length: blank }, () => [])]
      return transferred(orders, Math.min(method.seats, options.length))
    }
  }
}

function orderOfRanks(row: readonly number[]): number[] {
  return [...row.keys()].filter((at) => row[at]! > 0).sort((a, b) => row[a]! - row[b]!)
}

function boxOf(ballots: readonly string[]): Box {
  const counts: Record<string, number> = {}
  for (const ballot of ballots) counts[ballot] = (counts[ballot] ?? 0) + 1
  return { counts: { '': counts } }
}
