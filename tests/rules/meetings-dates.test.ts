/** Several dates as people write them, pure: what they mean, and what is refused. */
import { describe, expect, it } from 'vitest'
import { lengthOf, mostDates, readDates } from '../../src/meetings/rules/dates.ts'
import { Refusal } from '../../src/refusal.ts'

const reading = { now: new Date('2027-03-01T09:00:00Z'), zone: 'Europe/Paris', lang: 'fr' } as const

function read(typed: string): string[] {
  return readDates(typed, 'Date et heure', reading).dates.map(({ startsAt, minutes }) => {
    const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: reading.zone })
    return `${local.format(startsAt)}${minutes ? ` +${minutes}` : ''}`
  })
}

function refused(typed: string): string {
  try {
    read(typed)
  } catch (error) {
    if (error instanceof Refusal) return `${error.key} ${error.values.text ?? error.values.count ?? ''}`.trim()
    throw error
  }
  return 'was understood'
}

describe('dates that are proposed', () => {
  it.each<[string, string[]]>([
    ['8 avril 14h', ['2027-04-08 14:00']],
    ['8 avril', ['2027-04-08 14:00']],
    ['8 avril 23h59', ['2027-04-08 23:59']],
    ['aujourd’hui 23h59', ['2027-03-01 23:59']],
    ['aujourd’hui', ['2027-03-01 14:00']],
    ['jeudi 8 avril, 14h', ['2027-04-08 14:00']],
    ['8 avril de 9h30 à 12h', ['2027-04-08 09:30 +150']],
    ['2027-04-08T12:00:00.000Z', ['2027-04-08 14:00']],
    ['8 avril 14h ; 10 avril 9h30 ; 15 avril 14h', ['2027-04-08 14:00', '2027-04-10 09:30', '2027-04-15 14:00']],
    ['8 avril 14h ou 10 avril 14h', ['2027-04-08 14:00', '2027-04-10 14:00']],
    ['8 ou 10 avril 14h', ['2027-04-08 14:00', '2027-04-10 14:00']],
    ['8, 10 et 15 avril à 14h', ['2027-04-08 14:00', '2027-04-10 14:00', '2027-04-15 14:00']],
    ['le 8 avril ou le 10 avril à 9h30', ['2027-04-08 09:30', '2027-04-10 09:30']],
    ['8 avril 14h ou 16h', ['2027-04-08 14:00', '2027-04-08 16:00']],
    ['8 avril à 14h ou à 16h30', ['2027-04-08 14:00', '2027-04-08 16:30']],
    ['jeudi 8 avril, 14h, vendredi 9 avril, 10h', ['2027-04-08 14:00', '2027-04-09 10:00']],
    ['jeudi ou vendredi à 14h', ['2027-03-04 14:00', '2027-03-05 14:00']],
    ['jeudi 8 ou vendredi 9 avril 14h', ['2027-04-08 14:00', '2027-04-09 14:00']],
    ['8 avril 14h\n10 avril 14h', ['2027-04-08 14:00', '2027-04-10 14:00']],
    ['- 8 avril 14h\n- 10 avril 14h', ['2027-04-08 14:00', '2027-04-10 14:00']],
    ['8 April 14:00 or 10 April 14:00', ['2027-04-08 14:00', '2027-04-10 14:00']],
    ['15 avril 14h ; 8 avril 14h ; jeudi 8 avril à 14h', ['2027-04-08 14:00', '2027-04-15 14:00']],
    ['27 mars 14h ou 29 mars 14h', ['2027-03-27 14:00', '2027-03-29 14:00']],
  ])('« %s »', (typed, expected) => {
    expect(read(typed)).toEqual(expected)
  })

  it.each([
    ['bientôt', 'notADate bientôt'],
    ['31 février 14h', 'notADate 31 février 14h'],
    ['8 avril 14h ; n’importe quand', 'notADate n’importe quand'],
    ['8 avril 14h ou 31 février 14h', 'notADate 31 février 14h'],
    ['du 8 au 10 avril', 'notADate du 8 au 10 avril'],
    [';', 'notADate ;'],
    [
      Array.from({ length: mostDates + 1 }, (_, i) => `${i + 1} avril 14h`).join(' ; '),
      `tooManyDates ${mostDates + 1}`,
    ],
  ])('« %s » is refused, and the part that is wrong is named', (typed, expected) => {
    expect(refused(typed)).toBe(expected)
  })

  it('what may be read in two ways is asked back with both, to be written again', () => {
    const say = (at: Date) => at.toISOString()
    const asked = (typed: string) => {
      try {
        readDates(typed, 'Date', { ...reading, say })
      } catch (error) {
        if (error instanceof Refusal) return [error.key, error.values.text, error.field]
        throw error
      }
      return []
    }
    expect(asked('jeudi 14')).toEqual(['eitherDate', 'jeudi 14', 'when'])
    expect(asked('8 avril 14h ; jeudi 14')).toEqual(['eitherDate', 'jeudi 14', 'when'])
    expect(asked('bientôt')).toEqual(['notADate', 'bientôt', 'when'])
  })

  it('a deadline among them is no date', () => {
    const said = readDates('8 avril 14h ; 10 avril 14h ; jusqu’au 1er avril', 'Date', reading)
    expect([said.dates.length, said.until]).toEqual([2, '1er avril'])
    expect(readDates('8 avril 14h ; réponse avant le 1er avril', 'Date', reading).until).toBe('1er avril')
  })

  it('have one length', () => {
    const of = (typed: string) => lengthOf(readDates(typed, 'Date', reading).dates)
    expect(of('8 avril 14h ; 10 avril 14h')).toBeUndefined()
    expect(of('8 avril de 9h à 11h ; 10 avril 14h')).toBe(120)
    expect(() => of('8 avril de 9h à 11h ; 10 avril de 9h à 12h')).toThrow(Refusal)
  })
})
