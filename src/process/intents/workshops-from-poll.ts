/** The winners of a poll become ateliers in the very act that closed it, and every channel is told. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { Line, Paragraph, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { insert, update } from '../../engine/writes.ts'
import { currentPhase, phaseNumbered } from '../rules/phases.ts'
import { activeWorkshops } from '../rules/workshops.ts'
import { openPlacesOf, phasesOf, workshopsOf, workshopsOfPoll } from '../store.ts'
import { workshopsChosenView } from '../views/workshops.ts'
import { newWorkshop } from '../workshop.ts'

export const workshopsFromPoll = defineIntent({
  name: 'workshops from poll',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ poll: Line(1, 40), winners: Paragraph(1, 4000), phase: ShownNumber.optional() }),
  async run(args, context) {
    const { concertation, now, newId, read, t, lang, zone, placeLang } = context
    const [phases, workshops, made] = await Promise.all([
      phasesOf(read, concertation.id),
      workshopsOf(read, concertation.id),
      workshopsOfPoll(read, args.poll),
    ])
    if (activeWorkshops(made).length > 0) return answer(null)
    const phase = args.phase === undefined ? currentPhase(phases, dayOf(zone, now)) : phaseNumbered(phases, args.phase)
    const phaseId = phase?.id ?? null
    const taken = activeWorkshops(workshops).filter((w) => w.phaseId === phaseId)
    const titles = args.winners
      .split('\n')
      .map((title) => title.trim())
      .filter((title) => title !== '' && !taken.some((w) => w.folded === fold(title)))
    const rows = titles.map((title) => newWorkshop(title, { phaseId, pollId: args.poll }, context))
    if (rows.length === 0) return answer(null)
    const places = await openPlacesOf(read, concertation.id)
    return answer(
      workshopsChosenView(rows, phase?.title, true, t, lang),
      rows.map((row) => insert('Workshop', row)),
      // An atelier of the same title that is created at this moment must see these.
      update('Concertation', concertation, {}),
      announce(places, newId, placeLang, (words, spoken) =>
        workshopsChosenView(rows, phase?.title, false, words, spoken),
      ),
    )
  },
})
