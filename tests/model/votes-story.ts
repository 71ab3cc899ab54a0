/**
 * One sequence of acts around votes, done by the real engine on a store that several sequences share, and by the oracle
 * beside it. After each act both are held against each other.
 */
import { call } from '../support/hall.ts'
import type { Act } from './votes-acts.ts'
import { checkCards } from './votes-cards.ts'
import { checkStore } from './votes-check.ts'
import { firstOf } from './votes-count.ts'
import { type Account, lateBy, minute, type Undo } from './votes-gathering.ts'
import { Life } from './votes-life.ts'
import {
  castIn,
  collegeOf,
  isTaking,
  look,
  mayEnrol,
  type Person,
  serves,
  spokeElsewhere,
  type Vote,
  voterOf,
  votes,
} from './votes-oracle.ts'
import { checkFiles } from './votes-results.ts'

export class Story extends Life {
  async step(act: Act): Promise<void> {
    this.happened('acts')
    const all = [...this.undos.values()]
    const undo = act.do === 'undo' && act.older ? all[0] : all.at(-1)
    for (const one of all) if (!one.lasts) this.undos.delete(one.by.person)
    this.uncertain.clear()
    // No look falls between two words of one act.
    if (this.votes.some(({ looks }) => looks.some((at) => at < this.now + 500))) await this.passed(500)
    await this.make(act, undo)
    await checkStore(this)
    await checkCards(this)
  }

  /** Whatever is still open is closed, and every result is what it was. */
  async end(): Promise<void> {
    for (const vote of this.votes) if (vote.state === 'open') await this.step({ do: 'close', poll: vote.number - 1 })
    await this.passed(8_100)
    await checkStore(this)
    await checkCards(this)
    await checkFiles(this)
  }

  protected async make(act: Act, undo: Undo): Promise<void> {
    const vote = 'poll' in act ? this.vote(act.poll) : undefined
    if ('poll' in act && !vote) return
    switch (act.do) {
      case 'open':
        return this.open(act)
      case 'vote':
        return this.cast(this.account(act.who), undefined, vote!, act.seed, act)
      case 'voteFor':
        return this.cast(this.account(act.who), this.account(act.giver).person, vote!, act.seed, act)
      case 'everybody':
        return this.everybody(vote!, act.seed)
      case 'withdraw':
        return this.withdraw(this.account(act.who), undefined, vote!, act)
      case 'withdrawFor':
        return this.withdraw(this.account(act.who), this.account(act.giver).person, vote!, act)
      case 'give':
        return this.give(this.account(act.who), this.account(act.holder).person, vote!, act)
      case 'revoke':
        return this.revoke(this.account(act.who), vote!)
      case 'link':
        return this.link(this.account(act.stays), this.account(act.comes), act.steps)
      case 'linkRace':
        return this.linkRace(this.account(act.stays), this.account(act.comes), vote!, act.seed)
      case 'arrive':
        return this.arrive(act.organisation)
      case 'guest':
      case 'member':
        return this.appoint(this.account(act.who).person, act.do)
      case 'move':
        return this.move(this.account(act.who), act.organisation)
      case 'paper':
        await this.take(this.account(act.who), vote!, act)
        return
      case 'put':
        return this.put(this.account(act.who), vote!, act.seed, act.lost)
      case 'add':
        return this.add(this.account(act.who), vote!, act.option, act)
      case 'validate':
      case 'refuse': {
        const chair = act.presides ? this.accountOf(vote!.chair) : undefined
        return this.conclude(act.do, chair ?? this.account(act.who), vote!, act)
      }
      case 'enrol':
      case 'strike':
        return this.roll(act.do, this.account(act.who).person, vote!)
      case 'extend':
        return this.extend(vote!, act.minutes)
      case 'start':
        return this.start(vote!)
      case 'close':
        return this.close(vote!, act)
      case 'cancel':
        return this.cancel(vote!, act)
      case 'settle':
        return this.settle(vote!)
      case 'redo':
        return this.redo(vote!)
      case 'fitting': {
        const all = this.fitting(vote!, act, undo)
        return this.make(all[act.n % all.length]!, undo)
      }
      case 'undo':
        return this.takeBack(undo)
      case 'race':
        return this[vote!.agreed.urn ? 'raceToUrn' : 'race'](
          act.who.map((n) => this.account(n)),
          vote!,
          act.seed,
          act.closes,
        )
      case 'again':
        return this.again(act.request)
      case 'restart':
        return this.hall.restart()
      case 'pass':
        return this.passed(act.minutes * minute + 1)
    }
  }

