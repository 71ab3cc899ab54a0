import { expect, test } from 'vitest'
import { actions, ballot, button, call, card, link, option, pick, text, view } from '../../src/views/build.ts'
import { presses, pressId, readPressId, resolvePress } from '../../src/views/press.ts'
import type { Form } from '../../src/views/view.ts'

const body = view(
  'fr',
  card(
    'Idée',
    text('…'),
    actions(button('Modifier', call('edit')), link('Plan', 'https://a.fr'), button('Retirer', call('remove'))),
  ),
  actions(pick('Thème', [option('A', call('theme', { id: 1 })), option('B', call('theme', { id: 2 }))])),
  ballot({
    question: 'Q',
    secret: false,
    method: { kind: 'one' },
    options: [{ id: 'a', label: 'A' }],
    call: call('vote cast', { poll: '7' }),
    field: 'ballot',
  }),
)

const form: Form = {
  lang: 'fr',
  title: 'Idée',
  notice: '',
  submit: 'Envoyer',
  call: call('idea submit', { atelier: '3' }),
  fields: [{ name: 'text', label: 'Texte', help: '', kind: 'text', required: true }],
}

test('numbers follow the document, links have none', () => {
  expect(presses(body).map(({ n, on }) => [n, 'kind' in on ? on.kind : 'form'])).toEqual([
    [1, 'button'],
    [2, 'button'],
    [3, 'pick'],
    [4, 'ballot'],
  ])
  expect(presses(form).map(({ n }) => n)).toEqual([0])
})

test('a press finds its call', () => {
  expect(resolvePress(body, { n: 2 })).toEqual(call('remove'))
  expect(resolvePress(body, { n: 3, option: 1 })).toEqual(call('theme', { id: 2 }))
  expect(resolvePress(body, { n: 4, values: { ballot: 'a', poll: '8' } })).toEqual(
    call('vote cast', { poll: '7', ballot: 'a' }),
  )
  expect(resolvePress(body, { n: 4 })).toEqual(call('vote cast', { poll: '7' }))
  expect(resolvePress(form, { n: 0, values: { text: 'Une légumerie' } })).toEqual(
    call('idea submit', { atelier: '3', text: 'Une légumerie' }),
  )
})

test('what does not exist is undefined', () => {
  for (const n of [-1, 0, 5, 1.5, Number.NaN]) expect(resolvePress(body, { n })).toBeUndefined()
  for (const option of [undefined, -1, 2, 0.5])
    expect(resolvePress(body, option === undefined ? { n: 3 } : { n: 3, option })).toBeUndefined()
  expect(resolvePress(form, { n: 1 })).toBeUndefined()
  expect(resolvePress(body, { n: 1, page: 2 })).toBeUndefined()
})

test('only declared fields are taken: a forged value reaches no other argument', () => {
  expect(resolvePress(form, { n: 0, values: { atelier: '9', constructor: 'x', text: 'a' } })?.args).toEqual({
    atelier: '3',
    text: 'a',
  })
  const odd: Form = { ...form, fields: [{ ...form.fields[0]!, name: 'toString' }] }
  expect(resolvePress(odd, { n: 0, values: {} })).toEqual(form.call)
})

test('a press id is read as it was written, and anything else is not ours', () => {
  expect(pressId('019a-b', 3)).toBe('019a-b:3')
  expect(pressId('019a-b', { page: 2 })).toBe('019a-b:p2')
  expect(readPressId('019a-b:3')).toEqual({ post: '019a-b', n: 3 })
  expect(readPressId('019a-b:3.12')).toEqual({ post: '019a-b', n: 3, option: 12 })
  expect(readPressId('019a-b:p2')).toEqual({ post: '019a-b', n: 0, page: 2 })
  for (const id of ['', ':3', 'a', 'a:', 'a:p', 'a:-1', 'a:3.', 'a:99999', 'a:1e3', 'a:3\n'])
    expect(readPressId(id)).toBeUndefined()
})
