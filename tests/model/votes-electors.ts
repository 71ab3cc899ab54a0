/** Who comes, goes, is given a role or a proxy, is put on a roll or struck off it, and who turns out to be somebody else. */
import { call, sides } from '../support/hall.ts'
import { ballotOf, type Typed } from './votes-count.ts'
import { type Account, Breach, Gathering, minute, organisations } from './votes-gathering.ts'
import { join } from './votes-joining.ts'
import {
  collegeOf,
  isTaking,
  isUsed,
  type Kept,
  lineFor,
  look,
  mayEnrol,
  mayGive,
  type Person,
  spokeElsewhere,
  type Vote,
  type Voter,
  voterOf,
  votes,
} from './votes-oracle.ts'

export class Electors extends Gathering {
  /** As far as the last confirmation; the id of the link, or undefined when it is the same person. */
  protected async asks(stays: Account, comes: Account, steps: number): Promise<string | undefined> {
    if (stays.person === comes.person) return undefined
    const shown = await this.says(stays, call('account link'), true, { privately: true })
    const code = /\b[A-Z0-9]{3}-[A-Z0-9]{3}\b/.exec(shown.body)?.[0]
    if (!code) throw new Breach(`no code is shown: ${shown.body}`)
    const claimed = await this.says(comes, call('account link', { code }), true, { privately: true })
    const link = /"link":"([^"]+)"/.exec(claimed.body)?.[1]
    if (!link) throw new Breach(`no link is shown: ${claimed.body}`)
    if (steps > 2) await this.says(comes, call('account confirm', { link }), true, { privately: true })
    return link
  }

  protected async link(stays: Account, comes: Account, steps: number): Promise<void> {
    const link = await this.asks(stays, comes, steps)
    if (link === undefined) return
    if (steps < 4) {
      await this.says(stays, call('account refuse', { link }), true, { privately: true })
      return
    }
    await this.says(stays, call('account confirm', { link }), true, { privately: true })
    this.joined(comes.person, stays.person)
    await this.gathered()
  }

  /** What was written under the old name meanwhile is gathered after five seconds, and the card drawn two seconds later. */
  protected async gathered(): Promise<void> {
    await this.passed(8_100)
  }

  protected joined(from: Person, into: Person): void {
    for (const account of this.accounts) if (account.person === from) account.person = into
    this.people = this.people.filter((one) => one !== from)
    into.roles = new Set([...into.roles, ...from.roles])
    into.organisation ??= from.organisation
    this.joins.push([from, into])
    const all = () => {
      for (const vote of this.votes) {
        join(vote, from, into)
        vote.unsure = [from, into]
      }
    }
    all()
    this.due.push({ at: this.now + 12 * minute, act: all })
  }

  protected async linkRace(stays: Account, comes: Account, vote: Vote, seed: number): Promise<void> {
    // Whether all have voted may be looked at between the two; organisations are spoken for in either order.
    if (vote.agreed.early || vote.agreed.seats || vote.agreed.urn) return
    const link = await this.asks(stays, comes, 3)
    if (link === undefined) return
    const [mine, other] = [this.ballot(vote, seed), this.ballot(vote, seed + 7)]
    const [joining, one, two] = await this.hear(
      this.incoming(stays, call('account confirm', { link }), false, true),
      this.incoming(stays, call('ballot cast', { poll: vote.number, choices: mine.typed })),
      this.incoming(comes, call('ballot cast', { poll: vote.number, choices: other.typed })),
    )
    const [from, into] = [comes.person, stays.person]
    if (joining!.refused) throw new Breach(`two accounts are not joined: ${joining!.refused.said}`)
    const papers = [...(one!.refused ? [] : [mine.paper]), ...(two!.refused ? [] : [other.paper])]
    for (const paper of papers.slice(0, 1)) {
      vote.said.set(into, { paper, college: undefined, at: this.now, by: undefined, person: into })
      this.uncertain.set(vote, new Map([[into, papers.map((one) => ({ paper: one, person: into }))]]))
    }
    this.joined(from, into)
    await this.gathered()
  }

  protected async arrive(n: number): Promise<void> {
    const side = sides.find((one) => this.home.place.has(one))!
    const account = `${this.name}-a${this.accounts.length}`
    const who: Account = { account, side, person: { id: '', name: account, organisation: undefined, roles: new Set() } }
    await this.says(who, call('polls'), true)
    const [row] = await this.db.query<{ id: string }>('SELECT "personId" AS id FROM "Account" WHERE external = $1', [
      account,
    ])
    const organisation = n < 2 ? n : undefined
    who.person = { ...who.person, id: row!.id, organisation }
    if (organisation !== undefined)
      await this.says(who, call('organisation', { name: this.own(organisations[organisation]!) }), true)
    this.accounts.push(who)
    this.people.push(who.person)
  }

  protected async appoint(person: Person, role: 'guest' | 'member'): Promise<void> {
    const { made } = await this.says(this.chair, call('appoint', { person: person.id, role }), !person.roles.has(role))
    if (!made) return
    person.roles.add(role)
    person.roles.delete(role === 'guest' ? 'member' : 'guest')
  }

  /** Says for whom they speak from now on; what was put in stays as it is. */
  protected async move(by: Account, organisation: number): Promise<void> {
    const { person } = by
    const before = person.organisation
    await this.says(by, call('organisation', { name: this.own(organisations[organisation]!) }), true)
    person.organisation = organisation
    this.undo = { by, of: 'move', back: () => Object.assign(person, { organisation: before }) }
  }

  protected async roll(what: 'enrol' | 'strike', person: Person, vote: Vote): Promise<void> {
    const isOn = vote.roll?.has(person) ?? false
    const isIn = what === 'strike' && isOn && this.paperIsIn(vote, person)
    const fits = what === 'strike' ? isOn && !isIn : mayEnrol(vote, person)
    const ok = isTaking(vote, this.now + 10) && vote.agreed.roll && fits
    const { made } = await this.says(this.chair, call(`poll ${what}`, { person: person.id, poll: vote.number }), ok)
    if (!made) return
    this.happened(what)
    if (what === 'enrol') {
      vote.roll!.set(person, lineFor(vote, person))
      vote.listed.add(person)
      this.undo = { by: this.chair, of: what, back: (at) => this.struck(vote, person, at) }
      return
    }
    const line = vote.roll!.get(person)!
    const voter = voterOf(vote, person)!
    const taken = this.struck(vote, person, this.now)
    this.undo = {
      by: this.chair,
      of: what,
      back: (at) => {
        vote.roll!.set(person, line)
        if (taken) vote.said.set(voter, { ...taken, at })
      },
    }
  }

  /** Whoever votes for the same as they do keeps it; gives back the ballot that counts no more. */
  private struck(vote: Vote, person: Person, at: number): Kept | undefined {
    const voter = voterOf(vote, person)!
    const isLast = this.isLast(vote, person)
    vote.roll!.delete(person)
    look(vote, at)
    if (!isLast) return undefined
    if (vote.agreed.urn) {
      this.shut(vote, voter)
      return undefined
    }
    const before = vote.said.get(voter)
    if (before?.paper === undefined) {
      if (!before && !spokeElsewhere(vote, person, voter))
        vote.said.set(voter, { paper: undefined, college: undefined, at, by: undefined, person })
      return undefined
    }
    vote.said.set(voter, { ...before, paper: undefined, at })
    return before
  }

  /** Does nobody else on the roll speak for the same? */
  private isLast(vote: Vote, person: Person): boolean {
    const voter = voterOf(vote, person)
    return !vote.agreed.seats || ![...vote.roll!].some(([one, { seat }]) => one !== person && seat === voter)
  }

  private paperIsIn(vote: Vote, person: Person): boolean {
    const papers = vote.papers.get(voterOf(vote, person)!) ?? []
    return this.isLast(vote, person) && papers.some(({ spent }) => spent)
  }

  /** What was given opens nothing any more. */
  protected shut(vote: Vote, voter: Voter): void {
    for (const paper of vote.papers.get(voter) ?? []) {
      if (paper.secret !== undefined) paper.lost.push(paper.secret)
      paper.secret = undefined
    }
  }

  /** As it is typed and kept, of the options that there are. */
  protected ballot(vote: Vote, seed: number): Typed {
    return ballotOf(
      vote.rule,
      seed,
      vote.options.map((_, at) => at).filter((at) => !vote.gone.has(at)),
    )
  }

  protected async give(by: Account, holder: Person, vote: Vote, act: { twice?: boolean }): Promise<void> {
    const ok = (vote.state === 'announced' || isTaking(vote, this.now + 10)) && mayGive(vote, by.person, holder)
    const args = { poll: vote.number, holder: holder.id }
    const { made } = await this.says(by, call('proxy give', args), ok, act)
    if (!made) return
    this.happened('give')
    const before = vote.given.get(by.person)
    vote.given.delete(by.person)
    vote.given.set(by.person, holder)
    this.undo = {
      by,
      of: 'give',
      back: () => {
        vote.given.delete(by.person)
        if (before) vote.given.set(by.person, before)
      },
    }
  }

  protected async revoke(by: Account, vote: Vote): Promise<void> {
    const isOpen = vote.state === 'announced' || isTaking(vote, this.now + 10)
    const ok = isOpen && vote.given.has(by.person) && !isUsed(vote, by.person)
    const { made } = await this.says(by, call('proxy recall', { poll: vote.number }), ok)
    if (!made) return
    const before = vote.given.get(by.person)!
    vote.given.delete(by.person)
    this.undo = { by, of: 'revoke', back: () => vote.given.set(by.person, before) }
  }

  /** Of acts of the same moment each one that is acknowledged holds; those of one person, in either order. */
  protected async race(who: readonly Account[], vote: Vote, seed: number, closes: boolean): Promise<void> {
    const cast = who.map((by, i) => ({ by, ...this.ballot(vote, seed + i) }))
    const requests = cast.map(({ by, typed }) =>
      this.incoming(by, call('ballot cast', { poll: vote.number, choices: typed })),
    )
    const isOpen = isTaking(vote, this.now + 10)
    const closing = closes ? [this.incoming(this.chair, call('poll close', { poll: vote.number }))] : []
    const replies = await this.hear(...requests, ...closing)
    const papers = new Map<Voter, { paper: string; person: Person }[]>()
    for (const [i, { by, paper }] of cast.entries()) {
      const { person } = by
      const made = !replies[i]!.refused
      const may = isOpen && votes(vote, person) && !spokeElsewhere(vote, person) && !vote.agreed.urn
      if (made ? !may : !closes && may)
        throw new Breach(`${by.account} in a race: ${made ? 'made' : replies[i]!.refused!.said}`)
      const voter = voterOf(vote, person)
      if (made && voter !== undefined) papers.set(voter, [...(papers.get(voter) ?? []), { paper, person }])
    }
    for (const [voter, all] of papers) {
      const { paper, person } = all[0]!
      const earlier = vote.said.get(voter)
      // Said once more by a colleague, it stays as it is.
      if (earlier?.by === undefined && all.some((one) => one.paper === earlier?.paper))
        papers.set(voter, [...all, { paper: earlier!.paper!, person: earlier!.person }])
      vote.said.set(voter, { paper, college: collegeOf(vote, person), at: this.now, by: undefined, person })
      this.voted(vote, voter)
      look(vote, this.now)
      if (new Set(all.map((one) => one.person)).size > 1) this.happened('colleagues at once')
    }
    this.uncertain.set(vote, papers)
    // Each of them knew of one ballot: the card is drawn again within two seconds.
    await this.passed(2_100)
    if (!closes) return
    const ended = !replies.at(-1)!.refused
    if (ended !== (vote.state === 'open'))
      throw new Breach(`closing in a race: ${JSON.stringify(replies.at(-1)!.refused)}`)
    if (ended) this.closed(vote)
  }

  /** Whoever votes themselves, or for their organisation, needs nobody to do it; gives back what is void by that. */
  protected voted(vote: Vote, voter: Voter): [giver: Person, holder: Person][] {
    const voided = [...vote.given].filter(
      ([giver]) => giver === voter || (vote.agreed.seats && voterOf(vote, giver) === voter),
    )
    for (const [giver] of voided) vote.given.delete(giver)
    return voided
  }
}