  /** What makes sense of a vote as it is, each as often as it stands here. */
  private fitting(vote: Vote, { who, poll, seed }: Act & { do: 'fitting' }, undo: Undo): readonly Act[] {
    const { agreed, state } = vote
    const one = { who, poll }
    const back: Act[] = undo ? [{ do: 'undo' }, { do: 'undo' }] : []
    if (state === 'announced') return [{ do: 'start', poll }, { do: 'cancel', poll }, ...back]
    if (state === 'tied') return [{ do: 'settle', poll }, { do: 'settle', poll }, { do: 'redo', poll }, ...back]
    if (state === 'closed' && agreed.validated && !vote.validated) {
      const acts = ['validate', 'validate', 'refuse'].map(
        (what): Act => ({ do: what as 'validate', ...one, presides: true }),
      )
      return [...acts, { do: 'validate', ...one, presides: false }, ...back]
    }
    if (state !== 'open') return [...back, { do: 'redo', poll }, { do: 'vote', ...one, seed, late: false }]
    const acts: Act[] = [{ do: 'vote', ...one, seed, late: false }, { do: 'everybody', poll, seed }, ...back]
    // Equals are soon told apart by somebody else's ballot.
    const isTied = (firstOf(vote.rule, castIn(vote), vote.options.length)?.length ?? 0) > 1
    acts.push(...Array.from({ length: agreed.tie !== 'team' && isTied ? 4 : 1 }, (): Act => ({ do: 'close', poll })))
    const evening = agreed.tie === 'team' || agreed.urn ? undefined : this.evening(vote, seed)
    if (evening !== undefined && !isTied) acts.push({ do: 'vote', ...one, seed: evening, late: false })
    const at = (is: (person: Person) => boolean) => this.accounts.findIndex(({ person }) => is(person))
    const next = at((person) => this.isNext(vote, person))
    if (agreed.seats && next >= 0)
      acts.push(
        { do: 'vote', who: next, poll, seed: seed + 1, late: false },
        { do: 'race', who: [next, who, next + 2], poll, seed, closes: false },
      )
    if (agreed.urn)
      acts.push(
        { do: 'paper', ...one },
        { do: 'put', ...one, seed, lost: seed % 2 === 0 },
        { do: 'race', who: [who, who + 1, who + 3], poll, seed, closes: seed % 2 === 0 },
      )
    if (agreed.adding) acts.push(...[0, 1, 2].map((n): Act => ({ do: 'add', ...one, option: seed + n })))
    if (agreed.roll) {
      const off = at((person) => mayEnrol(vote, person))
      acts.push(off < 0 ? { do: 'arrive', organisation: seed % 2 } : { do: 'enrol', who: off, poll })
      acts.push({ do: 'strike', ...one })
    }
    const [giver, holder] = [...vote.given][seed % Math.max(1, vote.given.size)] ?? []
    if (agreed.proxies) acts.push({ do: 'give', ...one, holder: who + 1 }, { do: 'give', ...one, holder: who + 2 })
    if (giver && holder) {
      const pair = { who: at((person) => person === holder), giver: at((person) => person === giver), poll }
      acts.push({ do: 'voteFor', ...pair, seed }, { do: 'voteFor', ...pair, seed: seed + 1 })
      acts.push(
        { do: 'revoke', who: pair.giver, poll },
        { do: 'withdrawFor', ...pair },
        { do: 'vote', ...one, who: pair.giver, seed: seed + 2, late: false },
      )
    }
    return acts
  }

  /** Which ballot more leaves equals at the head. */
  private evening(vote: Vote, seed: number): number | undefined {
    return Array.from({ length: 12 }, (_, i) => seed + i).find((n) => {
      const cast = [...castIn(vote), { paper: this.ballot(vote, n).paper, college: undefined }]
      return (firstOf(vote.rule, cast, vote.options.length)?.length ?? 0) > 1
    })
  }

