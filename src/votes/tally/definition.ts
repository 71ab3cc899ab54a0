/**
 * What a count is given, and what it gives back. A definition is frozen when its poll opens; a result is a pure function
 * of the definition and the box. Fractions are texts (« 2/3 »), as in a file; options are named by their position.
 */

export const ruleIds = [
  'decision',
  'consent',
  'single',
  'approval',
  'dots',
  'majority-judgment',
  'schulze',
  'equal-shares',
  'stv',
] as const
export type RuleId = (typeof ruleIds)[number]

/**
 * Whom a share is taken of. Expressed: those who chose; voters: they, with abstentions and blank ballots; present: in
 * person; attending: in person or represented; enrolled: the roll.
 */
export const bases = ['expressed', 'voters', 'present', 'attending', 'enrolled'] as const
export type Base = (typeof bases)[number]

/** More than `share` of the base when `strict`, else at least it. */
export type Threshold = { readonly share: string; readonly strict: boolean; readonly base: Base }

/** Persons, never weights: `counted` are at least (or more than, when `strict`) a share of the enrolled, or a number. */
export type Quorum = {
  readonly counted: 'voters' | 'present' | 'attending'
  readonly share?: string
  readonly strict?: boolean
  readonly least?: number
}

/**
 * `proportional`: each ballot weighs its college's share divided by those who expressed themselves, or by its enrolled.
 * `majority`: the whole share follows the college's own result; equal halves of it when that is a tie and `tie` is
 * `split`, else it is lost. `empty`: what becomes of a college in which nobody expressed anything.
 */
export type Colleges = {
  readonly list: readonly { readonly id: string; readonly share: string }[]
  readonly mode: 'proportional' | 'majority'
  readonly per: 'expressed' | 'enrolled'
  readonly empty: 'lost' | 'invalid'
  readonly tie?: 'split' | 'lost'
  /** of a decision: adopted only when it is so in each college too */
  readonly each?: boolean
}

type Common = {
  /** an id each, in the order of positions */
  readonly options: readonly string[]
  readonly quorum?: Quorum
  readonly colleges?: Colleges
  /** of the secret half of a lot's seed: its SHA-256, in hexadecimal */
  readonly commitment?: string
  /** SHA-256 of what is asked in words, and of who sees what: decides nothing, and does not change either */
  readonly subject?: string
}
type Seats = { readonly seats: number }

/** Debian's default option: another one stays when it beats this one by its quorum and its majority. */
export type Otherwise = {
  readonly option: number
  readonly quorum?: string
  /** by position; more than so many times the ballots that prefer the default option; 1 where nothing is said */
  readonly majorities?: readonly string[]
}

/** `worst`, a `grade`, its option's own `median`; `excluded`: shares of given grades are compared; else the ballot is void. */
export type Missing = 'worst' | 'median' | 'excluded' | 'invalid' | { readonly grade: number }

export type DecisionDefinition = Common & {
  readonly rule: 'decision'
  readonly majority: Threshold
  /** at least so many in favour (Debian's quorum) */
  readonly least?: string
}
export type ConsentDefinition = Common & { readonly rule: 'consent' }
export type SingleDefinition = Common & Seats & { readonly rule: 'single'; readonly majority?: Threshold }
export type ApprovalDefinition = Common &
  Seats & {
    readonly rule: 'approval'
    readonly min?: number
    readonly max?: number
    readonly majority?: Threshold
  }
export type DotsDefinition = Common &
  Seats & {
    readonly rule: 'dots'
    /** points to spend, on one option, and at least */
    readonly points?: number
    readonly max?: number
    readonly min?: number
  }
export type JudgmentDefinition = Common &
  Seats & {
    readonly rule: 'majority-judgment'
    /** worst first, 36 at most: a grade is one character of a ballot, `0` to `9`, then `a` to `z` */
    readonly grades: readonly string[]
    readonly missing: Missing
  }
export type SchulzeDefinition = Common &
  Seats & {
    readonly rule: 'schulze'
    /** `last`: together, after the others; `apart`: compared with nothing */
    readonly unranked: 'last' | 'apart'
    /** of a link: winning votes, then fewer losing ones; winning `votes` alone; or their difference */
    readonly strength: 'winning' | 'votes' | 'margin'
    readonly otherwise?: Otherwise
  }
