/**
 * Dates and times as French speakers write them: what each phrase means, or the two readings between which they are asked
 * to choose. Said on Tuesday 10 March 2026 at 10:00 in Paris unless told otherwise.
 */
import { expect, test } from 'vitest'
import { type Moment, readingsOf, readMoment, wallAt } from '../../src/calendar.ts'
import { formatDay, formatTime } from '../../src/views/format.ts'

const zone = 'Europe/Paris'
const NOW = '2026-03-10T09:00Z'
type Row = readonly [phrase: string, means: string, now?: string]

/** `2026-03-12 14:00` to the minute, `2026-03-12 ~14:00` about then, `2026-03-12` a day; `>` a range. */
function said(moment: Moment): string {
  const [start, end] = [local(moment.at), moment.until && local(moment.until)]
  const from = moment.certain === 'day' ? start.replace(' 00:00', '').replace(' ', ' ~') : start
  return end ? `${from} > ${end}` : from
}

function local(at: Date): string {
  const { year, month, day, hour, minute } = wallAt(zone, at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

const clear: readonly Row[] = [
  // the hour, as it is written and as it is spoken
  ['jeudi à 14 h', '2026-03-12 14:00'],
  ['jeudi 14h00', '2026-03-12 14:00'],
  ['jeudi 14:00', '2026-03-12 14:00'],
  ['jeudi à 14\u00a0h', '2026-03-12 14:00'],
  ['jeudi\u202f14\u202fh\u202f30', '2026-03-12 14:30'],
  ['« jeudi 14 h »', '2026-03-12 14:00'],
  ['«\u00a0jeudi 14 h\u00a0»', '2026-03-12 14:00'],
  ['“jeudi 14h”', '2026-03-12 14:00'],
  ['Jeudi à quatorze heures', '2026-03-12 14:00'],
  ['jeudi à quatorze heures trente', '2026-03-12 14:30'],
  ['jeudi à neuf heures et demie', '2026-03-12 09:30'],
  ['jeudi 9h et quart', '2026-03-12 09:15'],
  ['jeudi à dix heures moins le quart', '2026-03-12 09:45'],
  ['jeudi à dix heures moins dix', '2026-03-12 09:50'],
  ['jeudi à midi', '2026-03-12 12:00'],
  ['jeudi à midi et demi', '2026-03-12 12:30'],
  ['à midi et demi', '2026-03-10 12:30'],
  ['demain à midi et quart', '2026-03-11 12:15'],
  ['jeudi à dix-sept heures', '2026-03-12 17:00'],
  ['jeudi à vingt heures trente', '2026-03-12 20:30'],
  ['jeudi à 8h du soir', '2026-03-12 20:00'],
  ['jeudi à 8 h du matin', '2026-03-12 08:00'],
  ['jeudi à 2h de l’après-midi', '2026-03-12 14:00'],
  ['jeudi vers 14h', '2026-03-12 14:00'],
  ['jeudi dès 14h', '2026-03-12 14:00'],
  ['jeudi à 14h pile', '2026-03-12 14:00'],
  ['à 14h jeudi', '2026-03-12 14:00'],
  ['14h30', '2026-03-10 14:30'],
  ['8h30', '2026-03-11 08:30'],
  // parts of the day
  ['ce matin', '2026-03-10 ~09:00'],
  ['cet après-midi', '2026-03-10 ~14:00'],
  ['cet aprem', '2026-03-10 ~14:00'],
  ['ce soir', '2026-03-10 ~18:00'],
  ['ce soir 20h', '2026-03-10 20:00'],
  ['demain matin', '2026-03-11 ~09:00'],
  ['vendredi matin', '2026-03-13 ~09:00'],
  ['vendredi après-midi', '2026-03-13 ~14:00'],
  ['vendredi apres midi', '2026-03-13 ~14:00'],
  ['vendredi soir', '2026-03-13 ~18:00'],
  ['vendredi en fin d’après-midi', '2026-03-13 ~17:00'],
  ['vendredi en début d’après-midi', '2026-03-13 ~14:00'],
  ['vendredi en fin de matinée', '2026-03-13 ~11:00'],
  ['vendredi fin de journée', '2026-03-13 ~17:00'],
  ['vendredi dans la matinée', '2026-03-13 ~09:00'],
  ['le 12 au matin', '2026-03-12 ~09:00'],
  ['le 3 juillet au soir', '2026-07-03 ~18:00'],
  // near days
  ['aujourd’hui 16h', '2026-03-10 16:00'],
  ["aujourd'hui", '2026-03-10'],
  ['demain', '2026-03-11'],
  ['demain 14h', '2026-03-11 14:00'],
  ['après-demain à 10h', '2026-03-12 10:00'],
  ['apres demain', '2026-03-12'],
  ['hier', '2026-03-09'],
  ['avant-hier', '2026-03-08'],
  // weekdays
  ['vendredi', '2026-03-13'],
  ['vendredi 13', '2026-03-13'],
  ['vendredi 13 à 9h', '2026-03-13 09:00'],
  ['samedi 14', '2026-03-14'],
  ['ce vendredi', '2026-03-13'],
  ['vendredi prochain', '2026-03-13'],
  ['vendredi de cette semaine', '2026-03-13'],
  ['vendredi de la semaine prochaine', '2026-03-20'],
  ['lundi', '2026-03-16'],
  ['mardi', '2026-03-17'],
  ['mardi prochain', '2026-03-17'],
  ['mardi à 15h', '2026-03-10 15:00'],
  ['mardi à 9h', '2026-03-17 09:00'],
  ['mardi en huit', '2026-03-24'],
  ['vendredi en huit', '2026-03-20'],
  ['vendredi en quinze à 14h', '2026-03-27 14:00'],
  ['demain en huit', '2026-03-18'],
  ['lundi dernier', '2026-03-09'],
  ['mardi dernier', '2026-03-03'],
  ['jeudi de la semaine dernière', '2026-03-05'],
  ['d’ici vendredi', '2026-03-13'],
  ['pour vendredi', '2026-03-13'],
  ['jusqu’à vendredi', '2026-03-13'],
  ['vendredi au plus tard', '2026-03-13'],
  ['au plus tard vendredi 18h', '2026-03-13 18:00'],
  ['à partir de lundi', '2026-03-16'],
  // the day of the month
  ['le 12', '2026-03-12'],
  ['le 8 à 14 h', '2026-04-08 14:00'],
  ['le 5', '2026-04-05'],
  ['le 1er', '2026-04-01'],
  ['le 1er à 9h30', '2026-04-01 09:30'],
  ['le 12 du mois prochain', '2026-04-12'],
  ['le 31 du mois', '2026-03-31'],
  ['1er avril', '2026-04-01'],
  ['le premier avril', '2026-04-01'],
  ['12 mars', '2026-03-12'],
  ['le jeudi 12 mars', '2026-03-12'],
  ['jeudi 12 mars 2026 à 14 h', '2026-03-12 14:00'],
  ['3 juil.', '2026-07-03'],
  ['3 juillet 2027', '2027-07-03'],
  ['15 août', '2026-08-15'],
  ['15 AOUT', '2026-08-15'],
  ['2 janvier', '2027-01-02'],
  ['le 25/12', '2026-12-25'],
  ['25/12 à 18h', '2026-12-25 18:00'],
  ['25/12/2026', '2026-12-25'],
  ['25.12.26', '2026-12-25'],
  ['25-12-2026', '2026-12-25'],
  ['vendredi 25/12', '2026-12-25'],
  ['2026-12-25', '2026-12-25'],
  ['29 février', '2028-02-29'],
  ['29/02/2028', '2028-02-29'],
  // lengths of time
  ['dans 3 jours', '2026-03-13'],
  ['dans trois jours à 9h', '2026-03-13 09:00'],
  ['dans 15 jours', '2026-03-25'],
  ['dans quinze jours', '2026-03-25'],
  ['dans la quinzaine', '2026-03-25'],
  ['sous quinzaine', '2026-03-25'],
  ['sous huitaine', '2026-03-18'],
  ['d’ici quinze jours', '2026-03-25'],
  ['dans une semaine', '2026-03-17'],
  ['dans trois semaines', '2026-03-31'],
  ['dans un mois', '2026-04-10'],
  ['dans six mois', '2026-09-10'],
  ['dans un an', '2027-03-10'],
  ['dans un quart d’heure', '2026-03-10 10:15'],
  ['dans une demi-heure', '2026-03-10 10:30'],
  ['dans une heure', '2026-03-10 11:00'],
  ['dans deux heures', '2026-03-10 12:00'],
  ['dans 1h30', '2026-03-10 11:30'],
  ['dans une heure et demie', '2026-03-10 11:30'],
  ['il y a deux semaines', '2026-02-24'],
  // ends, middles, places in a month
  ['fin du mois', '2026-03-31'],
  ['d’ici la fin du mois', '2026-03-31'],
  ['fin avril', '2026-04-30'],
  ['d’ici fin avril', '2026-04-30'],
  ['fin du mois d’avril', '2026-04-30'],
  ['fin du mois prochain', '2026-04-30'],
  ['fin de semaine', '2026-03-13'],
  ['fin de semaine prochaine', '2026-03-20'],
  ['d’ici la fin de la semaine', '2026-03-13'],
  ['en début de semaine prochaine', '2026-03-16'],
  ['mi-mai', '2026-05-15'],
  ['mi mars', '2026-03-15'],
  ['à la mi-juin', '2026-06-15'],
  ['fin d’année', '2026-12-31'],
  ['dernier jeudi du mois', '2026-03-26'],
  ['le dernier jeudi du mois à 14h', '2026-03-26 14:00'],
  ['troisième mardi du mois', '2026-03-17'],
  ['premier lundi d’avril', '2026-04-06'],
  ['premier lundi du mois prochain', '2026-04-06'],
  ['deuxième mardi de septembre', '2026-09-08'],
  // feasts
  ['Pâques', '2026-04-05'],
  ['lundi de Pâques', '2026-04-06'],
  ['le lundi de Pâques à 10h', '2026-04-06 10:00'],
  ['jeudi de l’Ascension', '2026-05-14'],
  ['lundi de Pentecôte', '2026-05-25'],
  ['14 juillet', '2026-07-14'],
  ['à la Toussaint', '2026-11-01'],
  ['Noël', '2026-12-25'],
  ['jour de l’an', '2027-01-01'],
  // ranges
  ['14h-16h', '2026-03-10 14:00 > 2026-03-10 16:00'],
  ['jeudi 14h-16h', '2026-03-12 14:00 > 2026-03-12 16:00'],
  ['jeudi 14h/16h', '2026-03-12 14:00 > 2026-03-12 16:00'],
  ['jeudi de 14 h à 16 h 30', '2026-03-12 14:00 > 2026-03-12 16:30'],
  ['jeudi entre 9h et 11h', '2026-03-12 09:00 > 2026-03-12 11:00'],
  ['entre 9h et 11h', '2026-03-11 09:00 > 2026-03-11 11:00'],
  ['jeudi entre midi et deux', '2026-03-12 12:00 > 2026-03-12 14:00'],
  ['jeudi de neuf heures à midi', '2026-03-12 09:00 > 2026-03-12 12:00'],
  ['3 juillet de 9h30 à 12h', '2026-07-03 09:30 > 2026-07-03 12:00'],
  ['jeudi de 22h à minuit', '2026-03-12 22:00 > 2026-03-13 00:00'],
  ['du 3 au 5 juillet', '2026-07-03 > 2026-07-05 23:59'],
  ['du 28 juin au 3 juillet', '2026-06-28 > 2026-07-03 23:59'],
  // across the change of hour
  ['29 mars à 2h30', '2026-03-29 03:00'],
  ['29 mars à 3h', '2026-03-29 03:00'],
  ['25 octobre à 2h30', '2026-10-25 02:30'],
  ['demain 9h', '2026-03-29 09:00', '2026-03-28T09:00Z'],
  ['dans 24 heures', '2026-03-29 11:00', '2026-03-28T09:00Z'],
  ['dans un jour à 10h', '2026-03-29 10:00', '2026-03-28T09:00Z'],
  ['dans deux heures', '2026-10-25 02:30', '2026-10-24T23:30Z'],
  // at other moments
  ['dans un mois', '2027-02-28', '2027-01-31T09:00Z'],
  ['le 31', '2026-05-31', '2026-04-30T22:30Z'],
  ['lundi', '2026-03-16', '2026-03-15T22:59Z'],
  ['demain', '2026-03-17', '2026-03-15T23:00Z'],
  ['noël', '2026-12-25', '2026-12-25T09:00Z'],
]

type Pair = readonly [phrase: string, first: string, second: string, now?: string]

const either: readonly Pair[] = [
  ['jeudi 14', '2026-03-12 14:00', '2026-03-14'],
  ['samedi 15', '2026-03-14 15:00', '2026-03-15'],
  ['jeudi 13 à 14h', '2026-03-12 14:00', '2026-03-13 14:00'],
  ['jeudi 13 mars', '2026-03-12', '2026-03-13'],
  ['lundi 3 juillet 2026', '2026-07-03', '2026-07-06'],
  ['12', '2026-03-10 12:00', '2026-03-12'],
  ['31 avril', '2026-04-30', '2026-05-01'],
  ['29 février 2027', '2027-02-28', '2027-03-01'],
  ['30/02/2027', '2027-02-28', '2027-03-01'],
  ['le 31 du mois prochain', '2026-04-30', '2026-05-01'],
  ['4 avril 11', '2011-04-04', '2026-04-04 11:00'],
  ['début mai', '2026-05-01', '2026-05-10'],
  ['en juillet', '2026-07-01', '2026-07-31'],
  ['le mois prochain', '2026-04-01', '2026-04-30'],
  ['la semaine prochaine', '2026-03-16', '2026-03-20'],
  ['cette semaine', '2026-03-10', '2026-03-13'],
  ['fin de semaine', '2026-03-15', '2026-03-20', '2026-03-14T09:00Z'],
  ['ce week-end', '2026-03-14', '2026-03-15'],
  ['le week-end prochain', '2026-03-14', '2026-03-15'],
  ['dans huit jours', '2026-03-17', '2026-03-18'],
  ['premier lundi du mois', '2026-03-02', '2026-04-06'],
  ['avant jeudi', '2026-03-11', '2026-03-12'],
  ['jeudi ou vendredi', '2026-03-12', '2026-03-13'],
  ['jeudi ou vendredi à 14h', '2026-03-12 14:00', '2026-03-13 14:00'],
]

/** Asked back without a proposal: nothing near is meant. */
const nothing = [
  'bientôt',
  'un jour',
  'quand vous voulez',
  'jeudi 25h',
  'jeudi 14h75',
  '25h00',
  '12/13/2026',
  'le 32',
  'jeudi bonjour',
  'jeudi 14h vendredi 15h',
  'lundi ou mardi ou mercredi',
  'minuit et demi et quart',
  '5e lundi du mois',
  '',
]

test.each(clear.map(([phrase, means, now = NOW]) => ({ phrase, means, now })))(
  '« $phrase » is $means',
  ({ phrase, means, now }) => {
    const reading = { now: new Date(now), zone, lang: 'fr' } as const
    const moment = readMoment(phrase, reading)
    expect(moment && said(moment)).toBe(means)
    expect(readingsOf(phrase, reading)).toEqual([])
  },
)

test.each(either.map(([phrase, first, second, now = NOW]) => ({ phrase, first, second, now })))(
  '« $phrase » is asked back: $first or $second',
  ({ phrase, first, second, now }) => {
    const reading = { now: new Date(now), zone, lang: 'fr' } as const
    expect(readMoment(phrase, reading)).toBeUndefined()
    const found = readingsOf(phrase, reading)
    expect(found.map(said)).toEqual([first, second])
    // Whichever is written back, in the words in which it is proposed, means just that.
    for (const { at, certain } of found) {
      const words =
        certain === 'day' ? formatDay(at, zone, 'fr') : `${formatDay(at, zone, 'fr')}, ${formatTime(at, zone, 'fr')}`
      expect(readMoment(words, reading)?.at.toISOString(), words).toBe(at.toISOString())
    }
  },
)

test.each(nothing)('« %s » is asked back', (phrase) => {
  const reading = { now: new Date(NOW), zone, lang: 'fr' } as const
  expect(readMoment(phrase, reading)).toBeUndefined()
  expect(readingsOf(phrase, reading)).toEqual([])
})

test('there are 150 phrases and more, each once', () => {
  const all = [
    ...clear.map(([phrase, , now]) => `${phrase}|${now ?? ''}`),
    ...either.map(([p, , , now]) => `${p}|${now ?? ''}`),
    ...nothing,
  ]
  expect(new Set(all).size).toBe(all.length)
  expect(all.length).toBeGreaterThanOrEqual(200)
})
