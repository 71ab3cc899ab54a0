/** Ends a meeting. Those who had said that they could not come are noted as excused; next come its digest and its minutes. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { button } from '../../views/build.ts'
import { pollsInSession } from '../../votes/store.ts'
import { editOpenCard, presentIn } from '../cards.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { inState } from '../rules/sessions.ts'
import { answerers, answersTo, attendanceRows, decisionsIn } from '../store.ts'
import { sessionsOpen } from '../suggest.ts'
import { sessionView } from '../views.ts'
import { sessionReopen } from './session-reopen.ts'

export const sessionClose = defineIntent({
  name: 'session close',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional() }),
  suggest: { session: sessionsOpen },
  async run(args, context) {
    const { actor, concertation, now, newId, read, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['open'],
      which: 'last',
      none: 'noneToClose',
    })
    await mustAnimate(context, session)
    inState(session, ['open'])
    const [rows, answers, polls, decided] = await Promise.all([
      attendanceRows(read, session.id),
      answersTo(read, session.id),
      pollsInSession(read, session.id),
      decisionsIn(read, session.id),
    ])
    const away = answers.filter((a) => a.answer === 'no' && !rows.some((row) => row.key === a.personId))
    const people = await answerers(
      read,
      away.map((a) => a.personId),
    )
    const excused = people.map((person) => ({
      id: newId(),
      concertationId: concertation.id,
      sessionId: session.id,
      key: person.id,
      personId: person.id,
      name: person.name,
      organisationId: person.organisationId,
      state: 'excused',
      byId: actor.id,
      at: now,
      version: 1,
    }))
    const change = { state: 'closed', closedAt: now }
    const closed = { ...session, ...change }
    const open = polls.filter((poll) => poll.state === 'open').length
    const next = { session: session.number }
    return {
      ...answer(
        sessionView(
          t.meetings.closed(presentIn(rows), decided.length),
          closed,
          [
            button(t.buttons.prepareDigest, { intent: 'digest', args: next }, 'primary'),
            button(t.buttons.writeMinutes, { intent: 'minutes', args: next }),
            open > 0 && button(t.buttons.openPolls, { intent: 'polls', args: {} }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
          open > 0 && t.meetings.pollsStillOpen(open),
        ),
        update('Session', session, change),
        excused.map((row) => insert('Attendance', row)),
        await editOpenCard(closed, context, rows),
      ),
      undo: call(sessionReopen, { session: session.id, rows: excused.map((row) => row.id) }),
    }
  },
})
