/** What was decided and advised so far, and where. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { mayAnimate } from '../../process/rules/animation.ts'
import { animatedBy, bodiesOf, teamPlaceIds } from '../../process/store.ts'
import { formatDay } from '../../views/format.ts'
import { isTeam } from '../here.ts'
import { weightOf } from '../rules/decisions.ts'
import { maySeeSession } from '../rules/sessions.ts'
import { decisionsOf, sessionsById } from '../store.ts'
import { decisionsView } from '../views/decisions.ts'

export const decisions = defineIntent({
  name: 'decisions',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { actor, concertation, read, t, lang, zone } = context
    const rows = await decisionsOf(read, concertation.id)
    const [sessions, bodies, hidden, animated] = await Promise.all([
      sessionsById(
        read,
        rows.flatMap((d) => d.sessionId ?? []),
      ),
      bodiesOf(read, concertation.id),
      teamPlaceIds(read, concertation.id),
      animatedBy(read, concertation.id, actor.id),
    ])
    const shown = rows.flatMap((row) => {
      const session = sessions.find((s) => s.id === row.sessionId)
      if (session && !maySeeSession(session, hidden, isTeam(context))) return []
      const body = bodies.find((b) => b.id === row.bodyId)
      const day = formatDay(row.at, zone, lang)
      const where = session ?? body
      const title = session?.title ?? body?.name ?? ''
      const isMine = mayAnimate(
        { roles: actor.roles, workshops: animated },
        concertation.id,
        session?.workshopId ?? null,
      )
      return [{ ...row, isMine, weight: weightOf(row.kind, body), where: where ? t.meetings.saidIn(title, day) : day }]
    })
    return answer(decisionsView(shown, t, lang))
  },
})
