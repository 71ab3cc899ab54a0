/** More time for a vote: its end moves later, never sooner; one without an end gets one. Everybody there is told. */
import { z } from 'zod'
import { Moment, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { cancel, update } from '../../engine/writes.ts'
import { comingEnd } from '../../process/rules.ts'
import { formatMoment } from '../../views/format.ts'
import { endLater, endSchedule } from '../closing.ts'
import { expectedIn } from '../expected.ts'
import { logged } from '../log.ts'
import { extended, weekLater } from '../rules/closing.ts'
import { redrawNow, redrawSoon, sayWhere, shownPoll } from '../shown.ts'
import { pollsToClose } from '../suggest.ts'
import { extendedNotice, extendedView } from '../views/lists.ts'
import { isView, pollMeant, runs } from '../which.ts'
import { shorten } from './shorten.ts'

export const extend = defineIntent({
  name: 'poll extend',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ until: Moment, poll: ShownNumber.optional() }),
  suggest: { poll: pollsToClose },
  async run({ until, poll: number }, context) {
    const { now, read, t, lang, zone } = context
    const make = (poll: number) => ({ intent: 'poll extend', args: { poll, until } })
    const meant = await pollMeant(number, ['open'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    const written = (at: Date | null) => (at ? formatMoment(at, zone, lang) : '')
    const { label } = t.intents['poll extend'].args.until
    const to = poll.closesAt
      ? new Date(until)
      : comingEnd(new Date(until), now, { label, moment: written(new Date(until)) })
    const next = weekLater(to, zone)
    const offer = t.votes.extendTo(written(next))
    const change = extended(poll, to, now, next, { to: written(to), end: written(poll.closesAt), offer })
    const shown = await shownPoll(read, { ...poll, ...change }, zone)
    const hadEnd = poll.closesAt !== null
    const said = await sayWhere(shown, context, (again, words, spoken) => extendedNotice(again, hadEnd, words, spoken))
    return {
      ...answer(
        extendedView(shown, { hadEnd, rooms: said.length, people: (await expectedIn(poll, context)).length }, t, lang),
        update('Poll', poll, change),
        cancel(endSchedule(poll)),
        endLater({ ...poll, ...change }),
        logged(poll, { kind: 'extended', until: change.closesAt?.toISOString() ?? null }, context),
        await redrawNow(shown, context),
        redrawSoon(poll, context),
        said,
      ),
      undo: call(shorten, { poll: poll.id, from: until, ...(poll.closesAt && { to: poll.closesAt.toISOString() }) }),
    }
  },
})
