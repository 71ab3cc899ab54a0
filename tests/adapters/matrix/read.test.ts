/** What the homeserver tells us becomes a request: the same event the same request, and only the homeserver says who speaks. */
import { describe, expect, test } from 'vitest'
import { createDirectory } from '../../../adapters/matrix/directory.ts'
import { Event } from '../../../adapters/matrix/payloads.ts'
import { read } from '../../../adapters/matrix/read.ts'
import { inThread, renderForm, renderPage } from '../../../adapters/matrix/render.ts'
import type { Known } from '../../../adapters/matrix/whereabouts.ts'
import { createRegistry } from '../../../src/engine/registry.ts'
import { matrixWords } from '../../../src/matrix.ts'
import { datesCard, ownDates } from '../../../src/meetings/views/dates.ts'
import { textOf } from '../../../src/text/index.ts'
import { actions, button, text, view } from '../../../src/views/build.ts'
import type { Form } from '../../../src/views/view.ts'

const [self, ana, bo, cleo] = ['@concertess:localhost', '@ana:localhost', '@bo:localhost', '@cleo:localhost']
const [salon, two] = ['!salon:localhost', '!deux:localhost']
const { verbs, ideas } = matrixWords(createRegistry().lexicon)
const at = 1_800_000_000_000
const post = '0195a000-0000-7000-8000-000000000001'
const later = '0195a000-0000-7000-8000-000000000002'
const call = { intent: 'help', args: {} }
const card = view('fr', text('Venez-vous ?'), actions(button('Je viens', call), button('Je ne viens pas', call)))
const form: Form = {
  lang: 'fr',
  title: 'Prévoir une réunion',
  notice: '',
  fields: [
    { name: 'when', label: 'Date et heure', help: '', names: ['quand'], kind: 'moment', required: true },
    { name: 'title', label: 'Intitulé', help: '', names: ['titre'], kind: 'line', required: true },
    { name: 'place', label: 'Lieu', help: '', names: ['lieu'], kind: 'line', required: false, value: 'Amiens' },
  ],
  submit: 'Prévoir',
  call,
}

function event(type: string, content: object, more: object = {}): Event {
  return Event.parse({ type, sender: ana, event_id: '$theirs', origin_server_ts: at, content, ...more })
}

function world() {
  const directory = createDirectory()
  directory.self = self
  const joins = (room: string, state_key: string, name: string, membership = 'join') =>
    directory.learn(room, event('m.room.member', { membership, displayname: name }, { state_key }))
  for (const [id, name] of [
    [self, 'Concertess'],
    [ana, 'Ana'],
    [bo, 'Bo'],
  ] as const)
    joins(salon, id, name)
  for (const id of [self, ana]) joins(two, id, id === self ? 'Concertess' : 'Ana')
  directory.learn(salon, event('m.room.name', { name: 'Plénière' }, { state_key: '' }))
  directory.before(salon, [])
  directory.before(two, [])
  const known: Known = { ...directory, self, verbs: new Set(verbs), ideas: new Set(ideas) }
  const ours = (room: string, event_id: string, content: object, more: object = {}) =>
    directory.learn(room, event('m.room.message', content, { sender: self, event_id, ...more }))
  const said = (body: string, more: object = {}, room = salon) =>
    read(event('m.room.message', { msgtype: 'm.text', body, ...more }), room, known)
  return { directory, known, joins, ours, said }
}
const saysIn = (heard: ReturnType<typeof read>) => (heard.kind === 'hear' ? heard.incoming.says : heard.kind)
const reply = (event_id: string) => ({ 'm.relates_to': { 'm.in_reply_to': { event_id } } })

