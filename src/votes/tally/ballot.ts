/**
 * Ballots as short texts, one way to write each: `3` one option, `0,3` several, `0:3,4:1` points, `2>0=1` a ranking,
 * `52013` grades by position. An empty text is a blank ballot. What is written in another way is refused.
 */
import { Uncountable } from './definition.ts'

const position = /^(?:0|[1-9]\d{0,3})$/

/** One option. */
export function readOne(ballot: string, options: number): number {
  const at = position.test(ballot) ? Number(ballot) : -1
  if (at < 0 || at >= options) throw new Uncountable('choice', ballot)
  return at
}

/** Several, ascending. */
export function readSeveral(ballot: string, options: number): number[] {
  const chosen = ballot.split(',').map((part) => readOne(part, options))
  ascending(chosen, ballot)
  return chosen
}

function ascending(chosen: readonly number[], ballot: string): void {
  for (let i = 1; i < chosen.length; i++) {
    if (chosen[i]! === chosen[i - 1]!) throw new Uncountable('twice', ballot)
    if (chosen[i]! < chosen[i - 1]!) throw new Uncountable('order', ballot)
  }
}

export type Points = readonly (readonly [option: number, points: number])[]

/** Points, above zero, options ascending. */
export function readPoints(ballot: string, options: number): Points {
  const read = ballot.split(',').map((part) => {
    const [, option = '', points = ''] = /^(\d+):([1-9]\d{0,8})$/.exec(part) ?? []
    if (points === '') throw new Uncountable('ballot', ballot)
    return [readOne(option, options), Number(points)] as const
  })
  ascending(
    read.map(([option]) => option),
    ballot,
  )
  return read
}

/** A ranking, kept for the next one: `order` are options, best first, `ends[i]` is where the tier of `order[i]` ends. */
export type Ranked = { length: number; readonly order: Int32Array; readonly ends: Int32Array; readonly at: Int32Array }

/** `at` is -1 for options that are not ranked. */
export function emptyRanked(options: number): Ranked {
  return {
    length: 0,
    order: new Int32Array(options),
    ends: new Int32Array(options),
    at: new Int32Array(options).fill(-1),
  }
}

const [digit0, digit9, equals, above] = [48, 57, 61, 62]
/** Of an option's position. */
const mostDigits = 4

/** Reads a ranking into `into`; equals ascend. Nothing is left of what it held. */
export function readRanking(ballot: string, options: number, into: Ranked): void {
  const { order, ends, at } = into
  at.fill(-1)
  const size = ballot.length
  let [count, tier, next] = [0, 0, 0]
  while (next <= size) {
    const start = next
    let value = start < size ? ballot.charCodeAt(start) - digit0 : -1
    if (value < 0 || value > 9) throw new Uncountable('ballot', ballot)
    next += 1
    // behind the last option as behind a tier
    let code = next < size ? ballot.charCodeAt(next) : above
    while (code <= digit9) {
      if (value === 0 || code < digit0 || next - start === mostDigits) throw new Uncountable('ballot', ballot)
      value = value * 10 + code - digit0
      next += 1
      code = next < size ? ballot.charCodeAt(next) : above
    }
    next += 1
    if (code !== above && code !== equals) throw new Uncountable('ballot', ballot)
    if (value >= options) throw new Uncountable('choice', ballot)
    if (at[value] !== -1) throw new Uncountable('twice', ballot)
    if (count > tier && order[count - 1]! > value) throw new Uncountable('order', ballot)
    at[value] = count
    order[count] = value
    count += 1
    if (code === equals) continue
    for (let k = tier; k < count; k++) ends[k] = count
    tier = count
  }
  into.length = count
}

/** The tiers of a ranking. */
export function readTiers(ballot: string, options: number): number[][] {
  const ranked = emptyRanked(options)
  readRanking(ballot, options, ranked)
  const tiers: number[][] = []
  for (let i = 0; i < ranked.length; i = ranked.ends[i]!) tiers.push([...ranked.order.subarray(i, ranked.ends[i]!)])
  return tiers
}

/** A ranking without equals. */
export function readOrder(ballot: string, options: number): number[] {
  const tiers = readTiers(ballot, options)
  if (tiers.some((tier) => tier.length > 1)) throw new Uncountable('tie', ballot)
  return tiers.flat()
}
