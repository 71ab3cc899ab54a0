/** What a page posts is the request that it makes; what no page of ours could post is nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestValue } from '../../../adapters/web/limits.ts'
import { readPosted, requestId } from '../../../adapters/web/read.ts'
import { actions, ballot, button, option, pick, text, view } from '../../../src/views/build.ts'
import { presses, resolvePress } from '../../../src/views/press.ts'
import type { BallotMethod, Form, View } from '../../../src/views/view.ts'
import { hostileForms, hostileViews } from '../../support/hostile.ts'

const key = '0195a000-0000-7000-8000-000000000001'
const call = { intent: 'help', args: {} }

function posted(body: View | Form, fields: Record<string, string> | string[][]) {
  const pairs = Array.isArray(fields)
    ? fields.map(([name = '', value = '']): [string, string] => [name, value])
    : fields
  return readPosted(new URLSearchParams(pairs), (post) => (post === key ? body : undefined))
}

describe('what is pressed', () => {
  const shown = view(
    'fr',
    text('…'),
    actions(button('Oui', call), pick('Choisir', [option('Un', call), option('Deux', call)])),
  )

  test('is a number that was drawn, with its option', () => {
    expect(posted(shown, { press: `${key}:1` })).toEqual({ post: key, n: 1 })
    expect(posted(shown, { press: `${key}:2.1` })).toEqual({ post: key, n: 2, option: 1 })
    expect(posted(shown, { press: `${key}:p2` })).toEqual({ post: key, n: 0, page: 2 })
  })

  test.each([
    ['nothing', ''],
    ['no post', ':1'],
    ['another post', '0195a000-0000-7000-8000-00000000000f:1'],
    ['a number that was not drawn', `${key}:3`],
    ['the number of a form', `${key}:0`],
    ['an option of a button', `${key}:1.0`],
    ['an option that is not offered', `${key}:2.2`],
    ['a choice without an option', `${key}:2`],
    ['no page', `${key}:p0`],
    ['words', 'constructor'],
  ])('%s is nothing', (_, press) => {
    expect(posted(shown, { press })).toBeUndefined()
  })

  test('what this person does not see is nothing', () => {
    expect(readPosted(new URLSearchParams({ press: `${key}:1` }), () => undefined)).toBeUndefined()
  })
})

describe('a form', () => {
  const base = { help: '', required: false } as const
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  const form: Form = {
    lang: 'fr',
    title: 'T',
    notice: '',
    submit: 'OK',
    call,
    fields: [
      { ...base, name: 'line', kind: 'line', label: 'L' },
      { ...base, name: 'text', kind: 'text', label: 'T' },
      { ...base, name: 'some', kind: 'many', label: 'S', options },
      { ...base, name: 'one', kind: 'choice', label: 'O', options },
    ],
  }
  const press = `${key}:0`

  test('gives its blanks by name, lines as they were typed, boxes together', () => {
    const sent = [
      ['press', press],
      ['f.line', 'un'],
      ['f.text', 'deux\r\ntrois\rquatre'],
      ['f.some', 'a'],
      ['f.some', 'b'],
      ['f.one', 'b'],
    ]
    expect(posted(form, sent)).toEqual({
      post: key,
      n: 0,
      values: { line: 'un', text: 'deux\ntrois\nquatre', some: 'a, b', one: 'b' },
    })
  })

  test('no box ticked is an answer, a blank that was not on the page is none', () => {
    expect(posted(form, { press })?.values).toEqual({ some: '', one: '' })
    expect(posted(form, { press, 'f.line': '' })?.values).toEqual({ line: '', some: '', one: '' })
  })

  test('only what it asks is taken', () => {
    const said = posted(form, {
      press,
      'f.line': 'x',
      'f.confirmed': 'true',
      'f.__proto__': 'x',
      'b.0': '1',
      line: 'y',
    })
    expect(Object.keys(said?.values ?? {}).sort()).toEqual(['line', 'one', 'some'])
    expect(resolvePress(form, said!)?.args).toEqual({ line: 'x', some: '', one: '' })
  })

  test('more than a person types is nothing', () => {
    expect(posted(form, { press, 'f.text': 'x'.repeat(longestValue) })).toBeDefined()
    expect(posted(form, { press, 'f.text': 'x'.repeat(longestValue + 1) })).toBeUndefined()
  })
})

describe('a ballot', () => {
  const options = ['Emploi', 'Logement', 'Culture'].map((label, i) => ({ id: String(i + 1), label }))
  const press = `${key}:1`
  function answered(method: BallotMethod, fields: Record<string, string> | string[][]) {
    const shown = view('fr', ballot({ question: '?', secret: false, method, options, call, field: 'choices' }))
    const given = Array.isArray(fields) ? fields : Object.entries(fields)
    return posted(shown, [['press', press], ...given])
  }
  const line = (...given: Parameters<typeof answered>) => answered(...given)?.values?.choices

  test('is written in its notation', () => {
    expect(line({ kind: 'one' }, { 'b.o': '2' })).toBe('2')
    expect(
      line({ kind: 'many', min: 0, max: 2 }, [
        ['b.o', '3'],
        ['b.o', '1'],
      ]),
    ).toBe('1, 3')
    expect(line({ kind: 'points', total: 5, maxEach: 3 }, { 'b.0': '3', 'b.1': '', 'b.2': '0' })).toBe('1: 3, 3: 0')
    expect(line({ kind: 'grades', grades: ['bien', 'passable'] }, { 'b.0': '1', 'b.2': '0' })).toBe(
      '1: passable, 3: bien',
    )
    expect(line({ kind: 'ranks', max: 3 }, { 'b.0': '2', 'b.1': '1', 'b.2': '3' })).toBe('2 > 1 > 3')
    expect(line({ kind: 'ranks', max: 3 }, { 'b.2': '3', 'b.1': '1' })).toBe('2 > 3')
    expect(line({ kind: 'ranks', max: 3 }, { 'b.0': '1', 'b.1': '1' })).toBe('1 = 2')
  })

  test('left blank it is asked in words', () => {
    for (const kind of ['one', 'many', 'points', 'ranks'] as const)
      expect(answered({ kind, min: 0, max: 2, total: 5, maxEach: 3 } as BallotMethod, {})).toEqual({ post: key, n: 1 })
  })

  test('with more than there is, it is the rule of the ballot that says so', () => {
    expect(line({ kind: 'points', total: 5, maxEach: 3 }, { 'b.0': '99' })).toBe('1: 99')
    expect(line({ kind: 'points', total: 5, maxEach: 3 }, { 'b.0': '1, 2: 3' })).toBe('1: 1 2 3')
    expect(
      line({ kind: 'many', min: 1, max: 1 }, [
        ['b.o', '1'],
        ['b.o', '2'],
      ]),
    ).toBe('1, 2')
  })

  test('with what was never offered, it is nothing', () => {
    expect(answered({ kind: 'one' }, { 'b.o': '4' })).toBeUndefined()
    expect(
      answered({ kind: 'one' }, [
        ['b.o', '1'],
        ['b.o', '2'],
      ]),
    ).toBeUndefined()
    expect(
      answered({ kind: 'many', min: 0, max: 2 }, [
        ['b.o', '1'],
        ['b.o', 'x'],
      ]),
    ).toBeUndefined()
    expect(answered({ kind: 'grades', grades: ['bien'] }, { 'b.0': '1' })).toBeUndefined()
    expect(answered({ kind: 'grades', grades: ['bien'] }, { 'b.0': 'constructor' })).toBeUndefined()
    expect(answered({ kind: 'ranks', max: 2 }, { 'b.0': '3' })).toBeUndefined()
    expect(answered({ kind: 'ranks', max: 2 }, { 'b.0': '-1' })).toBeUndefined()
  })
})

test('whatever is posted, it is a press of what was drawn, or nothing; never an error', () => {
  const names = fc.constantFrom('press', 'b.o', 'b.0', 'b.1', 'b.99', 'f.f0', 'f.f1', 'f.__proto__', 'f.', '')
  const presses_ = fc
    .tuple(fc.constantFrom(key, 'other', ''), fc.nat(12), fc.option(fc.nat(9)))
    .map(([post, n, option]) => `${post}:${n}${option === null ? '' : `.${option}`}`)
  const value = fc.oneof(
    fc.string(),
    presses_,
    fc.nat(9).map(String),
    fc.constantFrom('o0', 'o1', '\u0000', '1e3', '١'),
  )
  const data = fc.array(fc.tuple(names, value), { maxLength: 8 })
  const first = fc.tuple(fc.constant('press'), presses_)
  fc.assert(
    fc.property(fc.oneof(hostileViews, hostileForms), first, data, (body, press, more) => {
      const read = posted(
        body,
        [press, ...more].map((pair) => [...pair]),
      )
      if (read === undefined) return
      expect(read.post).toBe(key)
      expect(presses(body).map(({ n }) => n)).toContain(read.n)
      expect(resolvePress(body, read)).toBeDefined()
    }),
    { numRuns: Number(process.env.WEB_CASES ?? 500) },
  )
})

describe('the id of a request', () => {
  const data = (fields: Record<string, string>) => new URLSearchParams(fields)
  const id = requestId('s1', data({ rid: 'r1', press: 'p:1', csrf: 'a' }))

  test('is the same for the same page sent twice, whatever its mark', () => {
    expect(requestId('s1', data({ rid: 'r1', press: 'p:1', csrf: 'b' }))).toBe(id)
  })

  test('is another one for another session, page, press or word', () => {
    const others = [
      requestId('s2', data({ rid: 'r1', press: 'p:1' })),
      requestId('s1', data({ rid: 'r2', press: 'p:1' })),
      requestId('s1', data({ rid: 'r1', press: 'p:2' })),
      requestId('s1', data({ rid: 'r1', press: 'p:1', 'f.text': 'x' })),
      requestId('s1', data({ rid: 'r1p:1', press: '' })),
    ]
    expect(new Set([id, ...others]).size).toBe(6)
  })
})
