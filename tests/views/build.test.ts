import { expect, test } from 'vitest'
import {
  actions,
  button,
  call,
  card,
  facts,
  figures,
  list,
  numbered,
  pick,
  quiet,
  strong,
  table,
  text,
  view,
} from '../../src/views/build.ts'

const no: boolean = [].length > 0

test('what is not there is dropped', () => {
  expect(view('fr', undefined, no && text('non'), null, text('oui'))).toEqual({
    lang: 'fr',
    nodes: [{ kind: 'text', text: 'oui' }],
  })
  expect(actions(no && button('a', call('a')), button('b', call('b'), 'danger')).items).toEqual([
    { kind: 'button', label: 'b', call: { intent: 'b', args: {} }, style: 'danger' },
  ])
  expect(list('a', undefined, 'b').items).toEqual(['a', 'b'])
  expect(facts(no && ['x', 'y'], ['Date', 'jeudi']).facts).toEqual([{ label: 'Date', value: 'jeudi' }])
  expect(pick('p', [undefined, { label: 'a', call: call('a') }]).options).toHaveLength(1)
})

test('what is left empty is dropped too', () => {
  expect(view('fr', actions(undefined), list(), facts(null), text('a')).nodes).toHaveLength(1)
  expect(card('Titre', actions(), quiet('a')).nodes).toEqual([{ kind: 'text', text: 'a', tone: 'quiet' }])
})

test('sentences are a string when they can be', () => {
  expect(text('a').text).toBe('a')
  expect(text('a ', strong('b'), undefined).text).toEqual(['a ', { strong: 'b' }])
})

test('numbered lists and columns of figures', () => {
  expect(numbered(['a'], 4)).toEqual({ kind: 'list', ordered: true, start: 4, items: ['a'] })
  expect(table('T', ['a', figures('b')], [no && ['x'], ['y', '1']])).toEqual({
    kind: 'table',
    caption: 'T',
    columns: [{ label: 'a' }, { label: 'b', align: 'right' }],
    rows: [['y', '1']],
  })
})
