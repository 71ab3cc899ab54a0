/** « Je suis là »: one press, or the code that was said, and one is on the list of the meeting that is open. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, type Context, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import type { Concertation, Session } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { quorumSoon } from '../../votes/acts/quorum.ts'
import { editOpenCard, refreshSoon } from '../cards.ts'
import { sessionMeant } from '../here.ts'
import { wasLine } from '../noted.ts'
import { tellHolder } from '../proxied.ts'
import { inState } from '../rules/sessions.ts'
import { attendanceRows, openSessions } from '../store.ts'
import { sessionsOpen } from '../suggest.ts'
import { attendanceRestore } from './attendance-restore.ts'

export const attend = defineIntent({
  name: 'attend',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ code: Line(1, 20).optional(), session: ShownNumber.optional() }),
  suggest: { session: sessionsOpen },
  async run(args, context) {
    const { actor, concertation, now, said, newId, read, t, lang } = context
    const coded = args.code === undefined ? undefined : await sessionCoded(args.code, context)
    const session =
      coded ??
      (await sessionMeant(context, {
        number: args.session ?? (args.code === undefined ? undefined : numberIn(args.code)),
        states: ['open'],
        which: 'last',
        none: 'noneOpen',
      }))
    inState(session, ['open'])
    const rows = await attendanceRows(read, session.id)
    // Noted by name before the bot knew them: it is the same person.
    const known = rows.find((row) => row.key === actor.id) ?? rows.find((row) => row.key === actor.person.folded)
    if (known?.state === 'present' && known.key === actor.id && known.leftAt === null)
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
      leftAt: null,
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
        quorumSoon(session, now),
        await tellHolder(session, 'here', context),
      ),
      undo: call(attendanceRestore, {
        session: session.id,
        at: change.at.toISOString(),
        rows: [wasLine(known ?? { ...row, state: 'withdrawn', at: said })],
      }),
    }
  },
})

/** The open session of this code, wherever it is held; codes are said, so case and spaces do not count. */
async function sessionCoded(
  typed: string,
  { concertation, read }: Context<Concertation>,
): Promise<Session | undefined> {
  const code = typed.replace(/[\s-]+/g, '').toUpperCase()
  const open = await openSessions(read, concertation.id)
  return open.find((session) => session.code === code)
}

/** « present 3 » is the number of a session. */
function numberIn(typed: string): number {
  const number = Number(/^\s*(?:n\s*[°º]?\s*|#\s*)?(\d{1,6})\s*$/i.exec(typed)?.[1])
  if (!(number >= 1)) throw new Refusal('noSuchCode', { code: typed.slice(0, 20) }, [], 'code')
  return number
}
