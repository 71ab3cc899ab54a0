/** « Je pars »: somebody who was there leaves before the end, or whoever animates notes it for others. A quorum must hold throughout. */
import { z } from 'zod'
import { Paragraph, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, call, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Attendance, Concertation, Session } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { quorumSaid, quorumSoon } from '../../votes/acts/quorum.ts'
import { isTeam, mustAnimate, sessionMeant } from '../here.ts'
import { wasLine } from '../noted.ts'
import { readPeople } from '../rules/people.ts'
import { inState } from '../rules/sessions.ts'
import { attendanceRows } from '../store.ts'
import { sessionsOpen } from '../suggest.ts'
import { attendanceRestore } from './attendance-restore.ts'

export const leave = defineIntent({
  name: 'attend leave',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ people: Paragraph(1, 3000).optional(), session: ShownNumber.optional() }),
  suggest: { session: sessionsOpen },
  async run({ people, session: number }, context) {
    const { now, said, read, t, lang } = context
    const session = await sessionMeant(context, { number, states: ['open'], which: 'last', none: 'noneOpen' })
    inState(session, ['open'])
    const rows = await attendanceRows(read, session.id)
    const leaving = people === undefined ? [mine(session, rows, context)] : await others(people, session, rows, context)
    const change = { leftAt: said, at: said }
    const after = rows.map((row) => (leaving.includes(row) ? { ...row, ...change } : row))
    const quorum = await quorumSaid(session.id, after, context)
    const names = leaving.map(({ name }) => name)
    const words = t.votes.agreed
    return {
      ...answer(
        view(
          lang,
          text(
            people === undefined
              ? words.left(session.number, session.title)
              : words.leftNamed(joinList(names, lang), session.number, names.length),
          ),
          ...quorum.map((line) => text(line)),
          text(words.leftComeBack),
          actions(
            people === undefined && button(t.buttons.here, { intent: 'attend', args: { session: session.number } }),
            people === undefined && button(t.buttons.giveProxy, { intent: 'proxy', args: { session: session.number } }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ),
        ),
        leaving.map((row) => update('Attendance', row, change)),
        quorumSoon(session, now),
      ),
      undo: call(attendanceRestore, { session: session.id, at: said.toISOString(), rows: leaving.map(wasLine) }),
    }
  },
})

function isHere({ state, leftAt }: Attendance): boolean {
  return state === 'present' && leftAt === null
}

function mine({ number, title }: Session, rows: readonly Attendance[], { actor }: Context<Concertation>): Attendance {
  const row = rows.find((one) => isHere(one) && (one.personId ?? one.key) === actor.id)
  if (!row) throw new Refusal('notThereToLeave', { number, title })
  return row
}

/** As they stand on the list; a first name is enough where one person alone has it. */
async function others(
  typed: string,
  session: Session,
  rows: readonly Attendance[],
  context: Context<Concertation>,
): Promise<Attendance[]> {
  if (!isTeam(context)) throw new Refusal('leaveOthersIsTeam')
  await mustAnimate(context, session)
  const here = rows.filter(isHere)
  const found = readPeople(typed).map(({ name }) => {
    const folded = fold(name)
    const exact = here.filter((row) => fold(row.name) === folded)
    const near = here.filter((row) => fold(row.name).split(' ').includes(folded))
    const among = exact.length > 0 ? exact : near
    if (among.length !== 1) throw new Refusal('notThereToLeaveNamed', { name: name.slice(0, 60) }, [], 'people')
    return among[0]!
  })
  return [...new Set(found)]
}
