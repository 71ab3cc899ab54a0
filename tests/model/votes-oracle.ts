/**
 * What must be true of votes, in a few lines over plain maps: who may vote, whose ballot is which, what is in each box. It
 * shares no code with the engine.
 */
import type { Also, Kind } from './votes-acts.ts'
import type { Cast, RuleName } from './votes-count.ts'

export type Person = {
  /** as the tables name them */
  readonly id: string
  readonly name: string
  organisation: number | undefined
  roles: Set<string>
}

/** Who has one ballot: a person, or an organisation where each has one. */
export type Voter = Person | number

/** What was said last for this voter: a ballot that counts, or that it was withdrawn (`paper` undefined). */
export type Kept = {
  paper: string | undefined
  college: number | undefined
  at: number
  /** who put it in, where that was not themselves */
  by: Person | undefined
  /** whose name it bears: of an organisation's, whoever spoke for it last */
  person: Person
}

/** A place on the roll. */
export type Line = { readonly college: number | undefined; readonly seat: number | undefined }

/** Of an urn: the address that opens a paper, none where nothing opens it any more; and that it is in. */
export type Paper = { secret: string | undefined; college: number | undefined; spent: boolean; readonly lost: string[] }

export type Agreed = {
  readonly roll: boolean
  readonly colleges: boolean
  readonly proxies: boolean
  readonly early: boolean
  readonly seats: boolean
  readonly tie: 'team' | 'chair' | 'lot'
  readonly validated: boolean
  readonly urn: boolean
  readonly adding: boolean
}

export type Vote = {
  readonly number: number
  readonly rule: RuleName
  readonly kind: Kind
  readonly also: readonly Also[]
  readonly agreed: Agreed
  readonly live: boolean
  /** who presides */
  chair: Person | undefined
  state: 'announced' | 'open' | 'closed' | 'tied' | 'cancelled'
  /** what was found counts, by the word of whoever presides */
  validated: boolean
  opens: number | undefined
  ends: number | undefined
  readonly said: Map<Voter, Kept>
  readonly papers: Map<Voter, Paper[]>
  /** in the urn: how many of each college say the same, by « college paper » */
  readonly urn: Map<string, number>
  /** by position, those that were taken back too */
  readonly options: string[]
  readonly gone: Set<number>
  /** who is on it */
  roll: Map<Person, Line> | undefined
  /** who is, or was, on it */
  readonly listed: Set<Person>
  readonly given: Map<Person, Person>
  /** its file since it was closed, or settled */
  file: string | undefined
  /** equals were told apart by people since it closed */
  settled: boolean
  /** a lot was drawn: its secret is known */
  drawn: boolean
  /** of the lot that was promised, as the tables keep it until it is drawn */
  secret?: string
  /** digests of the lines of its log so far */
  lines?: readonly string[]
  /** whose proxies the tables tell: their accounts were joined */
  unsure?: readonly Person[] | undefined
  /** when it is looked at whether all have voted, milliseconds */
  readonly looks: number[]
  /** when papers were put in */
  readonly puts: number[]
  postId?: string
  liveSeen?: string
}

/** How many one person may hold. */
export const mostProxies = 2

export function agreedOn(kind: Kind, also: readonly Also[]): Agreed {
  const has = (one: Also) => also.includes(one)
  return {
    roll: kind === 'frozen' || kind === 'all' || kind === 'early',
    colleges: kind === 'colleges' || kind === 'all',
    proxies: kind === 'proxies' || kind === 'all',
    early: kind === 'early',
    seats: has('seats'),
    tie: has('lot') ? 'lot' : has('casting') ? 'chair' : 'team',
    validated: has('validated'),
    urn: has('urn'),
    adding: has('adding'),
  }
}

export function isChaired({ tie, validated }: Agreed): boolean {
  return tie === 'chair' || validated
}

/** Does the roll that was frozen serve by now? */
function lineOf(vote: Vote, person: Person): Line | undefined {
  return vote.state === 'announced' ? undefined : vote.roll?.get(person)
}

/** Organisations 0 and 1 are in the college of that number, others in none. */
export function collegeOf(vote: Vote, person: Person): number | undefined {
  if (!vote.agreed.colleges) return undefined
  if (vote.roll && vote.state !== 'announced') return lineOf(vote, person)?.college
  return ownCollege(person)
}

function ownCollege({ organisation }: Person): number | undefined {
  return organisation !== undefined && organisation < 2 ? organisation : undefined
}

/** For whom a ballot of theirs is, or would be. */
export function voterOf(vote: Vote, person: Person): Voter | undefined {
  if (!vote.agreed.seats) return person
  const line = lineOf(vote, person)
  return line ? line.seat : person.organisation
}

export function isGuest({ roles }: Person): boolean {
  return roles.size > 0 && [...roles].every((role) => role === 'guest')
}

export function votes(vote: Vote, person: Person): boolean {
  if (isGuest(person)) return false
  if (vote.roll && vote.state !== 'announced' && !vote.roll.has(person)) return false
  if (voterOf(vote, person) === undefined) return false
  return !vote.agreed.colleges || collegeOf(vote, person) !== undefined
}

