/** How the choice of a date stands: names for those who animate, one's own answer for the others. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { formatMoment } from '../../views/format.ts'
import { placesShowing } from '../cards.ts'
import { datesMeant, givenIn, namesIn, shownOf, standingOf, waitedFor } from '../dated.ts'
import { mayConduct } from '../here.ts'
import { choicesOf } from '../rules/date-polls.ts'
import { openDatePolls } from '../suggest.ts'
import { datesTable } from '../views/date-choice.ts'
import { datesCard, ownDates } from '../views/dates.ts'

export const dates = defineIntent({
  name: 'dates',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: openDatePolls },
  async run(args, context) {
    const { actor, now, t, lang, zone } = context
    const poll = await datesMeant(args.poll, context)
    const standing = await standingOf(poll, context)
    const shown = shownOf(standing, context)
    const given = givenIn(standing)
    if (!(await mayConduct(context, poll))) {
      const mine = given.find((row) => row.personId === actor.id)
      const isAsked = poll.state === 'open' && !(poll.closesAt && poll.closesAt <= now)
      if (!isAsked) return answer({ ...datesCard(shown, t, lang) })
      return answer(ownDates(shown, mine && choicesOf(mine), undefined, t, lang))
    }
    const people = await waitedFor(poll, await placesShowing(poll, context), context)
    const silent = people.filter(({ id }) => !given.some((row) => row.personId === id))
    return answer(
      datesTable(
        shown,
        await namesIn(standing, context),
        silent.map(({ name }) => name),
        poll.nudgedAt ? formatMoment(poll.nudgedAt, zone, lang) : undefined,
        t,
        lang,
      ),
    )
  },
})
