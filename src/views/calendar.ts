/**
 * An appointment as the bytes of an .ics (RFC 5545). Its times are in UTC: an appointment that does not recur is one instant,
 * which UTC says without a table of the zone's changes (VTIMEZONE) that each reader would have to believe; diaries show it in
 * the time of whoever looks. So the hour is right on the days when clocks change, and in La Réunion.
 */
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { xmlSafe } from './plain.ts'
import { shorten } from './rich.ts'
import type { Calendar, Lang } from './view.ts'

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
  const { uid, sequence, title, startsAt, endsAt, location, description, cancelled } = event
  const place = said(location ?? '', longest.location).replace(/\s+/g, ' ')
  const about = said(description ?? '', longest.description)
  const prodId = { company: 'Concertess', product: 'Concertess', language: lang.toUpperCase() }
  const file = ical({ prodId, method: methodOf(cancelled, organizer && attendee) })
  file.createEvent({
    id: `${uid.replace(/[^A-Za-z0-9._-]+/g, '-')}@concertess`,
    sequence,
    stamp,
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: said(title, longest.title).replace(/\s+/g, ' '),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(place && { location: place }),
    ...(about && { description: about }),
    ...(organizer && { organizer: { name: nameOf(organizer), email: organizer.address } }),
    ...(attendee && {
      attendees: [
        {
          name: nameOf(attendee),
          email: attendee.address,
          role: ICalAttendeeRole.REQ,
          status: ICalAttendeeStatus.NEEDSACTION,
          rsvp: !cancelled,
        },
      ],
    }),
  })
  return Buffer.from(`${file.toString()}\r\n`, 'utf8')
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
