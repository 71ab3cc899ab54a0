/** What somebody wrote in the very moment in which their accounts were joined follows them as well. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { joinPersons } from '../joining.ts'
import { linkById } from '../store/belongings.ts'

export const accountGather = defineIntent({
  name: 'account gather',
  allow: 'clock',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ link: Line(1, 40) }),
  async run(args, context) {
    const { read } = context
    const link = await linkById(read, args.link)
    if (link?.state !== 'linked' || link.claimantId === null) return answer(null)
    const from = await read.person.findUnique({ where: { id: link.claimantId } })
    const into = from?.mergedIntoId ? await read.person.findUnique({ where: { id: from.mergedIntoId } }) : null
    if (!from || !into) return answer(null)
    return answer(null, await joinPersons(from, into, context))
  },
})
