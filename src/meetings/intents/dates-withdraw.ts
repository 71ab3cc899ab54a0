/** Takes one's answer to proposed dates back: as if it had never been given. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { formatMoment } from '../../views/format.ts'
import { datesMeant, datesSoon, editDates, shownOf, standingOf } from '../dated.ts'
import { choicesOf, stillAsked } from '../rules/date-polls.ts'
import { openDatePolls } from '../suggest.ts'
import { ownDates, typedChoices } from '../views/dates.ts'

export const datesWithdraw = defineIntent({
  name: 'dates withdraw',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: openDatePolls },
  async run(args, context) {
    const { actor, now, said, t, lang, zone } = context
    const poll = await datesMeant(args.poll, context)
    stillAsked(poll, now, poll.closesAt ? formatMoment(poll.closesAt, zone, lang) : '')
    const standing = await standingOf(poll, context)
    const mine = standing.rows.find((row) => row.personId === actor.id && row.state === 'given')
    if (!mine) throw new Refusal('noDateAnswer', { number: poll.number, title: poll.title })
    const choices = choicesOf(mine)
    if (mine.at > said) return answer(ownDates(shownOf(standing, context), choices, t.meetings.datesSaidSince, t, lang))
    const change = { state: 'withdrawn', at: said }
    const after = { ...standing, rows: standing.rows.map((row) => (row === mine ? { ...row, ...change } : row)) }
    return {
      ...answer(
        ownDates(shownOf(after, context), undefined, t.meetings.datesTakenBack, t, lang),
        update('DateAnswer', mine, change),
        await editDates(after, context),
        datesSoon(poll, now),
      ),
      undo: { intent: 'dates answer', args: { choices: typedChoices(choices, t), poll: poll.number } },
    }
  },
})
