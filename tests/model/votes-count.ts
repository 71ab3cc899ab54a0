/**
 * What ballots come to, counted in the plainest way from what was typed; and how a random ballot of each rule is typed
 * and kept. It shares no code with the counters.
 */

import { createHash } from 'node:crypto'

export const optionLabels = ['Un', 'Deux', 'Trois'] as const

export const ruleNames = [
  'yesNo',
  'single',
  'approval',
  'dots',
  'decision',
  'consent',
  'judgment',
  'ranking',
  'election',
  'shares',
] as const
export type RuleName = (typeof ruleNames)[number]

/** Each option is chosen by itself: one more takes nothing from the others. */
export const isGrowing = (rule: RuleName) => rule === 'single' || rule === 'approval' || rule === 'dots'

/** Arguments of `poll open` by which each rule has three answers, or four. */
export const asking: Readonly<Record<RuleName, Readonly<Record<string, string | number>>>> = {
  yesNo: { method: 'yesNo' },
  single: { method: 'single', options: optionLabels.join(', ') },
  approval: { method: 'approval', options: optionLabels.join(', ') },
  dots: { method: 'dots', options: optionLabels.join(', ') },
  decision: { method: 'decision' },
  consent: { method: 'consent' },
  judgment: { method: 'judgment', options: optionLabels.join(', ') },
  ranking: { method: 'ranking', options: optionLabels.join(', ') },
  election: { method: 'election', options: optionLabels.join(', ') },
  shares: { method: 'shares', options: 'Un = 30\nDeux = 50\nTrois = 60', budget: 100 },
}

export type Typed = { readonly typed: string; readonly paper: string }

const grades = ['à rejeter', 'insuffisant', 'passable', 'assez bien', 'bien', 'très bien']

/** `seed` in [0, 1000[: the same seed is the same ballot. `places`: positions of the options that there are. */
export function ballotOf(rule: RuleName, seed: number, places: readonly number[] = [0, 1, 2]): Typed {
  const digit = (place: number, base: number) => Math.floor(seed / base ** place) % base
  const isBlank = seed % 11 === 0
  switch (rule) {
    case 'yesNo':
    case 'decision':
    case 'consent': {
      const at = seed % (rule === 'consent' ? 4 : 3)
      return { typed: rule === 'consent' && at === 2 ? '3 : le calendrier' : String(at + 1), paper: String(at) }
    }
    case 'single': {
      const at = places[seed % places.length]!
      return isBlank ? blank : { typed: String(at + 1), paper: String(at) }
    }
    case 'approval':
    case 'shares': {
      const said = (seed % (2 ** places.length - 1)) + 1
      const chosen = places.filter((_, i) => said & (1 << i))
      return isBlank ? blank : { typed: chosen.map((at) => at + 1).join(', '), paper: chosen.join(',') }
    }
    case 'dots': {
      let left = 5
      const placed = places.flatMap((at, i) => {
        const n = Math.min(digit(i, 3), left)
        left -= n
        return n > 0 ? [[at, n] as const] : []
      })
      if (isBlank || placed.length === 0) return blank
      return {
        typed: placed.map(([at, n]) => `${at + 1}: ${n}`).join(', '),
        paper: placed.map(([at, n]) => `${at}:${n}`).join(','),
      }
    }
    case 'judgment': {
      // Seven digits: the last one is no grade at all.
      const given = [0, 1, 2].map((at) => digit(at, 7))
      const said = given.flatMap((grade, at) => (grade < 6 ? [`${at + 1}: ${grades[grade]}`] : []))
      if (isBlank || said.length === 0) return blank
      return { typed: said.join(', '), paper: given.map((grade) => (grade < 6 ? grade : '-')).join('') }
    }
    default: {
      const order = orders[seed % orders.length]!
      const tiers =
        rule === 'ranking' && seed % 4 === 1 && order.length > 1
          ? [order.slice(0, 2).sort(), ...order.slice(2).map((at) => [at])]
          : order.map((at) => [at])
      if (isBlank) return blank
      return {
        typed: tiers.map((tier) => tier.map((at) => at + 1).join(' = ')).join(' > '),
        paper: tiers.map((tier) => tier.join('=')).join('>'),
      }
    }
  }
}

const blank: Typed = { typed: 'blanc', paper: '' }
const orders = [[0], [1, 0], [2, 1, 0], [0, 2, 1], [1, 2], [2, 0], [1, 0, 2], [2]]

export type Count = { readonly ballots: number; readonly blank: number; readonly counts: readonly number[] }

