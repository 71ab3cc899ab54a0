/** How a vote begins, goes on, grows and ends; what is then said of it, by whom. */
import { call } from '../support/hall.ts'
import type { Act } from './votes-acts.ts'
import { asking, isGrowing, optionLabels } from './votes-count.ts'
import { type Account, minute } from './votes-gathering.ts'
import { join } from './votes-joining.ts'
import { agreedOn, isChaired, isTaking, mostProxies, type Vote, votes } from './votes-oracle.ts'
import { Papers } from './votes-papers.ts'

const mostVotes = 3
/** What may be added, some of it there already. */
const more = ['Un', 'Quatre', 'Cinq', 'quatre ', 'Six', 'Sept'] as const

export class Life extends Papers {
  protected async open(act: Act & { do: 'open' }, replaces?: Vote): Promise<void> {
    if (this.votes.length >= mostVotes) return
    const { rule, kind, also, live } = act
    const agreed = agreedOn(kind, also)
    const chair = isChaired(agreed) ? this.account(act.chair).person : undefined
    const rules = [
      agreed.colleges && 'collèges : Réseaux 60, Entreprises 40',
      agreed.roll && !agreed.early && 'inscrits : fermée',
      agreed.early && 'fin dès que tout le monde a voté',
      agreed.proxies && `pouvoirs : ${mostProxies}`,
      agreed.seats && 'une voix par organisation',
      chair && `présidence : ${chair.name}`,
      agreed.tie === 'chair' && 'ex æquo : présidence',
      agreed.tie === 'lot' && 'ex æquo : tirage au sort',
      agreed.validated && 'validation : présidence',
      agreed.adding && 'options libres',
    ].filter((part) => typeof part === 'string')
    const number = this.votes.length + 1
    const at = this.now
    const opens = act.opens > 0 ? at + act.opens * minute : undefined
    const ends = act.ends > 0 ? at + act.ends * minute : undefined
    const fits =
      !(agreed.colleges && (rule === 'consent' || rule === 'election')) &&
      !(agreed.adding && !isGrowing(rule)) &&
      !(agreed.urn && (live || agreed.proxies || rule === 'consent'))
    const { made } = await this.says(
      this.chair,
      call('poll open', {
        question: `Question ${number} ?`,
        ...asking[rule],
        results: live ? 'live' : 'atClose',
        ...(ends !== undefined && { closes: new Date(ends).toISOString() }),
        ...(opens !== undefined && { opens: new Date(opens).toISOString() }),
        ...(rules.length > 0 && { rules: rules.join(' ; ') }),
        ...(agreed.urn && { secrecy: 'urn' }),
        ...(replaces && { replaces: replaces.number }),
        confirmed: true,
      }),
      fits,
      act,
    )
    if (!made) return
    for (const one of ['opened', ...also]) this.happened(one)
    const vote: Vote = {
      number,
      rule,
      kind,
      also,
      agreed,
      live,
      chair,
      state: opens === undefined ? 'open' : 'announced',
      validated: false,
      opens,
      ends,
      said: new Map(),
      papers: new Map(),
      urn: new Map(),
      options: [...optionLabels],
      gone: new Set(),
      roll: undefined,
      listed: new Set(),
      given: new Map(),
      looks: [],
      file: undefined,
      settled: false,
      drawn: false,
      puts: [],
    }
    this.votes.push(vote)
    if (vote.state === 'open') this.freeze(vote)
    this.undo = { by: this.chair, of: 'open', back: () => Object.assign(vote, { state: 'cancelled' }) }
  }

  protected async add(by: Account, vote: Vote, n: number, act: { twice?: boolean }): Promise<void> {
    const label = more[n % more.length]!.trim()
    const same = vote.options.findIndex((one) => one.toLowerCase() === label.toLowerCase())
    const isThere = same >= 0 && !vote.gone.has(same)
    const may = vote.agreed.adding && votes(vote, by.person)
    const ok = isTaking(vote, this.now + 10) && may && !isThere
    const { made } = await this.says(
      by,
      call('poll option add', { option: more[n % more.length]!, poll: vote.number }),
      ok,
      act,
    )
    if (!made) return
    this.happened(same >= 0 ? 'added again' : 'added')
    const at = same >= 0 ? same : vote.options.push(label) - 1
    vote.gone.delete(at)
    this.undo = { by, of: 'add', lasts: true, never: () => this.isChosen(vote, at), back: () => vote.gone.add(at) }
  }

  private isChosen({ said, urn, rule }: Vote, at: number): boolean {
    const papers = [
      ...[...said.values()].map(({ paper }) => paper ?? ''),
      ...[...urn.keys()].map((key) => key.split(' ')[1]!),
    ]
    const one = rule === 'dots' ? (part: string) => part.split(':')[0] : (part: string) => part
    return papers.some((paper) => paper.split(',').map(one).includes(String(at)))
  }

