/** Tells people when and where they meet, and asks whether they come: previewed first, reminded a week and a day before. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { button } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import { audienceOf, convening } from '../convening.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { mayConvene, noticeDays } from '../rules/sessions.ts'
import { sessionsToConvene } from '../suggest.ts'
import { conveneView, sessionView } from '../views.ts'
import { sessionUnconvene } from './session-unconvene.ts'

export const sessionConvene = defineIntent({
  name: 'session convene',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { session: sessionsToConvene },
  async run(args, context) {
    const { now, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['planned'],
      which: 'next',
      none: 'noneToConvene',
    })
    await mustAnimate(context, session)
    mayConvene(session, now, formatMoment(session.startsAt, zone, lang))
    const audience = await audienceOf(session, context)
    const names = audience.places.map((place) => place.name)
    const move = button(t.buttons.moveSession, { intent: 'session move', args: { session: session.number } })
    if (!args.confirmed) {
      const days = noticeDays(session.startsAt, now, zone)
      const make = { intent: 'session convene', args: { session: session.number, confirmed: true } }
      const confirm = button(t.buttons.conveneNow, make, 'primary')
      const said = { places: names, days, people: audience.people.length, confirm }
      const edit = button(t.buttons.editSession, { intent: 'session edit', args: { session: session.number } })
      return answer(conveneView(session, said, zone, t, lang, edit, move))
    }
    const { session: convened, change, writes } = await convening(session, audience, context)
    return {
      ...answer(
        sessionView(
          t.meetings.convened(roomNames(names, t, lang)),
          convened,
          [
            button(t.buttons.whoComes, { intent: 'session answers', args: { session: session.number } }),
            move,
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
          t.meetings.convenedNext,
        ),
        update('Session', session, change),
        writes,
      ),
      undo: call(sessionUnconvene, { session: session.id, ...(session.placeId && { placeId: session.placeId }) }),
    }
  },
})
