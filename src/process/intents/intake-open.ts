/** Ideas are gathered without an end. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { button } from '../../views/build.ts'
import { changeIntake } from '../intake.ts'
import { placesOf } from '../store.ts'

export const intakeOpen = defineIntent({
  name: 'intake open',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, now, newId, read, t, lang, placeLang }) {
    if (concertation.intakeUntil === null) throw new Refusal('intakeAlreadyOpen')
    const places = await placesOf(read, concertation.id)
    return {
      ...answer(
        doneView(t.process.intakeReopened, t, lang, button(t.buttons.undo, { intent: 'undo', args: {} })),
        changeIntake(concertation, null, now),
        announce(places, newId, placeLang, (words) => words.process.intakeReopened),
      ),
      undo: { intent: 'intake restore', args: { until: concertation.intakeUntil.toISOString() } },
    }
  },
})
