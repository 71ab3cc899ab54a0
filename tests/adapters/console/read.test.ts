/** A line means what the person can see: buttons, forms, ballots and messages of the place it is said in. */
import { expect, test } from 'vitest'
import { read } from '../../../adapters/console/read.ts'
import { parseLine } from '../../../src/kept/line.ts'
import type { Heard, SpokenLine } from '../../../src/kept/read.ts'
import { Room } from '../../../src/kept/room.ts'
import type { Address, Form, Incoming, View } from '../../../src/port.ts'
import { actions, ballot, button, call, option, pick, text, view } from '../../../src/views/build.ts'
import { resolvePress } from '../../../src/views/press.ts'
import type { BallotMethod } from '../../../src/views/view.ts'

const at = { platform: 'console', workspace: 'console' } as const
const pleniere: Address = { ...at, to: 'room', channel: 'pleniere' }
const toCamille: Address = { ...at, to: 'whisper', channel: 'pleniere', account: 'camille' }
const dmCamille: Address = { ...at, to: 'dm', account: 'camille' }
const yes = call('rsvp', { answer: 'yes' })
const card = view('fr', text('Venez-vous ?'), actions(button('Je viens', yes), button('Je ne viens pas', call('rsvp'))))
const form: Form = {
  lang: 'fr',
  title: 'Votre idée',
  notice: '',
  submit: 'Déposer',
  call: call('idea add'),
  fields: [
    { name: 'texte', label: 'Texte de l’idée', help: '', kind: 'text', required: true },
    { name: 'lieu', label: 'Lieu', help: '', kind: 'line', required: false, value: 'Ici' },
    {
      name: 'theme',
      label: 'Thème',
      help: '',
      kind: 'choice',
      required: false,
      options: [{ value: 't1', label: 'Emploi partagé' }],
    },
  ],
}

function ask(method: BallotMethod): View {
  const options = [
    { id: 'a', label: 'Atelier' },
    { id: 'b', label: 'Bureau' },
  ]
  return view(
    'fr',
    ballot({ question: 'Où ?', secret: false, method, options, call: call('vote cast'), field: 'choix' }),
  )
}

async function roomWith(...messages: readonly [key: string, to: Address, body: View | Form][]): Promise<Room> {
  const room = await Room.open(undefined)
  for (const [key, to, body] of messages) await room.put({ key, to, body })
  return room
}

function heard(room: Room, line: string, id = 'r1', file?: string): Heard {
  const parsed = parseLine(line)
  if (!('who' in parsed)) throw new Error(`not a spoken line: ${line}`)
  return read(parsed satisfies SpokenLine, room, { id, lang: 'fr', file })
}

function incoming(room: Room, line: string): Incoming {
  const found = heard(room, line)
  if (found.kind !== 'hear') throw new Error(`${found.kind}: ${line}`)
  return found.incoming
}

function says(room: Room, line: string): Incoming['says'] {
  return incoming(room, line).says
}

test('words are heard as they are, from the account that speaks', async () => {
  expect(incoming(await roomWith(), 'Camille #Plénière /idee Mutualiser')).toEqual({
    id: 'r1',
    platform: 'console',
    who: { workspace: 'console', account: 'camille', name: 'Camille', locale: 'fr' },
    where: { workspace: 'console', channel: 'pleniere', kind: 'room', name: 'Plénière' },
    says: '/idee Mutualiser',
  })
})

test('the first person who spoke here owns the console', async () => {
  const room = await roomWith()
  await room.put({ owner: 'camille' })
  expect([incoming(room, 'camille dm Oui').who.owner, incoming(room, 'bo dm Oui').who.owner]).toEqual([true, undefined])
})

test('a label presses the newest button that bears it', async () => {
  const room = await roomWith(['old', pleniere, card], ['new', pleniere, card], ['other', dmCamille, card])
  const press = says(room, 'bo #pleniere [je viens]')
  expect(press).toEqual({ post: 'new', n: 1 })
  expect(typeof press === 'object' && 'post' in press && resolvePress(card, press)).toEqual(yes)
})

test('a choice is pressed by its label', async () => {
  const picked = view('fr', actions(pick('Thème', [option('Emploi', yes), option('Achats', call('x'))])))
  expect(says(await roomWith(['k', pleniere, picked]), 'bo #pleniere [Achats]')).toEqual({ post: 'k', n: 1, option: 1 })
})

test('a button that others see is refused, one that nobody sees is an error', async () => {
  const room = await roomWith(['k', toCamille, card])
  expect(heard(room, 'camille #pleniere [Je viens]').kind).toBe('hear')
  expect(heard(room, 'bo #pleniere [Je viens]')).toEqual({ kind: 'tell', told: 'notYours', about: 'Je viens' })
  expect(heard(room, 'camille #bureau [Je viens]')).toMatchObject({ kind: 'tell' })
  expect(heard(room, 'camille #pleniere [Retirer]')).toEqual({ kind: 'error', error: 'nobody', about: 'Retirer' })
})

test('a press is the same when the request comes again, whatever the room holds by then', async () => {
  const room = await roomWith(['old', pleniere, card])
  const first = heard(room, 'bo #pleniere [Je viens]')
  if (first.kind !== 'hear' || !first.asked) throw new Error('not a press')
  await room.put({ asked: 'r1', says: first.asked })
  await room.put({ asked: 'r2', says: null })
  await room.put({ key: 'new', to: pleniere, body: card })
  expect(heard(room, 'bo #pleniere [Je viens]')).toMatchObject({ incoming: { says: { post: 'old', n: 1 } } })
  expect(heard(room, 'bo #pleniere [Je viens]', 'r2').kind).toBe('tell')
  expect(heard(room, 'bo #pleniere [Je viens]', 'r3')).toMatchObject({ incoming: { says: { post: 'new' } } })
})

