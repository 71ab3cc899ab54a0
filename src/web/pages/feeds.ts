/** Meetings as diaries follow them: those that anybody may know of, and those of one person. */
import type { PublicFile } from '../../../adapters/web/site.ts'
import type { Session } from '../../generated/prisma/client.ts'
import { feedEvent } from '../../meetings/views/public.ts'
import { textOf } from '../../text/index.ts'
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
