/** Where the concertation is: its phases with their windows, their ateliers, their sessions, and what opens the next one. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { methodDecisions, sessionsOf } from '../../meetings/store.ts'
import { activeBodies } from '../rules/bodies.ts'
import { activePhases, isLocked, methodFor } from '../rules/phases.ts'
import { activeWorkshops } from '../rules/workshops.ts'
import { bodiesOf, phasesOf, workshopsOf } from '../store.ts'
import { phasesView } from '../views/phases.ts'

export const phases = defineIntent({
  name: 'phases',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, now, may, read, t, lang, zone }) {
    const [all, workshops, sessions, bodies] = await Promise.all([
      phasesOf(read, concertation.id),
      workshopsOf(read, concertation.id),
      sessionsOf(read, concertation.id),
      bodiesOf(read, concertation.id),
    ])
    const plenaries = activeBodies(bodies).filter((b) => b.kind === 'plenary')
    const decisions = await methodDecisions(
      read,
      concertation.id,
      plenaries.map((b) => b.id),
    )
    const today = dayOf(zone, now)
    const lines = activePhases(all).map((phase) => {
      const held = sessions.filter((s) => s.phaseId === phase.id && s.state !== 'cancelled')
      const locked = isLocked(phase)
      return {
        number: phase.number,
        title: phase.title,
        startsOn: phase.startsOn,
        endsOn: phase.endsOn,
        when: today < phase.startsOn ? 'coming' : today > phase.endsOn ? 'over' : 'now',
        gate: !locked ? 'open' : methodFor(phase, all, decisions) ? 'ready' : 'locked',
        workshops: activeWorkshops(workshops).filter((w) => w.phaseId === phase.id).length,
        sessions: held.length,
        held: held.filter((s) => s.state === 'closed').length,
      } as const
    })
    return answer(phasesView(concertation.title, lines, may, t, lang))
  },
})
