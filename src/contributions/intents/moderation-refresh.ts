/**
 * The clock, shortly after ideas came from outside or were read: the team has one card that says how many wait, drawn again
 * in place. A new one is sent at most once a day while some wait.
 */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { edit, keep, type Write } from '../../engine/writes.ts'
import { tellTeam } from '../../people/acts.ts'
import { tellAgain } from '../rules/moderation.ts'
import { toldOf, unreadCount } from '../store/moderation.ts'
import { teamCard } from '../views/moderation.ts'

export const moderationRefresh = defineIntent({
  name: 'moderation refresh',
  allow: 'clock',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  unasked: true,
  args: z.object({ concertation: Line(1, 40) }),
  async run(_, context) {
    const { concertation, now, newId, read, placeText, placeLang } = context
    const [count, told] = await Promise.all([unreadCount(read, concertation.id), toldOf(read, concertation.id)])
    const key = `moderation:${concertation.id}`
    if (!told && count === 0) return answer(null)
    if (told && (count === 0 || !tellAgain(told, now))) {
      const card = teamCard(concertation.title, count, placeText, placeLang)
      // A letter that was sent stays as it is.
      const shown = told.posts.filter(({ to }) => to.platform !== 'mail')
      return answer(
        null,
        shown.map(({ id, to }) => edit(newId(), id, to, card)),
        count === 0 && keep(key, {}),
      )
    }
    const writes = await tellTeam(context, concertation.id, (t, lang) => teamCard(concertation.title, count, t, lang))
    const posts = writes.filter((write): write is Write & { do: 'post' } => write.do === 'post')
    return answer(null, writes, keep(key, { at: now.toISOString(), posts: posts.map(({ id, to }) => ({ id, to })) }))
  },
})
