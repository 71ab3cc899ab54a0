/**
 * What every adapter owes the engine, whatever its platform: what it draws can be pressed, and what is pressed is the call
 * that was drawn; a form gives back what was filled in; nothing of a view is left out; what we say ourselves is not heard.
 */
import { describe, expect, test } from 'vitest'
import { fieldsOf } from '../../src/engine/fields.ts'
import type { AnyIntent } from '../../src/engine/intent.ts'
import { formFor } from '../../src/engine/perform.ts'
import { everyIntent } from '../../src/engine/registry.ts'
import type { Incoming, Press } from '../../src/port.ts'
import { textOf } from '../../src/text/index.ts'
import { actions, button, calendarOf, documentOf, option, pick, text, view } from '../../src/views/build.ts'
import { resolvePress } from '../../src/views/press.ts'
import type { Ballot, Call, Field, FileNode, Form, Node, View } from '../../src/views/view.ts'

export type Drawing = {
  /** words of everything that is drawn for this view, as a person reads them */
  read(view: View): string | Promise<string>
  /** the press that the platform reports when the action of this label is pressed */
  press(view: View, label: string): Press | undefined
  /** the press that it reports when a form is sent, each field filled as a person fills it */
  fill(form: Form, values: Readonly<Record<string, string>>): Press | undefined
  /** the press that it reports when a ballot is answered */
  vote(view: View, ballot: Ballot, answer: Readonly<Record<string, string>> | readonly string[]): Press | undefined
  /** what it makes of a message that the bot itself posted */
  hearsItself(): Incoming | undefined | Promise<Incoming | undefined>
}

export const key = '0195a000-0000-7000-8000-000000000001'
const t = textOf('fr')

export function contract(name: string, drawing: Drawing): void {
  describe(`${name} keeps the contract`, () => {
    test('it does not hear itself', async () => {
      expect(await drawing.hearsItself()).toBeUndefined()
    })

    test.each(everyIntent.map((intent) => [intent.name, intent] as const))(
      '%s: a button carries the call',
      (_, intent) => {
        const call = sampleCall(intent)
        const shown = view(
          'fr',
          actions(button('Avant', other), button('Faire', call, 'primary'), button('Après', other)),
        )
        expect(resolvePress(shown, drawing.press(shown, 'Faire')!)).toEqual(call)
      },
    )

    test.each(everyIntent.map((intent) => [intent.name, intent] as const))(
      '%s: a choice carries the call',
      (_, intent) => {
        const call = sampleCall(intent)
        const shown = view('fr', actions(pick('Choisir', [option('Un', other), option('Deux', call, 'précision')])))
        expect(resolvePress(shown, drawing.press(shown, 'Deux')!)).toEqual(call)
      },
    )

    const asking = everyIntent.flatMap((intent) => {
      const form = formFor(intent, { intent: intent.name, args: {} }, t, 'fr')
      return form ? [[intent.name, form] as const] : []
    })
    test.each(asking)('%s: a form gives back what was filled in', (_, form) => {
      const values = Object.fromEntries(form.fields.map((field) => [field.name, sampleValue(field)]))
      const call = resolvePress(form, drawing.fill(form, values)!)
      expect(call).toEqual({ ...form.call, args: { ...form.call.args, ...values } })
    })

    test.each(ballots.map((ballot) => [ballot.method.kind, ballot] as const))(
      'a ballot of %s is answered',
      (kind, ballot) => {
        const shown = view('fr', ballot)
        const [answer, line] = answers[kind]
        const call = resolvePress(shown, drawing.vote(shown, ballot, answer)!)
        expect(call).toEqual({ ...ballot.call, args: { ...ballot.call.args, [ballot.field]: line } })
      },
    )

    drawsWhole(drawing.read)
  })
}

/** Nothing of a view is left out, also where nothing can be pressed. */
export function drawsWhole(read: Drawing['read']): void {
  test.each(nodes)('it draws %s whole', async (_, node, words) => {
    const said = (await read(view('fr', node))).replace(/[\u00a0\u202f]/g, ' ')
    for (const word of words) expect(said).toContain(word)
  })
}

const other: Call = { intent: 'help', args: {} }

/** Every argument filled with something of its kind. */
function sampleCall(intent: AnyIntent): Call {
  return { intent: intent.name, args: Object.fromEntries(fieldsOf(intent, t).map((f) => [f.name, sampleValue(f)])) }
}

function sampleValue({ kind, options }: Field): string {
  switch (kind) {
    case 'choice':
      return options?.at(-1)?.value ?? 'x'
    case 'many':
      return options?.at(-1)?.value ?? 'Région, CRESS'
    case 'day':
      return '2027-03-12'
    case 'moment':
      return '2027-03-12T17:00:00.000Z'
    case 'number':
      return '7'
    case 'yesno':
      return 'true'
    case 'text':
      return 'Des mots <!channel> & « guillemets »,\nsur deux lignes'
    case 'line':
      return 'Mutualiser *un poste* de <comptable>'
  }
}

