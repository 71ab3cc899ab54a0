/** A private answer once more: where answers to one person alone vanish from the channel, it is found again. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { accountsOf } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { answerGiven } from '../store.ts'
import { againView } from '../views/again.ts'

export const answerAgain = defineIntent({
  name: 'answer again',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ post: Line(1, 80) }),
  async run({ post }, { actor, intents, read }) {
    const given = await answerGiven(read, actor.id, await accountsOf(read, actor.id), post)
    if (!given) throw new Refusal('stalePress')
    // Who was relieved meanwhile reads no more what the team alone reads.
    const asked = intents.find(({ name }) => name === given.intent)
    if (asked && !isAllowed(asked.allow, actor.roles, given.concertationId ?? undefined))
      throw new Refusal('stalePress')
    // Its buttons mean what they meant: numbers are those of its own concertation.
    const about = given.concertationId
    return { ...answer(againView(given.body, given.inbox)), ...(about !== null && { concertationId: about }) }
  },
})
