/**
 * People on several platforms around votes of one concertation, spoken for by a test: what they say goes to the real
 * engine, what must follow is kept beside it.
 */
import type { Database } from '../../src/engine/db.ts'
import type { Call, Incoming, Reply } from '../../src/port.ts'
import { channelOf, type Hall, type Home, type Side, type Sitting, seat, sides } from '../support/hall.ts'
import type { Uncertain } from './votes-check.ts'
import { endsEarly, frozenRoll, type Person, type Vote } from './votes-oracle.ts'

export type Account = { readonly account: string; readonly side: Side; person: Person }

export const minute = 60_000
/** How long before it is heard a late message was sent. */
export const lateBy = 3 * minute
const roles = ['coordinator', 'member', 'member', 'member', 'member', undefined, 'guest'] as const
export const organisations = ['Région', 'Métropole', 'Ailleurs'] as const
const colleges = ['Réseaux', 'Entreprises'] as const

export type Undo =
  | {
      readonly by: Account
      readonly back: (now: number) => unknown
      readonly lasts?: boolean
      /** what it takes back, as it is counted */
      readonly of?: string
      /** it must be refused */
      readonly never?: () => boolean
    }
  | undefined

/** What the engine did otherwise than the oracle: the test fails with it. */
export class Breach extends Error {}

export class Gathering {
  readonly hall: Hall
  readonly name: string
  readonly db: Database
  home!: Home
  accounts: Account[] = []
  people: Person[] = []
  votes: Vote[] = []
  /** of each, the last act that can be taken back, and what is so then; they did nothing since. The newest stands last. */
  protected readonly undos = new Map<Person, NonNullable<Undo>>()
  protected readonly joins: (readonly [from: Person, into: Person])[] = []
  protected readonly requests: { readonly incoming: Incoming; readonly key: string }[] = []
  /** what came of acts of the same moment, of which either may be right */
  readonly uncertain: Uncertain = new Map()
  counts: Record<string, number> = { acts: 0, made: 0, refused: 0 }

  constructor(hall: Hall, name: string) {
    this.hall = hall
    this.name = name
    this.db = hall.db
  }

  async begin(rooms: readonly Side[]): Promise<void> {
    const sitting = roles.map((role, i): Sitting => {
      const organisation = i === 5 ? organisations[2] : organisations[i % 2]!
      return {
        account: `${this.name}-${i}`,
        side: sides[i % sides.length]!,
        organisation: this.own(organisation),
        ...(role && { role }),
      }
    })
    const named = colleges.map((name, i) => ({ name, organisations: [this.own(organisations[i]!)] }))
    this.home = await seat(this.hall, this.name, sitting, named, rooms)
    this.accounts = sitting.map(({ account, side, role }, i) => {
      const organisation = i === 5 ? 2 : i % 2
      const id = this.home.person.get(account)!
      return { account, side, person: { id, name: account, organisation, roles: new Set(role ? [role] : []) } }
    })
    this.people = this.accounts.map(({ person }) => person)
  }

  /** Organisations are known by their name wherever they are. */
  own(organisation: string): string {
    return `${organisation} ${this.name}`
  }

  get now(): number {
    return this.hall.clock.now().getTime()
  }

  protected incoming({ account, side }: Account, says: Call, late = false, privately = false): Incoming {
    const where = this.home.place.has(side) && !privately ? channelOf(this.name) : 'dm'
    return this.hall.incoming(side, account, where, says, late ? this.now - lateBy : undefined)
  }

  protected async hear(...incoming: readonly Incoming[]): Promise<readonly Reply[]> {
    const speak = new Set(
      incoming.map(({ who }) => this.accounts.find(({ account }) => account === who.account)?.person),
    )
    for (const person of speak) if (person) this.undos.delete(person)
    const replies = await this.hall.hear(...incoming)
    for (const [i, reply] of replies.entries()) {
      if (!reply) throw new Breach(`${JSON.stringify(incoming[i]!.says)} had no answer`)
      if (!reply.refused || reply.refused.kept) this.requests.push({ incoming: incoming[i]!, key: reply.key })
    }
    return replies
  }

