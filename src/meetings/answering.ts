/** What it writes that somebody says whether they come: the answer, the proxy that goes with it, and who must hear of it. */
import type { Context } from '../engine/intent.ts'
import { insert, update, type Write } from '../engine/writes.ts'
import type { Answer, Concertation, Session, SessionProxy } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import type { Text } from '../text/index.ts'
import type { Call, Lang, View } from '../views/view.ts'
import { countsOf, editNotice, refreshSoon } from './cards.ts'
import { proxiesIn, proxyOf } from './store/proxies.ts'
import { answerOf, answersTo } from './store.ts'
import { heldView } from './views/proxies.ts'

export type Standing = {
  /** as they are, taken back or not */
  readonly answer: Answer | null
  readonly proxy: SessionProxy | null
  /** every proxy of this meeting that was not taken back */
  readonly proxies: readonly SessionProxy[]
}

export async function standingOf(
  session: Pick<Session, 'id'>,
  { actor, read }: Pick<Context<Concertation>, 'actor' | 'read'>,
): Promise<Standing> {
  const [answer, proxy, proxies] = await Promise.all([
    answerOf(read, session.id, actor.id),
    proxyOf(read, session.id, actor.id),
    proxiesIn(read, session.id),
  ])
  return { answer, proxy, proxies }
}

/** To whom they give their proxy; undefined when to nobody. */
export function holderIn({ proxy }: Standing): string | undefined {
  return proxy?.state === 'given' ? proxy.holderId : undefined
}

export type Answering = {
  /** yes, no, proxy or withdrawn */
  readonly answer: string
  readonly holderId?: string | undefined
}
export type Answered = {
  readonly writes: readonly Write[]
  /** the call that brings back what was */
  readonly before: Call['args']
  /** how many proxies that holder has with this one */
  readonly held: number
}

/** `holderId` goes with the answer `proxy`; with any other, a proxy that was given is taken back. */
export async function answering(
  session: Session,
  { answer, holderId }: Answering,
  standing: Standing,
  context: Context<Concertation>,
): Promise<Answered> {
  const { actor, now, said, newId, read } = context
  const { answer: mine, proxy, proxies } = standing
  const earlier = holderIn(standing)
  const change = { answer, at: said }
  const writes: Write[] = [
    mine
      ? update('Answer', mine, change)
      : insert('Answer', { id: newId(), sessionId: session.id, personId: actor.id, ...change, version: 1 }),
  ]
  if (holderId !== undefined) writes.push(given(session, holderId, proxy, context))
  else if (proxy && earlier !== undefined) writes.push(update('SessionProxy', proxy, { state: 'revoked', at: said }))
  const others = (await answersTo(read, session.id)).filter((a) => a.personId !== actor.id)
  if (session.state === 'convened')
    writes.push(...(await editNotice(session, context, countsOf([...others, change]))), refreshSoon(session, now))
  const held = proxies.filter((p) => p.holderId === holderId && p.giverId !== actor.id).length + 1
  const told: Write[] = []
  const say = async (ids: readonly string[], words: (t: Text) => string, kind: 'held' | 'lost' | 'plain') =>
    told.push(...(await tell(context, ids, sayWith(session, words, kind, context))).writes)
  if (earlier !== holderId) {
    if (earlier !== undefined) await say([earlier], (t) => t.meetings.proxyLost(actor.name), 'plain')
    if (holderId !== undefined) await say([holderId], (t) => t.meetings.proxyGained(actor.name, held), 'held')
  }
  const givers = proxies.filter((p) => p.holderId === actor.id).map((p) => p.giverId)
  const [was, is] = [isAway(mine?.answer), isAway(answer)]
  if (givers.length > 0 && !was && is) await say(givers, (t) => t.meetings.proxyHolderLeaves(actor.name), 'lost')
  if (givers.length > 0 && was && !is) await say(givers, (t) => t.meetings.proxyHolderBack(actor.name), 'plain')
  return {
    writes: [...writes, ...told],
    before: {
      session: session.id,
      answer: mine?.answer ?? 'withdrawn',
      ...(earlier !== undefined && { holder: earlier }),
    },
    held,
  }
}

function isAway(answer: string | undefined): boolean {
  return answer === 'no' || answer === 'proxy'
}

function given(
  session: Session,
  holderId: string,
  proxy: SessionProxy | null,
  { actor, concertation, newId, said }: Context<Concertation>,
): Write {
  const change = { holderId, state: 'given', at: said }
  if (proxy) return update('SessionProxy', proxy, change)
  const row = { id: newId(), concertationId: concertation.id, sessionId: session.id, giverId: actor.id }
  return insert('SessionProxy', { ...row, ...change, version: 1 })
}

function sayWith(
  session: Session,
  words: (t: Text) => string,
  kind: 'held' | 'lost' | 'plain',
  { concertation }: Context<Concertation>,
): (t: Text, lang: Lang) => View {
  return (t, lang) => heldView(words(t), session, kind, concertation.zone, t, lang)
}
