/** Undo of a change of the intake's end: the date is what it was, and every place is told. */
import { z } from 'zod'
import { Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { text, view } from '../../views/build.ts'
import { changeIntake } from '../intake.ts'
import { placesOf } from '../store.ts'

export const intakeRestore = defineIntent({
  name: 'intake restore',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ until: Moment.optional() }),
  async run({ until }, { concertation, now, newId, read, t, lang, placeLang }) {
    const places = await placesOf(read, concertation.id)
    return answer(
      view(lang, text(t.process.intakeRestored)),
      changeIntake(concertation, until ? new Date(until) : null, now),
      announce(places, newId, placeLang, (words) => words.process.intakeRestored),
    )
  },
})
