/** Undo of a proxy that was given for one poll, or taken back: what was said before it counts again. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update, type Write } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { personNames } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { lookAtQuorum } from '../acts/quorum.ts'
import { proxiesIn } from '../electors.ts'
import { logged } from '../log.ts'
import { isUsed } from '../rules/proxies.ts'
import { pollById } from '../store.ts'
import { heldNotice, noticeView } from '../views/proxies.ts'

export const proxyRestore = defineIntent({
  name: 'proxy restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ poll: Line(1, 40), state: z.enum(['given', 'revoked', 'undone']), holder: Line(1, 40) }),
  async run({ state, holder, ...args }, context) {
    const { actor, concertation, now, said, read, t, lang } = context
    const poll = await pollById(read, args.poll)
    const isUnder = poll?.state === 'announced' || (poll?.state === 'open' && (!poll.closesAt || poll.closesAt > now))
    if (!poll || !isUnder || poll.concertationId !== concertation.id) throw new Refusal('undoImpossible')
    const { given, own, known, box } = await proxiesIn(poll, context, [actor.id])
    const row = own.find(({ giverId }) => giverId === actor.id)
    const before = given.find(({ giverId }) => giverId === actor.id)
    if (!row || (before && isUsed(box, before, known))) throw new Refusal('undoImpossible')
    const { number, question } = poll
    const rest = given.filter(({ giverId }) => giverId !== actor.id)
    const meeting = context.read.sessionProxy
    const session =
      state === 'undone' && poll.sessionId !== null
        ? await meeting.findUnique({ where: { sessionId_giverId: { sessionId: poll.sessionId, giverId: actor.id } } })
        : null
    const next = state === 'given' ? holder : session?.state === 'given' ? session.holderId : undefined
    const names = await personNames(read, next === undefined ? [] : [next])
    const told: Write[] = []
    if (before && before.holderId !== next) {
      const { writes } = await tell(context, [before.holderId], (words, spoken) =>
        noticeView(number, words.votes.proxyLostInPoll(actor.name, number, question), 'plain', words, spoken),
      )
      told.push(...writes, logged(poll, { kind: 'revoked', giver: actor.id, holder: before.holderId }, context))
    }
    if (next !== undefined && before?.holderId !== next) {
      const held = rest.filter(({ holderId }) => holderId === next).length + 1
      const { writes } = await tell(context, [next], (words, spoken) =>
        heldNotice(poll, { name: actor.name, called: actor.name }, held, poll.state === 'open', words, spoken),
      )
      told.push(...writes, logged(poll, { kind: 'proxy', giver: actor.id, holder: next }, context))
    }
    const words =
      next === undefined ? t.votes.proxyUndone(number) : t.votes.proxyIsGiven(names.get(next) ?? '', number, question)
    return answer(
      noticeView(number, words, 'vote', t, lang),
      update('PollProxy', row, { state, holderId: holder, at: said }),
      update('Poll', poll, {}),
      lookAtQuorum(poll, context),
      told,
    )
  },
})
