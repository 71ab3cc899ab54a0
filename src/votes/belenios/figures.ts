/**
 * What a result says, question by question, held against what was asked and how many ballots were counted: a figure that
 * no box of ballots could give is refused.
 */
import { z } from 'zod'
import { distinct } from '../files/profile.ts'
import type { Box, Definition } from '../tally/definition.ts'
import { UnreadableElection, type Where } from './faults.ts'
import { type Asked, fits, parsed, ResultFile, Weight } from './formats.ts'
import { judged, type Rows } from './judged.ts'
import { orderOf } from './orders.ts'

/** A count of ours, from the same ballots. Figures of which ballots cannot be had again have none. */
export type Recountable = { readonly definition: Definition; readonly box: Box }

export type Answered = {
  readonly asked: Asked
  /** an answer each, told apart; of lists, the names of the lists */
  readonly options: readonly string[]
  /** by option: how many chose it, weighed where votes are; none for answers that are ranked or graded */
  readonly counts?: readonly number[]
  /** of lists, by list and candidate */
  readonly candidates?: readonly (readonly number[])[]
  /** ballots without a choice, where that can be known */
  readonly blank?: number
  /** ballots that Belenios leaves out of the count: ill-formed */
  readonly spoilt: number
  /** positions by what Belenios finds, equals together; missing where it has no rule for the question */
  readonly order?: readonly (readonly number[])[]
  readonly recountable?: Recountable
}

/** How many ballots were counted, and what they weigh. */
export type Turnout = { readonly ballots: number; readonly weight: number }

type Raw =
  | { readonly asked: Extract<Asked, { kind: 'choices' }>; readonly figures: readonly number[] }
  | { readonly asked: Extract<Asked, { kind: 'lists' }>; readonly figures: readonly (readonly number[])[] }
  | { readonly asked: Extract<Asked, { kind: 'ranked' }>; readonly figures: Rows }

export type Read = { readonly raw: readonly Raw[]; readonly ballots?: number; readonly weight?: number }

const Counts = z.array(Weight)
const Listed = z.array(Counts)
const Deciphered = z.array(z.array(z.number().int().min(0).max(100_000)))

/** The shape alone; `ballots` when the text says it. */
export function readResult(source: string, asked: readonly Asked[], where: Where): Read {
  const file = parsed(ResultFile, source, where)
  if (file.result.length !== asked.length)
    throw new UnreadableElection('questions', where, `${file.result.length}/${asked.length}`)
  const raw = asked.map((question, at) => readFigures(question, file.result[at], { ...where, question: at + 1 }))
  return {
    raw,
    ...(file.num_tallied !== undefined && { ballots: file.num_tallied }),
    ...(file.total_weight !== undefined && { weight: file.total_weight }),
  }
}

function readFigures(asked: Asked, value: unknown, where: Where): Raw {
  const same = (found: number, wanted: number) => {
    if (found !== wanted) throw new UnreadableElection('answers', where, `${found}/${wanted}`)
  }
  if (asked.kind === 'choices') {
    const figures = fits(Counts, value, where)
    same(figures.length, asked.answers.length + (asked.blank ? 1 : 0))
    return { asked, figures }
  }
  if (asked.kind === 'lists') {
    const figures = fits(Listed, value, where)
    same(figures.length, asked.answers.length)
    for (const [at, list] of asked.answers.entries()) same(figures[at]!.length, list.length)
    return { asked, figures }
  }
  const figures = fits(Deciphered, value, where)
  for (const [at, row] of figures.entries())
    if (row.length !== asked.answers.length)
      throw new UnreadableElection('answers', { ...where, row: at + 1 }, `${row.length}/${asked.answers.length}`)
  return { asked, figures }
}

