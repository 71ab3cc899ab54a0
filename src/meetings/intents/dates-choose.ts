/** Keeps one of the dates: the meeting is on the agenda, and people are told of it, in one act after one preview. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, type Context, call, defineIntent } from '../../engine/intent.ts'
import { cancel, insert, update } from '../../engine/writes.ts'
import type { Concertation, DatePoll, Session } from '../../generated/prisma/client.ts'
import { insidePhase, phaseAt } from '../../process/rules/phases.ts'
import { bodyById, phasesOf, workshopById } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { button } from '../../views/build.ts'
import { formatMoment, formatSoon, formatWindow } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import { audienceOf, convening } from '../convening.ts'
import { datesMeant, datesSchedule, editDates, standingOf } from '../dated.ts'
import { mustAnimate } from '../here.ts'
import { stillOpen } from '../rules/date-polls.ts'
import { noticeDays, onceOnly, promptOf } from '../rules/sessions.ts'
import { sessionsOf } from '../store.ts'
import { datesToKeep, openDatePolls } from '../suggest.ts'
import { conveneView, sessionView } from '../views.ts'
import { datesRestore } from './dates-restore.ts'

export const datesChoose = defineIntent({
  name: 'dates choose',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ option: ShownNumber, poll: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { option: datesToKeep, poll: openDatePolls },
  async run(args, context) {
    const { now, t, lang, zone } = context
    const poll = await datesMeant(args.poll, context)
    stillOpen(poll)
    await mustAnimate(context, poll)
    const standing = await standingOf(poll, context)
    const date = standing.dates[args.option - 1]
    if (!date) throw new Refusal('noSuchDate', { number: args.option, count: standing.dates.length }, [], 'option')
    const moment = formatMoment(date.startsAt, zone, lang)
    if (date.startsAt <= now) throw new Refusal('datePast', { moment }, [], 'option')
    await mustMeet(poll, context)
    // Only what is kept takes a number.
    const number = args.confirmed ? context.number('session') : 0
    const session = await sessionOf(poll, date.startsAt, { moment, number }, context)
    const audience = await audienceOf(session, context)
    const names = audience.places.map((place) => place.name)
    if (!args.confirmed) {
      const days = noticeDays(date.startsAt, now, zone)
      const make = { intent: 'dates choose', args: { option: args.option, poll: poll.number, confirmed: true } }
      const confirm = button(t.buttons.keepDate, make, 'primary')
      const see = button(t.buttons.seeDates, { intent: 'dates', args: { poll: poll.number } })
      const said = { places: names, days, people: audience.people.length, confirm }
      return answer(conveneView(session, said, zone, t, lang, see))
    }
    const { session: convened, writes } = await convening(session, audience, context, true)
    const change = { state: 'chosen', sessionId: session.id }
    return {
      ...answer(
        sessionView(
          t.meetings.datesChosen(formatSoon(date.startsAt, zone, lang), roomNames(names, t, lang)),
          convened,
          [
            button(t.buttons.whoComes, { intent: 'session answers', args: { session: convened.number } }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
          t.meetings.convenedNext,
        ),
        insert('Session', convened),
        // Of two who choose at once, the second finds that it is done.
        update('DatePoll', poll, change),
        cancel(datesSchedule(poll.id)),
        await editDates({ ...standing, poll: { ...poll, ...change }, chosen: date.startsAt }, context),
        writes,
      ),
      undo: call(datesRestore, { poll: poll.id, session: session.id }),
    }
  },
})

/** Its atelier or its body may have gone since the dates were asked for. */
async function mustMeet({ workshopId, bodyId }: DatePoll, { read }: Context<Concertation>): Promise<void> {
  const [workshop, body] = await Promise.all([
    workshopId === null ? null : workshopById(read, workshopId),
    bodyId === null ? null : bodyById(read, bodyId),
  ])
  if (workshop && workshop.state !== 'active') throw new Refusal('noSuchWorkshop', { number: workshop.number })
  if (body && body.state !== 'active') throw new Refusal('noSuchBody', { name: body.name })
}

/** The meeting at that date, as `reunion` would arrange it. */
async function sessionOf(
  poll: DatePoll,
  startsAt: Date,
  { moment, number }: { readonly moment: string; readonly number: number },
  { actor, concertation, now, newId, read, lang, zone }: Context<Concertation>,
): Promise<Session> {
  const day = dayOf(zone, startsAt)
  const [phases, all, workshop] = await Promise.all([
    phasesOf(read, concertation.id),
    sessionsOf(read, concertation.id),
    poll.workshopId === null ? null : workshopById(read, poll.workshopId),
  ])
  const phase = phases.find((p) => p.id === workshop?.phaseId) ?? phaseAt(phases, day)
  if (workshop && phase) insidePhase(phase, day, formatWindow(phase.startsOn, phase.endsOn, lang))
  const others = all.filter(
    (s) => s.state !== 'cancelled' && s.workshopId === poll.workshopId && s.bodyId === poll.bodyId,
  )
  const isOfGroup = poll.workshopId !== null || poll.bodyId !== null
  onceOnly(others, { startsAt, title: poll.title, isOfGroup }, moment)
  const rank = workshop ? others.filter((s) => s.phaseId === (phase?.id ?? null)).length + 1 : null
  return {
    id: newId(),
    concertationId: concertation.id,
    number,
    title: poll.title,
    workshopId: poll.workshopId,
    bodyId: poll.bodyId,
    phaseId: phase?.id ?? null,
    rank,
    prompt: promptOf(rank),
    startsAt,
    endsAt: new Date(startsAt.getTime() + poll.length * 60_000),
    location: poll.location,
    agenda: poll.agenda,
    code: null,
    nudgedAt: null,
    state: 'planned',
    convenedAt: null,
    openedAt: null,
    closedAt: null,
    headcount: null,
    placeId: poll.workshopId === null && poll.bodyId === null ? poll.placeId : null,
    postId: null,
    createdById: actor.id,
    createdAt: now,
    version: 1,
  }
}
