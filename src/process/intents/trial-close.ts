/** Undo of the beginning of an exercise: its channel is free again. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { concertations } from '../store.ts'
import { endTrial } from '../trial.ts'
import { trialEndedView } from '../views/trial.ts'

export const trialClose = defineIntent({
  name: 'trial close',
  allow: 'engine',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ concertation: Line(1, 40) }),
  async run(args, context) {
    const [trial] = await concertations(context.read, [args.concertation])
    if (!trial || trial.trialPlaceId === null) throw new Refusal('noTrialHere')
    return answer(trialEndedView(context.t, context.lang), await endTrial(trial, context))
  },
})
