/** A fake that accepts everything proves nothing: each limit has a planted breach, each fault is seen to happen. */
import { expect, test } from 'vitest'
import { limits } from '../../../adapters/console/limits.ts'
import { type Address, type Capabilities, type Door, type Form, type Incoming, SendFailure } from '../../../src/port.ts'
import { actions, ballot, button, call, text, view } from '../../../src/views/build.ts'
import type { Drawn, DrawnInner } from '../../../src/views/drawn.ts'
import { breaches } from './limits.ts'
import { type FakeOptions, fakePlatform } from './platform.ts'
import { createRandom } from './random.ts'

const at = { platform: 'discord', workspace: 'discord' } as const
const pleniere: Address = { ...at, to: 'room', channel: 'pleniere' }
const hello = view('fr', text('Bonjour'), actions(button('Je viens', call('rsvp'))))
const target = { n: 1 }
const chart = { type: 'bars', title: 't', unit: 'u', categories: ['a'], series: [{ name: 's', values: [1] }] } as const
const bare: Capabilities = {
  ...limits.console,
  buttons: true,
  maxButtons: 1,
  pickOptions: 1,
  labelLength: 5,
  formFields: 1,
  charts: 'bars',
  tables: false,
  links: false,
  whispers: false,
  files: false,
  maxText: 300,
  ballots: ['one'],
  privateBallots: false,
}

function drawn(...nodes: readonly DrawnInner[]): Drawn {
  return { lang: 'fr', nodes }
}

const vote = {
  kind: 'ballot',
  n: 1,
  question: 'Où ?',
  secret: false,
  method: { kind: 'one' },
  options: [],
  field: 'f',
} as const
const press = { kind: 'button', label: 'Oui', target } as const
const field = { name: 'a', label: 'A', help: '', kind: 'line', required: true } as const
const form: Form = { lang: 'fr', title: 't', notice: '', fields: [field, field], submit: 'OK', call: call('x') }

test.each<[string, Drawn | Form, Partial<Capabilities>]>([
  ['text', drawn({ kind: 'text', text: 'a'.repeat(301) }), {}],
  ['buttons', drawn({ kind: 'actions', items: [press, press] }), {}],
  ['no buttons', drawn({ kind: 'actions', items: [press] }), { buttons: false }],
  ['labels', drawn({ kind: 'actions', items: [{ ...press, label: 'Peut-être' }] }), {}],
  [
    'options',
    drawn({
      kind: 'actions',
      items: [
        {
          kind: 'pick',
          label: 'p',
          options: [
            { label: 'a', target },
            { label: 'b', target },
          ],
        },
      ],
    }),
    {},
  ],
  ['fields', form, {}],
  ['tables', drawn({ kind: 'table', caption: 'c', columns: [], rows: [] }), {}],
  ['charts', drawn({ kind: 'chart', chart, alt: 'a' }), {}],
  ['images', drawn({ kind: 'image', alt: 'a', name: 'n', mime: 'image/png', data: '' }), {}],
  ['links', drawn({ kind: 'text', text: [{ link: 'ici', href: 'https://example.org' }] }), {}],
  ['ballots', drawn({ ...vote, method: { kind: 'ranks', max: 2 } }), {}],
  ['secret ballots', drawn({ ...vote, secret: true }), {}],
])('a planted breach of the limit of %s is refused', async (_name, body, more) => {
  const can = { ...bare, ...more }
  expect(breaches(pleniere, body, can)).toHaveLength(1)
  const fake = fakePlatform({ platform: 'discord', can, seed: 1, now: () => 0 })
  await expect(fake.accept(pleniere, body, 'k')).rejects.toMatchObject({ final: true })
  expect(fake.posted()).toEqual([])
})

test('a whisper is refused where there are none, and the adapter says it in private', async () => {
  const whisper: Address = { ...at, to: 'whisper', channel: 'pleniere', account: 'bo' }
  expect(breaches(whisper, drawn(), bare)).toEqual(['no whispers here'])
  const fake = fakePlatform({ platform: 'discord', can: bare, seed: 1, now: () => 0 })
  await fake.send(whisper, view('fr', text('Oui')), 'k')
  expect(fake.seen('bo').map(({ where, text: said }) => [where, said])).toEqual([['dm', 'Oui']])
})

