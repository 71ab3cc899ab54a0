/**
 * An appointment as the bytes of an .ics (RFC 5545). Its times are in UTC: an appointment that does not recur is one instant,
 * which UTC says without a table of the zone's changes (VTIMEZONE) that each reader would have to believe; diaries show it in
 * the time of whoever looks. So the hour is right on the days when clocks change, and in La Réunion.
 */
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { xmlSafe } from './plain.ts'
import { shorten } from './rich.ts'
import type { Calendar, CalendarEvent, Lang } from './view.ts'

export type Party = { readonly name: string; readonly address: string }
export type CalendarOptions = {
  readonly lang: Lang
  /** when this version of it was written */
  readonly stamp: Date
  /** whom an answer goes to, and who is asked: both known, it is an invitation (RFC 5546 § 3.2.2), else it is to be taken */
  readonly organizer?: Party
  readonly attendee?: Party
}

/** Characters: a diary shows no more of them. */
const longest = { title: 500, location: 500, description: 5000 }

export function drawCalendar({ event }: Calendar, { lang, stamp, organizer, attendee }: CalendarOptions): Buffer {
  const file = ical({ prodId: prodIn(lang), method: methodOf(event.cancelled, organizer && attendee) })
  file.createEvent({
    ...appointment(event, stamp),
    ...(organizer && { organizer: { name: nameOf(organizer), email: organizer.address } }),
    ...(attendee && {
      attendees: [
        {
          name: nameOf(attendee),
          email: attendee.address,
          role: ICalAttendeeRole.REQ,
          status: ICalAttendeeStatus.NEEDSACTION,
          rsvp: !event.cancelled,
        },
      ],
    }),
  })
  return Buffer.from(`${file.toString()}\r\n`, 'utf8')
}

/** `stamp`: when this version of it was written; `url`: where more is said of it. */
export type FeedEvent = CalendarEvent & { readonly stamp: Date; readonly url?: string }
export type FeedOptions = {
  readonly lang: Lang
  readonly name: string
  /** its own address, where a diary asks for it again */
  readonly source?: string
  /** seconds after which it is worth asking again */
  readonly refresh: number
}

/**
 * Many appointments that diaries follow: the same as those that were sent, under the same names, the cancelled ones among
 * them. RFC 7986 § 5.7 says when to ask again; X-PUBLISHED-TTL and X-WR-CALNAME say it and its name to those that know no better.
 */
export function drawFeed(events: readonly FeedEvent[], { lang, name, source, refresh }: FeedOptions): string {
  const file = ical({
    prodId: prodIn(lang),
    method: ICalCalendarMethod.PUBLISH,
    name: said(name, longest.title).replace(/\s+/g, ' '),
    ttl: refresh,
    ...(source && { source }),
  })
  for (const { stamp, url, ...event } of events) file.createEvent({ ...appointment(event, stamp), ...(url && { url }) })
  return `${file.toString()}\r\n`
}

function prodIn(lang: Lang) {
  return { company: 'Concertess', product: 'Concertess', language: lang.toUpperCase() }
}

function appointment(
  { uid, sequence, title, startsAt, endsAt, location, description, cancelled }: CalendarEvent,
  stamp: Date,
) {
  const place = said(location ?? '', longest.location).replace(/\s+/g, ' ')
  const about = said(description ?? '', longest.description)
  return {
    id: `${uid.replace(/[^A-Za-z0-9._-]+/g, '-')}@concertess`,
    sequence,
    stamp,
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: said(title, longest.title).replace(/\s+/g, ' '),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(place && { location: place }),
    ...(about && { description: about }),
  }
}

export function methodOf(cancelled: true | undefined, invites: unknown): ICalCalendarMethod {
  if (cancelled) return ICalCalendarMethod.CANCEL
  return invites ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH
}

/** Without what no line may hold; the library escapes what has a meaning. */
function said(text: string, most: number): string {
  return shorten(xmlSafe(text), most)
}

/** A name stands in quotation marks, which it cannot hold (RFC 5545 § 3.2). */
function nameOf({ name, address }: Party): string {
  return said(name, longest.title).replaceAll('"', '').replace(/\s+/g, ' ').trim() || address
}
