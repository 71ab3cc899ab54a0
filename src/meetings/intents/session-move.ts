/** A meeting at another time, within its phase. Once people were told of it, they are told again. */

import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { ShownNumber, Start } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insidePhase, unlocked } from '../../process/rules/phases.ts'
import { phasesOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { button } from '../../views/build.ts'
import { formatMoment, formatWindow } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import { placesShowing } from '../cards.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { readersByMail } from '../mailed.ts'
import { moving } from '../moving.ts'
import { coming, inState, toCome, usualHour } from '../rules/sessions.ts'
import { answersTo } from '../store.ts'
import { sessionsToCome } from '../suggest.ts'
import { changePreview, sessionView } from '../views.ts'
import { sessionUnmove } from './session-unmove.ts'

export const sessionMove = defineIntent({
  name: 'session move',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ when: Start(usualHour), session: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { session: sessionsToCome },
  async run(args, context) {
    const { concertation, now, read, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: coming,
      which: 'next',
      none: 'noneToMove',
    })
    inState(session, coming)
    await mustAnimate(context, session)
    const startsAt = new Date(args.when)
    const moment = formatMoment(startsAt, zone, lang)
    toCome(startsAt, now, { label: t.intents['session move'].args.when.label, moment })
    if (startsAt.getTime() === session.startsAt.getTime())
      throw new Refusal('sameMoment', { number: session.number, moment })
    const phase = (await phasesOf(read, concertation.id)).find((p) => p.id === session.phaseId)
    if (phase && session.workshopId !== null) {
      insidePhase(phase, dayOf(zone, startsAt), formatWindow(phase.startsOn, phase.endsOn, lang))
      unlocked(phase)
    }
    const isTold = session.state === 'convened'
    const places = isTold ? await placesShowing(session, context) : []
    const answers = isTold ? await answersTo(read, session.id) : []
    const letters = isTold ? await readersByMail(session, context) : []
    if (isTold && !args.confirmed) {
      const confirm = {
        intent: 'session move',
        args: { when: startsAt.toISOString(), session: session.number, confirmed: true },
      }
      return answer(
        changePreview(
          [
            t.meetings.movePreview(session.number, session.title, moment),
            t.meetings.tellsPlaces(
              roomNames(
                places.map((place) => place.name),
                t,
                lang,
              ),
              places.length,
            ),
            answers.length > 0 && t.meetings.tellsAnswered(answers.length),
            letters.length > 0 && t.mail.tells(letters.length),
          ],
          button(t.buttons.moveNow, confirm, 'primary'),
          lang,
        ),
      )
    }
    const { session: moved, writes } = await moving(session, startsAt, context)
    return {
      ...answer(
        sessionView(
          t.meetings.moved,
          moved,
          [
            !isTold &&
              button(t.buttons.convene, { intent: 'session convene', args: { session: session.number } }, 'primary'),
            button(t.buttons.agenda, { intent: 'agenda', args: {} }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
        ),
        writes,
      ),
      undo: call(sessionUnmove, {
        session: session.id,
        from: startsAt.toISOString(),
        when: session.startsAt.toISOString(),
      }),
    }
  },
})
