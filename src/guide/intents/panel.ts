/** A bare `/concert`: where we are, what waits for me, and at most six buttons for this person here. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { viewerOf } from '../../contributions/rules.ts'
import { ideasBy, visibleIdeas } from '../../contributions/store.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { webDoor } from '../../people/store/web.ts'
import { administrator } from '../../people/store.ts'
import { restsUntil } from '../../process/rules/pause.ts'
import { currentPhase, isLocked } from '../../process/rules/phases.ts'
import { isPublic } from '../../process/rules/public.ts'
import { intakeIsOpen } from '../../process/rules.ts'
import { bodyById, organisersOf, phasesOf, workshopById } from '../../process/store.ts'
import { formatWindow } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import type { Rich } from '../../views/view.ts'
import { stepsHere } from '../rules/buttons.ts'
import { type Situation, situationOf } from '../situation.ts'
import { standpoint } from '../standpoint.ts'
import { type Panel, panelView } from '../views.ts'

export const panel = defineIntent({
  name: 'panel',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { concertation, spot, read, zone, t, lang } = context
    const here = concertation && { ...context, concertation }
    const [situation, administered] = await Promise.all([here && situationOf(here), administrator(read)])
    return answer(
      panelView(
        {
          place: spot.name,
          dm: spot.kind === 'dm',
          hasAdministrator: administered !== null,
          concertation: here && situation && (await about(here, situation)),
          waiting: situation?.waiting ?? [],
          steps: stepsHere(standpoint(context, situation, administered !== null)),
          zone,
        },
        t,
        lang,
      ),
    )
  },
})

async function about(context: Context<Concertation>, situation: Situation): Promise<Panel['concertation']> {
  const { concertation, read, actor, now, t, lang } = context
  const [ideas, own, organisers, here] = await Promise.all([
    visibleIdeas(read, concertation.id, viewerOf(context)),
    ideasBy(read, concertation.id, actor.id),
    organisersOf(read, concertation.id),
    whereWeAre(context, situation),
  ])
  const until = concertation.intakeUntil
  const say = (moment: string) => (intakeIsOpen(concertation, now) ? moment : t.panel.intakeClosed(moment))
  return {
    title: concertation.title,
    organisers,
    here,
    ideas: ideas.length,
    mine: own.filter((idea) => idea.status === 'active').length,
    intake: until ? sayInstant(say, until, concertation.zone, lang) : say(t.panel.intakeOpen),
  }
}

/** What this channel is for, the phase of today, the session that is open or comes next. */
async function whereWeAre(
  { concertation, read, spot, now, t, lang }: Context<Concertation>,
  { open, next }: Situation,
): Promise<[string, Rich][]> {
  const place = spot.place?.concertationId === concertation.id ? spot.place : undefined
  const [workshop, body, phases, door] = await Promise.all([
    place?.workshopId ? workshopById(read, place.workshopId) : null,
    place?.bodyId ? bodyById(read, place.bodyId) : null,
    phasesOf(read, concertation.id),
    isPublic(concertation) ? webDoor(read) : undefined,
  ])
  const address = door?.open ? `${door.url}/c/${concertation.slug}` : undefined
  const { zone } = concertation
  const phase = currentPhase(phases, dayOf(zone, now))
  const window = phase && formatWindow(phase.startsOn, phase.endsOn, lang)
  const session = open ?? next
  const until = restsUntil(concertation, now)
  const paused =
    until && sayInstant((moment) => t.pause.line(moment, concertation.pauseReason ?? ''), until, zone, lang)
  const facts: ([string, Rich] | false | null | undefined)[] = [
    workshop && [t.panel.workshop, workshop.title],
    body && [t.panel.body, body.name],
    paused !== undefined && [t.pause.fact, paused],
    address !== undefined && [t.publicPage.panel, [{ link: address, href: address }]],
    place?.team && [t.panel.place, t.panel.teamPlace],
    phase && [t.panel.phase, (isLocked(phase) ? t.panel.phaseLocked : t.panel.phaseSaid)(phase.title, window ?? '')],
    session && [
      open ? t.panel.openSession : t.panel.nextSession,
      sayInstant((moment) => t.panel.sessionSaid(session.title, moment), session.startsAt, zone, lang),
    ],
  ]
  return facts.filter((fact) => fact !== false && fact !== null && fact !== undefined)
}
