/** Moments on cards: words for everybody, and the instant for a platform that knows where its reader is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agendaView } from '../../src/meetings/views/agenda.ts'
import { noticeCard, openCard, reminderView } from '../../src/meetings/views.ts'
import { intakeReminderView } from '../../src/process/views.ts'
import { textOf } from '../../src/text/index.ts'
import { formatMoment, formatTime } from '../../src/views/format.ts'
import { instant, sayInstant, sayInstants } from '../../src/views/instant.ts'
import { plain } from '../../src/views/plain.ts'
import { around, flat, spansOf } from '../../src/views/rich.ts'
import type { Rich, View } from '../../src/views/view.ts'

const zone = 'Europe/Paris'
const start = new Date('2011-04-08T12:00:00Z')
const end = new Date('2011-04-08T14:00:00Z')
const fr = textOf('fr')
const session = {
  id: 'a-session',
  version: 1,
  number: 1,
  title: 'Emploi, 1re séance',
  startsAt: start,
  endsAt: end,
  location: 'Amiens',
  agenda: null,
  state: 'convened',
  prompt: null,
  headcount: null,
}

/** Instants of a view, in the order in which they are read. */
function instantsIn(view: View): string[] {
  return [...JSON.stringify(view).matchAll(/"iso":"([^"]+)"/g)].map((found) => found[1]!)
}

describe('a sentence around a moment', () => {
  test('has the instant in the place of its words', () => {
    expect(sayInstant((moment) => `Jusqu’au ${moment}.`, start, zone, 'fr')).toEqual([
      'Jusqu’au ',
      { when: formatMoment(start, zone, 'fr'), iso: '2011-04-08T12:00:00.000Z' },
      '.',
    ])
  })

  test('stays as it is when the words are not in it', () => {
    expect(around('Rien ici.', 'jeudi', 'x')).toBe('Rien ici.')
    expect(around('Rien ici.', '', 'x')).toBe('Rien ici.')
  })

  test('from a moment to an hour: both are instants, of the second the hour alone is said', () => {
    const hour = formatTime(end, zone, 'fr')
    expect(sayInstants(fr.meetings.until, [start, end], zone, 'fr')).toEqual([
      { when: formatMoment(start, zone, 'fr'), iso: start.toISOString() },
      ', jusqu’à ',
      { when: hour, iso: end.toISOString(), hour: true },
    ])
  })

  test('reads as it did before, whatever the moment and the words around it', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, moments, fc.string(), fc.constantFrom('fr', 'en'), (at, until, words, lang) => {
        const [moment, hour] = [formatMoment(at, zone, lang), formatTime(until, zone, lang)]
        expect(flat(instantRich(at, lang))).toBe(moment)
        expect(flat(sayInstant((said) => words + said + words, at, zone, lang))).toBe(words + moment + words)
        const both = (a: string, b: string) => `${words}${a}${words}${b}${words}`
        expect(flat(sayInstants(both, [at, until], zone, lang))).toBe(both(moment, hour))
      }),
    )
  })
})

function instantRich(at: Date, lang: 'fr' | 'en'): Rich {
  return [instant(at, zone, lang)]
}

describe('cards that several people read carry their moments as instants', () => {
  const counts = { yes: 1, no: 0, proxy: 0 }
  const both = [start.toISOString(), end.toISOString()]

  test.each([
    ['the notice of a meeting', noticeCard(session, counts, zone, fr, 'fr')],
    ['the card of an open session', openCard({ ...session, state: 'open' }, 3, zone, fr, 'fr')],
    ['the reminder', reminderView(session, 'day', counts, zone, fr, 'fr')],
  ])('%s', (_, card) => {
    expect(instantsIn(card)).toEqual(both)
    expect(plain(card).replace(/[\u00a0\u202f]/g, ' ')).toContain(
      'Quand : vendredi 8 avril 2011, 14 h (Paris), jusqu’à 16 h',
    )
  })

  test('the agenda', () => {
    const may = { convene: () => false, add: false }
    const view = agendaView(
      [{ ...session, workshopId: null, answer: undefined, held: 0 }],
      [],
      undefined,
      may,
      zone,
      fr,
      'fr',
    )
    expect(instantsIn(view)).toEqual([both[0]])
    expect(plain(view).replace(/[\u00a0\u202f]/g, ' ')).toContain(
      '1. Emploi, 1re séance — vendredi 8 avril 2011, 14 h (Paris), Amiens (convoquée)',
    )
  })

  test('the last days of the intake', () => {
    const view = intakeReminderView(start, zone, 12, fr, 'fr')
    expect(instantsIn(view)).toEqual([both[0]])
    const [node] = view.nodes
    expect(node?.kind === 'text' && spansOf(node.text).map((span) => typeof span)).toEqual([
      'string',
      'object',
      'string',
    ])
  })
})
