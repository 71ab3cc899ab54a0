/** Somebody lets another person vote for them in one poll: told to them, taken back until it is used. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { update, type Write } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { onePerson } from '../../people/rules.ts'
import { peopleOf } from '../../people/store.ts'
import { persons } from '../../people/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { lookAtQuorum } from '../acts/quorum.ts'
import { myself, proxiesIn } from '../electors.ts'
import { logged } from '../log.ts'
import { mustBeOpen, proxiedMeant } from '../meant.ts'
import { inPoll } from '../replacing.ts'
import { mayGiveProxy } from '../rules/proxies.ts'
import { isUrn, termsOf } from '../rules.ts'
import { pollsWithProxies } from '../suggest.ts'
import { givenView, heldNotice, noticeView } from '../views/proxies.ts'
import { isView } from '../which.ts'
import { proxyRestore } from './proxy-restore.ts'

export const proxyGive = defineIntent({
  name: 'proxy give',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ holder: Line(2, 80), poll: ShownNumber.optional() }),
  suggest: { holder: persons, poll: pollsWithProxies },
  async run(args, context) {
    const { actor, concertation, read, t, lang } = context
    const make = (poll: number) => ({ intent: 'proxy give', args: { holder: args.holder, poll } })
    const meant = await proxiedMeant(args.poll, make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    const { number, question } = poll
    const terms = termsOf(poll)
    if (poll.state !== 'announced') mustBeOpen(poll, context)
    if (isUrn(poll)) throw new Refusal('noProxiesHere', { number })
    const typed = onePerson(args.holder, fold(args.holder), await peopleOf(read, concertation.id))
    const [giver, standing] = await Promise.all([myself(poll, context), proxiesIn(poll, context, [actor.id, typed.id])])
    const { given, own, box } = standing
    const known = new Map([...standing.known, [actor.id, giver]])
    const holder = known.get(typed.id)!
    mayGiveProxy({ poll, terms, giver, holder, given, box, known })
    const before = given.find(({ giverId }) => giverId === actor.id)
    const row = own.find(({ giverId }) => giverId === actor.id) ?? null
    const parties = { giverId: actor.id, holderId: holder.personId }
    const made = inPoll(poll, { ...parties, own: row }, 'given', context)
    const held =
      given.filter(({ giverId, holderId }) => giverId !== actor.id && holderId === holder.personId).length + 1
    const lost = before && before.holderId !== holder.personId ? [before.holderId] : []
    const told: Write[] = [
      ...(
        await tell(context, lost, (words, spoken) =>
          noticeView(number, words.votes.proxyLostInPoll(actor.name, number, question), 'plain', words, spoken),
        )
      ).writes,
      ...(
        await tell(context, [holder.personId], (words, spoken) =>
          heldNotice(poll, { name: actor.name, called: actor.name }, held, poll.state === 'open', words, spoken),
        )
      ).writes,
    ]
    const [from, to] = [before?.holderId, holder.personId]
    return {
      ...answer(
        givenView({ number, question, holder: holder.name }, t, lang),
        made.write,
        // A proxy that is given or taken back at this very moment has this one looked at again.
        update('Poll', poll, {}),
        from !== undefined && logged(poll, { kind: 'revoked', giver: actor.id, holder: from }, context),
        logged(poll, { kind: 'proxy', giver: actor.id, holder: to }, context),
        lookAtQuorum(poll, context),
        told,
      ),
      undo: call(proxyRestore, { poll: poll.id, state: row?.state ?? 'undone', holder: row?.holderId ?? to }),
    }
  },
})