/** Whoever spoke for one organisation does not speak for another. */
export function spokeElsewhere(vote: Vote, person: Person, own = voterOf(vote, person)): boolean {
  return [...vote.said].some(([voter, kept]) => voter !== own && kept.person === person)
}

/** What is written of them when they are put on it. */
export function lineFor({ agreed }: Vote, person: Person): Line {
  return {
    college: agreed.colleges ? ownCollege(person) : undefined,
    seat: agreed.seats ? person.organisation : undefined,
  }
}

function couldVote({ agreed }: Vote, person: Person): boolean {
  if (isGuest(person) || (agreed.seats && person.organisation === undefined)) return false
  return !agreed.colleges || ownCollege(person) !== undefined
}

/** Whoever could vote is on it. */
export function frozenRoll(vote: Vote, people: readonly Person[]): Map<Person, Line> {
  return new Map(people.filter((one) => couldVote(vote, one)).map((one) => [one, lineFor(vote, one)]))
}

export function mayEnrol(vote: Vote, person: Person): boolean {
  return !vote.roll?.has(person) && couldVote(vote, person)
}

export function isTaking(vote: Vote, now: number): boolean {
  return vote.state === 'open' && (vote.ends === undefined || vote.ends > now)
}

export function countedIn(vote: Vote): [Voter, Kept & { paper: string }][] {
  return [...vote.said].filter((entry): entry is [Voter, Kept & { paper: string }] => entry[1].paper !== undefined)
}

/** Everything that counts, by name or from the urn. */
export function castIn(vote: Vote): Cast[] {
  const papers = [...vote.urn].flatMap(([key, times]) => {
    const [college = '', paper = ''] = key.split(' ')
    const one = { paper, college: college === '' ? undefined : Number(college) }
    return Array.from({ length: times }, () => one)
  })
  return [...countedIn(vote).map(([, { paper, college }]) => ({ paper, college })), ...papers]
}

/** Theirs counts, and who put it in. */
function ballotOf(vote: Vote, person: Person): Kept | undefined {
  const voter = voterOf(vote, person)
  const kept = voter === undefined ? undefined : vote.said.get(voter)
  return kept?.paper === undefined ? undefined : kept
}

/** Both vote, and not for one organisation. */
function suits(vote: Vote, giver: Person, holder: Person): boolean {
  if (!votes(vote, giver) || !votes(vote, holder)) return false
  return !vote.agreed.seats || voterOf(vote, giver) !== voterOf(vote, holder)
}

export function mayGive(vote: Vote, giver: Person, holder: Person): boolean {
  if (!vote.agreed.proxies || giver === holder || !suits(vote, giver, holder)) return false
  const others = [...vote.given].filter(([one]) => one !== giver)
  if (ballotOf(vote, giver) || vote.given.get(giver) === holder) return false
  if (others.some(([one, to]) => to === giver || one === holder)) return false
  if (others.some(([one]) => isColleague(vote, one, giver))) return false
  return others.filter(([, to]) => to === holder).length < mostProxies
}

/** They have one ballot between them. */
export function isColleague(vote: Vote, one: Person, other: Person): boolean {
  return vote.agreed.seats && voterOf(vote, one) !== undefined && voterOf(vote, one) === voterOf(vote, other)
}

export function isUsed(vote: Vote, giver: Person): boolean {
  const holder = vote.given.get(giver)
  return holder !== undefined && ballotOf(vote, giver)?.by === holder
}

/** May the holder vote for the giver now? */
export function serves(vote: Vote, giver: Person, holder: Person): boolean {
  if (vote.given.get(giver) !== holder || vote.given.has(holder) || !suits(vote, giver, holder)) return false
  if (isUsed(vote, giver)) return true
  const mine = [...vote.given].filter(([one, to]) => to === holder && suits(vote, one, holder))
  const used = mine.filter(([one]) => isUsed(vote, one))
  const fresh = mine.filter(([one]) => ballotOf(vote, one) === undefined)
  return fresh.slice(0, Math.max(0, mostProxies - used.length)).some(([one]) => one === giver)
}

/** It is looked at a minute later, to the second. */
export function look(vote: Vote, now: number): void {
  if (vote.agreed.early) vote.looks.push(Math.floor(now / 1000) * 1000 + 60_000)
}

/** Was it looked at by now, and had every voter on its roll voted? */
export function endsEarly(vote: Vote, now: number): boolean {
  const due = vote.looks.filter((at) => at <= now)
  for (const at of due) vote.looks.splice(vote.looks.indexOf(at), 1)
  const on = [...(vote.roll ?? [])].map(([person, { seat }]) => (vote.agreed.seats ? seat! : person))
  return due.length > 0 && on.length > 0 && on.every((voter) => hasVoted(vote, voter))
}

export function hasVoted(vote: Vote, voter: Voter): boolean {
  if (vote.agreed.urn) return vote.papers.get(voter)?.some(({ spent }) => spent) ?? false
  return vote.said.get(voter)?.paper !== undefined
}
