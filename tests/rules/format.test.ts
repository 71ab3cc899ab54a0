/** French and English as they should be read, down to the spaces that must not break. */
import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDay,
  formatLength,
  formatMoment,
  formatMoney,
  formatNumber,
  formatSoon,
  formatTime,
  formatWindow,
  joinList,
  plural,
  quote,
  sortNames,
  spaceFr,
} from '../../src/views/format.ts'

const PARIS = 'Europe/Paris'
/** `_` stands for U+00A0, `'` for U+202F, so that spaces can be seen. */
const visible = (text: string) => text.replaceAll('\u00a0', '_').replaceAll('\u202f', "'")
const utc = (iso: string) => new Date(`${iso}Z`)

describe('a day', () => {
  it.each([
    ['2026-03-12T17:00', PARIS, 'jeudi 12 mars 2026', 'Thursday 12 March 2026'],
    ['2026-07-01T10:00', PARIS, 'mercredi 1er juillet 2026', 'Wednesday 1 July 2026'],
    ['2026-08-21T10:00', PARIS, 'vendredi 21 août 2026', 'Friday 21 August 2026'],
    ['2026-06-30T22:30', PARIS, 'mercredi 1er juillet 2026', 'Wednesday 1 July 2026'],
    ['2026-06-30T22:30', 'America/Cayenne', 'mardi 30 juin 2026', 'Tuesday 30 June 2026'],
  ])('%s UTC in %s is « %s », "%s"', (iso, zone, fr, en) => {
    expect(formatDay(utc(iso), zone, 'fr')).toBe(fr)
    expect(formatDay(utc(iso), zone, 'en')).toBe(en)
  })
})

describe('an hour', () => {
  it.each([
    ['2026-03-12T08:30', '9_h_30', '09:30'],
    ['2026-03-12T17:00', '18_h', '18:00'],
    ['2026-03-12T17:05', '18_h_05', '18:05'],
    ['2026-03-11T23:00', '0_h', '00:00'],
  ])('%s UTC in Paris is « %s », "%s"', (iso, fr, en) => {
    expect(visible(formatTime(utc(iso), PARIS, 'fr'))).toBe(fr)
    expect(formatTime(utc(iso), PARIS, 'en')).toBe(en)
  })
})

describe('a moment names the city whose clock it follows', () => {
  it.each([
    [PARIS, 'jeudi 12 mars 2026, 18_h (Paris)', 'Thursday 12 March 2026, 18:00 (Paris)'],
    ['Indian/Reunion', 'jeudi 12 mars 2026, 21_h (La Réunion)', 'Thursday 12 March 2026, 21:00 (Réunion)'],
    ['America/New_York', 'jeudi 12 mars 2026, 13_h (New York)', 'Thursday 12 March 2026, 13:00 (New York)'],
    ['Europe/London', 'jeudi 12 mars 2026, 17_h (Londres)', 'Thursday 12 March 2026, 17:00 (London)'],
    ['UTC', 'jeudi 12 mars 2026, 17_h (UTC)', 'Thursday 12 March 2026, 17:00 (UTC)'],
  ])('%s: %s', (zone, fr, en) => {
    expect(visible(formatMoment(utc('2026-03-12T17:00'), zone, 'fr'))).toBe(fr)
    expect(formatMoment(utc('2026-03-12T17:00'), zone, 'en')).toBe(en)
  })
})

describe('numbers', () => {
  it.each([
    [1234567, "1'234'567", '1,234,567'],
    [0.5, '0,5', '0.5'],
    [-3, '-3', '-3'],
  ])('%d is « %s », "%s"', (n, fr, en) => {
    expect(visible(formatNumber(n, 'fr'))).toBe(fr)
    expect(formatNumber(n, 'en')).toBe(en)
  })

  it.each([
    [12500, "12'500_€", '€12,500'],
    [12500.5, "12'500,50_€", '€12,500.50'],
    [0, '0_€', '€0'],
  ])('%d euros are « %s », "%s"', (euros, fr, en) => {
    expect(visible(formatMoney(euros, 'fr'))).toBe(fr)
    expect(formatMoney(euros, 'en')).toBe(en)
  })

  it.each([
    [0, '0_idée', '0_ideas'],
    [1, '1_idée', '1_idea'],
    [1.5, '1,5_idée', '1.5_ideas'],
    [2, '2_idées', '2_ideas'],
    [1200, "1'200_idées", '1,200_ideas'],
    [1000000, "1'000'000_idées", '1,000,000_ideas'],
  ])('%d counts as « %s », "%s"', (n, fr, en) => {
    expect(visible(plural('fr', n, 'idée', 'idées'))).toBe(fr)
    expect(visible(plural('en', n, 'idea', 'ideas'))).toBe(en)
  })
})

