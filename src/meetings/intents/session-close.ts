/**
 * Ends a meeting. Those who had said that they could not come are noted: represented by who holds their proxy, or excused.
 * Next come its digest, its minutes, and the date of the next one.
 */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { button } from '../../views/build.ts'
import { pollsInSession } from '../../votes/store.ts'
import { editOpenCard, presentIn } from '../cards.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { nextAfter } from '../next.ts'
import { atClosing } from '../rules/proxies.ts'
import { inState } from '../rules/sessions.ts'
import { proxiesIn } from '../store/proxies.ts'
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
    const [rows, answers, proxies, polls, decided] = await Promise.all([
      attendanceRows(read, session.id),
      answersTo(read, session.id),
      proxiesIn(read, session.id),
      pollsInSession(read, session.id),
      decisionsIn(read, session.id),
    ])
    const { represented, excused } = atClosing(answers, proxies, rows)
    const people = await answerers(read, [...represented.map((r) => r.personId), ...excused])
    const away = people.map((person) => ({
      id: newId(),
      concertationId: concertation.id,
      sessionId: session.id,
      key: person.id,
      personId: person.id,
      name: person.name,
      organisationId: person.organisationId,
      state: excused.includes(person.id) ? 'excused' : 'represented',
      leftAt: null,
      byId: actor.id,
      at: now,
      version: 1,
    }))
    const change = { state: 'closed', closedAt: now }
    const closed = { ...session, ...change }
    const open = polls.filter((poll) => poll.state === 'open').length
    const about = { session: session.number }
    const next = await nextAfter(session, context)
    return {
      ...answer(
        sessionView(
          t.meetings.closed(presentIn(rows), decided.length, represented.length),
          closed,
          [
            button(t.buttons.prepareDigest, { intent: 'digest', args: about }, 'primary'),
            button(t.buttons.writeMinutes, { intent: 'minutes', args: about }),
            open > 0 && button(t.buttons.openPolls, { intent: 'polls', args: {} }),
            ...next.buttons,
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
          [open > 0 && t.meetings.pollsStillOpen(open), next.said].filter(Boolean).join(' '),
        ),
        update('Session', session, change),
        away.map((row) => insert('Attendance', row)),
        await editOpenCard(closed, context, rows),
      ),
      undo: call(sessionReopen, { session: session.id, rows: away.map((row) => row.id) }),
    }
  },
})
