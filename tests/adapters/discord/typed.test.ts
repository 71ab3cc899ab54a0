/** Commands in our sentences are those of Discord; what people wrote is theirs. */
import { expect, test } from 'vitest'
import { typedIn } from '../../../adapters/discord/typed.ts'
import { discordCatalogue } from '../../../src/discord.ts'
import { code, list, text, view } from '../../../src/views/build.ts'
import type { Form } from '../../../src/views/view.ts'

const typed = typedIn(discordCatalogue())
const said = (sentence: string) => typed(view('fr', text(sentence))).nodes[0]

test('a verb of its own stays, a rarer one is behind « autre »', () => {
  expect(said('Voyez « /concert agenda ».')).toEqual({ kind: 'text', text: 'Voyez « /concert agenda ».' })
  expect(said('Envoyez «\u00a0/concert structures\u00a0».')).toMatchObject({
    text: 'Envoyez «\u00a0/concert autre structures\u00a0».',
  })
  expect(said('« /concert autre axe Emploi » et « /idee »')).toMatchObject({
    text: '« /concert autre axe Emploi » et « /idee »',
  })
  expect(typed(view('en', text('Send “/concert organisations”.'))).nodes[0]).toMatchObject({
    text: 'Send “/concert more organisations”.',
  })
  expect(typed(view('fr', list([code('/concert fil <de quoi> <numéro>'), ' — suivre']))).nodes[0]).toMatchObject({
    items: [[{ code: '/concert autre fil <de quoi> <numéro>' }, ' — suivre']],
  })
})

test('what people wrote is left as they wrote it', () => {
  const theirs = view(
    'fr',
    { kind: 'text', tone: 'quote', text: 'Tapez « /concert structures » !' },
    text({ em: '« /concert structures »' }),
    text('je tape /concert structures'),
  )
  expect(typed(theirs)).toEqual(theirs)
})

test('a form says it so too', () => {
  const form: Form = {
    lang: 'fr',
    title: 'Axe',
    notice: 'Voyez « /concert axes ».',
    fields: [{ name: 'a', label: 'Axe', help: '« /concert axes » les montre', kind: 'line', required: true }],
    submit: 'Envoyer',
    call: { intent: 'axis keep', args: {} },
  }
  const { notice, fields } = typed(form)
  expect(notice).toBe('Voyez « /concert autre axes ».')
  expect(fields[0]!.help).toBe('« /concert autre axes » les montre')
})
