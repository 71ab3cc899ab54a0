/** The thread, both ways: from an idea to what came of it, from an action back to the words that it comes from. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { actionNumbered } from '../../roadmap/store.ts'
import { viewerOf } from '../rules.ts'
import { axisNumbered, ideaNumbered, signalNumbered } from '../store.ts'
import { traced } from '../suggest.ts'
import { threadOfAction, threadOfAxis, threadOfIdea, threadOfSignal } from '../thread.ts'
import { threadView } from '../views/trace.ts'

export const trace = defineIntent({
  name: 'trace',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ kind: z.enum(['idea', 'axis', 'signal', 'action']), number: ShownNumber }),
  suggest: { number: traced },
  async run({ kind, number }, context) {
    const { concertation, read, t, lang } = context
    const thread = {
      idea: async () => threadOfIdea(await ideaNumbered(read, concertation.id, number, viewerOf(context)), context),
      axis: async () => threadOfAxis(await axisNumbered(read, concertation.id, number), context),
      signal: async () => threadOfSignal(await signalNumbered(read, concertation.id, number), context),
      action: async () => threadOfAction(await actionNumbered(read, concertation.id, number), context),
    }[kind]
    return answer(threadView(await thread(), t, lang))
  },
})