  protected async extend(vote: Vote, minutes: number): Promise<void> {
    const { ends } = vote
    const to = Math.max(ends ?? 0, this.now) + minutes * minute
    const ok = isTaking(vote, this.now + 10)
    const until = new Date(to).toISOString()
    const { made } = await this.says(this.chair, call('poll extend', { until, poll: vote.number }), ok)
    if (!made) return
    vote.ends = to
    this.undo = { by: this.chair, of: 'extend', lasts: true, back: () => Object.assign(vote, { ends }) }
  }

  protected async start(vote: Vote): Promise<void> {
    const ok = vote.state === 'announced'
    const { made } = await this.says(this.chair, call('poll begin', { poll: vote.number }), ok)
    if (!made) return
    vote.state = 'open'
    this.freeze(vote)
  }

  protected async close(vote: Vote, act: { twice?: boolean }): Promise<void> {
    const { made } = await this.says(this.chair, call('poll close', { poll: vote.number }), vote.state === 'open', act)
    if (!made) return
    this.closed(vote)
    this.undo = {
      by: this.chair,
      of: 'close',
      lasts: true,
      // Its secret is known, or somebody else had the last word since.
      never: () => vote.drawn || vote.settled || vote.validated || vote.state === 'cancelled',
      back: () => this.reopened(vote),
    }
  }

  protected reopened(vote: Vote): void {
    vote.state = 'open'
    vote.file = undefined
    vote.validated = false
    for (const [from, into] of this.joins) join(vote, from, into)
    vote.unsure = this.joins.flat()
  }

  protected async cancel(vote: Vote, act: { twice?: boolean }): Promise<void> {
    const { state } = vote
    const ok = state === 'open' || state === 'tied' || state === 'announced'
    const args = { poll: vote.number, reason: 'Une erreur' }
    const { made } = await this.says(this.chair, call('poll cancel', args), ok, act)
    if (!made) return
    vote.state = 'cancelled'
    this.undo = {
      by: this.chair,
      of: 'cancel',
      lasts: true,
      never: () => state === 'open' && vote.drawn,
      back: () => (state === 'open' ? this.reopened(vote) : Object.assign(vote, { state })),
    }
  }

  protected async settle(vote: Vote): Promise<void> {
    const [poll] = await this.db.query<{ tied: number[] | null }>(
      `SELECT result->'tied' AS tied FROM "Poll" WHERE "concertationId" = $1 AND number = $2`,
      [this.home.id, vote.number],
    )
    const by = (vote.agreed.tie === 'chair' ? this.accountOf(vote.chair) : undefined) ?? this.chair
    const args = { winners: String((poll?.tied?.[0] ?? 0) + 1), reason: 'Au plus ancien', poll: vote.number }
    const { made } = await this.says(by, call('poll settle', args), vote.state === 'tied')
    if (!made) return
    this.happened(vote.agreed.tie === 'chair' ? 'settled by the chair' : 'settled')
    vote.state = 'closed'
    vote.file = undefined
    vote.settled = true
    this.undo = {
      by,
      of: 'settle',
      lasts: true,
      never: () => vote.validated || vote.state === 'cancelled',
      back: () => Object.assign(vote, { state: 'tied', file: undefined, settled: false, validated: false }),
    }
  }

  /** What was found counts, or not, by the word of whoever presides. */
  protected async conclude(
    what: 'validate' | 'refuse',
    by: Account,
    vote: Vote,
    act: { twice?: boolean },
  ): Promise<void> {
    const waits = vote.state === 'closed' && vote.agreed.validated && !vote.validated
    const ok = waits && by.person === vote.chair
    const args = { poll: vote.number, ...(what === 'refuse' && { reason: 'Mal compté' }) }
    const { made } = await this.says(by, call(`poll ${what}`, args), ok, act)
    if (waits && !ok) this.happened('not presiding')
    if (!made) return
    this.happened(what === 'validate' ? 'validate' : 'refuse')
    if (what === 'validate') vote.validated = true
    else vote.state = 'cancelled'
    this.undo = {
      by,
      of: what,
      lasts: true,
      back: () => Object.assign(vote, { state: 'closed', validated: false }),
    }
  }

  /** The same again, which takes its place. */
  protected async redo(vote: Vote): Promise<void> {
    const { rule, kind, also, live, state, chair } = vote
    const before = this.votes.length
    const fits = state === 'open' || state === 'tied' || state === 'announced'
    if (!fits) return
    const presides = this.accounts.findIndex(({ person }) => person === chair)
    await this.open({ do: 'open', rule, kind, also, chair: Math.max(0, presides), live, ends: 0, opens: 0 }, vote)
    if (this.votes.length === before) return
    vote.state = 'cancelled'
    const next = this.votes.at(-1)!
    this.undo = {
      by: this.chair,
      of: 'redo',
      lasts: true,
      back: () => {
        next.state = 'cancelled'
        if (state === 'open') this.reopened(vote)
        else Object.assign(vote, { state })
      },
    }
  }
}
