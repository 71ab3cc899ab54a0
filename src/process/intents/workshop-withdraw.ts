/** An atelier that will not take place goes, as long as it has not met; its channels are for everybody again. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { sessionsOf } from '../../meetings/store.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { meantWorkshop, removable } from '../rules/workshops.ts'
import { placesAbout, workshopsOf } from '../store.ts'
import { workshops } from '../suggest.ts'

export const workshopWithdraw = defineIntent({
  name: 'workshop withdraw',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber.optional() }),
  suggest: { number: workshops },
  async run({ number }, { concertation, read, spot, t, lang }) {
    const workshop = meantWorkshop(await workshopsOf(read, concertation.id), number, spot.place?.workshopId)
    const sessions = (await sessionsOf(read, concertation.id)).filter((s) => s.workshopId === workshop.id)
    removable(workshop, sessions)
    const places = await placesAbout(read, { workshopId: workshop.id })
    return {
      ...answer(
        view(
          lang,
          text(t.workshops.withdrawn(workshop.number, workshop.title)),
          actions(button(t.buttons.undo, { intent: 'undo', args: {} })),
        ),
        update('Workshop', workshop, { state: 'withdrawn' }),
        places.map((place) => update('Place', place, { workshopId: null })),
      ),
      undo: {
        intent: 'workshop restore',
        args: { number: workshop.number, places: places.map((place) => place.id) },
      },
    }
  },
})
