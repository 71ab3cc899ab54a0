/** Many appointments that diaries follow, read back by a parser that is not ours, whatever people write in their titles. */
import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { readMoment } from '../../src/calendar.ts'
import { calendarOf } from '../../src/views/build.ts'
import { drawCalendar, drawFeed, type FeedEvent } from '../../src/views/calendar.ts'
import { hostileText } from '../support/hostile.ts'

const stamp = new Date('2026-02-01T08:00:00Z')
const options = {
  lang: 'fr',
  name: 'Concertation « ESS à 10 ans »',
  source: 'https://ess.example/c/ess/agenda.ics',
  refresh: 3600,
} as const
const base: FeedEvent = {
  uid: '0195a000-0000-7000-8000-000000000001',
  sequence: 3,
  title: 'Séance 2 : l’emploi, les lieux ; la suite',
  startsAt: '2026-03-12T13:00:00Z',
  endsAt: '2026-03-12T15:30:00Z',
  zone: 'Europe/Paris',
  stamp,
}

function readBack(file: string) {
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) }
}

test('given meetings on both sides of a change of clocks, then each is at its hour on the wall there', () => {
  const walls = [
    ['Europe/Paris', '2026-03-27T14:00', '2026-03-27T13:00:00.000Z'],
    ['Europe/Paris', '2026-03-30T14:00', '2026-03-30T12:00:00.000Z'],
    ['Europe/Paris', '2026-10-23T14:00', '2026-10-23T12:00:00.000Z'],
    ['Europe/Paris', '2026-10-26T14:00', '2026-10-26T13:00:00.000Z'],
    ['Indian/Reunion', '2026-03-30T14:00', '2026-03-30T10:00:00.000Z'],
    ['America/Martinique', '2026-03-30T14:00', '2026-03-30T18:00:00.000Z'],
  ] as const
  const all = walls.map(([zone, wall], n): FeedEvent => {
    const startsAt = readMoment(wall, { now: stamp, zone, lang: 'fr' })!.at.toISOString()
    return { ...base, uid: `${n}`, zone, startsAt, endsAt: startsAt }
  })
  const { events } = readBack(drawFeed(all, options))
  expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual(walls.map(([, , utc]) => utc))
})

test('given the same meeting as an invitation and in a feed, then it has one name and one number in both', () => {
  const { events } = readBack(drawFeed([base], options))
  const alone = drawCalendar(calendarOf('x', base), { lang: 'fr', stamp }).toString('utf8')
  const invited = new ICAL.Event(new ICAL.Component(ICAL.parse(alone)).getFirstSubcomponent('vevent')!)
  expect([events[0]!.uid, events[0]!.sequence]).toEqual([invited.uid, invited.sequence])
})

test('given a feed, then it says its name, its own address and when to ask again; a cancelled meeting stays, as cancelled', () => {
  const cancelled: FeedEvent = { ...base, uid: 'b', cancelled: true, url: 'https://ess.example/c/ess/ateliers/1' }
  const { calendar, events } = readBack(drawFeed([base, cancelled], options))
  const said = (name: string) => String(calendar.getFirstPropertyValue(name))
  expect(said('method')).toBe('PUBLISH')
  expect(said('refresh-interval')).toBe('PT1H')
  expect(said('x-published-ttl')).toBe('PT1H')
  expect(said('x-wr-calname')).toBe('Concertation « ESS à 10 ans »')
  expect(said('source')).toBe('https://ess.example/c/ess/agenda.ics')
  const status = events.map(({ component }) => component.getFirstPropertyValue('status'))
  expect(status).toEqual(['CONFIRMED', 'CANCELLED'])
  expect(events[1]!.component.getFirstPropertyValue('url')).toBe('https://ess.example/c/ess/ateliers/1')
})

test('given nothing to follow, then the feed is whole and empty', () => {
  expect(readBack(drawFeed([], options)).events).toEqual([])
})

test('whatever is written in them, each meeting is one appointment, with the words that were written and nothing else', () => {
  const event = fc.record({ title: hostileText, location: hostileText, description: hostileText })
  fc.assert(
    fc.property(fc.array(event, { maxLength: 4 }), (written) => {
      const all = written.map((said, n): FeedEvent => ({ ...base, ...said, uid: `${n}` }))
      const { events } = readBack(drawFeed(all, options))
      expect(events.map(({ uid }) => uid)).toEqual(all.map(({ uid }) => `${uid}@concertess`))
      for (const { component } of events) {
        const names = component.getAllProperties().map(({ name }) => name)
        expect(names.filter((name) => ['attendee', 'organizer', 'attach', 'url'].includes(name))).toEqual([])
      }
    }),
    { numRuns: 150 },
  )
})