describe('a command', () => {
  test('is the words of whom the homeserver names, where it says', () => {
    const heard = world().said('!idee Mutualiser les véhicules')
    expect(heard).toEqual({
      kind: 'hear',
      incoming: {
        id: '$theirs',
        platform: 'matrix',
        who: { workspace: 'matrix', account: ana, name: 'Ana' },
        where: { workspace: 'matrix', channel: salon, kind: 'room', name: 'Plénière', message: '$theirs' },
        says: '!idee Mutualiser les véhicules',
        sameById: true,
        at,
      },
      way: { room: salon, event: '$theirs' },
    })
  })

  test.each(['!concert', '!vote Quel jour ?', '/concert aide', '/idee Un café', '!Idée Un café'])(
    '%s is for us',
    (said) => {
      expect(saysIn(world().said(said))).toBe(said)
    },
  )

  test.each(['!mjolnir ban', '!important à lire', '/etc/passwd', '/shrug', '!', 'Bonjour !concert', '1 sur 10', 'oui'])(
    'in a room, %s is for others',
    (said) => {
      expect(world().said(said).kind).toBe('ignore')
    },
  )

  test('behind our name, however it is written, needs no mark', () => {
    const { said } = world()
    const pill = {
      format: 'org.matrix.custom.html',
      formatted_body: `<a href="https://matrix.to/#/${self}">Concertess</a> aide`,
    }
    expect(saysIn(said('Concertess aide', pill))).toBe('/concert aide')
    for (const words of [
      'Concertess: aide',
      'Concertess : aide',
      '@Concertess aide',
      `${self} aide`,
      '@concertess, aide',
    ])
      expect(saysIn(said(words))).toBe('/concert aide')
    expect(saysIn(said('Concertess: !idee Un café'))).toBe('!idee Un café')
    expect(saysIn(said('Concertess'))).toBe('/concert')
    expect(said('Concertess aide beaucoup').kind).toBe('ignore')
    expect(saysIn(said('Demandez à Concertess', { 'm.mentions': { user_ids: [self] } }))).toBe('/concert')
  })

  test.each([
    ['!idee Un café', true],
    ['!concert idée Un café', true],
    ['Concertess: idee Un café', true],
    ['!concert idees', false],
    ['!vote Un café ?', false],
  ])('%s: is its answer shown below it? %s', (said, isIdea) => {
    const heard = world().said(said)
    expect(heard.kind === 'hear' && heard.incoming.where.message === '$theirs').toBe(isIdea)
  })

  test('in answer to a message is about that one, asked for when it is not known', () => {
    const { directory, said } = world()
    expect(said('!idee', reply('$other'))).toEqual({ kind: 'needs', room: salon, event: '$other' })
    directory.keep(salon, '$other', event('m.room.message', { body: 'Partager les véhicules' }, { sender: bo }))
    expect(said('!idee', reply('$other'))).toMatchObject({
      incoming: { says: '!idee', about: 'Partager les véhicules' },
    })
    directory.keep(salon, '$gone', null)
    const repeated = `> <${bo}> Partager\n> les véhicules\n\n!idee`
    expect(said(repeated, reply('$gone'))).toMatchObject({
      incoming: { says: '!idee', about: 'Partager\nles véhicules' },
    })
  })

  test('in a thread belongs to it', () => {
    const thread = {
      'm.relates_to': {
        rel_type: 'm.thread',
        event_id: '$root',
        is_falling_back: true,
        'm.in_reply_to': { event_id: '$x' },
      },
    }
    expect(world().said('!idee Un café', thread)).toMatchObject({
      incoming: { where: { channel: salon, thread: '$root' } },
    })
  })
})

describe('what is nobody’s request', () => {
  test.each([
    ['our own', { sender: self }],
    ['a notice', { content: { msgtype: 'm.notice', body: '!concert' } }],
    ['an emote', { content: { msgtype: 'm.emote', body: '!concert' } }],
    ['a picture with words', { content: { msgtype: 'm.image', body: '!concert' } }],
    [
      'a correction',
      { content: { msgtype: 'm.text', body: '* !concert', 'm.relates_to': { rel_type: 'm.replace', event_id: '$x' } } },
    ],
    ['a message that was taken back', { content: {} }],
    ['a state', { state_key: '' }],
    ['a body that is none', { content: { msgtype: 'm.text', body: { a: 1 } } }],
  ])('%s', (_, more) => {
    const { known } = world()
    expect(read(event('m.room.message', { msgtype: 'm.text', body: '!concert' }, more), salon, known).kind).toBe(
      'ignore',
    )
  })

  test('what is encrypted says so', () => {
    expect(read(event('m.room.encrypted', {}), salon, world().known)).toEqual({ kind: 'sealed', room: salon })
  })
})

