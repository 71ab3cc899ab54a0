/**
 * Whatever people write and whatever a view holds: the homeserver takes the event, its HTML is what Matrix allows and nothing
 * else, and nobody is called. Two hundred cases in each run; `MATRIX_CASES=100000` for the longer check.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kit, limits, pageLengths } from '../../../adapters/matrix/limits.ts'
import { Memory, memoryName } from '../../../adapters/matrix/offers.ts'
import {
  attachmentsOf,
  type Content,
  edited,
  inThread,
  renderForm,
  renderPage,
} from '../../../adapters/matrix/render.ts'
import { draw } from '../../../src/views/paginate.ts'
import type { Form, View } from '../../../src/views/view.ts'
import { hostileForms, hostileText, hostileViews } from '../../support/hostile.ts'

/** Half of them messages, half forms. */
const cases = Number(process.env.MATRIX_CASES ?? 200)
const numRuns = cases / 2
const key = '0195a000-0000-7000-8000-000000000001'
const allowed = [
  ...['h4', 'p', 'br', 'strong', 'em', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'a'],
]
/** Room for what the server adds: its own fields, hashes, signatures, and up to thirty other events by their ids. */
const envelope = 6000

/** As it is written by the server (spec, appendices § canonical JSON): sorted keys make it no longer. */
function bytes(content: Content): number {
  return Buffer.byteLength(JSON.stringify(content), 'utf8')
}

/** Encrypted: with the room and the type in base64, beside what is in clear (spec, § m.megolm.v1.aes-sha2). */
function sealed(content: Content): number {
  return Math.ceil((bytes(content) + 500) / 3) * 4 + 800
}

/** Every tag is one of ours, closed in its order; what is between them holds no mark. */
function checkHtml(html: string): void {
  const open: string[] = []
  let last = 0
  for (const found of html.matchAll(/<(\/?)([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)>/g)) {
    checkText(html.slice(last, found.index))
    last = found.index + found[0].length
    const [, closes, tag = '', attributes = ''] = found
    expect(allowed).toContain(tag)
    if (tag === 'a' && !closes) expect(attributes).toMatch(/^ href="https?:\/\/[^"]+"$/)
    else if (tag === 'ol' && !closes) expect(attributes).toMatch(/^(?: start="\d+")?$/)
    else expect(attributes).toBe('')
    if (tag === 'br') continue
    if (closes) expect(open.pop()).toBe(tag)
    else open.push(tag)
  }
  checkText(html.slice(last))
  expect(open).toEqual([])
}

function checkText(text: string): void {
  expect(text).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
}

/** What clients would call somebody for. */
function checkCalls(content: Content): void {
  expect(content['m.mentions']).toEqual({})
  const said = `${content.body}${content.formatted_body ?? ''}`
  expect(said).not.toMatch(/@room\b/i)
  expect(String(content.formatted_body ?? '')).not.toMatch(/href="https?:\/\/matrix\.to\/#\/(?:@|%40)/i)
}

function taken(content: Content): void {
  const sent = JSON.parse(JSON.stringify(content)) as Content
  expect(JSON.stringify(sent).isWellFormed()).toBe(true)
  expect(JSON.stringify(sent)).not.toMatch(/\\ud[89a-f]/i)
  for (const one of [sent, inThread(sent, `$${'x'.repeat(43)}`), edited(sent, `$${'x'.repeat(43)}`)])
    expect(sealed(one)).toBeLessThan(65_536 - envelope)
  expect(String(sent.body).trim()).not.toBe('')
  expect(String(sent.body)).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069]/)
  checkHtml(String(sent.formatted_body))
  checkCalls(sent)
  checkCalls(edited(sent, '$x'))
  expect(Memory.safeParse(sent[memoryName]).success).toBe(true)
}

function pagesOf(view: View): number {
  return Math.max(...pageLengths.map((maxText) => draw(view, { ...limits.matrix, maxText }).length))
}

describe('a view', () => {
  test('is an event that the homeserver takes, and that calls nobody', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(hostileViews, fc.boolean(), fc.boolean(), fc.nat(30), (view, isPrivate, attaches, n) => {
        const page = { ...view, page: { post: key, n: (n % pagesOf(view)) + 1 } }
        expect(attachmentsOf(page, key).length).toBeLessThanOrEqual(kit.pictures + kit.files)
        taken(
          renderPage(page, key, {
            isPrivate,
            isAttached: () => attaches,
            asked: { answers: `$${'x'.repeat(43)}`, from: { room: `!${'x'.repeat(200)}` } },
          }),
        )
      }),
      { numRuns },
    )
  })

  test.each([
    ['marks', '&<>"\''],
    ['other alphabets', '会議の記録'],
    ['pictograms', '👩‍👩‍👧‍👦'],
    ['calls', '@room '],
    ['line breaks', 'a\n'],
  ])('of nothing but %s, too long for one event, is cut and never refused', (_, piece) => {
    const text = piece.repeat(40_000 / piece.length)
    const view: View = {
      lang: 'fr',
      nodes: [
        { kind: 'text', text },
        { kind: 'list', items: [text, text] },
      ],
    }
    for (const n of [1, 2, 3]) taken(renderPage({ ...view, page: { post: key, n } }, key))
  })

  test('with a thousand choices is an event, each of them still answered by its number', () => {
    const options = Array.from({ length: 1000 }, (_, i) => ({
      label: `Choix « ${i} » ${'long '.repeat(10)}`,
      call: { intent: 'help', args: {} },
    }))
    const view: View = {
      lang: 'fr',
      nodes: [{ kind: 'actions', items: [{ kind: 'pick', label: 'Choisir', options }] }],
    }
    const content = renderPage(view, key)
    taken(content)
    const { words = [] } = Memory.parse(content[memoryName])
    expect(words.length).toBeGreaterThan(0)
  })
})

describe('a form', () => {
  test('is one event that the homeserver takes', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(hostileForms, (form: Form) => taken(renderForm(form, key))),
      { numRuns },
    )
  })
})

test('a sentence of anybody stays a sentence', { timeout: 3_600_000 }, () => {
  const hostile = fc.oneof(
    hostileText,
    fc
      .array(
        fc.constantFrom('@room', '@', 'room', '<b>', '<mx-reply>', 'https://matrix.to/#/@ana:x', '&lt;', '\u200b'),
        {
          maxLength: 8,
        },
      )
      .map((all) => all.join('')),
  )
  fc.assert(
    fc.property(hostile, hostile, (said, label) => {
      const link = { link: label, href: 'https://matrix.to/#/@ana:localhost' }
      const view: View = { lang: 'fr', nodes: [{ kind: 'text', text: [said, { strong: said }, { code: said }, link] }] }
      taken(renderPage(view, key))
    }),
    { numRuns },
  )
})
