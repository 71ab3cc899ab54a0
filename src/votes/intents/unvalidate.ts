/** Undo of a validation: what was found waits again, and gives nothing back. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { told } from '../concluding.ts'
import { logged } from '../log.ts'
import { takeBack } from '../priorities.ts'
import { shownPoll } from '../shown.ts'
import { pollById, wasFollowed } from '../store.ts'

export const unvalidate = defineIntent({
  name: 'poll unvalidate',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ poll: Line(1, 40) }),
  async run(args, context) {
    const { concertation, read, t, lang, zone } = context
    const poll = await pollById(read, args.poll)
    const isAsItWas = poll?.state === 'closed' && poll.validatedAt !== null
    if (poll?.concertationId !== concertation.id || !isAsItWas || (await wasFollowed(read, poll.id)))
      throw new Refusal('undoImpossible')
    const change = { validatedAt: null }
    const shown = await shownPoll(read, { ...poll, ...change }, zone)
    return answer(
      view(lang, text(t.votes.unvalidated(poll.number))),
      update('Poll', poll, change),
      await takeBack(poll, context),
      logged(poll, { kind: 'unvalidated' }, context),
      await told(shown, context),
    )
  },
})