describe('a reaction', () => {
  const reacts = (w: ReturnType<typeof world>, key: string, on = '$card', more: object = {}) =>
    read(event('m.reaction', { 'm.relates_to': { rel_type: 'm.annotation', event_id: on, key } }, more), salon, w.known)

  test('on a message of ours presses its number', () => {
    const w = world()
    w.ours(salon, '$card', renderPage(card, post))
    for (const key of ['2️⃣', '2⃣', '2']) expect(saysIn(reacts(w, key))).toEqual({ post, n: 2 })
    for (const key of ['👍', '3️⃣', '0️⃣', '']) expect(reacts(w, key).kind).toBe('ignore')
    expect(reacts(w, '1️⃣', '$card', { sender: self }).kind).toBe('ignore')
  })

  test('on a message of somebody else presses nothing, whatever it holds', () => {
    const w = world()
    expect(reacts(w, '1️⃣', '$forged')).toEqual({ kind: 'needs', room: salon, event: '$forged' })
    const content = renderPage(card, post)
    w.directory.keep(salon, '$forged', event('m.room.message', content, { event_id: '$forged', sender: bo }))
    expect(reacts(w, '1️⃣', '$forged').kind).toBe('ignore')
    w.directory.keep(salon, '$old', event('m.room.message', content, { event_id: '$old', sender: self }))
    expect(saysIn(reacts(w, '1️⃣', '$old'))).toEqual({ post, n: 1 })
  })

  test('on a card that was drawn again presses what it shows now', () => {
    const w = world()
    w.ours(salon, '$card', renderPage(card, post))
    const again = {
      'm.new_content': renderPage(card, later),
      'm.relates_to': { rel_type: 'm.replace', event_id: '$card' },
    }
    w.ours(salon, '$edit', again)
    expect(saysIn(reacts(w, '1️⃣'))).toEqual({ post: later, n: 1 })
  })
})

