/** Tells people when and where they meet, and asks whether they come: previewed first, reminded the working day before. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { unlocked } from '../../process/rules/phases.ts'
import { phasesOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { button } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import { countsOf, placesShowing, remindCalls, showCards } from '../cards.ts'
import { mustAnimate, placeHere, sessionMeant } from '../here.ts'
import { mayConvene, noticeDays } from '../rules/sessions.ts'
import { answersTo } from '../store.ts'
import { sessionsToConvene } from '../suggest.ts'
import { conveneView, noticeCard, sessionView } from '../views.ts'
import { sessionUnconvene } from './session-unconvene.ts'

export const sessionConvene = defineIntent({
  name: 'session convene',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { session: sessionsToConvene },
  async run(args, context) {
    const { concertation, now, newId, read, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['planned'],
      which: 'next',
      none: 'noneToConvene',
    })
    await mustAnimate(context, session)
    mayConvene(session, now, formatMoment(session.startsAt, zone, lang))
    const phase = (await phasesOf(read, concertation.id)).find((p) => p.id === session.phaseId)
    if (phase && session.workshopId !== null) unlocked(phase)
    const places = await placesShowing(session, context, placeHere(context))
    const [main] = places
    if (!main) throw new Refusal('noPlaceFor', { title: session.title })
    const names = places.map((place) => place.name)
    if (!args.confirmed) {
      const days = noticeDays(session.startsAt, now, zone)
      return answer(conveneView(session, { places: names, days }, zone, t, lang))
    }
    const change = { state: 'convened', convenedAt: now, placeId: main.id, postId: newId() }
    const convened = { ...session, ...change }
    const counts = countsOf(await answersTo(read, session.id))
    return {
      ...answer(
        sessionView(
          t.meetings.convened(roomNames(names, t, lang)),
          convened,
          [
            button(t.buttons.agenda, { intent: 'agenda', args: {} }),
            button(t.buttons.moveSession, { intent: 'session move', args: { session: session.number } }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
          t.meetings.convenedNext,
        ),
        update('Session', session, change),
        showCards(convened, places, lang, (words, l) => noticeCard(convened, counts, zone, words, l)),
        remindCalls(convened, concertation, now),
      ),
      undo: call(sessionUnconvene, { session: session.id, ...(session.placeId && { placeId: session.placeId }) }),
    }
  },
})
