/** A secret address, which one's own diary follows: all meetings that concern this person, wherever they chat. */
import { z } from 'zod'
import { sha256 } from '../../engine/ids.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { keep } from '../../engine/writes.ts'
import { webDoor } from '../../people/store/web.ts'
import { Refusal } from '../../refusal.ts'
import { feedSecretLength } from '../rules/feed.ts'
import { type Feed, feedKey, feedsOf } from '../store/feed.ts'
import { feedEndedView, feedKnownView, feedView } from '../views/feed.ts'

export const calendar = defineIntent({
  name: 'calendar',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ what: z.enum(['new', 'end']).optional() }),
  async run({ what }, { actor, now, read, sayable, t, lang, zone }) {
    const before = await feedsOf(read, actor.id)
    const [known] = before
    if (what === 'end') {
      if (!known) throw new Refusal('noFeed', {}, [{ label: 'makeFeed', call: { intent: 'calendar', args: {} } }])
      return { ...answer(feedEndedView(t.meetings.feedEnded, t, lang), before.map(ended)), undo: restored(before) }
    }
    if (known && what === undefined) return answer(feedKnownView(new Date(known.since), zone, t, lang))
    const door = await webDoor(read)
    if (!door) throw new Refusal('feedNoPages')
    const secret = sayable(feedSecretLength)
    const key = feedKey(actor.id)
    return {
      ...answer(
        feedView({ url: `${door.url}/agenda/${secret}.ics`, open: door.open }, known !== undefined, t, lang),
        before.filter((feed) => feed.key !== key).map(ended),
        keep(key, { hash: sha256(secret), since: now.toISOString() }),
      ),
      undo: restored(known ? before : [{ key, hash: '', since: now.toISOString() }]),
    }
  },
})

/** It leads nowhere any more. */
function ended({ key, since }: Feed) {
  return keep(key, { hash: '', since })
}

function restored(feeds: readonly Feed[]) {
  return {
    intent: 'calendar restore',
    args: {
      keys: feeds.map(({ key }) => key),
      hashes: feeds.map(({ hash }) => hash),
      since: feeds.map(({ since }) => since),
    },
  }
}
