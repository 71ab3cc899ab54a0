/** Meetings as diaries follow them: those that anybody may know of, and those of one person. */
import type { PublicFile } from '../../../adapters/web/site.ts'
import type { Reads } from '../../engine/db.ts'
import { sha256 } from '../../engine/ids.ts'
import { type HeldRole, isAllowed } from '../../engine/roles.ts'
import type { Session } from '../../generated/prisma/client.ts'
import { concerns, feedKeeps, isFeedSecret } from '../../meetings/rules/feed.ts'
import { feedHolder, groupsOf, toldSessions } from '../../meetings/store/feed.ts'
import { diaryOf } from '../../meetings/views/diary.ts'
import { feedEvent } from '../../meetings/views/public.ts'
import { concertationsOf, placesOf, teamPlaceIds } from '../../process/store.ts'
import { langOf, textOf } from '../../text/index.ts'
import { drawFeed, type FeedEvent } from '../../views/calendar.ts'
import type { Lang } from '../../views/view.ts'
import type { About } from './about.ts'

/** Seconds after which diaries ask again: most do so every few hours, whatever they are told. */
export const refresh = 3600
const mime = 'text/calendar; charset=utf-8'

/** When this version of it was written, as far as is known: it must not change while nothing else does. */
export function stampOf({ convenedAt, openedAt, closedAt, createdAt }: Session): Date {
  return closedAt ?? openedAt ?? convenedAt ?? createdAt
}

export function concertationFeed(one: About, lang: Lang, origin: string): PublicFile | undefined {
  if (!one.parts.includes('meetings')) return undefined
  const t = textOf(lang)
  const { concertation, base, sessions, workshops } = one
  const events = sessions.map((session): FeedEvent => {
    const workshop = workshops.find(({ id }) => id === session.workshopId)
    const url = `${origin}${base}${workshop ? `/ateliers/${workshop.number}` : ''}`
    return { ...feedEvent(session, concertation.zone, url, t), stamp: stampOf(session), url }
  })
  const source = `${origin}${base}/agenda.ics`
  const name = t.site.feedName(concertation.title)
  return { name: `${concertation.slug}.ics`, mime, body: drawFeed(events, { lang, name, source, refresh }) }
}

export type Asked = { readonly read: Reads; readonly now: Date; readonly lang: Lang }

/** Every meeting that concerns whoever was given this secret, in whatever concertation; undefined when it is nobody's. */
export async function personalFeed(secret: string, { read, now, lang }: Asked): Promise<PublicFile | undefined> {
  const personId = isFeedSecret(secret) ? await feedHolder(read, sha256(secret)) : undefined
  const person = personId === undefined ? null : await read.person.findUnique({ where: { id: personId } })
  if (!person) return undefined
  const held = await read.role.findMany({ where: { personId: person.id, endedAt: null } })
  const roles = held.map(({ kind, concertationId }) => ({ kind, concertationId }) as HeldRole)
  const spoken = langOf(person.language) ?? lang
  const t = textOf(spoken)
  const since = new Date(now.getTime() - feedKeeps)
  const events = (await concertationsOf(read, person)).map(async (concertation): Promise<FeedEvent[]> => {
    const { id, title, zone } = concertation
    const [sessions, places, teamPlaces] = await Promise.all([
      toldSessions(read, id, since),
      placesOf(read, id),
      teamPlaceIds(read, id),
    ])
    const team = isAllowed('facilitator', roles, id)
    const who = { groups: await groupsOf(read, person.id, concertation, places), teamPlaces, team }
    return sessions
      .filter((session) => concerns(session, who))
      .map((session) => {
        const { event } = diaryOf(session, zone, t)
        const description = [t.site.feedName(title), ...(event.description ? [event.description] : [])].join('\n')
        return { ...event, description, stamp: stampOf(session) }
      })
  })
  const all = (await Promise.all(events)).flat()
  return {
    name: 'concertess.ics',
    mime,
    body: drawFeed(all, { lang: spoken, name: t.site.ownFeed, refresh }),
  }
}