describe('a typed answer', () => {
  test('is for the newest message that has its number, where it is said', () => {
    const w = world()
    expect(createDirectory().offers(salon)).toBeUndefined()
    w.ours(salon, '$old', renderPage(card, post))
    expect(saysIn(w.said('2'))).toEqual({ post, n: 2 })
    w.ours(salon, '$new', renderPage(view('fr', actions(button('Seul', call))), later))
    expect(saysIn(w.said('1'))).toEqual({ post: later, n: 1 })
    expect(saysIn(w.said('2'))).toEqual({ post, n: 2 })
    expect(w.said('7').kind).toBe('ignore')
    expect(w.said('Je viens').kind).toBe('ignore')
    expect(saysIn(w.said('Je viens', reply('$old')))).toEqual({ post, n: 1 })
    const thread = { 'm.relates_to': { rel_type: 'm.thread', event_id: '$root' } }
    expect(w.said('1', thread).kind).toBe('ignore')
    w.ours(salon, '$below', inThread(renderPage(card, later), '$root'))
    expect(w.said('2', thread)).toMatchObject({ incoming: { says: { post: later, n: 2 }, where: { thread: '$root' } } })
  })

  test('long after, a number in a room is any number', () => {
    const w = world()
    w.ours(salon, '$old', renderPage(card, post), { origin_server_ts: at - 13 * 3_600_000 })
    expect(w.said('2').kind).toBe('ignore')
    expect(saysIn(w.said('2', reply('$old')))).toEqual({ post, n: 2 })
  })

  test('in private all is for us: a number, a label, words', () => {
    const w = world()
    w.ours(two, '$card', renderPage(card, post))
    expect(saysIn(w.said('je viens', {}, two))).toEqual({ post, n: 1 })
    expect(w.said('Bonjour à tous', {}, two)).toMatchObject({
      incoming: { says: 'Bonjour à tous', where: { kind: 'dm', channel: ana } },
    })
    w.joins(two, cleo, 'Cléo')
    expect(w.said('Bonjour à tous', {}, two).kind).toBe('ignore')
  })

  test('fills the form that waits: by lines, in order, or the first blank', () => {
    const w = world()
    w.ours(two, '$form', renderForm(form, post))
    const filled = (said: string) => saysIn(w.said(said, {}, two))
    const values = { when: 'jeudi 14h', title: 'Lancement ; suite : fin', place: 'Amiens' }
    expect(filled('Quand : jeudi 14h\ntitre: Lancement ; suite : fin')).toEqual({ post, n: 0, values })
    expect(filled('titre : A ; date et heure : jeudi 14h ; lieu : Laon')).toEqual({
      post,
      n: 0,
      values: { when: 'jeudi 14h', title: 'A', place: 'Laon' },
    })
    expect(filled('jeudi 14h\nLancement')).toEqual({
      post,
      n: 0,
      values: { when: 'jeudi 14h', title: 'Lancement', place: 'Amiens' },
    })
    expect(filled('jeudi 14h')).toEqual({ post, n: 0, values: { when: 'jeudi 14h', place: 'Amiens' } })
    expect(filled('!concert aide')).toBe('!concert aide')
    expect(filled('aide')).toBe('aide')
  })

  test('an hour that is said in the line of a form is kept as it is said', () => {
    const w = world()
    w.ours(two, '$form', renderForm(form, post))
    expect(saysIn(w.said('titre : Lancement\ndate et heure : aujourd’hui 23h59', {}, two))).toMatchObject({
      values: { title: 'Lancement', when: 'aujourd’hui 23h59' },
    })
  })

  test('dates are answered by one line, in the room and in private, with or without colons', () => {
    const poll = {
      number: 1,
      title: 'Plénière',
      location: null,
      length: 120,
      agenda: null,
      closesAt: null,
      state: 'open',
    }
    const dates = ['2027-04-08T12:00:00Z', '2027-04-10T07:30:00Z', '2027-04-15T12:00:00Z'].map((day) => new Date(day))
    const count = { yes: 0, ifNeeded: 0, no: 0 }
    const shown = {
      ...{ dates, counts: dates.map(() => count), answered: 0, zone: 'Europe/Paris', now: new Date(at) },
      ...{ chosen: undefined, poll: poll as never },
    }
    for (const [room, isPrivate] of [
      [salon, false],
      [two, true],
    ] as const) {
      const w = world()
      const body = isPrivate
        ? ownDates(shown, undefined, undefined, textOf('fr'), 'fr')
        : datesCard(shown, textOf('fr'), 'fr')
      w.ours(room, '$dates', renderPage(body, post, { ...(isPrivate && { isPrivate }) }))
      const given = (said: string) => saysIn(w.said(said, {}, room))
      const choices = (line: string) => ({ post, n: 1, values: { choices: line } })
      expect(given('1: oui, 2: si besoin, 3: non')).toEqual(choices('1: oui, 2: si besoin, 3: non'))
      expect(given('1 oui, 2 si besoin, 3 non')).toEqual(choices('1: oui, 2: si besoin, 3: non'))
      expect(given('1 et 3 oui, 2 Si besoin')).toEqual(choices('1: oui, 3: oui, 2: si besoin'))
      expect(given('1, 3')).toEqual(choices('1, 3'))
      // Among people these are words of theirs.
      if (!isPrivate)
        for (const words of ['2 oui et 1 gâteau', '1 si vous voulez', 'oui', '15 personnes, 2 non'])
          expect(given(words)).toBe('ignore')
    }
  })

  test('what was whispered is pressed where the person was when they asked for it', () => {
    const w = world()
    w.ours(two, '$card', renderPage(card, post, { isPrivate: true, asked: { from: { room: salon, thread: '$root' } } }))
    const where = { workspace: 'matrix', channel: salon, kind: 'room', name: 'Plénière', thread: '$root' }
    expect(w.said('1', {}, two)).toMatchObject({ incoming: { says: { post, n: 1 }, where }, way: { room: two } })
    w.ours(two, '$form', renderForm(form, later, { asked: { from: { room: salon } } }))
    expect(w.said('jeudi 14h\nLancement', {}, two)).toMatchObject({
      incoming: { where: { channel: salon, kind: 'room' } },
    })
    expect(w.said('aide', {}, two)).toMatchObject({ incoming: { where: { kind: 'dm' } } })
  })

  test('a form that was answered waits no more', () => {
    const w = world()
    w.ours(two, '$form', renderForm(form, post))
    w.ours(
      two,
      '$told',
      renderPage(view('fr', text('C’est noté.')), later, { isPrivate: true, asked: { answers: '$theirs' } }),
    )
    expect(saysIn(w.said('merci', {}, two))).toBe('merci')
    expect(saysIn(w.said('jeudi 14h\nLancement', reply('$form'), two))).toMatchObject({ post, n: 0 })
  })
})

test('a room of two with a name is a room', () => {
  const w = world()
  w.directory.learn(two, event('m.room.name', { name: 'Bureau' }, { state_key: '' }))
  expect(w.directory.direct(two)).toBeUndefined()
  w.directory.directs({ [ana]: [two] })
  expect(w.directory.direct(two)).toBe(ana)
})
