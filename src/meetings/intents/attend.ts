/** « Je suis là »: one press, and one is on the list of the meeting that is open here. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { editOpenCard, refreshSoon } from '../cards.ts'
import { sessionMeant } from '../here.ts'
import { inState } from '../rules/sessions.ts'
import { attendanceRows } from '../store.ts'
import { sessionsOpen } from '../suggest.ts'
import { attendanceRestore } from './attendance-restore.ts'

export const attend = defineIntent({
  name: 'attend',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional() }),
  suggest: { session: sessionsOpen },
  async run(args, context) {
    const { actor, concertation, now, said, newId, read, t, lang } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['open'],
      which: 'last',
      none: 'noneOpen',
    })
    inState(session, ['open'])
    const rows = await attendanceRows(read, session.id)
    // Noted by name before the bot knew them: it is the same person.
    const known = rows.find((row) => row.key === actor.id) ?? rows.find((row) => row.key === actor.person.folded)
    if (known?.state === 'present' && known.key === actor.id)
      throw new Refusal('alreadyHere', { number: session.number, title: session.title })
    const isOlder = known !== undefined && known.at > said
    if (isOlder && known.state !== 'present')
      return answer(
        view(
          lang,
          text(t.meetings.notedSince(session.number, session.title)),
          actions(button(t.buttons.here, { intent: 'attend', args: { session: session.number } }, 'primary')),
        ),
      )
    const change = {
      key: actor.id,
      personId: actor.id,
      name: actor.name,
      organisationId: actor.person.organisationId ?? known?.organisationId ?? null,
      state: 'present',
      at: isOlder ? known.at : said,
    }
    const row = {
      id: newId(),
      concertationId: concertation.id,
      sessionId: session.id,
      byId: actor.id,
      ...change,
      version: 1,
    }
    const after = [...rows.filter((r) => r !== known), row]
    return {
      ...answer(
        view(
          lang,
          text(t.meetings.youAreHere(session.number, session.title)),
          actions(
            button(t.buttons.submitIdea, { intent: 'idea submit', args: {} }, 'primary'),
            actor.organisation === null && button(t.buttons.organisation, { intent: 'organisation', args: {} }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ),
        ),
        known ? update('Attendance', known, change) : insert('Attendance', row),
        await editOpenCard(session, context, after),
        refreshSoon(session, now),
      ),
      undo: call(attendanceRestore, {
        session: session.id,
        at: change.at.toISOString(),
        rows: [`${known?.id ?? row.id}:${known?.state ?? 'withdrawn'}:${(known?.at ?? said).getTime()}`],
      }),
    }
  },
})
