/** Undo of more time: the end is again what it was, or none, unless that has passed or the end was moved since. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { cancel, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { endLater, endSchedule } from '../closing.ts'
import { logged } from '../log.ts'
import { redrawNow, redrawSoon, sayWhere, shownPoll } from '../shown.ts'
import { pollById } from '../store.ts'
import { shortenedNotice } from '../views/lists.ts'

export const shorten = defineIntent({
  name: 'poll shorten',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ poll: Line(1, 40), from: Moment, to: Moment.optional() }),
  async run(args, context) {
    const { concertation, now, read, t, lang, zone } = context
    const poll = await pollById(read, args.poll)
    const closesAt = args.to === undefined ? null : new Date(args.to)
    const isAsItWas = poll?.state === 'open' && poll.closesAt?.toISOString() === new Date(args.from).toISOString()
    const isOver = closesAt !== null && closesAt <= now
    if (poll?.concertationId !== concertation.id || !isAsItWas || isOver) throw new Refusal('undoImpossible')
    const shown = await shownPoll(read, { ...poll, closesAt }, zone)
    return answer(
      shortenedNotice(shown, t, lang),
      update('Poll', poll, { closesAt }),
      cancel(endSchedule(poll)),
      endLater({ ...poll, closesAt }),
      logged(poll, { kind: 'extended', until: closesAt?.toISOString() ?? null }, context),
      await redrawNow(shown, context),
      redrawSoon(poll, context),
      await sayWhere(shown, context, (again, words, spoken) => shortenedNotice(again, words, spoken)),
    )
  },
})
