/** Undo of a step towards joining two accounts: the link is where it was, and the code shown before serves again. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { tell } from '../acts.ts'
import { pending } from '../rules/linking.ts'
import { linkById } from '../store/belongings.ts'
import { refusedView } from '../views/linking.ts'

export const accountRestore = defineIntent({
  name: 'account restore',
  allow: 'engine',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({
    link: Line(1, 40),
    /** where it is when nothing happened since, and where it goes back to; none: it was made by the act */
    from: z.enum(pending),
    to: z.enum(pending).optional(),
    expires: Moment.optional(),
    before: z.array(z.string()).optional(),
  }),
  async run({ link: id, from, to, expires, before = [] }, context) {
    const { actor, read, t, lang } = context
    const link = await linkById(read, id)
    if (link?.state !== from) throw new Refusal('undoImpossible')
    const expiresAt = expires ? new Date(expires) : link.expiresAt
    const back =
      to === 'shown'
        ? { state: to, expiresAt, claimantId: null, claimantAccount: null }
        : { state: to ?? 'refused', expiresAt }
    const shownBefore = await Promise.all(before.map((one) => linkById(read, one)))
    const { writes } = await tell(context, from === 'confirmed' ? [link.holderId] : [], (words, spoken) =>
      refusedView(words.linking.takenBackThere(actor.name), words, spoken),
    )
    return answer(
      refusedView(t.linking.takenBack, t, lang),
      update('AccountLink', link, back),
      shownBefore.flatMap((one) => (one?.state === 'refused' ? [update('AccountLink', one, { state: 'shown' })] : [])),
      writes,
    )
  },
})