  /** True when it was made; `expected` undefined: either may be. Said twice, it is answered once. */
  protected async says(
    by: Account,
    says: Call,
    expected: boolean | undefined,
    { twice = false, late = false, privately = false }: { twice?: boolean; late?: boolean; privately?: boolean } = {},
  ): Promise<{ readonly made: boolean; readonly body: string }> {
    const incoming = this.incoming(by, says, late, privately)
    const [first, second] = await this.hear(incoming, ...(twice ? [incoming] : []))
    if (second && second.key !== first!.key) throw new Breach(`${JSON.stringify(says)} had two answers`)
    const made = first!.refused === undefined
    this.happened(made ? 'made' : 'refused')
    if (expected !== undefined && made !== expected)
      throw new Breach(
        `${by.account} ${JSON.stringify(says)} was to be ${expected ? 'made' : 'refused'}: ${JSON.stringify(first!.refused ?? first!.body).slice(0, 400)}`,
      )
    return { made, body: JSON.stringify(first!.body) }
  }

  protected set undo(undo: NonNullable<Undo>) {
    this.undos.delete(undo.by.person)
    this.undos.set(undo.by.person, undo)
  }

  happened(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1
  }

  /** By which id somebody is known by now. */
  nowOf(id: string): string {
    const [, into] = this.joins.find(([from]) => from.id === id) ?? []
    return into ? this.nowOf(into.id) : id
  }

  protected accountOf(person: Person | undefined): Account | undefined {
    return this.accounts.find((one) => one.person === person)
  }

  protected account(n: number): Account {
    return this.accounts[n % this.accounts.length]!
  }

  protected vote(n: number): Vote | undefined {
    return this.votes.length === 0 ? undefined : this.votes[n % this.votes.length]
  }

  protected get chair(): Account {
    return this.accounts[0]!
  }

  protected async passed(ms: number): Promise<void> {
    await this.hall.passes(ms)
    this.ticked()
  }

  /** What the clock did. */
  protected ticked(): void {
    for (const one of this.due.filter(({ at }) => at <= this.now)) {
      this.due.splice(this.due.indexOf(one), 1)
      one.act()
    }
    for (const vote of this.votes) {
      if (vote.state === 'announced' && vote.opens! <= this.now) {
        vote.state = vote.ends !== undefined && vote.ends <= vote.opens! ? 'cancelled' : 'open'
        this.freeze(vote)
      }
      const isOver = vote.ends !== undefined && vote.ends <= this.now
      // Looked at while it was closed, it is not looked at again when that is taken back.
      const early = endsEarly(vote, this.now)
      if (vote.state === 'open' && (isOver || early)) {
        if (!isOver) this.happened('closed early')
        this.closed(vote)
      }
    }
  }

  /** What is done at its time, as the clock of the engine does it. */
  protected readonly due: { readonly at: number; readonly act: () => void }[] = []

  protected closed(vote: Vote): void {
    vote.state = 'closed'
    vote.file = undefined
    vote.settled = false
  }

  protected freeze(vote: Vote): void {
    if (vote.agreed.roll) vote.roll = frozenRoll(vote, this.people)
    for (const person of vote.roll?.keys() ?? []) vote.listed.add(person)
  }

  /** Delivered once more, it has the answer that it had. */
  protected async again(n: number): Promise<void> {
    if (this.requests.length === 0) return
    const { incoming, key } = this.requests[n % this.requests.length]!
    const [reply] = await this.hall.hear(incoming)
    if (reply?.key !== key)
      throw new Breach(`${JSON.stringify(incoming.says)} delivered again had another answer: ${JSON.stringify(reply)}`)
  }
}
