/** Sessions, pure: grids over a phase, states and hours, who was there, what is decided where, minutes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, isWorkingDay, wallAt } from '../../src/calendar.ts'
import type { Minutes } from '../../src/generated/prisma/client.ts'
import { mayDecide, readKind, weightOf } from '../../src/meetings/rules/decisions.ts'
import { fitsGrid, planned, readGrid, readHour, spread, workingDays } from '../../src/meetings/rules/grid.ts'
import { mayChange, readable, validated } from '../../src/meetings/rules/minutes.ts'
import { readPeople } from '../../src/meetings/rules/people.ts'
import {
  inState,
  mayConvene,
  maySeeSession,
  nextOne,
  noticeDays,
  placesFor,
  promptOf,
  remindAt,
  startOf,
} from '../../src/meetings/rules/sessions.ts'
import { Refusal } from '../../src/refusal.ts'

const zone = 'Europe/Paris'
const phase = {
  title: 'Diagnostic',
  number: 1,
  startsOn: '2011-04-01',
  endsOn: '2011-07-31',
  window: 'avril à juillet',
}
const four = ['Structuration', 'Prospective', 'Territoires', 'Financement'].map((title) => ({ title }))

function refusal(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('was allowed')
}

describe('a grid', () => {
  it.each(['4x2', '4 × 2', '4X2', ' 4*2 '])('« %s » is four ateliers that meet twice', (typed) => {
    expect(readGrid(typed)).toEqual({ workshops: 4, times: 2 })
  })

  it.each(['', '4', 'x2', '0x2', '4x0', '31x2', '4x10', 'quatre fois deux', '4x2x1'])('« %s » is none', (typed) => {
    expect(refusal(() => readGrid(typed)).key).toBe('notAGrid')
  })

  it('needs exactly as many ateliers as it says, and names the gap', () => {
    const grid = { workshops: 4, times: 2 }
    fitsGrid(grid, phase, four, 'a, b, c et d')
    const few = refusal(() => fitsGrid(grid, phase, four.slice(0, 3), 'a, b et c'))
    expect([few.key, few.values.missing, few.values.found]).toEqual(['workshopsMissing', 1, 3])
    const many = refusal(() => fitsGrid(grid, phase, [...four, { title: 'Autre' }], 'a'))
    expect([many.key, many.values.found, many.values.wanted]).toEqual(['workshopsTooMany', 5, 4])
  })

  it('is laid over working days at that hour, every atelier once before any twice', () => {
    const days = workingDays(phase, '2011-02-15')
    const meetings = planned(four, 2, days, { hour: 14, minute: 0 }, zone, phase)
    expect(meetings.map((m) => `${m.rank} ${m.workshop.title}`)).toEqual([
      ...four.map((w) => `1 ${w.title}`),
      ...four.map((w) => `2 ${w.title}`),
    ])
    for (const { startsAt } of meetings) {
      expect(wallAt(zone, startsAt)).toMatchObject({ hour: 14, minute: 0 })
      expect(isWorkingDay(dayOf(zone, startsAt))).toBe(true)
    }
  })

  it('is refused when the phase has fewer working days left than it has meetings', () => {
    const days = workingDays({ startsOn: '2011-04-01', endsOn: '2011-04-12' }, '2011-04-01')
    expect(days).toHaveLength(7)
    const told = refusal(() => planned(four, 2, days, { hour: 14, minute: 0 }, zone, phase))
    expect([told.key, told.values.wanted, told.values.found]).toEqual(['tooFewDays', 8, 7])
  })

  it('never takes a day that is past, nor today', () => {
    expect(workingDays(phase, '2011-07-27')).toEqual(['2011-07-28', '2011-07-29'])
  })

  it('spreads over any days: in order, each day once, the gaps even to one day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 80 }), (count, more) => {
        const days = Array.from({ length: count + more }, (_, i) => addDays('2011-04-01', i))
        const found = spread(days, count)!
        const at = found.map((day) => days.indexOf(day))
        expect(new Set(at).size).toBe(count)
        const gaps = at.slice(1).map((n, i) => n - at[i]!)
        expect(gaps.every((gap) => gap > 0)).toBe(true)
        if (gaps.length > 0) expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it.each([
    ['14h', 14, 0],
    ['9h30', 9, 30],
    ['14', 14, 0],
    ['08:15', 8, 15],
    ['18 heures', 18, 0],
  ])('« %s » is an hour', (typed, hour, minute) => {
    expect(readHour(typed)).toEqual({ hour, minute })
  })

  it.each(['25h', 'midi passé', '', '14h75', '-1'])('« %s » is no hour', (typed) => {
    expect(refusal(() => readHour(typed)).key).toBe('notAnHour')
  })
})

describe('a session', () => {
  const at = (iso: string) => new Date(iso)
  const session = { number: 3, title: 'Emploi', state: 'planned', startsAt: at('2027-04-08T12:00:00Z') }

  it('names its state, and what leads out of it, when it is in another one', () => {
    const keys = ['planned', 'convened', 'open', 'closed', 'cancelled'].map(
      (state) => refusal(() => inState({ ...session, state }, [])).key,
    )
    expect(keys).toEqual(['sessionPlanned', 'sessionConvened', 'sessionOpen', 'sessionClosed', 'sessionCancelled'])
    expect(inState(session, ['planned'])).toBe(session)
  })

  it('asks for findings first, then for visions, then for actions', () => {
    expect([1, 2, 3, 4].map(promptOf)).toEqual(['finding', 'vision', 'action', 'action'])
    expect(promptOf(null)).toBeNull()
  })

  it('starts at 14:00 when only its day was said, and at its hour otherwise', () => {
    expect(startOf(at('2027-04-07T22:00:00Z'), zone, true)).toEqual(at('2027-04-08T12:00:00Z'))
    expect(startOf(at('2027-04-08T07:30:00Z'), zone, true)).toEqual(at('2027-04-08T07:30:00Z'))
    expect(startOf(at('2027-04-07T22:00:00Z'), zone, false)).toEqual(at('2027-04-07T22:00:00Z'))
    // Said to the minute, it is no day that was left open.
    expect(startOf(at('2027-04-08T21:59:00Z'), zone, false)).toEqual(at('2027-04-08T21:59:00Z'))
  })

  it('is convened once, and not after its hour', () => {
    mayConvene(session, at('2027-04-08T11:59:59Z'), '')
    expect(refusal(() => mayConvene(session, session.startsAt, '')).key).toBe('sessionPast')
    const convened = { ...session, state: 'convened' }
    expect(refusal(() => mayConvene(convened, at('2027-04-01T00:00:00Z'), '')).key).toBe('alreadyConvened')
    expect(refusal(() => mayConvene({ ...session, state: 'open' }, at('2027-04-01T00:00:00Z'), '')).key).toBe(
      'sessionOpen',
    )
  })

  it('counts the days of notice from day to day there, whatever the hour and the change of clocks', () => {
    expect(noticeDays(at('2027-04-08T06:00:00Z'), at('2027-03-24T22:30:00Z'), zone)).toBe(15)
    expect(noticeDays(at('2027-04-08T06:00:00Z'), at('2027-03-24T23:30:00Z'), zone)).toBe(14)
  })

  it('is reminded at nine on the working day before, over week-ends, holidays and the change of clocks', () => {
    const now = at('2027-01-01T00:00:00Z')
    expect(remindAt(at('2027-04-08T12:00:00Z'), zone, now)).toEqual(at('2027-04-07T07:00:00Z'))
    // Monday after the change of clocks: Friday at nine, winter time.
    expect(remindAt(at('2027-03-29T12:00:00Z'), zone, now)).toEqual(at('2027-03-26T08:00:00Z'))
    // Tuesday after Easter Monday, 29 March: Friday too.
    expect(remindAt(at('2027-03-30T12:00:00Z'), zone, now)).toEqual(at('2027-03-26T08:00:00Z'))
    expect(remindAt(at('2027-04-08T12:00:00Z'), zone, at('2027-04-07T07:00:00Z'))).toBeUndefined()
  })

  it('is the one under way or to come first, else the last one', () => {
    const list = ['2027-04-01', '2027-04-08', '2027-04-15'].map((day) => ({ day, endsAt: at(`${day}T14:00:00Z`) }))
    expect(nextOne(list, at('2027-04-08T13:00:00Z'))?.day).toBe('2027-04-08')
    expect(nextOne(list, at('2027-04-08T14:00:01Z'))?.day).toBe('2027-04-15')
    expect(nextOne(list, at('2027-05-01T00:00:00Z'))?.day).toBe('2027-04-15')
    expect(nextOne([], at('2027-05-01T00:00:00Z'))).toBeUndefined()
  })
})

describe('the channels of a session', () => {
  const place = (id: string, more: object = {}) => ({
    id,
    platform: 'slack',
    workspace: 'T1',
    workshopId: null,
    bodyId: null,
    team: false,
    ...more,
  })
  const all = [place('plenary'), place('jobs', { workshopId: 'w' }), place('team', { team: true })]
  const held = { placeId: null, workshopId: null, bodyId: null }
  const ids = (list: readonly { id: string }[]) => list.map((p) => p.id)

  it('are those of its atelier or body and where its notice stands', () => {
    expect(ids(placesFor({ ...held, workshopId: 'w' }, all))).toEqual(['jobs'])
    expect(ids(placesFor({ ...held, workshopId: 'w', placeId: 'plenary' }, all))).toEqual(['plenary', 'jobs'])
  })

  it('without any, one that is open to all: the one spoken in, else the oldest, never the team’s', () => {
    expect(ids(placesFor(held, all, 'jobs'))).toEqual(['jobs'])
    expect(ids(placesFor(held, all, 'team'))).toEqual(['plenary'])
    expect(ids(placesFor({ ...held, workshopId: 'other' }, all))).toEqual(['plenary'])
  })

  it('of a meeting for everybody, those of other platforms and workspaces too, where others of the same people are', () => {
    const several = [
      ...all,
      place('lobby'),
      place('matrix', { platform: 'matrix', workspace: 'hs' }),
      place('other', { workspace: 'T2' }),
      place('matrix-team', { platform: 'matrix', workspace: 'hs', team: true }),
      place('matrix-jobs', { platform: 'matrix', workspace: 'hs', workshopId: 'w' }),
    ]
    expect(ids(placesFor(held, several))).toEqual(['plenary', 'matrix', 'other'])
    expect(ids(placesFor({ ...held, placeId: 'matrix' }, several))).toEqual(['matrix', 'plenary', 'other'])
    expect(ids(placesFor({ ...held, placeId: 'team' }, several))).toEqual(['team'])
    expect(ids(placesFor({ ...held, workshopId: 'w' }, several))).toEqual(['jobs', 'matrix-jobs'])
  })

  it('a meeting of the team stands in the team’s channel and is known to the team alone', () => {
    const session = { ...held, placeId: 'team' }
    expect(ids(placesFor(session, all))).toEqual(['team'])
    expect(maySeeSession(session, ['team'], false)).toBe(false)
    expect(maySeeSession(session, ['team'], true)).toBe(true)
    expect(maySeeSession({ ...held, placeId: 'jobs' }, ['team'], false)).toBe(true)
  })
})

describe('a list of people', () => {
  it('is cut at commas, lines and « et », but not inside parentheses', () => {
    expect(readPeople('Camille Durand (Habitat et Humanisme, Lille), Jean Petit\nLéa Roy et Zoé Lam (CRESS)')).toEqual([
      { name: 'Camille Durand', organisation: 'Habitat et Humanisme, Lille', state: undefined },
      { name: 'Jean Petit', organisation: undefined, state: undefined },
      { name: 'Léa Roy', organisation: undefined, state: undefined },
      { name: 'Zoé Lam', organisation: 'CRESS', state: undefined },
    ])
  })

  it.each([
    ['Camille Durand excusée', 'Camille Durand', 'excused'],
    ['Jean Petit (Région) excusé', 'Jean Petit', 'excused'],
    ['Léa Roy : représentée', 'Léa Roy', 'represented'],
    ['Zoé Lam, excusée', 'Zoé Lam', 'excused'],
  ])('« %s » says who, and how', (typed, name, state) => {
    expect(readPeople(typed)).toMatchObject([{ name, state }])
  })

  it('without a name is refused, and one that is too long too', () => {
    for (const typed of ['', ' , ; ', '12', '()']) expect(refusal(() => readPeople(typed)).key).toBe('noNames')
    const crowd = Array.from({ length: 301 }, (_, i) => `Personne a${i}`).join(', ')
    expect(refusal(() => readPeople(crowd)).values).toMatchObject({ count: 301, max: 300 })
  })

  it('reads any text without failing otherwise, and never an empty name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (typed) => {
        try {
          for (const { name } of readPeople(typed)) expect(name).toMatch(/\p{L}/u)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
    )
  })
})

describe('what is decided', () => {
  it('is a decision in a body that decides, an opinion in the others and in ateliers', () => {
    expect(weightOf('decision', { power: 'decides' })).toBe('decision')
    expect(weightOf('decision', { power: 'advises' })).toBe('opinion')
    expect(weightOf('decision', { power: 'carriesOut' })).toBe('opinion')
    expect(weightOf('decision', null)).toBe('opinion')
    expect(weightOf('method', { power: 'advises' })).toBe('method')
  })

  it('about the working method is decided by a plenary', () => {
    mayDecide('method', { kind: 'plenary' }, '')
    mayDecide('decision', null, '')
    for (const body of [null, { kind: 'steering' }])
      expect(refusal(() => mayDecide('method', body, 'Emploi')).key).toBe('methodOnlyPlenary')
  })

  it('has a kind that is written in words', () => {
    expect(['modalites', 'method', 'methode'].map((word) => readKind(word, word, '', ''))).toEqual(
      Array(3).fill('method'),
    )
    expect(readKind(undefined, '', '', '')).toBe('decision')
    expect(refusal(() => readKind('voeu', 'vœu', 'a ou b', 'Nature')).key).toBe('notAnOption')
  })
})

describe('minutes', () => {
  const session = { number: 3, title: 'Emploi' }
  const draft = { state: 'draft' } as Minutes

  it('are validated once, when there are some', () => {
    expect(validated(draft, session)).toBe(draft)
    expect(refusal(() => validated(null, session)).key).toBe('noMinutesToValidate')
    expect(refusal(() => validated({ ...draft, state: 'validated' }, session)).key).toBe('minutesValidated')
  })

  it('are read as drafts by the team, by everybody once validated', () => {
    expect(readable(draft, session, true)).toBe(draft)
    expect(refusal(() => readable(draft, session, false)).key).toBe('minutesNotYet')
    expect(readable({ ...draft, state: 'validated' }, session, false).state).toBe('validated')
    expect(refusal(() => readable(null, session, true)).key).toBe('noMinutesToValidate')
  })

  it('do not change once the phase was given back', () => {
    mayChange(session, null)
    mayChange(session, { closedAt: null })
    expect(refusal(() => mayChange(session, { closedAt: new Date(0) })).key).toBe('minutesFrozen')
  })
})
