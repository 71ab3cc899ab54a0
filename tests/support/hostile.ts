/** Views and forms full of what people may type to call everybody, break the drawing or pass a limit. */
import fc from 'fast-check'
import type { Field, Form, View } from '../../src/views/view.ts'
import { views } from '../views/arbitrary.ts'

/** Pieces that mean something to Slack, to Discord, to a terminal or to nobody. */
const pieces = [
  '<!channel>',
  '<!here>',
  '<!everyone|tout le monde>',
  '<!subteam^S123|equipe>',
  '<@U0001>',
  '<#C0001|salon>',
  '<https://evil.example|Voter>',
  '@everyone',
  '@here',
  '<@100000000000000005>',
  '<@&100000000000000006>',
  '<#100000000000000007>',
  '<t:1600000000:R>',
  '[Voter](https://evil.example)',
  'https://evil.example/a_b_(c)',
  '# ',
  '-# ',
  '> ',
  '>>> ',
  '- ',
  '1. ',
  '||',
  '**',
  '~~',
  '```',
  '\\\\',
  '&lt;!channel&gt;',
  '&amp;lt;!here&amp;gt;',
  '<',
  '>',
  '&',
  '*gras*',
  '_',
  '`code`',
  ':smile:',
  '\u202e',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '\udfff',
  '👩‍👩‍👧‍👦',
  '\n',
  '\n\n\n',
  ' ',
  '\u00a0',
  'é',
  '|',
  ':',
  ',',
  '"',
  "'",
  '${x}',
]

const text: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((all) => all.join('')),
  },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.nat({ max: 4000 }).map((length) => 'mot '.repeat(length / 4)) },
  { weight: 1, arbitrary: fc.nat({ max: 400 }).map((length) => '<!channel>'.repeat(length)) },
  { weight: 1, arbitrary: fc.constant('') },
)

/** Each word of a view may become any of these; ids, addresses and calls stay as they are. */
export const hostileViews: fc.Arbitrary<View> = fc
  .tuple(views, fc.array(text, { minLength: 1, maxLength: 12 }))
  .map(([view, words]) => {
    let next = 0
    return replaced(view, (word) => (next++ % 3 === 0 ? (words[next % words.length] ?? word) : word)) as View
  })

const kept = ['href', 'iso', 'id', 'intent', 'field', 'kind', 'method', 'data', 'mime', 'call', 'lang', 'type', 'tone']

function replaced(value: unknown, by: (word: string) => string): unknown {
  if (typeof value === 'string') return value.replace(/m\d+é/g, by)
  if (Array.isArray(value)) return value.map((item) => replaced(item, by))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      kept.includes(name) && typeof item !== 'object' ? item : replaced(item, by),
    ]),
  )
}

const field: fc.Arbitrary<Omit<Field, 'name'>> = fc.record(
  {
    label: text,
    help: text,
    kind: fc.constantFrom('line', 'text', 'choice', 'many', 'day', 'moment', 'number', 'yesno'),
    required: fc.boolean(),
    min: fc.nat(10),
    max: fc.integer({ min: 20, max: 60_000 }),
    options: fc
      .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 90 }), text), {
        selector: ([value]) => value,
        maxLength: 120,
      })
      .map((all) => all.map(([value, label]) => ({ value, label }))),
    value: fc.oneof(
      text,
      fc.nat({ max: 13_000 }).map((length) => 'ligne de texte\n'.repeat(length / 15)),
      fc.constantFrom('2027-03-03', '2027-03-03T10:00:00Z', 'oui', 'jeudi 14h'),
    ),
  },
  { requiredKeys: ['label', 'help', 'kind', 'required'] },
)

export const hostileForms: fc.Arbitrary<Form> = fc
  .record({ title: text, notice: text, submit: text, fields: fc.array(field, { minLength: 1, maxLength: 12 }) })
  .map(({ fields, ...form }) => ({
    lang: 'fr',
    ...form,
    fields: fields.map((one, i) => ({ ...one, name: `f${i}` })),
    call: { intent: 'idea submit', args: {} },
  }))

export const hostileText = text
