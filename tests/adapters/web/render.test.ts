/**
 * Whatever people write and whatever a view holds: the page has no element and no attribute that is not ours, what they wrote
 * comes back whole, and all that can be pressed is read back. A few hundred cases in each run; `WEB_CASES=100000` for more.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits } from '../../../adapters/web/limits.ts'
import { readPosted } from '../../../adapters/web/read.ts'
import { type Ground, type Look, renderMessage, renderView } from '../../../adapters/web/render.ts'
import { draw } from '../../../src/views/paginate.ts'
import { xmlSafe } from '../../../src/views/plain.ts'
import { presses } from '../../../src/views/press.ts'
import type { Form, View } from '../../../src/views/view.ts'
import { hostileForms, hostileText, hostileViews } from '../../support/hostile.ts'
import { checkMessage } from '../../support/web/allowed.ts'
import { formsOf, sent } from '../../support/web/browser-less.ts'
import { all, parse, type Tag, textIn } from '../../support/web/html.ts'

const numRuns = Number(process.env.WEB_CASES ?? 150)
const key = '0195a000-0000-7000-8000-000000000001'
const ground: Ground = {
  action: '/salon/agir',
  hidden: [['csrf', 'mark']],
  request: 'r1',
  file: (n) => `/salon/fichier/${key}/${n}`,
  private: true,
  zone: 'Europe/Paris',
}
/** Pictures take half a second each. */
const look: Look = { draw: async () => '<svg width="9" height="9"><text x="1">12</text></svg>' }

async function drawn(body: View | Form, more: Partial<Ground> = {}): Promise<readonly (Tag | string)[]> {
  const nodes = parse(String(await renderMessage({ key, post: key, body }, { ...ground, ...more }, look)))
  checkMessage(nodes)
  return nodes
}

/** Without its spaces, which a page may put elsewhere. */
function squeezed(said: string): string {
  return xmlSafe(said).replace(/\s+/g, '')
}

/** All that a person finds on the page, pictures in words included. */
function found(nodes: readonly (Tag | string)[]): string {
  const pictures = all(nodes, 'img').map(({ attributes }) => attributes.alt ?? '')
  const filled = all(nodes, 'input')
    .filter(({ attributes }) => attributes.type !== 'hidden')
    .map(({ attributes }) => attributes.value ?? '')
  return squeezed([textIn(nodes), ...pictures, ...filled].join(' '))
}

const unsaid = [
  'href',
  'iso',
  'id',
  'intent',
  'field',
  'kind',
  'method',
  'data',
  'mime',
  'call',
  'lang',
  'type',
  'tone',
  'style',
  'align',
  'name',
  'uid',
  'startsAt',
  'endsAt',
  'zone',
  'location',
  'secret',
  'unit',
]

/** What a view says, piece by piece; what a file holds is not said in the message. */
function pieces(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return unsaid.includes(name) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((item) => pieces(item, name))
  if (typeof value !== 'object' || value === null) return []
  const kind = 'kind' in value ? value.kind : undefined
  return Object.entries(value).flatMap(([inner, item]) =>
    kind === 'document' && inner === 'nodes' ? [] : unsaid.includes(inner) ? [] : pieces(item, inner),
  )
}

/** The label of a button is cut, as everywhere; where nothing is pressed, there are only links. */
function uncut(node: View['nodes'][number], kinds: readonly string[]): unknown {
  if (node.kind === 'card') return { ...node, nodes: node.nodes.map((inner) => uncut(inner, kinds)) }
  if (node.kind !== 'actions') return node
  const items = node.items.filter(({ kind }) => kinds.includes(kind))
  return {
    ...node,
    items: items.map((item) => (item.label.length > limits.web.labelLength ? { ...item, label: '' } : item)),
  }
}

function wordsOf(view: View, kinds: readonly string[] = ['button', 'link', 'pick']): readonly string[] {
  return pieces(view.nodes.map((node) => uncut(node, kinds)))
}

