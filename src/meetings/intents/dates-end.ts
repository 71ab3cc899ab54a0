/** The clock, when the time to answer is over or when everybody has: whoever asked is told, once, with the best dates. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { tellAsker } from '../../people/acts.ts'
import type { Text } from '../../text/index.ts'
import type { Lang } from '../../views/view.ts'
import { editDates, shownOf, standingOf } from '../dated.ts'
import { datePollById } from '../store/dates.ts'
import { readyView } from '../views/date-choice.ts'

export const datesEnd = defineIntent({
  name: 'dates end',
  allow: 'clock',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  unasked: true,
  args: z.object({ concertation: Line(1, 40), poll: Line(1, 40) }),
  async run(args, context) {
    const { concertation, now, read } = context
    const poll = await datePollById(read, args.poll)
    if (poll?.state !== 'open') return answer(null)
    const standing = await standingOf(poll, context)
    const isOver = poll.closesAt !== null && poll.closesAt <= now
    const card = isOver ? await editDates(standing, context) : []
    if (poll.toldAt !== null) return answer(null, card)
    const shown = shownOf(standing, context)
    const say = (t: Text, lang: Lang) => readyView(shown, isOver ? 'over' : 'everybody', t, lang)
    return answer(
      null,
      update('DatePoll', poll, { toldAt: now }),
      card,
      await tellAsker(context, concertation.id, poll.createdById, say),
    )
  },
})
