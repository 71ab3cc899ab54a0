/** Appointments as files, read back by a parser that is not ours: hours, changes, whatever people write in a title. */
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { readMoment } from '../../src/calendar.ts'
import { actions, button, calendarOf, call, text, view } from '../../src/views/build.ts'
import { drawCalendar, type Party } from '../../src/views/calendar.ts'
import { degrade } from '../../src/views/degrade.ts'
import { drawFile, keptOn } from '../../src/views/file.ts'
import { draw } from '../../src/views/paginate.ts'
import { plain, xmlSafe } from '../../src/views/plain.ts'
import { presses } from '../../src/views/press.ts'
import type { CalendarEvent } from '../../src/views/view.ts'
import { hostileText } from '../support/hostile.ts'
import { everything } from './arbitrary.ts'

const stamp = new Date('2026-02-01T08:00:00Z')
const base: CalendarEvent = {
  uid: '0195a000-0000-7000-8000-000000000001',
  sequence: 0,
  title: 'Séance 2 : l’emploi, les lieux ; la suite',
  startsAt: '2026-03-12T13:00:00Z',
  endsAt: '2026-03-12T15:30:00Z',
  zone: 'Europe/Paris',
  location: 'Maison de l’ESS, Amiens',
  description: 'Ordre du jour :\n1. Les idées\n2. Les priorités',
}

function written(event: Partial<CalendarEvent> = {}, parties: { organizer?: Party; attendee?: Party } = {}): string {
  return drawCalendar(calendarOf('seance 2', { ...base, ...event }), { lang: 'fr', stamp, ...parties }).toString('utf8')
}

/** The one appointment of a file, and what the file says of itself. */
function readBack(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  const events = calendar.getAllSubcomponents('vevent')
  expect(events).toHaveLength(1)
  const [event] = events
  const value = (name: string) => event!.getFirstPropertyValue(name)
  const instant = (name: string) => (value(name) as unknown as ICAL.Time).toJSDate().toISOString()
  return {
    method: calendar.getFirstPropertyValue('method'),
    names: [...calendar.getAllProperties(), ...event!.getAllProperties()].map(({ name }) => name),
    event: event!,
    value,
    instant,
  }
}

function at(moment: string, zone: string): string {
  return readMoment(moment, { now: new Date(0), zone, lang: 'fr' })!.at.toISOString()
}

describe('an appointment', () => {
  test('is read back whole', () => {
    const { value, instant } = readBack(written())
    expect(value('uid')).toBe(`${base.uid}@concertess`)
    expect(value('sequence')).toBe(0)
    expect(value('summary')).toBe(base.title)
    expect(value('location')).toBe(base.location)
    expect(value('description')).toBe(base.description)
    expect(value('status')).toBe('CONFIRMED')
    expect([instant('dtstart'), instant('dtend'), instant('dtstamp')]).toEqual([
      '2026-03-12T13:00:00.000Z',
      '2026-03-12T15:30:00.000Z',
      stamp.toISOString(),
    ])
  })

  test.each([
    ['the morning before clocks go forward', '2026-03-28T09:30', 'Europe/Paris', '2026-03-28T08:30:00.000Z'],
    ['the morning after', '2026-03-29T09:30', 'Europe/Paris', '2026-03-29T07:30:00.000Z'],
    ['the evening before clocks go back', '2026-10-24T18:00', 'Europe/Paris', '2026-10-24T16:00:00.000Z'],
    ['the evening after', '2026-10-25T18:00', 'Europe/Paris', '2026-10-25T17:00:00.000Z'],
    ['the same morning in La Réunion', '2026-03-29T09:30', 'Indian/Reunion', '2026-03-29T05:30:00.000Z'],
    ['and in autumn, where clocks never change', '2026-10-25T09:30', 'Indian/Reunion', '2026-10-25T05:30:00.000Z'],
  ])('has the hour of its place: %s', (_, moment, zone, utc) => {
    const startsAt = at(moment, zone)
    const { instant, value } = readBack(written({ startsAt, endsAt: at(moment, zone), zone }))
    expect(instant('dtstart')).toBe(utc)
    // A time of UTC needs no table of changes; a floating one would be another hour for each reader.
    expect((value('dtstart') as unknown as ICAL.Time).zone).toBe(ICAL.Timezone.utcTimezone)
  })

  test('across the night when clocks go back lasts as long as it lasts', () => {
    const night = { startsAt: at('2026-10-25T00:30', 'Europe/Paris'), endsAt: at('2026-10-25T09:30', 'Europe/Paris') }
    const { instant } = readBack(written(night))
    expect(Date.parse(instant('dtend')) - Date.parse(instant('dtstart'))).toBe(10 * 3_600_000)
  })

  test('that moves, and then does not take place, stays the same one', () => {
    const moved = readBack(written({ sequence: 1, startsAt: '2026-03-19T13:00:00Z', endsAt: '2026-03-19T15:00:00Z' }))
    const called = readBack(written({ sequence: 2, cancelled: true }))
    expect([moved.value('uid'), called.value('uid')]).toEqual(Array(2).fill(`${base.uid}@concertess`))
    expect([moved.value('sequence'), called.value('sequence')]).toEqual([1, 2])
    expect([moved.method, called.method]).toEqual(['PUBLISH', 'CANCEL'])
    expect([moved.value('status'), called.value('status')]).toEqual(['CONFIRMED', 'CANCELLED'])
  })

  test('is an invitation for somebody who is named, from somebody who is', () => {
    const organizer = { name: 'La CRESS "Hauts-de-France"; Région', address: 'contact@cress.example' }
    const attendee = { name: 'Zoé\r\nATTENDEE:mailto:x@evil.example', address: 'zoe@asso.example' }
    const { method, event, names } = readBack(written({}, { organizer, attendee }))
    expect(method).toBe('REQUEST')
    expect(names.filter((name) => name === 'attendee')).toHaveLength(1)
    expect(event.getFirstProperty('organizer')?.getFirstValue()).toBe('mailto:contact@cress.example')
    expect(event.getFirstProperty('organizer')?.getParameter('cn')).toBe('La CRESS Hauts-de-France; Région')
    expect(String(event.getFirstProperty('attendee')?.getFirstValue()).toLowerCase()).toBe('mailto:zoe@asso.example')
  })

  test('named by anything is a name that diaries can keep', () => {
    expect(readBack(written({ uid: 'séance 2\r\nUID:x' })).value('uid')).toMatch(/^[\w.-]+@concertess$/)
  })
})

