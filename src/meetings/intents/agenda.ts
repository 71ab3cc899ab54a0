/** When we meet next, and what I answered. */
import { z } from 'zod'
import { dayOf, startOfDay } from '../../calendar.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { mayAnimate } from '../../process/rules/animation.ts'
import { animatedBy } from '../../process/store.ts'
import { visibleSessions } from '../here.ts'
import { answersBy } from '../store.ts'
import { agendaView } from '../views/agenda.ts'

export const agenda = defineIntent({
  name: 'agenda',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { actor, concertation, now, read, t, lang, zone, may } = context
    const today = startOfDay(zone, dayOf(zone, now))
    const coming = (await visibleSessions(context)).filter(
      (s) => s.state === 'open' || ((s.state === 'planned' || s.state === 'convened') && s.endsAt >= today),
    )
    const mine = await answersBy(
      read,
      actor.id,
      coming.map((s) => s.id),
    )
    const shown = coming.map((s) => ({ ...s, answer: mine.find((a) => a.sessionId === s.id)?.answer }))
    const animated = await animatedBy(read, concertation.id, actor.id)
    const convene = (s: { readonly workshopId: string | null }) =>
      mayAnimate({ roles: actor.roles, workshops: animated }, concertation.id, s.workshopId)
    return answer(agendaView(shown, { convene, add: may('session add') }, zone, t, lang))
  },
})