const options = [
  { id: '1', label: 'Emploi' },
  { id: '2', label: 'Logement', hint: 'et foncier' },
  { id: '3', label: 'Culture' },
]
const base = { kind: 'ballot', question: 'Que choisir ?', secret: false, options, field: 'choices' } as const
const cast: Call = { intent: 'ballot cast', args: { poll: 3 } }
const ballots: readonly Ballot[] = [
  { ...base, call: cast, method: { kind: 'one' } },
  { ...base, call: cast, method: { kind: 'many', min: 1, max: 2 } },
  { ...base, call: cast, method: { kind: 'points', total: 5, maxEach: 3 } },
  { ...base, call: cast, method: { kind: 'grades', grades: ['bien', 'passable'] } },
  { ...base, call: cast, method: { kind: 'ranks', max: 3 } },
]
/** Choices by their labels, or what each label is given; and the line that comes of it. */
const answers: Readonly<Record<Ballot['method']['kind'], readonly [Parameters<Drawing['vote']>[2], string]>> = {
  one: [['Logement'], '2'],
  many: [['Emploi', 'Culture'], '1, 3'],
  points: [{ Emploi: '3', Culture: '2' }, '1: 3, 3: 2'],
  grades: [{ Emploi: 'bien', Logement: 'passable' }, '1: bien, 2: passable'],
  ranks: [['Culture', 'Emploi', 'Logement'], '3 > 1 > 2'],
}

const chart = {
  type: 'bars',
  title: 'Voix',
  unit: 'voix',
  categories: ['Emploi', 'Culture'],
  series: [{ name: 'Votes', values: [12, 7] }],
} as const
const appointment = {
  uid: '0195a000-0000-7000-8000-000000000002',
  sequence: 0,
  title: 'Séance 2',
  startsAt: '2027-03-12T13:00:00Z',
  endsAt: '2027-03-12T15:00:00Z',
  zone: 'Europe/Paris',
  location: 'Amiens',
}
const rich = [
  'bare ',
  { strong: 'gras' },
  ' ',
  { em: 'penché' },
  ' ',
  { code: 'mot' },
  ' ',
  { link: 'site', href: 'https://ess.example/' },
]
const nodes: readonly (readonly [string, Node | FileNode, readonly string[]])[] = [
  ['a text', { kind: 'text', text: rich }, ['bare gras penché mot', 'site']],
  ['a quiet text', { kind: 'text', tone: 'quiet', text: 'à voix basse' }, ['à voix basse']],
  ['a warning', { kind: 'text', tone: 'warning', text: 'trop tard' }, ['Attention', 'trop tard']],
  ['a quotation', { kind: 'text', tone: 'quote', text: 'ses mots' }, ['ses mots']],
  [
    'an instant',
    { kind: 'text', text: [{ when: 'jeudi 12 mars 2026, 18 h (Paris)', iso: '2026-03-12T17:00:00Z' }] },
    ['12 mars'],
  ],
  ['facts', { kind: 'facts', facts: [{ label: 'Lieu', value: 'Amiens' }] }, ['Lieu', 'Amiens']],
  ['a list', { kind: 'list', ordered: true, start: 4, items: ['quatre', 'cinq'] }, ['quatre', 'cinq']],
  [
    'a table',
    {
      kind: 'table',
      caption: 'Présences',
      columns: [{ label: 'Atelier' }, { label: 'N', align: 'right' }],
      rows: [['Un', '12']],
    },
    ['Présences', 'Atelier', 'Un', '12'],
  ],
  ['a chart', { kind: 'chart', chart }, ['Emploi', '12', 'Culture', '7']],
  [
    'an image',
    { kind: 'image', alt: 'Un plan de la salle', name: 'plan.png', mime: 'image/png', data: '' },
    ['Un plan de la salle'],
  ],
  [
    'a card',
    { kind: 'card', title: 'Idée n° 42', nodes: [{ kind: 'text', text: 'ses mots' }] },
    ['Idée n° 42', 'ses mots'],
  ],
  [
    'actions',
    actions(
      button('Je viens', other),
      { kind: 'link', label: 'Le site', href: 'https://ess.example/' },
      pick('Autre', [option('Plus tard', other)]),
    ),
    ['Je viens', 'Le site', 'Plus tard'],
  ],
  ['a document', documentOf('resume', 'Résumé de la séance', text('ses mots')), ['Document', 'Résumé de la séance']],
  ['an appointment', calendarOf('seance-2', appointment), ['Agenda', 'Séance 2']],
  [
    'an appointment that does not take place',
    calendarOf('seance-2', { ...appointment, cancelled: true }),
    ['Annulé', 'Séance 2'],
  ],
]
