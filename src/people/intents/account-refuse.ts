/** Either account leaves them apart: the code no longer serves, and the other one is told when it was waiting. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { tell } from '../acts.ts'
import { refusable } from '../rules/linking.ts'
import { linkById } from '../store/belongings.ts'
import { refusedView } from '../views/linking.ts'

export const accountRefuse = defineIntent({
  name: 'account refuse',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ link: Line(1, 40) }),
  async run(args, context) {
    const { actor, read, t, lang } = context
    const link = refusable(await linkById(read, args.link), actor.id)
    const other = actor.id === link.holderId ? link.claimantId : link.holderId
    const { writes } = await tell(
      context,
      link.state === 'confirmed' && other !== null ? [other] : [],
      (words, spoken) => refusedView(words.linking.refusedThere(actor.name), words, spoken),
    )
    return answer(refusedView(t.linking.refused, t, lang), update('AccountLink', link, { state: 'refused' }), writes)
  },
})
