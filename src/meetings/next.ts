/** What follows a meeting that ends: the next one, when it is on the agenda; else dates for it, each a gesture away. */
import type { Context } from '../engine/intent.ts'
import type { Concertation, Session } from '../generated/prisma/client.ts'
import { isLocked, phaseWindow } from '../process/rules/phases.ts'
import { bodyById, phasesOf, workshopById } from '../process/store.ts'
import { button } from '../views/build.ts'
import { formatMoment, formatSoon } from '../views/format.ts'
import type { Button, Call } from '../views/view.ts'
import { nextDates } from './rules/next.ts'
import { sessionsAfter } from './store.ts'

export async function nextAfter(
  session: Session,
  { concertation, now, read, t, lang, zone }: Context<Concertation>,
): Promise<{ readonly said: string | undefined; readonly buttons: readonly Button[] }> {
  const isSame = (s: Session) => s.workshopId === session.workshopId && s.bodyId === session.bodyId
  const known = (await sessionsAfter(read, session, now)).find(isSame)
  if (known)
    return {
      said: t.meetings.nextKnown(known.number, known.title, formatMoment(known.startsAt, zone, lang)),
      buttons:
        known.state === 'planned'
          ? [button(t.buttons.conveneNext, { intent: 'session convene', args: { session: known.number } })]
          : [],
    }
  const group = await groupOf(session, read)
  const phase = (await phasesOf(read, concertation.id)).find((p) => p.id === session.phaseId)
  // A group that is gone, or whose phase is locked, meets no more.
  if (group === undefined || (phase && session.workshopId !== null && isLocked(phase)))
    return { said: undefined, buttons: [] }
  const dates = nextDates(session.startsAt, {
    zone,
    now,
    window: phase && session.workshopId !== null ? phaseWindow(phase) : undefined,
    pausedUntil: concertation.pausedUntil,
  })
  const minutes = Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000)
  const args = { ...group, minutes, ...(session.location !== null && { location: session.location }) }
  return {
    said: t.meetings.nextSession,
    buttons: [
      ...dates.map((at) =>
        button(formatSoon(at, zone, lang), { intent: 'session add', args: { when: at.toISOString(), ...args } }),
      ),
      button(t.buttons.typeDate, { intent: 'session add', args }),
    ],
  }
}

/** Arguments that name the group of this meeting; undefined when it is gone. */
async function groupOf(
  { workshopId, bodyId, title }: Session,
  read: Context<Concertation>['read'],
): Promise<Call['args'] | undefined> {
  if (workshopId !== null) {
    const workshop = await workshopById(read, workshopId)
    return workshop?.state === 'active' ? { workshop: workshop.number } : undefined
  }
  if (bodyId === null) return { title }
  const body = await bodyById(read, bodyId)
  return body?.state === 'active' ? { body: body.name } : undefined
}
