/** In private: which concertation a person talks about. */

import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { oneConcertation } from '../rules.ts'
import { concertationsOf } from '../store.ts'
import { myConcertations } from '../suggest.ts'
import { chooseView } from '../views.ts'

export const switchTo = defineIntent({
  name: 'switch',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ title: Line(1, 120).optional() }),
  suggest: { title: myConcertations },
  async run({ title }, { actor, spot, read, t, lang }) {
    if (spot.kind === 'room') throw new Refusal('onlyInDm')
    const known = await concertationsOf(read, actor.person)
    if (known.length === 0) throw new Refusal('noConcertationYet')
    if (title === undefined)
      return answer(chooseView(known, (c) => ({ intent: 'switch', args: { title: c.id } }), t, lang))
    const chosen = oneConcertation(title, fold(title), known)
    return { ...answer(view(lang, text(t.process.chosen(chosen.title)))), concertationId: chosen.id }
  },
})
