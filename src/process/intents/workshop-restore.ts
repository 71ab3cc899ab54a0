/** Undo of an atelier's withdrawal: it is back, in the channels that were its own and have no other use since. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { forAll, sameUse } from '../rules/places.ts'
import { freeTitle } from '../rules/workshops.ts'
import { placesOf, workshopsOf } from '../store.ts'

export const workshopRestore = defineIntent({
  name: 'workshop restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ number: ShownNumber, places: z.array(z.string()).optional() }),
  async run({ number, places = [] }, { concertation, read, t, lang }) {
    const workshops = await workshopsOf(read, concertation.id)
    const workshop = workshops.find((w) => w.number === number && w.state === 'withdrawn')
    if (!workshop) throw new Refusal('undoImpossible')
    freeTitle(workshops, workshop)
    const own = (await placesOf(read, concertation.id)).filter((p) => places.includes(p.id) && sameUse(p, forAll))
    return answer(
      view(lang, text(t.workshops.restored(workshop.number, workshop.title))),
      update('Workshop', workshop, { state: 'active' }),
      own.map((place) => update('Place', place, { workshopId: workshop.id })),
    )
  },
})
