/** Answers to dates, proxies, and the next meeting, pure. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, isWorkingDay, wallAt } from '../../src/calendar.ts'
import { fold } from '../../src/engine/fold.ts'
import {
  bestDates,
  countDates,
  dateChoices,
  isComplete,
  readAvailability,
} from '../../src/meetings/rules/date-polls.ts'
import { nextDates } from '../../src/meetings/rules/next.ts'
import { atClosing, inForce, mayGive } from '../../src/meetings/rules/proxies.ts'
import { agendaItems, readAgenda, remindAt, remindWeekAt } from '../../src/meetings/rules/sessions.ts'
import { Refusal } from '../../src/refusal.ts'
import { languages, textOf } from '../../src/text/index.ts'

const zone = 'Europe/Paris'
const words = Object.fromEntries(
  dateChoices.map((choice) => [choice, languages.flatMap((lang) => textOf(lang).meetings.dateWords[choice]).map(fold)]),
) as never

function key(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
  return 'allowed'
}

describe('an answer to three dates', () => {
  const read = (typed: string, before?: readonly ('yes' | 'ifNeeded' | 'no')[]) =>
    readAvailability(typed, 3, { fold, words, before }).join(' ')

  it.each([
    ['1 oui, 2 si besoin, 3 non', 'yes ifNeeded no'],
    ['1: oui, 2: si besoin, 3: non', 'yes ifNeeded no'],
    ['1 OUI ; 2 Si besoin ; 3 NON', 'yes ifNeeded no'],
    ['1 yes, 2 if needed, 3 no', 'yes ifNeeded no'],
    ['1 et 3 oui, 2 non', 'yes no yes'],
    ['1, 3 oui, 2 non', 'yes no yes'],
    ['oui 1 3, non 2', 'yes no yes'],
    ['1, 3', 'yes no yes'],
    ['oui', 'yes yes yes'],
    ['oui partout', 'yes yes yes'],
    ['aucune', 'no no no'],
    ['2 peut-être', 'no ifNeeded no'],
    ['n° 2 oui', 'no yes no'],
    ['1 o, 2 n, 3 o', 'yes no yes'],
    ['1 non', 'no no no'],
  ])('« %s »', (typed, expected) => {
    expect(read(typed)).toBe(expected)
  })

  it('changes what it names, and leaves the rest', () => {
    expect(read('2 oui', ['yes', 'no', 'ifNeeded'])).toBe('yes yes ifNeeded')
    expect(read('2', ['yes', 'no', 'ifNeeded'])).toBe('no yes no')
  })

  it.each([
    ['4 oui', 'noSuchDate'],
    ['0 oui', 'noSuchDate'],
    ['1 bof', 'noSuchAvailability'],
    ['8 avril oui', 'noSuchAvailability'],
    ['demain', 'noSuchAvailability'],
    [',', 'noSuchAvailability'],
  ])('« %s » is refused', (typed, expected) => {
    expect(key(() => read(typed))).toBe(expected)
  })
})

describe('the best dates', () => {
  const dates = ['2027-04-08T12:00:00Z', '2027-04-10T12:00:00Z', '2027-04-15T12:00:00Z'].map((at) => ({
    startsAt: new Date(at),
  }))
  const now = new Date('2027-03-01T00:00:00Z')
  const best = (answers: Parameters<typeof countDates>[1], at = now) => bestDates(dates, countDates(3, answers), at)

  it('are those on which most can come, then those that suit most', () => {
    expect(best([['yes', 'ifNeeded', 'no'] as const, ['yes', 'ifNeeded', 'ifNeeded'] as const])).toEqual([0])
    expect(best([['yes', 'ifNeeded', 'no'] as const, ['no', 'ifNeeded', 'no'] as const])).toEqual([1])
    expect(best([['yes', 'yes', 'no'] as const])).toEqual([0, 1])
    expect(best([['no', 'no', 'no'] as const])).toEqual([])
    expect(best([])).toEqual([])
  })

  it('are still to come', () => {
    expect(best([['yes', 'ifNeeded', 'no'] as const], new Date('2027-04-09T00:00:00Z'))).toEqual([1])
  })

  it('counts everybody once for each date', () => {
    const answer = fc.array(fc.constantFrom(...dateChoices), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 20 }), (answers) => {
        for (const { yes, ifNeeded, no } of countDates(3, answers)) expect(yes + ifNeeded + no).toBe(answers.length)
      }),
    )
  })

  it('are told once everybody concerned has answered, and somebody is concerned', () => {
    expect(isComplete(['a', 'b'], ['b', 'a', 'c'])).toBe(true)
    expect(isComplete(['a', 'b'], ['a'])).toBe(false)
    expect(isComplete([], ['a'])).toBe(false)
  })
})

describe('a proxy', () => {
  const holder = { id: 'h', name: 'Hana' }
  const row = (personId: string, state: string) => ({ key: personId, personId, state })
  const give = (over: object) => key(() => mayGive({ giverId: 'g', holder, answer: undefined, rows: [], ...over }))

  it('goes to somebody else who may be there, from somebody who is not', () => {
    expect(give({})).toBe('allowed')
    expect(give({ answer: 'yes' })).toBe('allowed')
    expect(give({ giverId: 'h' })).toBe('proxyToSelf')
    expect(give({ answer: 'no' })).toBe('proxyHolderAway')
    expect(give({ answer: 'proxy' })).toBe('proxyHolderGave')
    expect(give({ rows: [row('g', 'present')] })).toBe('proxyWhilePresent')
  })

  it('is void once its giver attends', () => {
    const proxies = [
      { giverId: 'g', holderId: 'h', state: 'given' },
      { giverId: 'i', holderId: 'h', state: 'given' },
      { giverId: 'j', holderId: 'h', state: 'revoked' },
    ]
    expect(inForce(proxies, [row('g', 'present'), row('i', 'withdrawn')]).map((p) => p.giverId)).toEqual(['i'])
  })

  it('represents at the closing when its holder is there; else its giver is excused', () => {
    const answers = [
      { personId: 'g', answer: 'proxy' },
      { personId: 'i', answer: 'proxy' },
      { personId: 'k', answer: 'no' },
      { personId: 'h', answer: 'yes' },
      { personId: 'm', answer: 'no' },
      { personId: 'n', answer: 'proxy' },
    ]
    const proxies = [
      { giverId: 'g', holderId: 'h', state: 'given' },
      { giverId: 'i', holderId: 'absent', state: 'given' },
      { giverId: 'n', holderId: 'h', state: 'given' },
    ]
    expect(atClosing(answers, proxies, [row('h', 'present'), row('m', 'present'), row('n', 'present')])).toEqual({
      represented: [{ personId: 'g', holderId: 'h' }],
      excused: ['i', 'k'],
    })
  })
})

describe('the next meeting', () => {
  const around = { zone, now: new Date('2027-04-08T14:00:00Z') }
  const days = (start: string, more: object = {}) =>
    nextDates(new Date(start), { ...around, ...more }).map((at) => `${dayOf(zone, at)} ${wallAt(zone, at).hour}`)

  it('is two or four weeks later, the same weekday at the same hour', () => {
    expect(days('2027-04-08T12:00:00Z')).toEqual(['2027-04-22 14', '2027-05-13 14'])
    // 6 May is Ascension Day: the week after.
    expect(days('2027-03-11T13:00:00Z')).toEqual(['2027-04-15 14'])
  })

  it('stays in the window of its phase, and out of a pause', () => {
    const window = { startsOn: '2027-04-01', endsOn: '2027-04-30' }
    expect(days('2027-04-08T12:00:00Z', { window })).toEqual(['2027-04-22 14'])
    expect(days('2027-04-20T12:00:00Z', { window })).toEqual([])
    expect(days('2027-04-08T12:00:00Z', { pausedUntil: new Date('2027-04-28T00:00:00Z') })).toEqual([
      '2027-04-29 14',
      '2027-05-13 14',
    ])
  })

  it('is a working day to come at the same hour on the wall, whenever the clocks change', () => {
    const day = fc.integer({ min: 0, max: 1500 })
    fc.assert(
      fc.property(day, fc.integer({ min: 7, max: 20 }), (offset, hour) => {
        const startsAt = new Date(Date.UTC(2026, 0, 1 + offset, hour))
        for (const at of nextDates(startsAt, { zone, now: startsAt })) {
          expect(isWorkingDay(dayOf(zone, at))).toBe(true)
          expect(wallAt(zone, at).hour).toBe(wallAt(zone, startsAt).hour)
          expect(new Date(dayOf(zone, at)).getUTCDay()).toBe(new Date(dayOf(zone, startsAt)).getUTCDay())
          expect(at > startsAt).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('reminders', () => {
  it('come a week before and the working day before, at nine on the wall; the week’s only when people were not just told', () => {
    const startsAt = new Date('2027-04-08T12:00:00Z')
    const from = (now: string) => [
      remindWeekAt(startsAt, zone, new Date(now))?.toISOString(),
      remindAt(startsAt, zone, new Date(now))?.toISOString(),
    ]
    expect(from('2027-03-01T09:00:00Z')).toEqual(['2027-04-01T07:00:00.000Z', '2027-04-07T07:00:00.000Z'])
    expect(from('2027-03-31T09:00:00Z')).toEqual([undefined, '2027-04-07T07:00:00.000Z'])
    expect(from('2027-04-07T07:00:00Z')).toEqual([undefined, undefined])
    // A week before Wednesday 5 May is a working day; before 20 July 2027 is the 13th, before the 21st it is the holiday.
    const after = remindWeekAt(new Date('2027-07-21T12:00:00Z'), zone, new Date('2027-06-01T00:00:00Z'))
    expect(after?.toISOString()).toBe('2027-07-13T07:00:00.000Z')
  })
})

describe('an agenda', () => {
  it('has an item to a line, without its marks', () => {
    expect(agendaItems(readAgenda('1. Accueil\n- Budget 2028\n• Divers'))).toEqual(['Accueil', 'Budget 2028', 'Divers'])
    expect(readAgenda('Accueil ; Budget | Divers')).toBe('Accueil\nBudget\nDivers')
    expect(readAgenda('2027 en bref')).toBe('2027 en bref')
    expect(agendaItems(null)).toEqual([])
  })

  it('has something in it, and not too much', () => {
    expect(key(() => readAgenda(' ; - '))).toBe('noAgendaItems')
    expect(key(() => readAgenda(Array.from({ length: 16 }, (_, i) => `Point ${i}`).join('\n')))).toBe('tooManyItems')
  })
})
