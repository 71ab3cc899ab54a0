/** Whatever people write: the HTML of a letter is ours alone, leads only to pages and letters, and fetches nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAddress } from '../../../adapters/mail/address.ts'
import { attachmentsOf, renderLetter } from '../../../adapters/mail/render.ts'
import { card, image, text, view } from '../../../src/views/build.ts'
import { hostileForms, hostileText, hostileViews } from '../../support/hostile.ts'

const paper = { address: 'contact@cress.example', mark: '0123456789abcdef' }
const allowed = [
  ...['html', 'head', 'meta', 'title', 'body', 'div', 'h2', 'p', 'br', 'strong', 'em', 'code', 'blockquote'],
  ...['ul', 'ol', 'li', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'img'],
]
const empty = ['br', 'meta', 'img']

/** Every tag is one of ours, closed in its order; what is between them holds no mark. */
function checkHtml(html: string): void {
  const open: string[] = []
  let last = html.indexOf('>') + 1
  expect(html.slice(0, last)).toBe('<!DOCTYPE html>')
  for (const found of html.slice(last).matchAll(/<(\/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>/g)) {
    const at = (found.index ?? 0) + '<!DOCTYPE html>'.length
    checkText(html.slice(last, at))
    last = at + found[0].length
    const [, closes, tag = '', attributes = ''] = found
    expect(allowed).toContain(tag)
    checkAttributes(tag, attributes)
    if (empty.includes(tag)) continue
    if (closes) expect(open.pop()).toBe(tag)
    else open.push(tag)
  }
  checkText(html.slice(last))
  expect(open).toEqual([])
}

function checkText(said: string): void {
  expect(said).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
}

function checkAttributes(tag: string, attributes: string): void {
  for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
    expect(['style', 'lang', 'charset', 'name', 'content', 'scope', 'start', 'href', 'src', 'alt']).toContain(name)
    if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:)/)
    if (name === 'src') expect(value).toMatch(/^cid:[\w@.-]+$/)
    if (name === 'style') expect(value).not.toMatch(/url\(|expression|@import/)
    if (name === 'start') expect(tag).toBe('ol')
  }
}

describe('the HTML of a letter', () => {
  test('is ours, whatever a view or a form holds', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(hostileViews, hostileForms), fc.boolean(), (body, attaches) => {
        const attachedAs = attaches ? () => 'image-1@concertess' : () => undefined
        const letter = renderLetter(body, { ...paper, attachedAs })
        checkHtml(letter.html)
        for (const said of [letter.text, letter.html, letter.subject]) {
          expect(said.isWellFormed()).toBe(true)
          expect(said).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/)
        }
        expect(letter.subject).not.toMatch(/[\n\t]/)
        expect(letter.subject.trim()).not.toBe('')
        expect(letter.text).toContain(paper.mark)
        const { pictures, files } = attachmentsOf(body)
        expect([pictures.length <= 10, files.length <= 4]).toEqual([true, true])
      }),
      { numRuns: 200 },
    )
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'cid:x', 'x" onclick="y'])(
    'leads nowhere but to pages and letters: %s',
    (href) => {
      const { html } = renderLetter(view('fr', text({ link: 'Voter', href })), paper)
      checkHtml(html)
      expect(html).not.toContain('>Voter</a>')
    },
  )

  test('tells a drawing made of lines in words: mail clients show none', () => {
    const svg = image('Un plan', 'plan.svg', Buffer.from('<svg/>').toString('base64'), 'image/svg+xml')
    const body = view('fr', card('Plan', svg))
    expect(renderLetter(body, paper).html).toContain('Un plan')
    expect(attachmentsOf(body).pictures).toHaveLength(1)
  })
})

describe('an address', () => {
  test('is plain, or it is none', () => {
    for (const good of ['zoe@asso.example', 'zoé@asso.example', "o'brien+ess@a-b.example", 'a@b'])
      expect(isAddress(good)).toBe(true)
    for (const bad of [
      '',
      'zoe',
      '@a.fr',
      'a@',
      'a b@c.fr',
      'a@b..fr',
      '.a@b.fr',
      'a@b.fr\n',
      'a@[127.0.0.1]',
      '"a"@b.fr',
    ])
      expect(isAddress(bad)).toBe(false)
    fc.assert(
      fc.property(hostileText, (said) => {
        if (isAddress(said)) expect(said).toMatch(/^[^\s<>,;:"()[\]\\\p{Cc}]+@[^\s<>,;:"()[\]\\\p{Cc}@]+$/u)
      }),
    )
  })
})