test('a private ballot is accepted in private', () => {
  expect(breaches({ ...at, to: 'dm', account: 'bo' }, drawn({ ...vote, secret: true }), bare)).toEqual([])
})

test('what degrade gives is accepted by every platform', async () => {
  const options = Array.from({ length: 40 }, (_, n) => ({ id: `o${n}`, label: `Option ${n} ${'longue '.repeat(20)}` }))
  const long = view(
    'fr',
    text('mot '.repeat(3000)),
    actions(...options.map(({ label }) => button(label, call('x')))),
    ballot({ question: 'Où ?', secret: true, method: { kind: 'one' }, options, call: call('v'), field: 'f' }),
  )
  for (const can of Object.values(limits)) {
    const fake = fakePlatform({ platform: 'discord', can, seed: 1, now: () => 0 })
    for (let n = 1; n <= 4; n += 1) await fake.send(pleniere, { ...long, page: { post: 'k', n } }, `k${n}`)
    expect(fake.counts).toMatchObject({ accepted: 4, refused: 0 })
  }
})

/** A bot that answers each request once, and keeps what it answered. */
function bot(): { door: Door; heard: Incoming[]; delivered: Set<string> } {
  const heard: Incoming[] = []
  const delivered = new Set<string>()
  const door: Door = {
    async hear(batch) {
      heard.push(...batch)
      return batch.map(({ id, where }) => ({
        key: `r-${id}`,
        to: { ...at, to: 'room', channel: where.channel },
        body: hello,
      }))
    },
    shape: () => ({ answer: 'work', seen: 'public' }),
    suggest: async () => [],
    delivered: (key) => void delivered.add(key),
    handOver: () => undefined,
    cursor: async () => undefined,
  }
  return { door, heard, delivered }
}

async function fakeWith(options: Partial<FakeOptions>) {
  const clock = { now: 0 }
  const fake = fakePlatform({ platform: 'discord', can: limits.discord, seed: 7, now: () => clock.now, ...options })
  const small = bot()
  await fake.start(small.door)
  for (const account of ['ana', 'bo']) fake.join(account, 'pleniere')
  return { fake, clock, ...small }
}

test('a key that is known makes no second message', async () => {
  const { fake } = await fakeWith({})
  const refs = [await fake.send(pleniere, hello, 'k'), await fake.send(pleniere, hello, 'k')]
  expect(refs[0]).toEqual(refs[1])
  expect(fake.seen('ana')).toHaveLength(1)
})

test('a key that is forgotten makes a second message, which the truth shows', async () => {
  const { fake, clock } = await fakeWith({ keysKnownMs: 1000 })
  await fake.send(pleniere, hello, 'k')
  clock.now = 1000
  await fake.send(pleniere, hello, 'k')
  expect(fake.seen('ana')).toHaveLength(2)
})

test('rates are kept in each channel and in all, and tell when to come back', async () => {
  const { fake, clock } = await fakeWith({
    rates: { channel: { messages: 1, perMs: 1000 }, all: { messages: 2, perMs: 5000 } },
  })
  const bureau: Address = { ...at, to: 'room', channel: 'bureau' }
  await fake.send(pleniere, hello, 'a')
  clock.now = 400
  await expect(fake.send(pleniere, hello, 'b')).rejects.toMatchObject({ retryAfter: 600, global: false })
  await fake.send(bureau, hello, 'b')
  clock.now = 1000
  await expect(fake.send(pleniere, hello, 'c')).rejects.toMatchObject({ retryAfter: 4000, global: true })
  clock.now = 5000
  await fake.send(pleniere, hello, 'c')
  expect(fake.counts).toMatchObject({ accepted: 3, limited: 2 })
})

test('a request comes one to five times, late and out of order, and is answered by one message', async () => {
  const { fake, clock, heard } = await fakeWith({ faults: { copies: 5, lateMs: 1000 } })
  for (let n = 0; n < 20; n += 1) fake.says('ana', 'pleniere', `/idee ${n}`)
  for (let next = fake.nextAt(); next !== undefined; next = fake.nextAt()) {
    clock.now = next
    await fake.deliver()
  }
  const counts = Map.groupBy(heard, ({ id }) => id)
  expect(counts.size).toBe(20)
  expect(heard.length).toBeGreaterThan(40)
  expect(Math.max(...[...counts.values()].map((copies) => copies.length))).toBe(5)
  expect([...counts.keys()]).not.toEqual([...counts.keys()].sort((a, b) => Number(a.slice(8)) - Number(b.slice(8))))
  expect(fake.seen('bo')).toHaveLength(20)
})