export type Cast = { readonly paper: string; readonly college: number | undefined }

/** Of the colleges of these votes, 60 and 40. */
export const shares = [60, 40] as const

/** By option, as `PollResult.counts` says it. `options`: how many there are, those taken back too. */
export function countOf(rule: RuleName, cast: readonly Cast[], options = 3): Count {
  const papers = cast.map(({ paper }) => paper)
  return {
    ballots: papers.length,
    blank: papers.filter((paper) => paper === '').length,
    counts: rule === 'judgment' ? judged(cast) : figuresOf(rule, papers, options),
  }
}

function figuresOf(rule: RuleName, papers: readonly string[], options: number): number[] {
  const said = papers.filter((paper) => paper !== '')
  const places = rule === 'consent' ? 4 : options
  const positions = Array.from({ length: places }, (_, at) => at)
  switch (rule) {
    case 'dots':
      return positions.map((at) => sum(said.map((paper) => onOption(rule, paper, at))))
    case 'ranking': {
      const rank = (paper: string, at: number) => {
        const tier = paper.split('>').findIndex((one) => one.split('=').includes(String(at)))
        return tier < 0 ? options : tier
      }
      const over = (a: number, b: number) => said.filter((paper) => rank(paper, a) < rank(paper, b)).length
      return positions.map((a) => positions.filter((b) => a !== b && over(a, b) > over(b, a)).length)
    }
    case 'election':
      return positions.map((at) => said.filter((paper) => paper.split('>')[0] === String(at)).length)
    default:
      return positions.map((at) => said.filter((paper) => paper.split(',').includes(String(at))).length)
  }
}

/** How many give the grade of the majority, the lower middle one, or a better one; each college weighs its share. */
function judged(cast: readonly Cast[]): number[] {
  const said = cast.filter(({ paper }) => paper !== '')
  const weight = weighing(said)
  const whole = sum(said.map(weight))
  // A missing grade is the worst one.
  const gradeOf = ({ paper }: Cast, at: number) => (paper[at] === '-' ? 0 : Number(paper[at]))
  return [0, 1, 2].map((at) => {
    const upTo = (grade: number) => sum(said.filter((one) => gradeOf(one, at) <= grade).map(weight))
    const middle = [0, 1, 2, 3, 4, 5].find((grade) => 2 * upTo(grade) >= whole) ?? 0
    // Who gave none did not give it.
    return said.filter((one) => one.paper[at] !== '-' && gradeOf(one, at) >= middle).length
  })
}

/** Each ballot weighs share / ballots of its college, multiplied until it is whole. */
function weighing(said: readonly Cast[]): (one: Cast) => number {
  const inCollege = (college: number) => said.filter((one) => one.college === college).length
  return ({ college }) => (college === undefined ? 1 : shares[college]! * Math.max(1, inCollege(1 - college)))
}

/** Those that have most, nobody where nothing was chosen; undefined for rules by which more is to be known. */
export function firstOf(rule: RuleName, cast: readonly Cast[], options: number): number[] | undefined {
  if (rule !== 'yesNo' && !isGrowing(rule)) return undefined
  const said = cast.filter(({ paper }) => paper !== '' && !(rule === 'yesNo' && paper === '2'))
  const weight = weighing(said)
  const positions = Array.from({ length: options }, (_, at) => at)
  const sums = positions.map((at) => sum(said.map((one) => weight(one) * onOption(rule, one.paper, at))))
  const most = Math.max(...sums)
  return positions.filter((at) => most > 0 && sums[at] === most)
}

function onOption(rule: RuleName, paper: string, at: number): number {
  if (rule === 'dots') return Number(new RegExp(`(?:^|,)${at}:(\\d+)`).exec(paper)?.[1] ?? 0)
  return paper.split(',').includes(String(at)) ? 1 : 0
}

const own: Readonly<Partial<Record<RuleName, readonly string[]>>> = {
  yesNo: ['yes', 'no', 'abstention'],
  decision: ['for', 'against', 'abstention'],
  consent: ['consent', 'reservation', 'objection', 'aside'],
}

/** Positions in the order of a lot: by SHA-256 of its seed and what names the option. */
export function lotOrder(rule: RuleName, labels: readonly string[], seed: string): number[] {
  const ids = own[rule] ?? labels.map((label) => sha256(label).slice(0, 32))
  const drawn = ids.map((id, at) => ({ at, hash: sha256(seed + id) }))
  return drawn.sort((a, b) => (a.hash < b.hash ? -1 : 1)).map(({ at }) => at)
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