describe('sentences', () => {
  it.each([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a et b', 'a and b'],
    [['a', 'b', 'c'], 'a, b et c', 'a, b and c'],
  ])('the list %j reads « %s », "%s"', (items, fr, en) => {
    expect(joinList(items, 'fr')).toBe(fr)
    expect(joinList(items, 'en')).toBe(en)
  })

  it('quotes as each language does', () => {
    expect(visible(quote('oui', 'fr'))).toBe('«_oui_»')
    expect(quote('yes', 'en')).toBe('“yes”')
  })

  it.each([
    ['Vraiment ?', 'Vraiment_?'],
    ['Quoi ?! Non !', 'Quoi_?! Non_!'],
    ['« oui » : voir ; puis', '«_oui_»_: voir_; puis'],
    ['(vraiment ?)', '(vraiment_?)'],
    ['à 14:30, https://a.fr/?b=1:2', 'à 14:30, https://a.fr/?b=1:2'],
    ['voir : https://a.fr', 'voir_: https://a.fr'],
    ['bravo :tada: !', 'bravo :tada:_!'],
    ['rien à faire', 'rien à faire'],
    ['le vote n° 10, « n° 3 »', 'le vote n°_10, «_n°_3_»'],
  ])('%s is spaced %s', (text, spaced) => {
    expect(visible(spaceFr(text))).toBe(spaced)
  })

  it('spacing twice changes nothing more', () => {
    const text = spaceFr('« Ça va ? » ; oui !')
    expect(spaceFr(text)).toBe(text)
  })

  it('sorts names as people do, without touching the list given', () => {
    const given = [{ name: 'Zoé' }, { name: 'Atelier 10' }, { name: 'Élise' }, { name: 'atelier 2' }, { name: 'Emma' }]
    const sorted = sortNames(given, (item) => item.name, 'fr').map((item) => item.name)
    expect(sorted).toEqual(['atelier 2', 'Atelier 10', 'Élise', 'Emma', 'Zoé'])
    expect(given[0]!.name).toBe('Zoé')
  })
})

describe('days of the calendar', () => {
  it('are the same day in every zone', () => {
    expect(formatDate('2011-04-01', 'fr')).toBe('vendredi 1er avril 2011')
    expect(formatDate('2011-12-31', 'en')).toBe('Saturday 31 December 2011')
  })

  it.each([
    ['2011-04-01', '2011-07-31', 'du 1er avril au 31 juillet 2011', 'from 1 April to 31 July 2011'],
    ['2011-12-15', '2012-01-01', 'du 15 décembre 2011 au 1er janvier 2012', 'from 15 December 2011 to 1 January 2012'],
  ])('make a window, its year said once when it is one: %s, %s', (first, last, fr, en) => {
    expect(formatWindow(first, last, 'fr')).toBe(fr)
    expect(formatWindow(first, last, 'en')).toBe(en)
  })
})

describe('a length, and a day soon', () => {
  it.each([
    [45, '45_min', '45_min'],
    [60, '1_h', '1_h'],
    [90, '1_h_30', '1_h_30_min'],
    [125, '2_h_05', '2_h_5_min'],
    [1440, '24_h', '24_h'],
  ])('%i minutes', (minutes, fr, en) => {
    expect([visible(formatLength(minutes, 'fr')), visible(formatLength(minutes, 'en'))]).toEqual([fr, en])
  })

  it.each([
    ['2027-04-08T12:00', 'jeudi 8 avril, 14_h', 'Thursday 8 April, 14:00'],
    ['2027-05-31T23:30', 'mardi 1er juin, 1_h_30', 'Tuesday 1 June, 01:30'],
  ])('%s is said without its year', (iso, fr, en) => {
    expect([visible(formatSoon(utc(iso), PARIS, 'fr')), formatSoon(utc(iso), PARIS, 'en')]).toEqual([fr, en])
  })
})