/** How many ballots the figures themselves tell of, whatever is said beside them; undefined where they cannot. */
export function toldBy(raw: readonly Raw[]): number | undefined {
  for (const { asked, figures } of raw) {
    if (asked.kind === 'ranked') return figures.length
    if (asked.kind === 'lists') return sum(figures.map((list) => (list as readonly number[])[0]!))
    if (asked.min === asked.max && asked.max > 0) {
      const [blank, counts] = apart(asked, figures as readonly number[])
      if (sum(counts) % asked.max === 0) return blank + sum(counts) / asked.max
    }
  }
  return undefined
}

/** Throws `UnreadableElection` at a figure that so many ballots cannot give. */
export function answer(raw: readonly Raw[], turnout: Turnout, where: Where): Answered[] {
  return raw.map((one, at) => {
    const here = { ...where, question: at + 1 }
    if (one.asked.kind === 'choices') return choices(one.asked, one.figures as readonly number[], turnout, here)
    if (one.asked.kind === 'lists')
      return lists(one.asked, one.figures as readonly (readonly number[])[], turnout, here)
    return ranks(one.asked, one.figures as Rows, turnout, here)
  })
}

type Choices = Extract<Asked, { kind: 'choices' }>

/** Those who chose to answer nothing come first, where that was an answer. */
function apart(asked: Choices, figures: readonly number[]): [blank: number, counts: readonly number[]] {
  return asked.blank ? [figures[0]!, figures.slice(1)] : [0, figures]
}

function choices(asked: Choices, figures: readonly number[], turnout: Turnout, where: Where): Answered {
  const [blank, counts] = apart(asked, figures)
  const chose = turnout.weight - blank
  const all = sum(counts)
  const most = counts.find((count) => count > chose)
  if (chose < 0 || most !== undefined || all < asked.min * chose || all > asked.max * chose)
    throw new UnreadableElection('counts', where, String(most ?? all))
  const options = distinct(asked.answers)
  const nothing = blank + (asked.max === 1 ? chose - all : 0)
  return {
    asked,
    options,
    counts,
    spoilt: 0,
    ...((asked.blank || asked.min > 0 || asked.max === 1) && { blank: nothing }),
    order: orderOf(counts),
    ...(asked.max === 1 && isEven(turnout) && { recountable: singly(options, counts, nothing) }),
  }
}

function lists(
  asked: Extract<Asked, { kind: 'lists' }>,
  figures: readonly (readonly number[])[],
  turnout: Turnout,
  where: Where,
): Answered {
  const counts = figures.map(([head = 0]) => head)
  const over = figures.flatMap(([head = 0, ...candidates]) => candidates.filter((count) => count > head))
  if (sum(counts) !== turnout.weight || over.length > 0)
    throw new UnreadableElection('counts', where, String(over[0] ?? sum(counts)))
  const options = distinct(asked.answers.map(([name = '']) => name))
  return {
    asked,
    options,
    counts,
    candidates: figures.map(([, ...candidates]) => candidates),
    spoilt: 0,
    order: orderOf(counts),
    ...(isEven(turnout) && { recountable: singly(options, counts, 0) }),
  }
}

function ranks(asked: Extract<Asked, { kind: 'ranked' }>, rows: Rows, turnout: Turnout, where: Where): Answered {
  if (rows.length !== turnout.ballots) throw new UnreadableElection('rows', where, `${rows.length}/${turnout.ballots}`)
  const options = distinct(asked.answers)
  if (!asked.method) return { asked, options, spoilt: 0 }
  return { asked, options, ...judged(asked.method, options, rows) }
}

/** Each ballot weighs one: figures are ballots. */
function isEven({ ballots, weight }: Turnout): boolean {
  return ballots === weight
}

function singly(options: readonly string[], counts: readonly number[], blank: number): Recountable {
  const ballots = [...counts.map((count, at) => [String(at), count] as const), ['', blank] as const]
  return {
    definition: { rule: 'single', options, seats: 1 },
    box: { counts: { '': Object.fromEntries(ballots.filter(([, count]) => count > 0)) } },
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
