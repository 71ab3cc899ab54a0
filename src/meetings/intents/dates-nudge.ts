/** Asks those who have not answered to proposed dates once more, in private: seen first, and never twice. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { button } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { placesShowing } from '../cards.ts'
import { datesMeant, givenIn, shownOf, standingOf, waitedFor } from '../dated.ts'
import { mustAnimate } from '../here.ts'
import { nudging, sentTo } from '../nudging.ts'
import { stillAsked } from '../rules/date-polls.ts'
import { openDatePolls } from '../suggest.ts'
import { nudgedDates } from '../views/dates.ts'

export const datesNudge = defineIntent({
  name: 'dates nudge',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { poll: openDatePolls },
  async run(args, context) {
    const { now, t, lang, zone } = context
    const poll = await datesMeant(args.poll, context)
    stillAsked(poll, now, poll.closesAt ? formatMoment(poll.closesAt, zone, lang) : '')
    await mustAnimate(context, poll)
    const standing = await standingOf(poll, context)
    const given = givenIn(standing)
    const people = await waitedFor(poll, await placesShowing(poll, context), context)
    const shown = shownOf(standing, context)
    const make = { intent: 'dates nudge', args: { poll: poll.number, confirmed: true } }
    const { view, writes } = await nudging(
      {
        title: t.meetings.datesTitle(poll.title),
        silent: people.filter(({ id }) => !given.some((row) => row.personId === id)),
        nudgedAt: poll.nudgedAt,
        confirm: button(t.buttons.nudgeNow, make, 'primary'),
        confirmed: args.confirmed ?? false,
        say: (words, l) => nudgedDates(shown, words, l),
        see: button(t.buttons.seeDates, { intent: 'dates', args: { poll: poll.number } }),
      },
      context,
    )
    return {
      ...answer(view, writes, writes.length > 0 && update('DatePoll', poll, { nudgedAt: now })),
      undo: sentTo(writes),
    }
  },
})
