/** A meeting at another time, within its phase. Once people were told of it, they are told again. */

import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { Moment, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { cancel, update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { insidePhase, unlocked } from '../../process/rules/phases.ts'
import { phasesOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { button } from '../../views/build.ts'
import { formatMoment, formatWindow } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import { roomNames } from '../../views/rooms.ts'
import { editNotice, placesShowing, remindCalls, remindSchedule } from '../cards.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { mailed, readersByMail } from '../mailed.ts'
import { coming, inState, startOf, toCome } from '../rules/sessions.ts'
import { answersTo } from '../store.ts'
import { sessionsToCome } from '../suggest.ts'
import { changed } from '../views/diary.ts'
import { changedView, changePreview, sessionView } from '../views.ts'
import { sessionUnmove } from './session-unmove.ts'

export const sessionMove = defineIntent({
  name: 'session move',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ when: Moment, session: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { session: sessionsToCome },
  async run(args, context) {
    const { concertation, now, newId, read, t, lang, zone, placeLang } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: coming,
      which: 'next',
      none: 'noneToMove',
    })
    inState(session, coming)
    await mustAnimate(context, session)
    const startsAt = startOf(new Date(args.when), zone)
    const moment = formatMoment(startsAt, zone, lang)
    toCome(startsAt, now, { label: t.intents['session move'].args.when.label, moment })
    if (startsAt.getTime() === session.startsAt.getTime())
      throw new Refusal('sameMoment', { number: session.number, moment })
    const phase = (await phasesOf(read, concertation.id)).find((p) => p.id === session.phaseId)
    if (phase && session.workshopId !== null) {
      insidePhase(phase, dayOf(zone, startsAt), formatWindow(phase.startsOn, phase.endsOn, lang))
      unlocked(phase)
    }
    const change = { startsAt, endsAt: new Date(startsAt.getTime() + lasting(session)) }
    const moved = changed({ ...session, ...change })
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
    const said = (words: typeof t, l: typeof lang) =>
      changedView(sayInstant(words.meetings.movedAll, session.startsAt, zone, l), moved, zone, words, l)
    const told = await tell(
      context,
      answers.map((a) => a.personId),
      said,
    )
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
        update('Session', session, change),
        isTold && [cancel(remindSchedule(session.id)), ...remindCalls(moved, concertation, now)],
        isTold && (await editNotice(moved, context)),
        announce(places, newId, placeLang, said),
        told.writes,
        isTold && (await mailed(session, said, context, told.reached)),
      ),
      undo: call(sessionUnmove, {
        session: session.id,
        from: startsAt.toISOString(),
        when: session.startsAt.toISOString(),
      }),
    }
  },
})

function lasting({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): number {
  return endsAt.getTime() - startsAt.getTime()
}
