/** The proxy that was given for one poll is taken back, until it is used. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { personNames } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { lookAtQuorum } from '../acts/quorum.ts'
import { proxiesIn } from '../electors.ts'
import { logged } from '../log.ts'
import { mustBeOpen, proxiedMeant } from '../meant.ts'
import { inPoll } from '../replacing.ts'
import { isUsed } from '../rules/proxies.ts'
import { pollProxiesBy } from '../store/electorate.ts'
import { pollsWithProxies } from '../suggest.ts'
import { noticeView, recalledView } from '../views/proxies.ts'
import { isView } from '../which.ts'
import { proxyRestore } from './proxy-restore.ts'

export const proxyRecall = defineIntent({
  name: 'proxy recall',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: pollsWithProxies },
  async run(args, context) {
    const { actor, read, t, lang } = context
    const given = new Set((await pollProxiesBy(read, actor.id)).map(({ pollId }) => pollId))
    const make = (poll: number) => ({ intent: 'proxy recall', args: { poll } })
    const mine = given.size > 0 ? ({ id }: { readonly id: string }) => given.has(id) : undefined
    const meant = await proxiedMeant(args.poll, make, context, mine)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    const { number, question } = poll
    if (poll.state !== 'announced') mustBeOpen(poll, context)
    const { given: all, own, known, box } = await proxiesIn(poll, context, [actor.id])
    const before = all.find(({ giverId }) => giverId === actor.id)
    if (!before)
      throw new Refusal('noPollProxy', { number }, [
        { label: 'giveProxy', call: { intent: 'proxy give', args: { poll: number } } },
      ])
    const holder = (await personNames(read, [before.holderId])).get(before.holderId) ?? ''
    if (isUsed(box, before, known))
      throw new Refusal('proxyUsed', { name: holder, number }, [
        { label: 'castBallot', call: { intent: 'ballot cast', args: { poll: number } } },
      ])
    const row = own.find(({ giverId }) => giverId === actor.id) ?? null
    const made = inPoll(poll, { ...before, own: row }, 'revoked', context)
    const { writes } = await tell(context, [before.holderId], (words, spoken) =>
      noticeView(number, words.votes.proxyLostInPoll(actor.name, number, question), 'plain', words, spoken),
    )
    return {
      ...answer(
        recalledView({ number, question, holder }, t, lang),
        made.write,
        // Whoever votes by it at this very moment has written it: then this is looked at again.
        before.session !== null && update('SessionProxy', before.session, {}),
        update('Poll', poll, {}),
        logged(poll, { kind: 'revoked', giver: actor.id, holder: before.holderId }, context),
        lookAtQuorum(poll, context),
        writes,
      ),
      undo: call(proxyRestore, {
        poll: poll.id,
        state: row?.state ?? 'undone',
        holder: row?.holderId ?? before.holderId,
      }),
    }
  },
})
