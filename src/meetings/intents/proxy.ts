/** Somebody who is away has another person speak for them: one proxy for a meeting, given, changed, taken back. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, call, defineIntent, type Outcome } from '../../engine/intent.ts'
import { update, type Write } from '../../engine/writes.ts'
import type { Concertation, Session } from '../../generated/prisma/client.ts'
import { onePerson } from '../../people/rules.ts'
import { peopleOf, personNames } from '../../people/store.ts'
import { persons } from '../../people/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { languages, textOf } from '../../text/index.ts'
import { button } from '../../views/build.ts'
import type { Call } from '../../views/view.ts'
import { quorumSoon } from '../../votes/acts/quorum.ts'
import { termsOf } from '../../votes/rules.ts'
import { openPolls } from '../../votes/store.ts'
import { pollsWithProxies } from '../../votes/suggest.ts'
import { answering, holderIn, type Standing, standingOf } from '../answering.ts'
import { sessionMeant } from '../here.ts'
import { mayGive } from '../rules/proxies.ts'
import { inState } from '../rules/sessions.ts'
import { answerOf, attendanceOf } from '../store.ts'
import { sessionsTakingProxies } from '../suggest.ts'
import { answerButtons, sessionView } from '../views.ts'
import { answerWithdraw } from './answer-withdraw.ts'
import { asItIs } from './session-answer.ts'

export const proxy = defineIntent({
  name: 'proxy',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ holder: Line(1, 80), session: ShownNumber.optional(), poll: ShownNumber.optional() }),
  suggest: { holder: persons, session: sessionsTakingProxies, poll: pollsWithProxies },
  async run(args, context) {
    const { actor, concertation, read, t, lang, zone } = context
    const session = await meetingOr(args, context)
    if (session === 'vote') return { ...answer(null), next: forVote(args) }
    const standing = await standingOf(session, context)
    if (isNobody(args.holder)) return revoked(session, standing, context)
    const { answer: before } = standing
    if (before && before.at > context.said) return answer(asItIs(before, session, context))
    const holder = onePerson(args.holder, fold(args.holder), await peopleOf(read, concertation.id))
    const [theirs, rows] = await Promise.all([answerOf(read, session.id, holder.id), attendanceOf(read, session.id)])
    mayGive({ giverId: actor.id, holder, answer: theirs?.answer, rows })
    if (holderIn(standing) === holder.id && before?.answer === 'proxy')
      throw new Refusal('proxyAlready', { name: holder.name }, [
        { label: 'revokeProxy', call: { intent: 'proxy revoke', args: { session: session.number } } },
      ])
    const made = await answering(session, { answer: 'proxy', holderId: holder.id }, standing, context)
    // Who says at this very moment that they cannot come has it changed, and this is looked at again.
    const seen: Write[] = theirs ? [update('Answer', theirs, {})] : []
    const [come] = answerButtons(session.number, t)
    return {
      ...answer(
        sessionView(
          t.meetings.proxyGiven(holder.name, made.held),
          session,
          [
            button(t.buttons.revokeProxy, { intent: 'proxy revoke', args: { session: session.number } }),
            session.state === 'convened' && come,
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
          t.meetings.proxyVoid,
        ),
        made.writes,
        seen,
        session.state === 'open' && quorumSoon(session, context.now),
      ),
      undo: call(answerWithdraw, made.before),
    }
  },
})

export const proxyRevoke = defineIntent({
  name: 'proxy revoke',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional(), poll: ShownNumber.optional() }),
  suggest: { session: sessionsTakingProxies, poll: pollsWithProxies },
  async run(args, context) {
    const session = await meetingOr(args, context)
    if (session === 'vote') return { ...answer(null), next: forVote(args) }
    return revoked(session, await standingOf(session, context), context)
  },
})

type Asked = { readonly session?: number | undefined; readonly poll?: number | undefined }

/** Of a vote, when it is named, or when no meeting takes proxies and a vote does. */
async function meetingOr({ session, poll }: Asked, context: Context<Concertation>): Promise<Session | 'vote'> {
  if (poll !== undefined) return 'vote'
  try {
    return await proxied(session, context)
  } catch (error) {
    if (!(error instanceof Refusal) || error.key !== 'noneForProxy') throw error
    const votes = await openPolls(context.read, context.concertation.id)
    if (votes.some((vote) => termsOf(vote).proxies !== undefined)) return 'vote'
    throw error
  }
}

function forVote({ holder, poll }: Asked & { readonly holder?: string }): Call {
  const args = { ...(poll !== undefined && { poll }) }
  if (holder === undefined || isNobody(holder)) return { intent: 'proxy recall', args }
  return { intent: 'proxy give', args: { ...args, holder } }
}

async function proxied(number: number | undefined, context: Context<Concertation>): Promise<Session> {
  const states = ['convened', 'open'] as const
  const session = await sessionMeant(context, { number, states, which: 'next', none: 'noneForProxy' })
  return inState(session, states)
}

function isNobody(typed: string): boolean {
  const words = languages.flatMap((lang) => textOf(lang).meetings.proxyNobody)
  return words.some((word) => fold(word) === fold(typed))
}

async function revoked(session: Session, standing: Standing, context: Context<Concertation>): Promise<Outcome> {
  const { read, t, lang, zone } = context
  const holder = holderIn(standing)
  const { number, title } = session
  if (holder === undefined) throw new Refusal('noProxy', { number, title })
  if (standing.answer && standing.answer.at > context.said) return answer(asItIs(standing.answer, session, context))
  const made = await answering(session, { answer: 'withdrawn' }, standing, context)
  const name = (await personNames(read, [holder])).get(holder) ?? ''
  return {
    ...answer(
      sessionView(
        t.meetings.proxyRevoked(name),
        session,
        session.state === 'convened'
          ? answerButtons(number, t)
          : [button(t.buttons.here, { intent: 'attend', args: { session: number } })],
        zone,
        t,
        lang,
      ),
      made.writes,
      session.state === 'open' && quorumSoon(session, context.now),
    ),
    undo: call(answerWithdraw, made.before),
  }
}
