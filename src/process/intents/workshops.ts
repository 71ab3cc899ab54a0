/** The ateliers, or one of them: what it continues, who animates it, where and when it meets, what was said there. */

import { z } from 'zod'
import { axisById } from '../../contributions/store.ts'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { sessionsOf } from '../../meetings/store.ts'
import { personNames } from '../../people/store.ts'
import { formatMoment } from '../../views/format.ts'
import { pollById } from '../../votes/store.ts'
import { activeWorkshops, meantWorkshop } from '../rules/workshops.ts'
import { animations, ideaCounts, phasesOf, placesOf, workshopsOf } from '../store.ts'
import { workshops as suggestedWorkshops } from '../suggest.ts'
import { workshopsView, workshopView } from '../views/workshops.ts'

export const workshops = defineIntent({
  name: 'workshops',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber.optional() }),
  suggest: { number: suggestedWorkshops },
  async run({ number }, { concertation, now, may, read, t, lang, zone }) {
    const [all, phases, sessions, animated, ideas, places] = await Promise.all([
      workshopsOf(read, concertation.id),
      phasesOf(read, concertation.id),
      sessionsOf(read, concertation.id),
      animations(read, concertation.id),
      ideaCounts(read, concertation.id),
      placesOf(read, concertation.id),
    ])
    const names = await personNames(
      read,
      animated.map((a) => a.personId),
    )
    const lines = activeWorkshops(all).map((workshop) => {
      const own = sessions.filter((s) => s.workshopId === workshop.id && s.state !== 'cancelled')
      const next = own.find((s) => s.startsAt >= now && (s.state === 'planned' || s.state === 'convened'))
      return {
        id: workshop.id,
        number: workshop.number,
        title: workshop.title,
        phase: phases.find((p) => p.id === workshop.phaseId),
        animators: animated.filter((a) => a.workshopId === workshop.id).map((a) => names.get(a.personId) ?? ''),
        places: places.filter((p) => p.workshopId === workshop.id).map((p) => p.name),
        sessions: own.length,
        held: own.filter((s) => s.state === 'closed').length,
        next: next && formatMoment(next.startsAt, zone, lang),
        ideas: ideas.get(workshop.id) ?? 0,
      }
    })
    if (number === undefined) return answer(workshopsView(concertation.title, lines, may, t, lang))
    const chosen = meantWorkshop(all, number, null)
    const [axis, poll] = await Promise.all([
      chosen.axisId ? axisById(read, chosen.axisId) : null,
      chosen.pollId ? pollById(read, chosen.pollId) : null,
    ])
    const line = lines.find((l) => l.id === chosen.id)!
    return answer(workshopView({ ...line, axis, poll }, may, t, lang))
  },
})
