/** The files of a message, as a page asks for them: by their place, and nothing else. */
import { expect, test } from 'vitest'
import { fileOf } from '../../../adapters/web/files.ts'
import { calendarOf, card, dataOf, documentOf, text, view } from '../../../src/views/build.ts'
import type { Form } from '../../../src/views/view.ts'

const stamp = new Date('2027-03-12T17:00:00Z')
const event = {
  uid: 'u1',
  sequence: 0,
  title: 'Séance 2',
  startsAt: '2027-03-18T13:00:00Z',
  endsAt: '2027-03-18T15:00:00Z',
  zone: 'Europe/Paris',
}
const body = view(
  'fr',
  card('Réunion', text('…')),
  calendarOf('seance-2', event),
  dataOf('resultat', 'Résultat', { voix: 12 }),
  documentOf('resume', 'Résumé', text('ses mots')),
)

test('each one is what it says, in the order of the view', async () => {
  const [calendar, data, document] = await Promise.all([0, 1, 2].map((n) => fileOf(body, n, stamp)))
  expect(calendar).toMatchObject({ name: 'seance-2.ics', mime: 'text/calendar; charset=utf-8' })
  expect(Buffer.from(calendar!.bytes).toString('utf8')).toContain('SUMMARY:Séance 2')
  expect(data).toMatchObject({ name: 'resultat.json', mime: 'application/json; charset=utf-8' })
  expect(JSON.parse(Buffer.from(data!.bytes).toString('utf8'))).toEqual({ voix: 12 })
  expect(document?.name).toBe('resume.docx')
  expect(Buffer.from(document!.bytes.subarray(0, 2)).toString('latin1')).toBe('PK')
})

test.each([-1, 3, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('there is none at %s', async (n) => {
  expect(await fileOf(body, n, stamp)).toBeUndefined()
})

test('a form brings none', async () => {
  const form: Form = {
    lang: 'fr',
    title: 'T',
    notice: '',
    fields: [],
    submit: 'OK',
    call: { intent: 'help', args: {} },
  }
  expect(await fileOf(form, 0, stamp)).toBeUndefined()
})
