/** The clock, shortly after answers: the card as things stand now; and whoever asked is told once everybody has answered. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { placesShowing } from '../cards.ts'
import { editDates, endAt, givenIn, standingOf, waitedFor } from '../dated.ts'
import { isComplete } from '../rules/date-polls.ts'
import { datePollById } from '../store/dates.ts'

export const datesRefresh = defineIntent({
  name: 'dates refresh',
  allow: 'clock',
  scope: 'concertation',
  seen: 'public',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), poll: Line(1, 40) }),
  async run(args, context) {
    const { now, read } = context
    const poll = await datePollById(read, args.poll)
    if (poll?.state !== 'open') return answer(null)
    const standing = await standingOf(poll, context)
    const people = poll.toldAt === null ? await waitedFor(poll, await placesShowing(poll, context), context) : []
    const isDone = isComplete(
      people.map((person) => person.id),
      givenIn(standing).map((row) => row.personId),
    )
    return answer(null, await editDates(standing, context), isDone && endAt(poll, now))
  },
})
