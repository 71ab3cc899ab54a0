/** Undo of what was done to the address that a diary follows: the one before leads there again, or none does. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { keep } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { feedKey, feedsOf } from '../store/feed.ts'
import { feedEndedView } from '../views/feed.ts'

const Words = z.array(z.string())

export const calendarRestore = defineIntent({
  name: 'calendar restore',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ keys: Words, hashes: Words, since: Words }),
  async run({ keys, hashes, since }, { actor, read, t, lang }) {
    const own = [feedKey(actor.id), ...(await feedsOf(read, actor.id)).map(({ key }) => key)]
    const mine = keys.flatMap((key, at) => (own.includes(key) ? [{ key, at }] : []))
    if (mine.length === 0 || mine.length !== keys.length) throw new Refusal('noFeed')
    const isBack = hashes.some((hash) => hash !== '')
    return answer(
      feedEndedView(isBack ? t.meetings.feedBack : t.meetings.feedEnded, t, lang),
      mine.map(({ key, at }) => keep(key, { hash: hashes[at] ?? '', since: since[at] ?? '' })),
    )
  },
})
