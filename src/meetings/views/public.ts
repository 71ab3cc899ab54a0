/** Meetings as anybody may read of them, and as their diaries follow them. */
import type { Session } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { card, facts, linked, list, quiet, rich, strong, text } from '../../views/build.ts'
import { formatDay } from '../../views/format.ts'
import { spansOf } from '../../views/rich.ts'
import type { CalendarEvent, Card, Lang, Rich } from '../../views/view.ts'
import { hasContact, publicAgenda, publicText } from '../rules/public.ts'
import { whenOf } from './facts.ts'

export type PublicSession = Pick<
  Session,
  'id' | 'number' | 'title' | 'startsAt' | 'endsAt' | 'location' | 'agenda' | 'state' | 'version' | 'workshopId'
>

/** Where it is held; that there is a link too, never the link. */
function placeSaid({ location }: PublicSession, t: Text): string | undefined {
  const place = publicText(location)
  if (!hasContact(location)) return place
  return place === undefined ? t.site.onlyInvited : `${place} (${t.site.onlyInvited})`
}

export function sessionLine(session: PublicSession, zone: string, t: Text, lang: Lang): Rich {
  const mark = session.state === 'cancelled' ? t.site.cancelled : session.state === 'open' ? t.site.underWay : undefined
  const place = session.state === 'cancelled' ? undefined : placeSaid(session, t)
  return rich(
    strong(session.title),
    mark === undefined ? ', ' : ` (${mark}), `,
    ...spansOf(whenOf(session, zone, t, lang)),
    place !== undefined && `, ${place}`,
  )
}

export function pastLine(session: PublicSession, zone: string, t: Text, lang: Lang): Rich {
  const day = formatDay(session.startsAt, zone, lang)
  return session.state === 'cancelled' ? `${session.title}, ${day} (${t.site.cancelled})` : `${session.title}, ${day}`
}

export type Meetings = {
  /** by time */
  readonly coming: readonly PublicSession[]
  /** the latest first */
  readonly past: readonly PublicSession[]
  /** where diaries follow them */
  readonly feed: string
  readonly zone: string
}

/** Lines of what is over: the pages of the ateliers have the others. */
const mostPast = 12

export function meetingsCards({ coming, past, feed, zone }: Meetings, t: Text, lang: Lang): Card[] {
  const [before, words, after] = t.site.follow()
  return [
    card(
      t.site.coming,
      coming.length === 0 ? text(t.site.comingNone) : list(...coming.map((s) => sessionLine(s, zone, t, lang))),
      quiet(before, linked(words, feed), after),
    ),
    ...(past.length === 0
      ? []
      : [card(t.site.past, list(...past.slice(0, mostPast).map((s) => pastLine(s, zone, t, lang))))]),
  ]
}

/** On the page of an atelier each meeting is told whole. */
export function workshopSessions(sessions: readonly PublicSession[], zone: string, t: Text, lang: Lang): Card[] {
  return sessions.map((session) => {
    const items = publicAgenda(session.agenda)
    const place = placeSaid(session, t)
    const inside: (Card['nodes'][number] | false)[] = [
      facts([t.meetings.when, whenOf(session, zone, t, lang)], place !== undefined && [t.site.place, place]),
      items.length > 0 && text(strong(t.site.agendaOfDay)),
      items.length > 0 && list(...items),
    ]
    const mark = session.state === 'cancelled' ? ` (${t.site.cancelled})` : ''
    return card(`${session.title}${mark}`, ...inside)
  })
}

/** The same appointment as in people's invitations: one name for good, the greater version counts. */
export function feedEvent(session: PublicSession, zone: string, more: string, t: Text): CalendarEvent {
  const place = placeSaid(session, t)
  const said = [...publicAgenda(session.agenda).map((item) => `- ${item}`), t.site.feedMore(more)]
  return {
    uid: session.id,
    sequence: session.version,
    title: session.title,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    zone,
    ...(place !== undefined && { location: place }),
    description: said.join('\n'),
    ...(session.state === 'cancelled' && { cancelled: true as const }),
  }
}
