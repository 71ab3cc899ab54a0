/** The contract as far as letters go, which are only sent: the text and the HTML say all of a view, each by itself. */
import { describe, expect, test } from 'vitest'
import { limits } from '../../adapters/mail/limits.ts'
import { renderLetter } from '../../adapters/mail/render.ts'
import { everyIntent } from '../../src/engine/registry.ts'
import type { View } from '../../src/port.ts'
import { textOf } from '../../src/text/index.ts'
import { actions, button, text, view } from '../../src/views/build.ts'
import { drawsWhole } from './contract.ts'

const paper = { address: 'contact@cress.example', mark: 'abc' }
const letter = (body: View) => renderLetter(body, paper)

function wordsOf(html: string): string {
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/ +/g, ' ')
}

describe('as text', () => drawsWhole((body) => letter(body).text))
describe('as HTML', () => drawsWhole((body) => wordsOf(letter(body).html)))

test('what is pressed elsewhere is named, for every intent', () => {
  for (const { name } of everyIntent) {
    const { label } = textOf('fr').intents[name]
    const body = view('fr', text('…'), actions(button(label, { intent: name, args: {} })))
    expect(letter(body).text).toContain(`Pour donner suite (${label})`)
  }
})

test('nothing is pressed in a letter, and nothing turns its pages', () => {
  expect(limits.mail).toMatchObject({ buttons: false, pickOptions: 0, formFields: 0, ballots: [], edits: false })
  expect(letter(view('fr', text('mot '.repeat(30_000)))).text).toContain('mot '.repeat(29_999).trim())
})
