/** A vote by urn: papers are taken in the chat, and put in on a page that neither a name nor a time is kept of. */
import { expect } from 'vitest'
import { urnOf } from '../../src/web/urn.ts'
import { call } from '../support/hall.ts'
import { Electors } from './votes-electors.ts'
import { type Account, Breach } from './votes-gathering.ts'
import { collegeOf, isTaking, type Paper, type Vote, type Voter, voterOf, votes } from './votes-oracle.ts'

/** What is put in is told of no oftener: milliseconds. */
export const tellEvery = 5 * 60_000
/** Nobody was ever given it. */
const nobodys = 'A'.repeat(26)

export class Papers extends Electors {
  private get urn() {
    const { db, clock, ids } = this.hall
    return urnOf({ db, clock, ids, zone: 'Europe/Paris', wake: () => void this.hall.engine().resume() })
  }

  /** Of a vote by urn there is one; of others it leads to the ballot. */
  protected async take(by: Account, vote: Vote, act: { twice?: boolean } = {}): Promise<Paper | undefined> {
    const { person } = by
    const voter = voterOf(vote, person)
    const known = voter === undefined ? [] : (vote.papers.get(voter) ?? [])
    const isOpen = isTaking(vote, this.now + 10)
    const ok = isOpen && votes(vote, person) && !(vote.agreed.urn && known.some(({ spent }) => spent))
    const { made, body } = await this.says(by, call('ballot paper', { poll: vote.number }), ok || undefined, act)
    if (!vote.agreed.urn) return undefined
    const secret = /\/bulletin\/(\w+)/.exec(body)?.[1]
    if (made !== ok || (secret !== undefined) !== ok)
      throw new Breach(`${by.account} takes a paper: ${body.slice(0, 300)}`)
    if (!ok) return undefined
    const paper = known[0] ?? { secret: undefined, college: undefined, spent: false, lost: [] }
    this.shut(vote, voter!)
    Object.assign(paper, { secret, college: collegeOf(vote, person) })
    if (known.length === 0) vote.papers.set(voter!, [paper])
    this.happened('paper')
    return paper
  }

  /** By the address that is theirs now, or by one that was replaced. */
  protected async put(by: Account, vote: Vote, seed: number, lost: boolean): Promise<void> {
    if (!vote.agreed.urn) return
    const voter = voterOf(vote, by.person)
    const papers = voter === undefined ? [] : (vote.papers.get(voter) ?? [])
    const gone = papers.flatMap((paper) => paper.lost)
    const alive = papers.filter(({ secret }) => secret !== undefined)
    const known = alive[seed % alive.length]
    const secret = lost ? (gone[0] ?? nobodys) : known?.secret
    if (secret === undefined) return
    const before = await this.traces()
    const isIn = known?.spent
    await this.putIn(vote, [{ secret, paper: lost ? undefined : known, seed }])
    if (lost || isIn || !known?.spent) this.happened('put in vain')
    expect(await this.traces(), 'what is kept with names and times').toEqual(before)
  }

  /** All of them in the same moment, besides whatever else is done then. What is told of each is what becomes of it. */
  protected async putIn(
    vote: Vote,
    all: readonly { readonly secret: string; readonly paper: Paper | undefined; readonly seed: number }[],
    closing?: Promise<unknown>,
  ): Promise<void> {
    const isOpen = isTaking(vote, this.now)
    const { urn } = this
    const said = all.map(({ secret, paper, seed }) => ({ secret, paper, ballot: this.ballot(vote, seed) }))
    const [told] = await Promise.all([
      Promise.all(said.map(({ secret, ballot }) => urn.cast(secret, ballot.typed, 'fr'))),
      closing,
    ])
    for (const [secret, same] of Map.groupBy(
      said.map((one, i) => ({ ...one, told: told[i]! })),
      (one) => one.secret,
    )) {
      const { paper } = same[0]!
      const isSpent = [...vote.papers.values()].some(
        (papers) => papers.includes(paper!) && papers.some((one) => one.spent),
      )
      const expected = paper?.secret !== secret ? 'unknown' : isSpent ? 'spent' : isOpen ? 'cast' : 'closed'
      const cast = same.filter((one) => one.told === 'cast')
      const others = same.filter((one) => one.told !== 'cast').map((one) => one.told)
      const isLate = closing !== undefined && cast.length === 0 && others.every((one) => one === 'closed')
      const isRight = expected === 'cast' ? cast.length === 1 || isLate : cast.length === 0
      const after = expected === 'cast' ? ['spent', ...(closing ? ['closed'] : [])] : [expected]
      if (!isRight || (!isLate && !others.every((one) => typeof one === 'string' && after.includes(one))))
        throw new Breach(`papers of vote ${vote.number} were to be ${expected}: ${JSON.stringify(same)}`)
      if (cast.length === 0) continue
      Object.assign(paper!, { spent: true })
      vote.puts.push(this.now)
      if (vote.agreed.early) vote.looks.push((Math.floor(this.now / tellEvery) + 1) * tellEvery)
      const key = `${paper!.college ?? ''} ${cast[0]!.ballot.paper}`
      this.happened('put')
      vote.urn.set(key, (vote.urn.get(key) ?? 0) + 1)
    }
  }

  /** Whoever votes takes a paper where they have none that opens, and puts it in; what they say in the chat is not kept. */
  protected async voteByUrn(by: Account, vote: Vote, seed: number, act: { twice?: boolean }): Promise<void> {
    if (seed % 7 === 0) {
      await this.says(
        by,
        call('ballot cast', { poll: vote.number, choices: this.ballot(vote, seed).typed }),
        false,
        act,
      )
      this.happened('typed for an urn')
      return
    }
    const voter = voterOf(vote, by.person)
    const known = voter === undefined ? undefined : vote.papers.get(voter)?.find(({ secret }) => secret !== undefined)
    if (!known) await this.take(by, vote, act)
    await this.put(by, vote, seed, false)
  }

  /** Papers put in at once, the same one twice, while it is closed maybe. */
  protected async raceToUrn(who: readonly Account[], vote: Vote, seed: number, closes: boolean): Promise<void> {
    const held = new Map<Voter, Paper>()
    for (const by of who) {
      const voter = voterOf(vote, by.person)
      const known = voter === undefined ? undefined : vote.papers.get(voter)?.find(({ secret }) => secret !== undefined)
      const paper = known?.secret === undefined ? await this.take(by, vote) : known
      if (paper && voter !== undefined) held.set(voter, paper)
    }
    const isOpen = vote.state === 'open'
    let refused: unknown
    const closing = closes
      ? this.hear(this.incoming(this.chair, call('poll close', { poll: vote.number }))).then(([reply]) => {
          refused = reply!.refused
        })
      : undefined
    const all = [...held.values()].map((paper, i) => ({ secret: paper.secret!, paper, seed: seed + i }))
    all.push(...all.slice(0, 1).map((one) => ({ ...one, seed: seed + 5 })))
    await this.putIn(vote, all, closing)
    this.happened('race to an urn')
    if (!closes) return
    if ((refused === undefined) !== isOpen) throw new Breach(`closing in a race: ${JSON.stringify(refused)}`)
    if (isOpen) this.closed(vote)
  }

  /** Rows of what is heard, told and sent, with names and times. */
  private async traces(): Promise<unknown> {
    const [row] = await this.db.query(
      `SELECT (SELECT count(*) FROM "Inbox") AS heard, (SELECT count(*) FROM "Journal") AS told,
        (SELECT count(*) FROM "PollEvent") AS logged, (SELECT count(*) FROM "Ballot") AS ballots`,
    )
    return row
  }
}
