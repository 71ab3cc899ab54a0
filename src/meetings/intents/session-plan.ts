/** « 4x2 »: all the meetings of a phase at once, previewed, then created. Nobody is told before they are convened. */

import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { currentPhase, phaseNumbered, phaseWindow, unlocked } from '../../process/rules/phases.ts'
import { activeWorkshops } from '../../process/rules/workshops.ts'
import { phasesOf, workshopsOf } from '../../process/store.ts'
import { phases as suggestedPhases } from '../../process/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { formatWindow, joinList } from '../../views/format.ts'
import { fitsGrid, planned, readGrid, readHour, workingDays } from '../rules/grid.ts'
import { promptOf, usualHour, usualMinutes } from '../rules/sessions.ts'
import { sessionsOf } from '../store.ts'
import { plannedView, planView } from '../views/agenda.ts'
import { sessionsWithdraw } from './sessions-withdraw.ts'

export const sessionPlan = defineIntent({
  name: 'session plan',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    grid: Line(1, 10).optional(),
    phase: ShownNumber.optional(),
    hour: Line(1, 10).optional(),
    confirmed: z.boolean().optional(),
  }),
  suggest: { phase: suggestedPhases },
  async run(args, { actor, concertation, now, newId, number, read, t, lang, placeText, zone }) {
    const grid = readGrid(args.grid ?? '4x2')
    const hour = readHour(args.hour ?? String(usualHour))
    const today = dayOf(zone, now)
    const phases = await phasesOf(read, concertation.id)
    const phase = args.phase === undefined ? currentPhase(phases, today) : phaseNumbered(phases, args.phase)
    if (!phase) throw new Refusal('noPhaseToPlan', {}, [{ label: 'addPhase', call: { intent: 'phase add', args: {} } }])
    unlocked(phase)
    const workshops = activeWorkshops(await workshopsOf(read, concertation.id)).filter((w) => w.phaseId === phase.id)
    fitsGrid(
      grid,
      phase,
      workshops,
      joinList(
        workshops.map((w) => w.title),
        lang,
      ),
    )
    const there = (await sessionsOf(read, concertation.id)).filter(
      (s) => s.state !== 'cancelled' && s.phaseId === phase.id && workshops.some((w) => w.id === s.workshopId),
    )
    const agenda = [{ label: 'agenda', call: { intent: 'agenda', args: {} } }]
    if (there.length > 0) throw new Refusal('alreadyPlanned', { title: phase.title, count: there.length }, agenda)
    const window = formatWindow(phase.startsOn, phase.endsOn, lang)
    const days = workingDays(phaseWindow(phase), today)
    const meetings = planned(workshops, grid.times, days, hour, zone, { title: phase.title, window })
    if (!args.confirmed) {
      const confirm = { intent: 'session plan', args: { ...args, phase: phase.number, confirmed: true } }
      const rows = meetings.map((m) => ({ title: m.workshop.title, rank: m.rank, startsAt: m.startsAt }))
      return answer(planView(rows, { title: phase.title, window }, confirm, zone, t, lang))
    }
    const rows = meetings.map(({ workshop, rank, startsAt }) => ({
      id: newId(),
      concertationId: concertation.id,
      number: number('session'),
      title: placeText.meetings.workshopSession(workshop.title, rank),
      workshopId: workshop.id,
      bodyId: null,
      phaseId: phase.id,
      rank,
      prompt: promptOf(rank),
      startsAt,
      endsAt: new Date(startsAt.getTime() + usualMinutes * 60_000),
      location: null,
      agenda: null,
      code: null,
      nudgedAt: null,
      state: 'planned',
      convenedAt: null,
      openedAt: null,
      closedAt: null,
      headcount: null,
      placeId: null,
      postId: null,
      createdById: actor.id,
      createdAt: now,
      version: 1,
    }))
    return {
      ...answer(
        plannedView(rows, zone, t, lang),
        rows.map((row) => insert('Session', row)),
        // Two people who confirm at once would plan twice: the second finds the phase changed, and what is there.
        update('Phase', phase, {}),
      ),
      undo: call(sessionsWithdraw, { sessions: rows.map((row) => row.id) }),
    }
  },
})
