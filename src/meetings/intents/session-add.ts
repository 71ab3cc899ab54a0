/**
 * One meeting, of this atelier or this body unless told otherwise. It is on the agenda; convening it tells people. With
 * several dates, people are first asked which ones suit them.
 */

import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { Line, Moment, Several, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { meantBody } from '../../process/rules/bodies.ts'
import { insidePhase, phaseAt, unlocked } from '../../process/rules/phases.ts'
import { meantWorkshop } from '../../process/rules/workshops.ts'
import { bodiesOf, phasesOf, workshopsOf } from '../../process/store.ts'
import { bodies as suggestedBodies, workshops } from '../../process/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { button } from '../../views/build.ts'
import { formatDay, formatMoment, formatTime, formatWindow } from '../../views/format.ts'
import type { Argument, Call } from '../../views/view.ts'
import { askDates } from '../asking.ts'
import { mustAnimate, placeHere } from '../here.ts'
import { lengthOf, type Proposed, readDates, readEnd } from '../rules/dates.ts'
import { onceOnly, promptOf, readAgenda, toCome, usualMinutes } from '../rules/sessions.ts'
import { sessionsOf } from '../store.ts'
import { sessionView } from '../views.ts'
import { sessionsWithdraw } from './sessions-withdraw.ts'

export const sessionAdd = defineIntent({
  name: 'session add',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    when: Several(1, 600),
    location: Line(2, 200).optional(),
    agenda: Several(2, 2000).optional(),
    minutes: z.number().int().min(15).max(1440).optional(),
    until: Moment.optional(),
    title: Line(2, 120).optional(),
    workshop: ShownNumber.optional(),
    body: Line(1, 120).optional(),
    confirmed: z.boolean().optional(),
  }),
  suggest: { workshop: workshops, body: suggestedBodies },
  async run(args, context) {
    const { actor, concertation, now, newId, number, read, t, lang, placeText, zone } = context
    const { label } = t.intents['session add'].args.when
    const say = (at: Date) => `${formatDay(at, zone, lang)}, ${formatTime(at, zone, lang)}`
    const { dates, until } = readDates(args.when, label, { now, zone, lang, say })
    const [first] = dates as [Proposed, ...Proposed[]]
    const { startsAt } = first
    const moment = formatMoment(startsAt, zone, lang)
    const { workshop, body } = await groupOf(args, context)
    await mustAnimate(context, {
      workshopId: workshop?.id ?? null,
      title: workshop?.title ?? args.title ?? body?.name ?? placeText.meetings.meeting,
    })
    const day = dayOf(zone, startsAt)
    const phases = await phasesOf(read, concertation.id)
    const phase = phases.find((p) => p.id === workshop?.phaseId) ?? phaseAt(phases, day)
    const place = placeHere(context)
    const others = (await sessionsOf(read, concertation.id)).filter(
      (s) => s.state !== 'cancelled' && s.workshopId === (workshop?.id ?? null) && s.bodyId === (body?.id ?? null),
    )
    const rank = workshop ? others.filter((s) => s.phaseId === (phase?.id ?? null)).length + 1 : null
    const title =
      args.title ??
      (workshop && rank !== null
        ? placeText.meetings.workshopSession(workshop.title, rank)
        : (body?.name ?? placeText.meetings.meeting))
    const minutes = args.minutes ?? lengthOf(dates) ?? usualMinutes
    const location = args.location ?? null
    const agenda = args.agenda === undefined ? null : readAgenda(args.agenda)
    if (dates.length > 1) {
      const closesAt = args.until ? new Date(args.until) : until && readEnd(until, label, { now, zone, lang, say })
      const { confirmed = false, ...given } = args
      return askDates(
        {
          ...{ title, workshop, body, phase, minutes, location, agenda, confirmed, label },
          dates: dates.map((date) => date.startsAt),
          closesAt: closesAt || undefined,
          again: { intent: 'session add', args: plain(given) },
        },
        context,
      )
    }
    if (until !== undefined || args.until) throw new Refusal('untilNeedsDates', {}, [], 'until')
    toCome(startsAt, now, { label, moment })
    if (workshop && phase) {
      insidePhase(phase, day, formatWindow(phase.startsOn, phase.endsOn, lang))
      unlocked(phase)
    }
    onceOnly(others, { startsAt, title, isOfGroup: workshop !== undefined || body !== undefined }, moment)
    const row = {
      id: newId(),
      concertationId: concertation.id,
      number: number('session'),
      title,
      workshopId: workshop?.id ?? null,
      bodyId: body?.id ?? null,
      phaseId: phase?.id ?? null,
      rank,
      prompt: promptOf(rank),
      startsAt,
      endsAt: new Date(startsAt.getTime() + minutes * 60_000),
      location,
      agenda,
      code: null,
      nudgedAt: null,
      state: 'planned',
      convenedAt: null,
      openedAt: null,
      closedAt: null,
      headcount: null,
      // What is arranged in the team's own channel is the team's own meeting.
      placeId: !workshop && !body && place?.team ? place.id : null,
      postId: null,
      createdById: actor.id,
      createdAt: now,
      version: 1,
    }
    return {
      ...answer(
        sessionView(
          t.meetings.added,
          row,
          [
            button(t.buttons.convene, { intent: 'session convene', args: { session: row.number } }, 'primary'),
            button(t.buttons.agenda, { intent: 'agenda', args: {} }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
          t.meetings.addedNext,
        ),
        insert('Session', row),
        // Of two meetings of one group arranged at once, the second is the next one; and a group that goes has none.
        workshop && update('Workshop', workshop, {}),
        body && update('Body', body, {}),
      ),
      undo: call(sessionsWithdraw, { sessions: [row.id] }),
    }
  },
})

/** Arguments that were given, as a call holds them. */
function plain(args: Readonly<Record<string, Argument | undefined>>): Call['args'] {
  return Object.fromEntries(Object.entries(args).flatMap(([name, v]) => (v === undefined ? [] : [[name, v] as const])))
}

type Asked = { readonly workshop?: number | undefined; readonly body?: string | undefined }

/** Named, else the one that meets in this channel. */
async function groupOf({ workshop, body }: Asked, context: Context<Concertation>) {
  const { concertation, read } = context
  if (workshop !== undefined && body !== undefined) throw new Refusal('workshopOrBody')
  const place = workshop === undefined && body === undefined ? placeHere(context) : undefined
  if (workshop !== undefined || place?.workshopId)
    return { workshop: meantWorkshop(await workshopsOf(read, concertation.id), workshop, place?.workshopId) }
  if (body === undefined && !place?.bodyId) return {}
  const bodies = await bodiesOf(read, concertation.id)
  const typed = body ?? place?.bodyId ?? ''
  return { body: meantBody(bodies, typed, fold(typed)) }
}