  /** A colleague of somebody who voted for both. */
  private isNext(vote: Vote, person: Person): boolean {
    const voter = voterOf(vote, person)
    const kept = voter === undefined ? undefined : vote.said.get(voter)
    return kept?.paper !== undefined && kept.person !== person && votes(vote, person)
  }

  protected async cast(
    by: Account,
    giver: Person | undefined,
    vote: Vote,
    seed: number,
    act: { twice?: boolean; late?: boolean },
  ): Promise<void> {
    if (vote.agreed.urn && giver === undefined) return this.voteByUrn(by, vote, seed, act)
    const { typed, paper } = this.ballot(vote, seed)
    const holder = by.person
    if (giver === holder) return
    const person = giver ?? holder
    const caster = giver && holder
    const now = this.now + 10
    const may = votes(vote, holder) && (giver === undefined || serves(vote, giver, holder))
    const said = act.late ? this.now - lateBy : now
    const args = { poll: vote.number, choices: typed, ...(giver && { for: giver.id }) }
    const ok = isTaking(vote, now) && !vote.agreed.urn && may && !spokeElsewhere(vote, person)
    const { made } = await this.says(by, call('ballot cast', args), ok, act)
    if (!made) return
    const voter = voterOf(vote, person)!
    const before = vote.said.get(voter)
    const earlier = before && { ...before }
    if (before && before.paper === paper && before.by === caster) {
      before.at = Math.max(before.at, said)
      return
    }
    if (before && before.at > said) return
    vote.said.set(voter, { paper, college: collegeOf(vote, person), at: said, by: caster, person })
    if (earlier?.paper !== undefined && earlier.person !== person) this.happened('colleague replaced')
    if (vote.options.length > 3 && this.isNew(paper)) this.happened('chose what was added')
    if (giver) this.happened('voted for')
    const voided = giver === undefined ? this.voted(vote, voter) : []
    if (voided.length > 0) this.happened('proxy void')
    look(vote, this.now)
    this.undo = {
      by,
      of: earlier?.paper !== undefined && earlier.person !== person ? 'replacing a colleague' : 'vote',
      back: (at) => {
        if (earlier?.paper !== undefined) look(vote, at)
        const back = caster ?? earlier?.by
        const kept = { ...vote.said.get(voter)!, paper: earlier?.paper, at }
        vote.said.set(
          voter,
          earlier?.paper === undefined ? kept : { ...kept, by: back, college: collegeOf(vote, person) },
        )
        for (const [one, to] of voided) vote.given.set(one, to)
      },
    }
  }

  private isNew(paper: string): boolean {
    return paper.split(',').some((part) => Number(part.split(':')[0]) > 2)
  }

  protected async everybody(vote: Vote, seed: number): Promise<void> {
    for (const [i, person] of this.people.entries())
      await this.cast(this.accountOf(person)!, undefined, vote, seed + i, {})
    this.undos.clear()
  }

  protected async withdraw(
    by: Account,
    giver: Person | undefined,
    vote: Vote,
    act: { twice?: boolean },
  ): Promise<void> {
    const holder = by.person
    if (giver === holder) return
    const person = giver ?? holder
    const voter = voterOf(vote, person)
    const before = voter === undefined ? undefined : vote.said.get(voter)
    const may = votes(vote, holder) && (giver === undefined || serves(vote, giver, holder))
    const isTheirs = before?.paper !== undefined && (giver !== undefined || before.by === undefined)
    const ok = isTaking(vote, this.now + 10) && may && isTheirs && !spokeElsewhere(vote, person)
    const args = { poll: vote.number, ...(giver && { for: giver.id }) }
    const { made } = await this.says(by, call('ballot withdraw', args), ok, act)
    if (!made || !before || before.at > this.now) return
    const earlier = { ...before }
    vote.said.set(voter!, { ...before, paper: undefined, at: this.now })
    this.undo = {
      by,
      of: 'withdraw',
      back: (at) => {
        vote.said.set(voter!, { ...earlier, at, person, by: giver && holder, college: collegeOf(vote, person) })
        look(vote, at)
      },
    }
  }

  protected async takeBack(undo: Undo): Promise<void> {
    if (!undo) return
    const { made } = await this.says(undo.by, call('undo'), undo.never?.() ? false : undefined)
    if (!made) return
    undo.back(this.now)
    this.happened(`undo ${undo.of}`)
  }
}
