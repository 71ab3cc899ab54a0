/** What a person finds in a message: secrecy, files, languages, what came back refused, links that lead somewhere. */
import { describe, expect, test } from 'vitest'
import { limits } from '../../../adapters/web/limits.ts'
import { type Ground, renderMessage } from '../../../adapters/web/render.ts'
import { actions, ballot, documentOf, text, view } from '../../../src/views/build.ts'
import { draw } from '../../../src/views/paginate.ts'
import type { Form, View } from '../../../src/views/view.ts'
import { checkMessage } from '../../support/web/allowed.ts'
import { all, parse, readOut, type Tag } from '../../support/web/html.ts'

const key = '0195a000-0000-7000-8000-000000000001'
const ground: Ground = {
  action: '/salon/agir',
  hidden: [['csrf', 'mark']],
  request: 'r1',
  file: (n) => `/salon/fichier/${key}/${n}`,
  private: true,
  zone: 'Europe/Paris',
}

async function drawn(body: View | Form, more: Partial<Ground> = {}): Promise<readonly (Tag | string)[]> {
  const nodes = parse(String(await renderMessage({ key, post: key, body }, { ...ground, ...more })))
  checkMessage(nodes)
  return nodes
}

describe('what is drawn', () => {
  const base: Omit<Form, 'fields'> = {
    lang: 'fr',
    title: 'T',
    notice: '',
    submit: 'OK',
    call: { intent: 'help', args: {} },
  }
  const moment = { name: 'when', kind: 'moment', label: 'Quand', help: '', required: false } as const
  const read = async (body: View | Form, more: Partial<Ground> = {}) =>
    readOut(await drawn(body, more)).replaceAll('\u00a0', ' ')

  test('an instant in a blank is said as people say it; what they typed stays as it is', async () => {
    const at = (value: string): Form => ({ ...base, fields: [{ ...moment, value }] })
    expect(await read(at('2027-03-12T17:00:00.000Z'))).toContain('C’est-à-dire : vendredi 12 mars 2027, 18 h (Paris).')
    for (const value of ['jeudi 14h', '2027-03-12T18:00', '2027-99-99T99:00:00Z', ''])
      expect(await read(at(value))).not.toContain('C’est-à-dire')
  })

  test('a secret ballot is answered in private alone', async () => {
    const secret = view(
      'fr',
      ballot({
        question: 'Qui ?',
        secret: true,
        method: { kind: 'one' },
        options: [{ id: '1', label: 'Ana' }],
        call: base.call,
        field: 'choices',
      }),
    )
    const inputs = async (isPrivate: boolean) =>
      all(await drawn(secret, { private: isPrivate }), 'input').filter(({ attributes }) => attributes.name === 'b.o')
        .length
    expect(await inputs(true)).toBe(1)
    expect(await inputs(false)).toBe(0)
    expect(await read(secret, { private: false })).toContain('Répondre en privé')
  })

  test('each file has the address of its place in the view, on whatever page it stands', async () => {
    const long = Array.from({ length: 12 }, () => text('mot '.repeat(2000)))
    const files = [0, 1].map((n) => documentOf(`n${n}`, `Document ${n}`, text('…')))
    const body = view('fr', files[0], ...long, files[1])
    const addresses: (string | undefined)[] = []
    for (let n = 1; n <= draw(body, { ...limits.web, privateBallots: true }).length; n++)
      addresses.push(
        ...all(await drawn({ ...body, page: { post: key, n } }), 'a').map(({ attributes }) => attributes.href),
      )
    expect(addresses).toEqual([`/salon/fichier/${key}/0`, `/salon/fichier/${key}/1`])
  })

  test('a message says its language, whatever the page’s is', async () => {
    const [article] = await drawn({ ...base, lang: 'en', fields: [moment] })
    expect((article as Tag).attributes.lang).toBe('en')
    expect(readOut([article!])).toContain('(optional)')
  })

  test('only the form that was refused is drawn as it was sent', async () => {
    const form: Form = { ...base, fields: [{ ...moment, kind: 'line', value: 'avant' }] }
    const back = (post: string) => ({
      data: new URLSearchParams({ press: `${post}:0`, 'f.when': 'après' }),
      said: 'Trop court.',
      field: 'when',
    })
    const value = async (post: string) =>
      all(await drawn(form, { back: back(post) }), 'input').find(({ attributes }) => attributes.name === 'f.when')
        ?.attributes
    expect(await value(key)).toMatchObject({ value: 'après', 'aria-invalid': 'true', autofocus: '' })
    expect(await value('another')).toMatchObject({ value: 'avant' })
    expect(await read(form, { back: back(key) })).toContain('À corriger : Trop court.')
  })

  test.each([
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['//evil.example/', undefined],
    ['https://ess.example/a?b=1&c="2"', 'https://ess.example/a?b=1&c=%222%22'],
    ['mailto:a@ess.example', 'mailto:a@ess.example'],
  ])('a link to %s', async (href, address) => {
    const body = view('fr', text({ link: 'ici', href }), actions({ kind: 'link', label: 'là', href }))
    expect(all(await drawn(body), 'a').map(({ attributes }) => attributes.href)).toEqual(
      address ? [address, address] : [],
    )
    expect(await read(body)).toContain(address ? 'ici' : `ici (${href})`)
  })

  test('a picture that is none is told in words', async () => {
    const picture = (data: string) =>
      view('fr', { kind: 'image', alt: 'Un plan', name: 'p.png', mime: 'image/png', data })
    expect(all(await drawn(picture('aGk=')), 'img')).toHaveLength(1)
    for (const data of ['', '"><script>', 'a b']) expect(all(await drawn(picture(data)), 'img')).toEqual([])
  })
})
