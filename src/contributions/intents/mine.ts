/** A person's own ideas, withdrawn ones too. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { listed } from '../listed.ts'
import { viewerOf } from '../rules.ts'
import { ideasBy } from '../store.ts'
import { mineView } from '../views.ts'

export const mine = defineIntent({
  name: 'idea mine',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  visitors: true,
  args: z.object({}),
  async run(_, context) {
    const { actor, concertation, read, t, lang } = context
    return answer(
      mineView(await listed(read, await ideasBy(read, concertation.id, actor.id), viewerOf(context)), t, lang),
    )
  },
})
