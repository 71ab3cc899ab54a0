/** A body that was named by mistake goes, while it has met nowhere. */

import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { sessionsOf } from '../../meetings/store.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { button } from '../../views/build.ts'
import { meantBody } from '../rules/bodies.ts'
import { bodiesOf, placesAbout } from '../store.ts'
import { bodies } from '../suggest.ts'

export const bodyWithdraw = defineIntent({
  name: 'body withdraw',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ name: Line(2, 80) }),
  suggest: { name: bodies },
  async run({ name }, { concertation, read, t, lang }) {
    const body = meantBody(await bodiesOf(read, concertation.id), name, fold(name))
    const sessions = (await sessionsOf(read, concertation.id)).filter((s) => s.bodyId === body.id)
    if (sessions.some((s) => s.state !== 'cancelled')) throw new Refusal('bodyInUse', { name: body.name })
    const [place] = await placesAbout(read, { bodyId: body.id })
    if (place) throw new Refusal('bodyHasPlace', { name: body.name, place: place.name })
    return {
      ...answer(
        doneView(t.bodies.withdrawn(body.name), t, lang, button(t.buttons.undo, { intent: 'undo', args: {} })),
        update('Body', body, { state: 'withdrawn' }),
      ),
      undo: { intent: 'body restore', args: { body: body.id } },
    }
  },
})