test('a form is answered with what it was pre-filled with, by names or labels, options by their label', async () => {
  const room = await roomWith(['f', toCamille, form])
  expect(says(room, "camille #pleniere {texte de l'idée: Mutualiser; theme: emploi partage}")).toEqual({
    post: 'f',
    n: 0,
    values: { texte: 'Mutualiser', lieu: 'Ici', theme: 't1' },
  })
  expect(says(room, 'camille #pleniere [Déposer]')).toEqual({ post: 'f', n: 0, values: { lieu: 'Ici' } })
  expect(heard(room, 'camille #pleniere {titre: x}')).toEqual({ kind: 'tell', told: 'noField', about: 'titre' })
  expect(heard(room, 'bo #pleniere {texte: x}')).toMatchObject({ kind: 'error', error: 'noForm' })
})

test('a form of one field needs no name', async () => {
  const one = { ...form, fields: form.fields.slice(0, 1) }
  const room = await roomWith(['f', dmCamille, one])
  expect(says(room, 'camille dm {"À 9:30; ou plus tard"}')).toMatchObject({ values: { texte: 'À 9:30; ou plus tard' } })
})

test.each<[BallotMethod, string, string]>([
  [{ kind: 'one' }, '[Bureau]', 'b'],
  [{ kind: 'one' }, '2', 'b'],
  [{ kind: 'many', min: 1, max: 2 }, '{choix: 1, Bureau}', 'a, b'],
  [{ kind: 'points', total: 3, maxEach: 2 }, '{1: 2, 2: 1}', 'a: 2, b: 1'],
  [{ kind: 'grades', grades: ['Bien', 'À rejeter'] }, '{choix: a: bien, b: a rejeter}', 'a: Bien, b: À rejeter'],
  [{ kind: 'ranks', max: 2 }, '{2 > 1}', 'b > a'],
])('a ballot %o is answered by %s', async (method, line, answer) => {
  const room = await roomWith(['v', pleniere, ask(method)])
  expect(says(room, `bo #pleniere ${line}`)).toEqual({ post: 'v', n: 1, values: { choix: answer } })
})

test('where there are no buttons, words stand for them', async () => {
  const room = await roomWith(['k', pleniere, card])
  await room.put({ channel: 'pleniere', like: 'matrix' })
  for (const line of ['1', 'je viens', '[Je viens]', '[1]']) {
    expect(says(room, `bo #pleniere ${line}`)).toEqual({ post: 'k', n: 1 })
  }
  expect(says(room, 'bo #pleniere je viens demain')).toBe('je viens demain')
})

test('words that were no answer when they came first are none when they come again', async () => {
  const room = await roomWith()
  await room.put({ channel: 'pleniere', like: 'matrix' })
  const first = heard(room, 'bo #pleniere Je viens')
  if (first.kind !== 'hear' || !first.said) throw new Error('not words')
  await room.put(first.said)
  await room.put({ key: 'k1', to: pleniere, body: card })
  expect(heard(room, 'bo #pleniere Je viens')).toEqual(first)
  expect(heard(room, 'bo #pleniere Je viens', 'r2')).toMatchObject({ asked: { post: 'k1' } })
})

test('« Suite » asks for the next page of the same post', async () => {
  const long = view(
    'fr',
    ...Array.from({ length: 60 }, (_, n) => text(`${n} ${'mot '.repeat(40)}`)),
    actions(button('Fin', yes)),
  )
  const room = await roomWith(['k', dmCamille, long])
  expect(says(room, 'camille dm [Suite]')).toEqual({ post: 'k', n: 0, page: 2 })
  await room.put({ key: 'k2', to: dmCamille, body: { ...long, page: { post: 'k', n: 2 } } })
  expect(says(room, 'camille dm [Suite]')).toEqual({ post: 'k', n: 0, page: 3 })
  expect(says(room, 'camille dm [Fin]')).toEqual({ post: 'k', n: 1 })
})

test('a reply carries the message it answers, and its thread', async () => {
  const room = await roomWith(['k', pleniere, card])
  await room.put({ said: 's', who: 'bo', to: pleniere, text: 'Un comptable !' })
  const reply = incoming(room, 'camille #pleniere repond 2 /idee')
  expect([reply.says, reply.about, reply.where.thread]).toEqual(['/idee', 'Un comptable !', 's'])
  expect(heard(room, 'camille #pleniere repond 3 Oui')).toMatchObject({ kind: 'error', error: 'noMessage', about: '3' })
})

test('a file is passed as its name and its text', async () => {
  const found = heard(await roomWith(), 'camille dm joint notes.txt', 'r1', 'un\ndeux')
  expect(found).toMatchObject({ incoming: { says: 'notes.txt', about: 'notes.txt\n\nun\ndeux' } })
})

test('what people say is a message of the place, a command is not', async () => {
  const room = await roomWith()
  expect(heard(room, 'bo #pleniere Bonjour')).toMatchObject({
    said: { said: 'r1', who: 'bo', to: pleniere, text: 'Bonjour' },
  })
  expect(heard(room, 'bo #pleniere /idee x')).not.toHaveProperty('said')
})
