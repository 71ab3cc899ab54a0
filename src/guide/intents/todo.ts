/** « Suivi »: all that waits for me here, each with its button, and what became of my ideas. */
import { z } from 'zod'
import { heldUpBy, ideasBy } from '../../contributions/store.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { fateOf } from '../rules/waiting.ts'
import { situationOf } from '../situation.ts'
import { todoView } from '../views.ts'

export const todo = defineIntent({
  name: 'todo',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { actor, concertation, read, may, zone, t, lang } = context
    const [{ waiting }, ideas] = await Promise.all([situationOf(context), ideasBy(read, concertation.id, actor.id)])
    const held = await heldUpBy(
      read,
      ideas.map((idea) => idea.id),
    )
    return answer(todoView(waiting, fateOf(ideas, held), zone, may, t, lang))
  },
})
