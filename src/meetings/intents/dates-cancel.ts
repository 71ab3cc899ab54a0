/** No date is asked for any more: the card says so where it stands. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { cancel, update } from '../../engine/writes.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { datesMeant, datesSchedule, editDates, standingOf } from '../dated.ts'
import { mustAnimate } from '../here.ts'
import { stillOpen } from '../rules/date-polls.ts'
import { openDatePolls } from '../suggest.ts'
import { datesRestore } from './dates-restore.ts'

export const datesCancel = defineIntent({
  name: 'dates cancel',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: openDatePolls },
  async run(args, context) {
    const { t, lang } = context
    const poll = await datesMeant(args.poll, context)
    stillOpen(poll)
    await mustAnimate(context, poll)
    const standing = await standingOf(poll, context)
    const cancelled = { ...poll, state: 'cancelled' }
    return {
      ...answer(
        view(
          lang,
          text(t.meetings.datesCancelled(poll.number, poll.title)),
          actions(
            button(t.buttons.agenda, { intent: 'agenda', args: {} }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ),
        ),
        update('DatePoll', poll, { state: 'cancelled' }),
        cancel(datesSchedule(poll.id)),
        await editDates({ ...standing, poll: cancelled }, context),
      ),
      undo: call(datesRestore, { poll: poll.id }),
    }
  },
})
