/** A bare `/concert`: where we are, what waits for me, and at most six buttons for this person here. */
import { z } from 'zod'
import { viewerOf } from '../../contributions/rules.ts'
import { ideasBy, visibleIdeas } from '../../contributions/store.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { administrator } from '../../people/store.ts'
import { intakeIsOpen } from '../../process/rules.ts'
import { organisersOf, placesOf } from '../../process/store.ts'
import { button } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import type { Action } from '../../views/view.ts'
import { type Panel, panelView } from '../views.ts'

const mostButtons = 6

export const panel = defineIntent({
  name: 'panel',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { concertation, spot, read, t, lang } = context
    const known = concertation && (await about({ ...context, concertation }))
    const administered = (await administrator(read)) !== null
    return answer(
      panelView(
        {
          place: spot.name,
          dm: spot.kind === 'dm',
          hasAdministrator: administered,
          concertation: known,
          waiting: concertation ? await waiting({ ...context, concertation }) : [],
          buttons: buttons(context, administered),
        },
        t,
        lang,
      ),
    )
  },
})

async function about(context: Context<Concertation>): Promise<Panel['concertation']> {
  const { concertation, read, actor, now, t, lang } = context
  const ideas = await visibleIdeas(read, concertation.id, viewerOf(context))
  const mine = (await ideasBy(read, concertation.id, actor.id)).filter((idea) => idea.status === 'active')
  const until = concertation.intakeUntil
  const moment = until ? formatMoment(until, concertation.zone, lang) : t.panel.intakeOpen
  return {
    title: concertation.title,
    organisers: await organisersOf(read, concertation.id),
    ideas: ideas.length,
    mine: mine.length,
    intake: intakeIsOpen(concertation, now) ? moment : t.panel.intakeClosed(moment),
  }
}

async function waiting({ actor, concertation, read, may, t }: Context<Concertation>): Promise<string[]> {
  const noPlace = may('intake') && (await placesOf(read, concertation.id)).length === 0
  const noOrganisation = actor.person.organisationId === null && actor.person.noticedAt !== null
  return [...(noPlace ? [t.panel.waitingLink] : []), ...(noOrganisation ? [t.panel.waitingOrganisation] : [])]
}

function buttons(
  { concertation, spot, actor, may, now, t }: Context<Concertation | undefined>,
  administered: boolean,
): Action[] {
  const make = (label: string, intent: string, style?: 'primary') => button(label, { intent, args: {} }, style)
  const coordinates = actor.roles.some((r) => r.kind === 'administrator' || r.kind === 'coordinator')
  const canLink = spot.kind === 'room' && !spot.place?.concertationId && coordinates
  const bound = concertation !== undefined
  const all = [
    !administered && actor.owner && make(t.buttons.admin, 'admin', 'primary'),
    bound && intakeIsOpen(concertation, now) && make(t.buttons.submitIdea, 'idea submit', 'primary'),
    canLink && make(t.buttons.link, 'link', 'primary'),
    !bound && may('create') && make(t.buttons.create, 'create'),
    bound && make(t.buttons.seeIdeas, 'ideas'),
    bound && make(t.buttons.myIdeas, 'idea mine'),
    bound && may('intake') && make(t.buttons.intake, 'intake'),
    !bound && spot.kind === 'dm' && make(t.buttons.chooseConcertation, 'switch'),
    make(t.buttons.profile, 'profile'),
    make(t.buttons.help, 'help'),
  ]
  return all.filter((b) => b !== false).slice(0, mostButtons)
}
