/** Undo of an idea that was written down for somebody: withdrawn, and who was made for it is nobody again. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { untouchedPersons } from '../../people/store/personal-links.ts'

export const ideaForget = defineIntent({
  name: 'idea forget',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ number: ShownNumber, people: z.array(z.string()).optional() }),
  async run({ number, people = [] }, { read }) {
    const made = await untouchedPersons(read, people)
    return {
      reply: null,
      writes: made.map((person) =>
        update('Person', person, { name: '', folded: '', organisationId: null, lastConcertationId: null }),
      ),
      next: { intent: 'idea withdraw', args: { number } },
    }
  },
})
