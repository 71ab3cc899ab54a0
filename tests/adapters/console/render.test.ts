/** What people read on the console: where each message is, how to answer it, and nothing that could fool a terminal. */
import { expect, test } from 'vitest'
import { limits } from '../../../adapters/console/limits.ts'
import { renderLine, renderMessage, renderSaid } from '../../../adapters/console/render.ts'
import type { Message } from '../../../src/kept/room.ts'
import type { Address, Form, View } from '../../../src/port.ts'
import { actions, button, call, text, view } from '../../../src/views/build.ts'

const at = { platform: 'console', workspace: 'console' } as const
const room: Address = { ...at, to: 'room', channel: 'pleniere' }
const whisper: Address = { ...at, to: 'whisper', channel: 'pleniere', account: 'camille' }
const hello = view('fr', text('Bonjour\nà toutes'), actions(button('Je viens', call('rsvp'))))
const form: Form = {
  lang: 'fr',
  title: 'Votre idée',
  notice: 'Visible par toutes.',
  submit: 'Déposer',
  call: call('idea add'),
  fields: [
    { name: 'texte', label: 'Texte', help: 'en une phrase', kind: 'text', required: true },
    { name: 'lieu', label: 'Lieu', help: '', kind: 'line', required: false, value: 'Ici' },
  ],
}

function message(to: Address, body: View | Form, edited = false): Message {
  return { key: 'k', post: 'k', to, body, edited }
}

test('a message has its place, its next lines are aligned, its buttons are in brackets', () => {
  expect(renderMessage(message(room, hello), limits.console, [], { lang: 'fr' })).toEqual([
    '#pleniere | Bonjour',
    '          | à toutes',
    '          | [Je viens]',
  ])
})

test('a whisper and a private message name their reader', () => {
  const [first] = renderMessage(message(whisper, hello), limits.console, [], { lang: 'fr' })
  expect(first).toBe('→ camille (#pleniere) | Bonjour')
  const [dm] = renderMessage(message({ ...at, to: 'dm', account: 'bo' }, hello), limits.console, [], { lang: 'fr' })
  expect(dm).toBe('→ bo (dm) | Bonjour')
})

test('where nothing is whispered, it is said in private', () => {
  const [first] = renderMessage(message(whisper, hello), limits.matrix, [], { lang: 'fr' })
  expect(first).toBe('→ camille (dm, #pleniere) | Bonjour')
})

test('an edit, a thread and a number are marked', () => {
  const margin = { lang: 'fr', number: 4, thread: 2 } as const
  const [first] = renderMessage(message({ ...room, thread: 'k2' }, hello, true), limits.console, [], margin)
  expect(first).toBe('#pleniere (fil 2) 4 | (modifié) Bonjour')
})

test('a form shows its fields and how to answer', () => {
  const lines = renderMessage(message(whisper, form), limits.console, [{ kind: 'form', form }], { lang: 'fr' })
  expect(lines.join('\n')).toContain('Texte')
  expect(lines.at(-1)).toBe('                      | Pour répondre\u00a0: {texte: …}')
})

test('a story told aloud shows its comments and its lines', () => {
  expect(renderLine('# 1. La CRESS installe le bot.')).toEqual(['── 1. La CRESS installe le bot.'])
  expect(renderLine('  ana #pleniere /concert ')).toEqual(['▸ ana #pleniere /concert'])
  expect(renderLine('')).toEqual([''])
  expect(renderLine('ana #pleniere \u001b[31mrouge')).toEqual(['▸ ana #pleniere rouge'])
})

test('what people say cannot act on the terminal', () => {
  const said = { said: 's', who: 'camille', to: room, text: '\u001b[31mrouge\u0007\u202e' }
  expect(renderSaid(said, { lang: 'fr' })).toEqual(['#pleniere | camille\u00a0: rouge'])
  const [first] = renderMessage(message(room, view('fr', text('\u001b[2Jvide'))), limits.console, [], { lang: 'fr' })
  expect(first).toBe('#pleniere | vide')
})
