/** Begins a meeting, on its day: from then on ideas, votes and decisions made here belong to it. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { cancel, update } from '../../engine/writes.ts'
import { unlocked } from '../../process/rules/phases.ts'
import { phasesOf, placesOf } from '../../process/store.ts'
import { button } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { editNotice, presentIn, remindSchedule, showCards, threadNotices } from '../cards.ts'
import { mustAnimate, mustBeFree, placeHere, sessionMeant } from '../here.ts'
import { coming, mayOpen, placesFor } from '../rules/sessions.ts'
import { attendanceOf, openSessions } from '../store.ts'
import { sessionsToCome } from '../suggest.ts'
import { openCard, sessionView } from '../views.ts'
import { sessionUnopen } from './session-unopen.ts'

export const sessionOpen = defineIntent({
  name: 'session open',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional() }),
  suggest: { session: sessionsToCome },
  async run(args, context) {
    const { concertation, now, newId, read, sayable, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      // One that is under way says so.
      states: [...coming, 'open'],
      which: 'next',
      none: 'noneToOpen',
    })
    await mustAnimate(context, session)
    mayOpen(session, now, zone, formatMoment(session.startsAt, zone, lang))
    const phase = (await phasesOf(read, concertation.id)).find((p) => p.id === session.phaseId)
    if (phase && session.workshopId !== null) unlocked(phase)
    const all = await placesOf(read, concertation.id)
    const places = placesFor(session, all, placeHere(context)?.id)
    await mustBeFree(session, places, all, context)
    const [main] = places
    const code = freshCode(await openSessions(read, concertation.id), sayable)
    const change = {
      state: 'open',
      openedAt: now,
      code,
      placeId: main?.id ?? session.placeId,
      postId: main ? newId() : null,
    }
    const opened = { ...session, ...change }
    const present = presentIn(await attendanceOf(read, session.id))
    return {
      ...answer(
        sessionView(
          [t.meetings.opened, ' ', { strong: t.meetings.code(code) }],
          opened,
          [
            button(t.buttons.attendance, { intent: 'attendance', args: { session: session.number } }),
            button(t.buttons.closeSession, { intent: 'session close', args: { session: session.number } }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
          t.meetings.openedNext,
        ),
        update('Session', session, change),
        // Of two meetings that begin in one channel at once, the second finds it changed.
        main && update('Place', main, {}),
        cancel(remindSchedule(session.id)),
        await editNotice(opened, context, undefined, session),
        main &&
          showCards({ postId: opened.postId ?? '', placeId: main.id }, places, lang, (words, l) =>
            openCard(opened, present, zone, words, l),
          ),
        main && threadNotices(opened, places, context),
      ),
      undo: call(sessionUnopen, {
        session: session.id,
        state: session.state,
        ...(session.placeId && { place: session.placeId }),
        ...(session.postId && { post: session.postId }),
      }),
    }
  },
})

/** Letters of the code that people say: as many as can be kept in mind, and one of a million. */
const codeLength = 4

/** Of two sessions that are open at once each has its own; one of figures alone would read as a number. */
function freshCode(open: readonly { readonly code: string | null }[], sayable: (length: number) => string): string {
  for (;;) {
    const code = sayable(codeLength)
    if (/[A-Z]/.test(code) && !open.some((session) => session.code === code)) return code
  }
}