test('whatever people write in it stays in its place, and lines are short', () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, fc.boolean(), (title, location, description, cancelled) => {
      const file = written({ title, location, description, ...(cancelled && { cancelled }) })
      const { names, value, event } = readBack(file)
      expect(names.toSorted()).toEqual(
        [
          ...['version', 'prodid', 'method', 'uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'status'],
          ...(xmlSafe(location) === '' ? [] : ['location']),
          ...(xmlSafe(description) === '' ? [] : ['description']),
        ].toSorted(),
      )
      expect(event.getAllSubcomponents()).toEqual([])
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(file).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e]/)
      expect(file.isWellFormed()).toBe(true)
      expect(file.length).toBeLessThan(40_000)
      // Every word that fits is there, whatever the signs around it.
      const sign = /[\p{L}\p{N}.,;:"'\\|&<>*_`~-]/gu
      if (title.length < 400 && title === title.normalize() && !/[\u0000\u001b\u202e]/.test(title))
        expect(String(value('summary')).match(sign)).toEqual(title.match(sign))
    }),
    { numRuns: 300 },
  )
})

describe('in a message', () => {
  const body = view(
    'fr',
    text('Convocation'),
    calendarOf('Séance n° 2', base),
    actions(button('Je viens', call('help'))),
  )

  test('it is a file with a name that every system takes', () => {
    expect(body.nodes[1]).toMatchObject({ name: 'Seance-n-2.ics' })
    expect(degrade(body, everything).nodes[1]).toMatchObject({ kind: 'calendar', label: base.title })
    expect(plain(body)).toContain('[Agenda\u00a0: Séance 2 : l’emploi, les lieux ; la suite (Seance-n-2.ics)]')
  })

  test('it is one line where no file is taken, which says when and where', () => {
    const said = (event: Partial<CalendarEvent>) => {
      const [line] = degrade(view('fr', calendarOf('s', { ...base, title: 'Séance 2', ...event })), {
        ...everything,
        files: false,
      }).nodes
      return line?.kind === 'text' ? String(line.text).replaceAll('\u00a0', ' ') : undefined
    }
    expect(said({})).toBe('Agenda : Séance 2, jeudi 12 mars 2026, de 14 h à 16 h 30 (Paris), Maison de l’ESS, Amiens')
    expect(said({ zone: 'Indian/Reunion', location: 'Saint-\nDenis' })).toBe(
      'Agenda : Séance 2, jeudi 12 mars 2026, de 17 h à 19 h 30 (La Réunion), Saint- Denis',
    )
    expect(said({ cancelled: true })).toMatch(/^Annulé : Séance 2, jeudi/)
    expect(said({ endsAt: '2026-03-13T11:00:00Z', location: '' })).toBe(
      'Agenda : Séance 2, du jeudi 12 mars 2026, 14 h, au vendredi 13 mars 2026, 12 h (Paris)',
    )
  })

  test('it takes no number of what is pressed, and is never cut', () => {
    expect(presses(body)).toEqual([{ n: 1, on: expect.objectContaining({ label: 'Je viens' }) }])
    const long = view('fr', text('mot '.repeat(70)), calendarOf('s', base), text('mot '.repeat(70)))
    const pages = draw(long, { ...everything, maxText: 300 })
    expect(pages.flatMap((page) => page.nodes.filter(({ kind }) => kind === 'calendar'))).toHaveLength(1)
  })

  test('sent again it is the same file, dated when the message was kept', async () => {
    const key = '019c0000-0000-7000-8000-000000000001'
    const calendar = calendarOf('s', base)
    const [one, other] = await Promise.all([1, 2].map(() => drawFile(calendar, 'fr', keptOn(key))))
    expect(one).toEqual(other)
    expect(one!.type).toMatch(/^text\/calendar/)
    const { instant } = readBack(Buffer.from(one!.bytes).toString('utf8'))
    expect(instant('dtstamp').slice(0, 19)).toBe(keptOn(key).toISOString().slice(0, 19))
    expect(keptOn('nothing of ours').getTime()).toBe(0)
  })
})
