/** Undo of a choice, or of giving up the choice: dates are asked for again, and the meeting that came of it is none. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { cancel, update, type Write } from '../../engine/writes.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { tell } from '../../people/acts.ts'
import { Refusal } from '../../refusal.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, text, view } from '../../views/build.ts'
import type { Lang } from '../../views/view.ts'
import { editNotice, remindSchedule } from '../cards.ts'
import { editDates, endCall, standingOf } from '../dated.ts'
import { mailed } from '../mailed.ts'
import { datePollById } from '../store/dates.ts'
import { answersTo, sessionById } from '../store.ts'
import { changed } from '../views/diary.ts'
import { changedView } from '../views.ts'

export const datesRestore = defineIntent({
  name: 'dates restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** `session`: the one that came of the choice that is taken back */
  args: z.object({ poll: Line(1, 40), session: Line(1, 40).optional() }),
  async run(args, context) {
    const { concertation, now, read, t, lang } = context
    const poll = await datePollById(read, args.poll)
    const expected = args.session === undefined ? 'cancelled' : 'chosen'
    if (poll?.concertationId !== concertation.id || poll.state !== expected) throw new Refusal('undoImpossible')
    const change = { state: 'open', sessionId: null }
    const standing = await standingOf(poll, context)
    return answer(
      view(
        lang,
        text(t.meetings.datesRestored(poll.number, poll.title)),
        actions(button(t.buttons.seeDates, { intent: 'dates', args: { poll: poll.number } })),
      ),
      update('DatePoll', poll, change),
      // Everybody had answered, or the time was over: that was told once.
      poll.toldAt === null && endCall(poll, now),
      await editDates({ ...standing, poll: { ...poll, ...change } }, context),
      args.session !== undefined && (await unheld(args.session, context)),
    )
  },
})

/** Those who had answered the notice are told; their diaries too. */
async function unheld(id: string, context: Context<Concertation>): Promise<Write[]> {
  const { concertation, read } = context
  const session = await sessionById(read, id)
  if (session?.state !== 'convened') throw new Refusal('undoImpossible')
  const cancelled = changed({ ...session, state: 'cancelled' })
  const answers = await answersTo(read, session.id)
  const say = (t: Text, lang: Lang) => changedView(t.meetings.datesReopened, cancelled, concertation.zone, t, lang)
  const told = await tell(
    context,
    answers.map((a) => a.personId),
    say,
  )
  return [
    update('Session', session, { state: 'cancelled' }),
    cancel(remindSchedule(session.id)),
    ...(await editNotice({ ...cancelled, state: 'planned' }, context, undefined, session)),
    ...told.writes,
    ...(await mailed(session, say, context, told.reached)),
  ]
}
