/** Ideas that say nearly the same as this one, to be looked at: three at most, and only those that this person may see. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { listed } from '../listed.ts'
import { nearIdeas } from '../near.ts'
import { viewerOf } from '../rules.ts'
import { ideaNumbered } from '../store.ts'
import { ideas } from '../suggest.ts'
import { nearView } from '../views/near.ts'

export const near = defineIntent({
  name: 'idea near',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  suggest: { number: ideas },
  async run({ number }, context) {
    const { actor, concertation, may, read, t, lang } = context
    const viewer = viewerOf(context)
    const idea = await ideaNumbered(read, concertation.id, number, viewer)
    const found = await nearIdeas(read, concertation.id, idea.text, viewer, idea.id)
    const can = { withdraw: idea.authorId === actor.id && idea.status === 'active', merge: may('merge') }
    return answer(nearView(idea, await listed(read, found), can, t, lang))
  },
})