test('a lost send either had its effect or had none, and nobody can tell which', async () => {
  const before = await fakeWith({ faults: { dropBefore: 1 } })
  await expect(before.fake.send(pleniere, hello, 'k')).rejects.toThrow(SendFailure)
  expect(before.fake.seen('ana')).toEqual([])
  const after = await fakeWith({ faults: { dropAfter: 1 } })
  await expect(after.fake.send(pleniere, hello, 'k')).rejects.toThrow('the connection was lost')
  expect(after.fake.seen('ana')).toHaveLength(1)
  after.fake.calm()
  await after.fake.send(pleniere, hello, 'k')
  expect(after.fake.seen('ana')).toHaveLength(1)
})

test('a reply that could not be delivered is not reported as delivered', async () => {
  const { fake, delivered } = await fakeWith({ faults: { dropAfter: 1 } })
  fake.says('ana', 'pleniere', '/idee x')
  await fake.deliver()
  expect(delivered.size).toBe(0)
})

test('people see their rooms and what is said to them alone', async () => {
  const { fake } = await fakeWith({})
  fake.leave('bo', 'pleniere')
  const ref = await fake.send(pleniere, hello, 'a')
  await fake.send({ ...at, to: 'whisper', channel: 'pleniere', account: 'bo' }, hello, 'b')
  await fake.send({ ...at, to: 'dm', account: 'ana' }, hello, 'c')
  await fake.edit(ref, view('fr', text('Au revoir')), 'd')
  expect(fake.seen('ana').map(({ where, text: said, edited }) => [where, said.split('\n')[0], edited])).toEqual([
    ['#pleniere', 'Au revoir', true],
    ['dm', 'Bonjour', false],
  ])
  expect(fake.seen('bo').map(({ where }) => where)).toEqual(['#pleniere'])
})

test('a label presses the newest action that the person sees', async () => {
  const { fake, heard } = await fakeWith({})
  await fake.send(pleniere, hello, 'a')
  await fake.send(pleniere, hello, 'b')
  expect(fake.pressNewest('bo', 'pleniere', 'Absent')).toBeUndefined()
  expect(fake.pressNewest('eve', 'pleniere', 'Je viens')).toBeUndefined()
  fake.pressNewest('bo', 'pleniere', 'Je viens')
  await fake.send({ ...at, to: 'whisper', channel: 'pleniere', account: 'ana' }, form, 'f')
  fake.fillNewest('ana', 'pleniere', { a: 'x' })
  await fake.deliver()
  expect(heard.map(({ says }) => says)).toEqual([
    { post: 'b', n: 1 },
    { post: 'f', n: 0, values: { a: 'x' } },
  ])
})

test('a form that is too long is drawn as text, and still answered', async () => {
  const { fake, heard } = await fakeWith({ can: bare })
  await fake.send({ ...at, to: 'dm', account: 'ana' }, form, 'f')
  expect(fake.seen('ana')[0]?.message.body).not.toHaveProperty('fields')
  fake.fillNewest('ana', 'dm', { a: 'x' })
  await fake.deliver()
  expect(heard[0]?.says).toEqual({ post: 'f', n: 0, values: { a: 'x' } })
})

test('one seed tells one story', async () => {
  const told = await Promise.all(
    [1, 2].map(async () => {
      const { fake, clock, heard } = await fakeWith({ faults: { copies: 5, lateMs: 100, dropBefore: 0.3 } })
      for (let n = 0; n < 10; n += 1) fake.says('ana', 'pleniere', String(n))
      clock.now = 100
      await fake.deliver()
      return { heard: heard.map(({ id }) => id), counts: fake.counts }
    }),
  )
  expect(told[0]).toEqual(told[1])
  const random = createRandom(42)
  const drawnNumbers = Array.from({ length: 10_000 }, () => random.below(10))
  expect(new Set(drawnNumbers).size).toBe(10)
  expect(drawnNumbers.reduce((sum, n) => sum + n, 0) / 10_000).toBeCloseTo(4.5, 0)
})
