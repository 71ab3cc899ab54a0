/** Every idea that this person may see here, or those that contain some words. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { listed } from '../listed.ts'
import { viewerOf } from '../rules.ts'
import { visibleIdeas } from '../store.ts'
import { ideasView } from '../views.ts'

export const ideas = defineIntent({
  name: 'ideas',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ search: Line(1, 100).optional() }),
  async run({ search }, context) {
    const { concertation, read, t, lang } = context
    const words = fold(search ?? '')
      .split(' ')
      .filter(Boolean)
    const all = await visibleIdeas(read, concertation.id, viewerOf(context))
    const found = all.filter((idea) => words.every((word) => fold(idea.text).includes(word)))
    return answer(ideasView(await listed(read, found), search, t, lang))
  },
})