describe('a view', () => {
  test('is made of what is ours alone, and says all of it', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileViews, fc.boolean(), async (view, isPrivate) => {
        const count = draw(view, { ...limits.web, privateBallots: isPrivate }).length
        let page = ''
        for (let n = 1; n <= count; n++)
          page += found(await drawn({ ...view, page: { post: key, n } }, { private: isPrivate }))
        // Where a page ends, a sentence is in two pieces.
        for (const piece of count > 1 ? [] : wordsOf(view)) expect(page).toContain(squeezed(piece))
      }),
      { numRuns },
    )
  })

  test('is read back, whatever is pressed in it', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileViews, async (view) => {
        const seen = new Set<string>()
        const count = draw(view, { ...limits.web, privateBallots: true }).length
        for (let n = 1; n <= count; n++) {
          for (const form of formsOf(await drawn({ ...view, page: { post: key, n } }))) {
            for (const press of pressesOf(form)) {
              const read = readPosted(press, (post) => (post === key ? view : undefined))
              expect(read).toBeDefined()
              if (read?.page === undefined) seen.add(`${read?.n}.${read?.option ?? ''}`)
            }
          }
        }
        const wanted = presses(view).flatMap(({ n, on }) =>
          'options' in on && on.kind === 'pick' ? on.options.map((_, option) => `${n}.${option}`) : [`${n}.`],
        )
        expect([...seen].sort()).toEqual(wanted.sort())
      }),
      { numRuns: numRuns / 3 },
    )
  })

  test('can be pressed nowhere where it is only read', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileViews, async (view) => {
        const nodes = parse(String(await renderView(view, look)))
        checkMessage(nodes)
        expect(all(nodes).filter(({ name }) => ['form', 'button', 'input', 'select'].includes(name))).toEqual([])
        const page = found(nodes)
        for (const piece of wordsOf(view, ['link'])) expect(page).toContain(squeezed(piece))
      }),
      { numRuns: numRuns / 3 },
    )
  })
})

/** What each button, each choice and each ballot of a form posts. */
function pressesOf(form: Tag): readonly URLSearchParams[] {
  const buttons = all([form], 'button').filter(({ attributes }) => attributes.name === 'press')
  if (buttons.length > 0) return buttons.map((button) => sent(form, {}, button))
  const choices = all([form]).flatMap(({ name, attributes }) => {
    const isChoice =
      name === 'option' || (name === 'input' && attributes.name === 'press' && attributes.type === 'radio')
    return isChoice && /:/.test(attributes.value ?? '') ? [attributes.value ?? ''] : []
  })
  if (choices.length > 0) return choices.map((press) => sent(form, { press }))
  return [sent(form)]
}

describe('a form', () => {
  test('is made of what is ours alone, asks everything, and gives back what was in it', {
    timeout: 3_600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileForms, async (form) => {
        const nodes = await drawn(form)
        const [tag] = formsOf(nodes)
        const page = found(nodes)
        for (const said of [form.title, form.notice, ...form.fields.map(({ label }) => label)])
          expect(page).toContain(squeezed(String(said)))
        const names = all([tag!]).map(({ attributes }) => attributes.name)
        for (const { name } of form.fields) expect(names).toContain(`f.${name}`)
        const press = readPosted(sent(tag!), () => form)
        for (const { name, kind, value = '' } of form.fields)
          if (kind === 'text' || kind === 'line') expect(press?.values?.[name]).toBe(xmlSafe(value))
      }),
      { numRuns: numRuns / 3 },
    )
  })

  test('that came back shows what was put in, and why, next to the blank', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(hostileForms, hostileText, hostileText, async (form, typed, said) => {
        const [before] = formsOf(await drawn(form))
        const free = form.fields.filter(({ kind }) => kind === 'text')
        const data = sent(before!, Object.fromEntries(free.map(({ name }) => [`f.${name}`, xmlSafe(typed)])))
        const nodes = await drawn(form, { back: { data, said, field: form.fields[0]!.name } })
        expect(found(nodes)).toContain(squeezed(said))
        const errors = all(nodes, 'p').filter((tag) => tag.attributes.class === 'error')
        expect(errors.map(({ attributes }) => attributes.id)).toEqual([`m-${key}-f-f0-e`])
        const again = readPosted(sent(formsOf(nodes)[0]!), () => form)
        expect(again).toEqual(readPosted(data, () => form))
      }),
      { numRuns: numRuns / 3 },
    )
  })
})
