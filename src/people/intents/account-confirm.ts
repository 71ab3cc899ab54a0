/** Both accounts confirm, the one where the code was typed first; then its person becomes the other's, whole. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, type Context, call, defineIntent, type Outcome } from '../../engine/intent.ts'
import { later, update } from '../../engine/writes.ts'
import type { AccountLink } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { formatTime } from '../../views/format.ts'
import { tell } from '../acts.ts'
import { joinPersons } from '../joining.ts'
import { asked, sidesOf } from '../linking.ts'
import { confirmation, nextStepEnds, pending } from '../rules/linking.ts'
import { linkById, linksOf } from '../store/belongings.ts'
import { joinedView, waitingView } from '../views/linking.ts'
import { accountGather } from './account-gather.ts'
import { accountRestore } from './account-restore.ts'

/**
 * Milliseconds after which what was written under the old name is gathered: once when every request that was under way
 * is over, and once when no act of that time can be taken back any more (a poll closed just before, and opened again).
 */
const gatherAfter = [5_000, 12 * 60_000]

export const accountConfirm = defineIntent({
  name: 'account confirm',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ link: Line(1, 40) }),
  async run(args, context) {
    const { actor, now, read } = context
    const { link, step } = confirmation(await linkById(read, args.link), actor.id, now)
    return step === 'second' ? joined(link, context) : confirmed(link, step, context)
  },
})

async function confirmed(link: AccountLink, step: 'first' | 'again', context: Context<unknown>): Promise<Outcome> {
  const { now, zone, t, lang } = context
  const expiresAt = step === 'first' ? nextStepEnds(now) : link.expiresAt
  const sides = await sidesOf(link, context)
  const reply = waitingView(link.id, sides.stays.name, formatTime(expiresAt, zone, lang), t, lang)
  if (step === 'again') return answer(reply)
  const { writes } = await tell(context, [link.holderId], (words, spoken) => asked(sides, 'stays', words, spoken))
  return {
    ...answer(reply, update('AccountLink', link, { state: 'confirmed', expiresAt }), writes),
    undo: call(accountRestore, {
      link: link.id,
      from: 'confirmed',
      to: 'claimed',
      expires: link.expiresAt.toISOString(),
    }),
  }
}

async function joined(link: AccountLink, context: Context<unknown>): Promise<Outcome> {
  const { actor, now, read, t, lang } = context
  const from = await read.person.findUnique({ where: { id: link.claimantId ?? '' } })
  if (!from || from.mergedIntoId !== null) throw new Refusal('linkOver')
  const into = actor.person
  // Any other request of these two is about a person who is no longer the same.
  const others = (await linksOf(read, [from.id, into.id], pending)).filter((other) => other.id !== link.id)
  const { writes } = await tell(context, [from.id], (words, spoken) => joinedView(into.name, words, spoken))
  const outcome = answer(
    joinedView(into.name, t, lang),
    update('AccountLink', link, { state: 'linked' }),
    others.map((other) => update('AccountLink', other, { state: 'refused' })),
    await joinPersons(from, into, context),
    writes,
    gatherAfter.map((ms) =>
      later(`account gather:${link.id}`, new Date(now.getTime() + ms), call(accountGather, { link: link.id }), 'run'),
    ),
  )
  return { ...outcome, undo: { intent: 'undo never', args: { why: 'joined' } } }
}
