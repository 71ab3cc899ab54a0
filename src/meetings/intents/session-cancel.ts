/** A meeting that does not take place: those who were told of it are told why. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { cancel, update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { button, text, view } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import { editNotice, placesShowing, remindSchedule } from '../cards.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { mailed, readersByMail } from '../mailed.ts'
import { coming, inState } from '../rules/sessions.ts'
import { answersTo } from '../store.ts'
import { sessionsToCome } from '../suggest.ts'
import { changed } from '../views/diary.ts'
import { changedView, changePreview } from '../views.ts'
import { sessionRevive } from './session-revive.ts'

export const sessionCancel = defineIntent({
  name: 'session cancel',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ reason: Line(3, 300), session: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { session: sessionsToCome },
  async run(args, context) {
    const { newId, read, t, lang, zone, placeLang } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: coming,
      which: 'next',
      none: 'noneToMove',
    })
    inState(session, coming)
    await mustAnimate(context, session)
    const isTold = session.state === 'convened'
    const places = isTold ? await placesShowing(session, context) : []
    const answers = isTold ? await answersTo(read, session.id) : []
    const letters = isTold ? await readersByMail(session, context) : []
    const moment = formatMoment(session.startsAt, zone, lang)
    if (!args.confirmed) {
      const confirm = {
        intent: 'session cancel',
        args: { reason: args.reason, session: session.number, confirmed: true },
      }
      return answer(
        changePreview(
          [
            t.meetings.cancelPreview(session.number, session.title, moment),
            t.meetings.reason(args.reason),
            isTold
              ? t.meetings.tellsPlaces(
                  roomNames(
                    places.map((place) => place.name),
                    t,
                    lang,
                  ),
                  places.length,
                )
              : t.meetings.tellsNobody,
            answers.length > 0 && t.meetings.tellsAnswered(answers.length),
            letters.length > 0 && t.mail.tells(letters.length),
          ],
          button(t.buttons.cancelNow, confirm, 'danger'),
          lang,
        ),
      )
    }
    const cancelled = changed({ ...session, state: 'cancelled' })
    const said = (words: typeof t, l: typeof lang) =>
      changedView(words.meetings.cancelledAll(args.reason), cancelled, zone, words, l)
    const told = await tell(
      context,
      answers.map((a) => a.personId),
      said,
    )
    return {
      ...answer(
        view(lang, text(t.meetings.cancelled(session.number, session.title)), {
          kind: 'actions',
          items: [
            button(t.buttons.agenda, { intent: 'agenda', args: {} }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
        }),
        update('Session', session, { state: 'cancelled' }),
        isTold && cancel(remindSchedule(session.id)),
        isTold && (await editNotice(cancelled, context)),
        announce(places, newId, placeLang, said),
        told.writes,
        isTold && (await mailed(session, said, context, told.reached)),
      ),
      undo: call(sessionRevive, { session: session.id, state: session.state }),
    }
  },
})
