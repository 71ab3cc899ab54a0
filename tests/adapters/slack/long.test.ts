/** What is longer than Slack takes: cut with a way to the rest, and nothing of it lost on the way back. */
import { expect, test } from 'vitest'
import { readState } from '../../../adapters/slack/inputs.ts'
import { limits } from '../../../adapters/slack/limits.ts'
import { renderPage } from '../../../adapters/slack/render.ts'
import { formWindow } from '../../../adapters/slack/window.ts'
import { actions, button, option, pick, text, view } from '../../../src/views/build.ts'
import { refusalOfMessage, refusalOfView } from '../../support/slack/blocks.ts'
import { type Fields, fieldsIn, textOf } from '../../support/slack/json.ts'
import { placedIn, valuesOf } from '../../support/slack/state.ts'

const sent = (value: object) => JSON.parse(JSON.stringify(value)) as Fields
const key = '0195a000-0000-7000-8000-000000000001'
const help = { intent: 'help', args: {} }

test('four lists of a hundred choices fit a message: their hints go first, then the ends of their labels', () => {
  const options = Array.from({ length: 100 }, (_, i) =>
    option(`${i} ${'long '.repeat(20)}`, help, 'précision '.repeat(9)),
  )
  const lists = view('fr', text('Choisissez'), ...Array.from({ length: 4 }, () => actions(pick('Choisir', options))))
  const message = sent(renderPage(lists, key, limits.slack))
  expect(refusalOfMessage(message, () => true)).toBeUndefined()
  expect(placedIn(fieldsIn(message.blocks))).toHaveLength(4)
})

test('fifty cards and notes fit a message, every button of them', () => {
  const nodes = Array.from({ length: 30 }, (_, i) => ({
    kind: 'card' as const,
    title: `Carte ${i}`,
    nodes: [{ kind: 'text' as const, tone: 'quiet' as const, text: `note ${i}` }],
  }))
  const message = sent(renderPage(view('fr', ...nodes, actions(button('Suite de l’atelier', help))), key, limits.slack))
  expect(refusalOfMessage(message, () => true)).toBeUndefined()
  expect(JSON.stringify(message)).toContain('Suite de l’atelier')
  for (const i of [0, 29]) expect(JSON.stringify(message)).toContain(`note ${i}`)
})

test('a text of many pages is taken up in several inputs, and comes back as it was', () => {
  const long = Array.from({ length: 400 }, (_, i) => `Ligne ${i} : ${'des mots '.repeat(4)}`.trim()).join('\n')
  const form = {
    lang: 'fr',
    title: 'Compte rendu',
    notice: '',
    submit: 'Enregistrer',
    call: help,
    fields: [{ name: 'text', label: 'Texte', help: '', kind: 'text', required: true, value: long }],
  } as const
  const window = sent(formWindow(form, key, { channel: 'C1', kind: 'room', name: 'x' }))
  expect(refusalOfView(window, () => true)).toBeUndefined()
  const inputs = placedIn(fieldsIn(window.blocks))
  expect(inputs.length).toBeGreaterThan(4)
  expect(inputs.map(({ block }) => textOf((block.label as Fields).text))[1]).toMatch(/^Texte \(2 sur \d+\)$/)
  expect(readState(valuesOf(fieldsIn(window.blocks)) as never)).toEqual({ text: long })
})
