/** Those who vote for me, and those for whom I vote, in the votes that are open or announced. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { personNames } from '../../people/store.ts'
import { heldIn, proxiesIn } from '../electors.ts'
import { isUsed } from '../rules/proxies.ts'
import { termsOf } from '../rules.ts'
import { type Gave, type Held, proxiesView } from '../views/proxies.ts'
import { visiblePolls } from '../which.ts'

export const proxyList = defineIntent({
  name: 'proxies',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { actor, read, t, lang } = context
    const polls = (await visiblePolls(context)).map(({ poll }) => poll)
    const asked = polls.filter((poll) => ['open', 'announced'].includes(poll.state) && termsOf(poll).proxies)
    const held: Held[] = []
    const gave: Gave[] = []
    for (const poll of asked) {
      const { number, question } = poll
      const standing = await proxiesIn(poll, context, [actor.id])
      const { given, known, box } = standing
      const usable = heldIn(poll, actor.id, standing)
      for (const proxy of given) {
        if (proxy.holderId === actor.id) {
          const own = usable.find(({ giver }) => giver.personId === proxy.giverId)
          const name = known.get(proxy.giverId)?.name ?? ''
          const beyond = own ? undefined : termsOf(poll).proxies?.most
          held.push({
            number,
            question,
            giver: { name, called: own?.called ?? name },
            used: own?.used ?? false,
            beyond,
          })
        }
        if (proxy.giverId === actor.id) {
          const holder = (await personNames(read, [proxy.holderId])).get(proxy.holderId) ?? ''
          const used = isUsed(box, proxy, known)
          gave.push({ number, question, holder, used, meeting: proxy.session !== null })
        }
      }
    }
    return answer(proxiesView(held, gave, t, lang))
  },
})
