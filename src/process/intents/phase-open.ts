/** The gate of a phase: opened once the plenary has recorded its working method, and told in every channel. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { update } from '../../engine/writes.ts'
import { methodDecisions } from '../../meetings/store.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { button } from '../../views/build.ts'
import { activeBodies } from '../rules/bodies.ts'
import { methodFor, phaseToOpen } from '../rules/phases.ts'
import { bodiesOf, openPlacesOf, phasesOf } from '../store.ts'
import { lockedPhases } from '../suggest.ts'
import { phaseOpenedView, phaseOpenPreview } from '../views/phases.ts'

export const phaseOpen = defineIntent({
  name: 'phase open',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { number: lockedPhases },
  async run({ number, confirmed }, { concertation, now, newId, read, t, lang, placeLang }) {
    const phases = await phasesOf(read, concertation.id)
    const phase = phaseToOpen(phases, number)
    const bodies = activeBodies(await bodiesOf(read, concertation.id))
    const plenaries = bodies.filter((body) => body.kind === 'plenary')
    const decisions = await methodDecisions(
      read,
      concertation.id,
      plenaries.map((body) => body.id),
    )
    const method = methodFor(phase, phases, decisions)
    const [plenary] = plenaries
    if (!plenary) {
      const add = { label: 'addBody', call: { intent: 'body add', args: { kind: 'plenary' } } }
      throw new Refusal('noPlenary', { title: phase.title }, [add])
    }
    if (!method) {
      const meet = { label: 'planPlenary', call: { intent: 'session add', args: { body: plenary.name } } }
      throw new Refusal('noMethod', { title: phase.title, plenary: plenary.name }, [meet])
    }
    const places = await openPlacesOf(read, concertation.id)
    if (!confirmed) {
      return answer(
        phaseOpenPreview(
          phase,
          method,
          places.map((place) => place.name),
          t,
          lang,
        ),
      )
    }
    return {
      ...answer(
        doneView(
          t.phases.opened(phase.title, places.length),
          t,
          lang,
          button(t.buttons.undo, { intent: 'undo', args: {} }),
        ),
        update('Phase', phase, { openedAt: now }),
        announce(places, newId, placeLang, (words, spoken) => phaseOpenedView(phase, method, words, spoken)),
      ),
      undo: { intent: 'phase lock', args: { number: phase.number } },
    }
  },
})
