/** What people write for a date, said on Tuesday 10 March 2026 at 10:00 in Paris unless told otherwise. */
import { describe, expect, it } from 'vitest'
import { readMoment, wallAt } from '../../src/calendar.ts'

const zone = 'Europe/Paris'
const NOW = '2026-03-10T09:00Z'

/** `2026-03-12 14:00`, `… > 2026-03-12 16:00` for a range; a day without hour is written alone, with `~` when vague. */
function read(text: string, lang: 'fr' | 'en' = 'fr', now = NOW): string | undefined {
  const moment = readMoment(text, { now: new Date(now), zone, lang })
  if (!moment) return undefined
  const [start, end] = [local(moment.at), moment.until && local(moment.until)]
  const said = moment.certain === 'day' ? start.replace(' 00:00', '').replace(' ', ' ~') : start
  return end ? `${said} > ${end}` : said
}

function local(at: Date): string {
  const { year, month, day, hour, minute } = wallAt(zone, at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

describe('in French', () => {
  it.each([
    ['jeudi 14h', '2026-03-12 14:00'],
    ['Jeudi à 14 h 30', '2026-03-12 14:30'],
    ['jeudi 14\u00a0h\u202f30', '2026-03-12 14:30'],
    ['jeudi 14h30.', '2026-03-12 14:30'],
    ['JEUDI, 14:30', '2026-03-12 14:30'],
    ['à jeudi', '2026-03-12'],
    ['jeudi', '2026-03-12'],
    ['jeudi prochain', '2026-03-12'],
    ['jeudi 12', '2026-03-12'],
    ['le 12 à 14 h', '2026-03-12 14:00'],
    ['le 9', '2026-04-09'],
    ['lundi de la semaine prochaine', '2026-03-16'],
    ['mardi', '2026-03-17'],
    ['mardi 8h', '2026-03-17 08:00'],
    ['mardi 14h', '2026-03-10 14:00'],
    ['mardi en huit', '2026-03-24'],
    ['jeudi en huit à 9h', '2026-03-19 09:00'],
    ['jeudi en quinze', '2026-03-26'],
    ["d'aujourd'hui en huit", '2026-03-17'],
    ['3 juillet de 9h30 à 12h', '2026-07-03 09:30 > 2026-07-03 12:00'],
    ['le 3 juillet, 9h30-12h', '2026-07-03 09:30 > 2026-07-03 12:00'],
    ['de 9 à 12 h le 3 juillet', '2026-07-03 09:00 > 2026-07-03 12:00'],
    ['samedi de 22h à 1h', '2026-03-14 22:00 > 2026-03-15 01:00'],
    ['du 3 au 5 juillet', '2026-07-03 > 2026-07-05 23:59'],
    ['fin du mois', '2026-03-31'],
    ['la fin du mois', '2026-03-31'],
    ["d'ici la fin du mois", '2026-03-31'],
    ['fin de mois', '2026-03-31'],
    ['fin du mois prochain', '2026-04-30'],
    ['fin février', '2027-02-28'],
    ['fin mars', '2026-03-31'],
    ['fin juin 2027', '2027-06-30'],
    ["fin de l'année", '2026-12-31'],
    ['dans 15 jours', '2026-03-25'],
    ['dans quinze jours à 9h', '2026-03-25 09:00'],
    ['dans une quinzaine', '2026-03-25'],
    ["d'ici 3 semaines", '2026-03-31'],
    ['dans deux semaines', '2026-03-24'],
    ['dans un mois', '2026-04-10'],
    ['dans un an', '2027-03-10'],
    ['dans 2 h', '2026-03-10 12:00'],
    ['dans 1 h 30', '2026-03-10 11:30'],
    ['dans 20 minutes', '2026-03-10 10:20'],
    ['il y a 3 jours', '2026-03-07'],
    ['hier', '2026-03-09'],
    ['aujourd’hui', '2026-03-10'],
    ['demain midi', '2026-03-11 12:00'],
    ['demain à minuit', '2026-03-12 00:00'],
    ['après-demain', '2026-03-12'],
    ['apres demain 9h', '2026-03-12 09:00'],
    ['ce soir', '2026-03-10 ~18:00'],
    ['ce soir à 20h', '2026-03-10 20:00'],
    ['demain soir à 8h', '2026-03-11 20:00'],
    ['cet après-midi', '2026-03-10 ~14:00'],
    ['lundi matin', '2026-03-16 ~09:00'],
    ['14h30', '2026-03-10 14:30'],
    ['9h', '2026-03-11 09:00'],
    ['2011-04-04T09:00', '2011-04-04 09:00'],
    ['2011-04-04 09:00', '2011-04-04 09:00'],
    ['2011-04-04T09:00Z', '2011-04-04 11:00'],
    ['2011-04-04T09:00:00.000+02:00', '2011-04-04 09:00'],
    ['2011-04-04', '2011-04-04'],
    ['04/04/2011', '2011-04-04'],
    ['4/12/26', '2026-12-04'],
    ['lundi 4/5', '2026-05-04'],
    ['03/04', '2026-04-03'],
    ['04.03', '2027-03-04'],
    ['4 avril 2011 à 9 h', '2011-04-04 09:00'],
    ['4 avril 2011', '2011-04-04'],
    ['1er juillet', '2026-07-01'],
    ['premier juillet', '2026-07-01'],
    ['12 aout', '2026-08-12'],
    ['12 AOÛT', '2026-08-12'],
    ['2 fevrier', '2027-02-02'],
    ['25 déc. 18h', '2026-12-25 18:00'],
    ['10 mars', '2026-03-10'],
    ['9 mars', '2027-03-09'],
    ['jeudi 12 mars', '2026-03-12'],
    ['lundi 9 mars', '2026-03-09'],
    ['dim. 5 juil.', '2026-07-05'],
    ['29 février', '2028-02-29'],
    ['3 july', '2026-07-03'],
  ])('« %s » is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})

describe('in English', () => {
  it.each([
    ['next thursday at 2pm', '2026-03-19 14:00'],
    ['this Thursday at 2 p.m.', '2026-03-12 14:00'],
    ['thursday 14:30', '2026-03-12 14:30'],
    ['2pm on thursday', '2026-03-12 14:00'],
    ['monday of next week', '2026-03-16'],
    ['end of month', '2026-03-31'],
    ['the end of the month', '2026-03-31'],
    ['end of next month', '2026-04-30'],
    ['by the end of June', '2026-06-30'],
    ['in 2 weeks', '2026-03-24'],
    ['in a fortnight', '2026-03-24'],
    ['in a month', '2026-04-10'],
    ['in an hour', '2026-03-10 11:00'],
    ['3 days ago', '2026-03-07'],
    ['tuesday week', '2026-03-24'],
    ['a week from thursday', '2026-03-19'],
    ['tomorrow noon', '2026-03-11 12:00'],
    ['tomorrow morning', '2026-03-11 ~09:00'],
    ['tonight', '2026-03-10 ~18:00'],
    ['tonight at 8', undefined],
    ['the day after tomorrow', '2026-03-12'],
    ['July 3 from 9:30 to 12', '2026-07-03 09:30 > 2026-07-03 12:00'],
    ['July 3rd, 2 to 4pm', undefined],
    ['July 3rd, from 2 to 4pm', '2026-07-03 14:00 > 2026-07-03 16:00'],
    ['the 3rd of July 2027', '2027-07-03'],
    ['the 12th', '2026-03-12'],
    ['4 april 2011 at 9am', '2011-04-04 09:00'],
    ['12am on friday', '2026-03-13 00:00'],
    ['03/04/2011', '2011-04-03'],
    ['3 juillet', '2026-07-03'],
  ])('"%s" is %s', (text, expected) => {
    expect(read(text, 'en')).toBe(expected)
  })
})

describe('nothing is guessed', () => {
  it.each([
    '31 février',
    '31 fevrier 2027',
    '29 février 2027',
    '31 avril',
    '2011-02-30',
    '2011-02-30T09:00',
    '2011-04-04T24:30',
    '30/02/2027',
    '12/13/2026',
    '25h00',
    'jeudi 25h00',
    'jeudi 14h75',
    'jeudi 14:60',
    '13pm',
    'jeudi 13 mars',
    'lundi 04/04/2023',
    'le 32',
    '12',
    'juillet',
    'juillet 2027',
    'la semaine prochaine',
    'semaine prochaine',
    'le mois prochain',
    'next week',
    'début mars',
    'bientôt',
    'avant jeudi',
    'bonjour jeudi le monde',
    'jeudi bonjour',
    'jeudi ou vendredi',
    'jeudi 14h vendredi 15h',
    '4 avril 2011 à 9',
    '4 avril 11',
    'february 31',
    '30 february 2027',
    'ce',
    'le',
    'à',
    '',
    '   ',
    'jeudi '.repeat(40),
  ])('« %s » is no date', (text) => {
    expect(read(text, 'fr')).toBeUndefined()
    expect(read(text, 'en')).toBeUndefined()
  })
})

describe('said at another moment', () => {
  it.each([
    ['dans un mois', '2027-01-31T09:00Z', '2027-02-28'],
    ['3 juillet', '2026-08-01T09:00Z', '2027-07-03'],
    ['jeudi 14h', '2026-03-12T08:00Z', '2026-03-12 14:00'],
    ['jeudi 14h', '2026-03-12T15:00Z', '2026-03-19 14:00'],
    ['demain', '2026-03-10T23:30Z', '2026-03-12'],
    ['lundi 5 janvier', '2025-12-30T09:00Z', '2026-01-05'],
    ['demain 2h30', '2027-03-27T09:00Z', '2027-03-28 03:00'],
    ['dans 2 heures', '2027-03-28T00:30Z', '2027-03-28 04:30'],
    ['fin du mois', '2028-02-10T09:00Z', '2028-02-29'],
    ['next monday', '2026-03-15T09:00Z', '2026-03-16'],
  ])('« %s » at %s is %s', (text, now, expected) => {
    expect(read(text, 'fr', now)).toBe(expected)
  })
})
