/** « C’est fait »: told to the team and the owner only; nobody is reminded any more. */

import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { whereKnown } from '../../process/suggest.ts'
import { answered, saidOf, Which } from '../progress.ts'
import { actionsToDo } from '../suggest.ts'
import { changedView } from '../views/actions.ts'

export const done = defineIntent({
  name: 'action done',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object(Which),
  suggest: { number: whereKnown(actionsToDo) },
  async run(args, context) {
    const { t, lang } = context
    const found = await answered(args, 'action done', context)
    if ('which' in found) return answer(found.which)
    const { number } = found.action
    return saidOf(found, 'done', undefined, changedView(t.roadmap.done(number), number, t, lang), context)
  },
})
