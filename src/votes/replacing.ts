/** What a ballot changes for others: proxies that it makes void, ballots that it replaces, and who must hear of it. */
import type { Context } from '../engine/intent.ts'
import { insert, post, update, type Write } from '../engine/writes.ts'
import type { Ballot, Concertation, Poll, PollProxy } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import type { Platform } from '../port.ts'
import type { Call } from '../views/view.ts'
import { proxiesAbout } from './electors.ts'
import { logged } from './log.ts'
import { type GivenProxy, isUsed, voidedBy } from './rules/proxies.ts'
import type { Voter } from './rules/roll.ts'
import { termsOf } from './rules.ts'
import { answeredAt } from './store/electorate.ts'
import { noticeView } from './views/proxies.ts'

export type Replaced = {
  readonly writes: readonly Write[]
  /** takes the ballot back where taking it out of the box would not bring everything back */
  readonly undo: Call | undefined
}

/** `earlier`: the ballot that counted so far. `again`: how it would be typed. */
export async function replacing(
  poll: Poll,
  voter: Voter,
  earlier: Ballot | undefined,
  again: string | undefined,
  context: Context<Concertation>,
): Promise<Replaced> {
  if (voter.castById !== null) return { writes: await byProxy(poll, voter, earlier, context), undo: undefined }
  const voided = await voiding(poll, voter, context)
  const elsewhere = earlier ? await replaced(poll, voter, earlier, context) : []
  const rows = voided.rows.map(({ id, state }) => (state === 'given' ? id : `-${id}`)).join(',')
  const undo: Call | undefined =
    rows === '' && earlier?.castById == null
      ? undefined
      : {
          intent: 'ballot back',
          args: {
            poll: poll.number,
            ...(rows !== '' && { proxies: rows }),
            ...(again !== undefined && { choices: again }),
            ...(earlier?.castById != null && { by: earlier.castById }),
          },
        }
  return { writes: [...voided.writes, ...elsewhere], undo }
}

/** A proxy that is taken back at this very moment has the ballot looked at again. */
async function byProxy(
  poll: Poll,
  { personId, proxy }: Voter,
  earlier: Ballot | undefined,
  context: Context<Concertation>,
): Promise<Write[]> {
  const { actor } = context
  const { number, question } = poll
  const touched: Write[] = [
    ...(proxy?.own ? [update('PollProxy', proxy.own, {})] : []),
    ...(proxy?.session ? [update('SessionProxy', proxy.session, {})] : []),
  ]
  if (earlier) return touched
  const { writes } = await tell(context, [personId], (t, lang) =>
    noticeView(number, t.votes.votedForYou(actor.name, number, question), 'vote', t, lang),
  )
  return [...touched, ...writes]
}

type Voided = {
  readonly writes: readonly Write[]
  /** of each: its row, and the state in which it would be as it was before */
  readonly rows: readonly { readonly id: string; readonly state: 'given' | 'undone' }[]
}

/** Whoever votes themselves needs nobody to do it for them. */
async function voiding(poll: Poll, voter: Voter, context: Context<Concertation>): Promise<Voided> {
  if (!termsOf(poll).proxies) return { writes: [], rows: [] }
  const { number, question } = poll
  const { given, known, box } = await proxiesAbout(poll, voter.personId, context)
  const voided = voidedBy(given, voter, known)
  const writes: Write[] = []
  const rows: Voided['rows'][number][] = []
  for (const proxy of voided) {
    const { row, write } = inPoll(poll, proxy, 'revoked', context)
    const name = known.get(proxy.giverId)?.name ?? voter.name
    const used = isUsed(box, proxy, known)
    const { writes: told } = await tell(context, [proxy.holderId], (t, lang) =>
      noticeView(number, t.votes.giverVotes(name, number, question, used), 'plain', t, lang),
    )
    rows.push({ id: row.id, state: proxy.own?.state === 'given' ? 'given' : 'undone' })
    const { giverId: giver, holderId: holder } = proxy
    writes.push(write, logged(poll, { kind: 'revoked', giver, holder }, context), ...told)
  }
  return { writes, rows }
}

/** What the poll itself says of somebody's proxy: the last word, whatever was given for a meeting. */
export function inPoll(
  poll: Pick<Poll, 'id'>,
  { giverId, holderId, own }: Pick<GivenProxy, 'giverId' | 'holderId' | 'own'>,
  state: 'given' | 'revoked',
  { concertation, newId, said }: Pick<Context<Concertation>, 'concertation' | 'newId' | 'said'>,
): { readonly row: PollProxy; readonly write: Write } {
  const change = { holderId, state, at: said }
  if (own) return { row: { ...own, ...change }, write: update('PollProxy', own, change) }
  const row = { id: newId(), concertationId: concertation.id, pollId: poll.id, giverId, ...change, version: 1 }
  return { row, write: insert('PollProxy', row) }
}

/** Where the ballot that counted so far came from elsewhere, whoever put it in hears that it counts no more. */
async function replaced(
  poll: Poll,
  voter: Voter,
  earlier: Ballot,
  context: Context<Concertation>,
): Promise<readonly Write[]> {
  const { actor, newId, read, spot, t, lang } = context
  const { number, question } = poll
  if (earlier.personId !== voter.personId) {
    const { writes } = await tell(context, [earlier.personId], (words, spoken) =>
      noticeView(number, words.votes.colleagueVoted(actor.name, number, question), 'vote', words, spoken),
    )
    return writes
  }
  if (earlier.castById !== null) return []
  const there = await answeredAt(read, actor.id, earlier.at)
  if (!there || (there.platform === spot.platform && there.account === actor.account)) return []
  const { workspace, account } = there
  const platform = there.platform as Platform
  const from = t.people.platforms[spot.platform] ?? spot.platform
  const body = noticeView(number, t.votes.votedElsewhere(number, question, from), 'vote', t, lang)
  return [post(newId(), { platform, workspace, to: 'dm', account }, body)]
}