export type SharesDefinition = Common & {
  readonly rule: 'equal-shares'
  readonly costs: readonly string[]
  readonly budget: string
  readonly utility: 'cost' | 'number'
  /** `add1`: everybody's part is raised until the budget would be passed; `phragmen`: what is left goes on growing */
  readonly completion: 'none' | 'add1' | 'phragmen'
  /** by which `add1` raises each part */
  readonly increment: string
  /** parts begin as whole numbers */
  readonly whole: boolean
  /** `add1` also ends when nothing else could be bought */
  readonly exhaustive: boolean
  /** what is left then buys, most approved first, whatever still fits */
  readonly greedy: boolean
  /** how equals are told apart, before chair or lot */
  readonly ties: readonly ('approvals' | 'cost')[]
}
export type StvDefinition = Common &
  Seats & {
    readonly rule: 'stv'
    /** Scottish; in exact fractions; or Meek's, in nine decimals */
    readonly flavour: 'scottish' | 'exact' | 'meek'
    /** positions of those who withdrew before the count */
    readonly withdrawn?: readonly number[]
  }

export type Definition =
  | DecisionDefinition
  | ConsentDefinition
  | SingleDefinition
  | ApprovalDefinition
  | DotsDefinition
  | JudgmentDefinition
  | SchulzeDefinition
  | SharesDefinition
  | StvDefinition

/** Who could come, who came and who was represented: persons, by college. */
export type Roll = {
  readonly enrolled?: number
  readonly present?: number
  readonly represented?: number
}

/** A recorded act: the chair's order of options, or a lot whose seed was committed before opening. */
export type Breaking =
  | { readonly by: 'chair'; readonly order: readonly number[] }
  | { readonly by: 'lot'; readonly seed: string }

/** The sums that a rule keeps of ballots, and how many there were: from these, nobody's ballot can be told. */
export type Sums = {
  readonly cells: readonly number[]
  readonly voters: number
  readonly expressed: number
  readonly blank: number
  readonly abstained: number
  readonly spoilt: number
}
export type Tables = Readonly<Record<string, Sums>>

/** Without colleges, everything is under the empty name. */
export type Box = {
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** in the place of ballots where these are not told: `counts` is empty then */
  readonly tables?: Tables
  readonly roll?: Readonly<Record<string, Roll>>
  readonly breaking?: Breaking
}

/** Persons. `abstained`: of a decision or a consent; `spoilt`: ballots that the rule declares invalid. */
export type Turnout = Roll & {
  readonly voters: number
  readonly expressed: number
  readonly blank: number
  readonly abstained: number
  readonly spoilt: number
}

/**
 * `none`: nobody expressed anything, or nothing was chosen. `invalid`: the quorum was missed, or a college that had to
 * vote did not; figures are there all the same.
 */
export type Outcome = 'won' | 'adopted' | 'rejected' | 'tied' | 'none' | 'invalid'

export type Broken = {
  readonly by: Breaking['by']
  readonly among: readonly number[]
  readonly chosen: readonly number[]
}

export type Result = {
  readonly rule: RuleId
  readonly outcome: Outcome
  /** positions, best first, as many as there are seats when there is no tie */
  readonly winners: readonly number[]
  /** ex æquo for the last seats, none of which is among the winners; empty once the tie was broken */
  readonly tied: readonly number[]
  /** all options that the rule orders, equals together */
  readonly ranking?: readonly (readonly number[])[]
  readonly broken?: readonly Broken[]
  readonly turnout: Turnout
  /** whether it was reached, where one is asked for */
  readonly quorum?: boolean
  readonly colleges?: readonly (Turnout & { readonly id: string; readonly weight: string })[]
  readonly figures: Readonly<Record<string, unknown>>
}

export type Why =
  | 'ballot'
  | 'choice'
  | 'twice'
  | 'order'
  | 'tooMany'
  | 'tooFew'
  | 'grade'
  | 'tie'
  | 'count'
  | 'college'
  | 'roll'
  | 'table'
  | 'options'
  | 'settings'

/** What cannot be counted, and which part of it: a ballot, a college, a college's table, a setting. */
export class Uncountable extends Error {
  readonly why: Why
  readonly what: string
  constructor(why: Why, what: string) {
    super(`${why}: ${what}`)
    this.name = 'Uncountable'
    this.why = why
    this.what = what
  }
}
