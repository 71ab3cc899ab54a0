/** Undo of the end of an exercise: it goes on where it was. */
import { z } from 'zod'
import { Line, Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { concertations } from '../store.ts'
import { resumeTrial } from '../trial.ts'
import { trialView } from '../views/trial.ts'

export const trialRestore = defineIntent({
  name: 'trial restore',
  allow: 'engine',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), ended: Moment, paused: Moment.optional() }),
  async run({ concertation, ended, paused }, context) {
    const [trial] = await concertations(context.read, [concertation])
    if (!trial || trial.trialPlaceId === null) throw new Refusal('noTrialHere')
    const before = { endedAt: new Date(ended), pausedUntil: paused ? new Date(paused) : null }
    return answer(
      trialView(context.t.trial.resumed, context.t, context.lang),
      await resumeTrial(trial, before, context),
    )
  },
})
