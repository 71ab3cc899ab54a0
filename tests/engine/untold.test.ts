/** What the journal tells of an act, and what it must not: how somebody voted. And who an intent is told that speaks. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Line } from '../../src/engine/fields.ts'
import { type AnyIntent, answer, defineIntent } from '../../src/engine/intent.ts'
import { insert, later } from '../../src/engine/writes.ts'
import { text, view } from '../../src/views/build.ts'
import { createWorld, type World } from '../support/world.ts'

const secret = 'le secret du vote'

/** In the place of intents that exist: the names are those that have words. */
const cast = defineIntent({
  name: 'name',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ name: Line(1, 80) }),
  untold: ['name'],
  run: ({ name }, { newId, actor, now }) =>
    answer(
      view('fr', text(`noté : ${name}`)),
      insert('Setting', { key: newId(), value: { by: actor.id } }),
      later('untold', new Date(now.getTime() + 60_000), {
        intent: 'intake end',
        args: { concertation: secret, until: 'x' },
      }),
    ),
})
const before = defineIntent({
  name: 'language',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ language: Line(1, 80) }),
  run: ({ language }, { newId }) => ({
    ...answer(null, insert('Setting', { key: newId(), value: {} })),
    next: { intent: 'name', args: { name: language.split('').reverse().join('') } },
  }),
})
const byClock = defineIntent({
  name: 'intake end',
  allow: 'clock',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ concertation: Line(1, 40), until: Line(1, 40) }),
  untold: ['concertation'],
  run: (_, { newId }) => answer(null, insert('Setting', { key: newId(), value: {} })),
})
const intents = [cast, before, byClock] as unknown as AnyIntent[]

async function lines(world: World): Promise<{ kind: string; args: object }[]> {
  return world.db.query(
    `SELECT j.kind, p.payload->'args' AS args FROM "Journal" j JOIN "JournalPayload" p USING (id) ORDER BY j.id`,
  )
}
async function journal(world: World): Promise<string> {
  return JSON.stringify(await world.db.query('SELECT j.*, p.* FROM "Journal" j JOIN "JournalPayload" p USING (id)'))
}

describe('an argument that is not told', () => {
  test('is not in the journal; that it was done is', async () => {
    const world = await createWorld({ intents })
    expect((await world.says('bo', '#pleniere', { intent: 'name', args: { name: secret } })).text).toContain(secret)
    expect(await lines(world)).toEqual([{ kind: 'name', args: {} }])
    expect(await journal(world)).not.toContain(secret)
  })

  test('cannot be guessed from the name that a platform gives the request, which may come from what was typed', async () => {
    const world = await createWorld({ intents })
    await world.says('bo', '#pleniere', { intent: 'name', args: { name: secret } })
    await world.says('bo', '#pleniere', { intent: 'language', args: { language: 'x' } })
    const named = await world.db.query<{ named: boolean }>(
      `SELECT p.payload ? 'request' AS named FROM "Journal" j JOIN "JournalPayload" p USING (id) ORDER BY j.id`,
    )
    expect(named).toEqual([{ named: false }, { named: true }])
  })

  test('is not in the journal when it is done by another act', async () => {
    const world = await createWorld({ intents })
    const given = secret.split('').reverse().join('')
    const { text: said } = await world.says('bo', '#pleniere', { intent: 'language', args: { language: given } })
    expect(said).toContain(secret)
    const next = JSON.stringify({ intent: 'name', args: {} })
    expect(await lines(world)).toEqual([{ kind: 'language', args: { language: given, next } }])
    expect(await journal(world)).not.toContain(secret)
  })

  test('is not in the journal when the clock does it', async () => {
    const world = await createWorld({ intents })
    await world.says('bo', '#pleniere', { intent: 'name', args: { name: 'x' } })
    await world.passes({ minutes: 2 })
    expect(await lines(world)).toEqual([
      { kind: 'name', args: {} },
      { kind: 'intake end', args: { until: 'x' } },
    ])
    expect(await journal(world)).not.toContain(secret)
  })
})

describe('an act of which nobody is told who did it', () => {
  const unnamed = defineIntent({ ...cast, untold: [], unnamed: true })
  const acts = [unnamed, before, byClock] as unknown as AnyIntent[]
  const payloads = (world: World) =>
    world.db.query<{ kind: string; payload: Record<string, unknown> }>(
      'SELECT j.kind, p.payload FROM "Journal" j JOIN "JournalPayload" p USING (id) ORDER BY j.id',
    )

  test('is in the journal with what was done, without whoever did it, and without the request that leads to them', async () => {
    const world = await createWorld({ intents: acts })
    await world.says('bo', '#pleniere', { intent: 'name', args: { name: 'x' } })
    expect(await payloads(world)).toEqual([{ kind: 'name', payload: { by: null, args: { name: 'x' } } }])
  })

  test('is so as well when it is done by another act; other acts bear a name', async () => {
    const world = await createWorld({ intents: acts })
    await world.says('bo', '#pleniere', { intent: 'language', args: { language: 'x' } })
    expect((await payloads(world)).map(({ kind, payload }) => [kind, payload.by, 'request' in payload])).toEqual([
      ['language', null, false],
    ])
    const other = await createWorld({ intents })
    await other.says('bo', '#pleniere', { intent: 'name', args: { name: 'x' } })
    const [bo] = await other.db.query<{ id: string }>(`SELECT "personId" AS id FROM "Account" WHERE external = 'bo'`)
    expect((await payloads(other))[0]!.payload.by).toBe(bo!.id)
  })
})

test('an intent is told which account speaks, also when two belong to one person', async () => {
  const whoami = defineIntent({
    name: 'name',
    allow: 'everyone',
    scope: 'anywhere',
    seen: 'private',
    args: z.object({ name: Line(1, 80) }),
    run: (_, { actor }) => answer(view('fr', text(`${actor.account} de ${actor.name}`))),
  })
  const world = await createWorld({ intents: [whoami] as unknown as AnyIntent[] })
  const call = { intent: 'name', args: { name: 'x' } }
  for (const who of ['bo', 'cleo']) expect((await world.says(who, 'dm', call)).text).toBe(`${who} de ${who}`)
  await world.db.query(
    `UPDATE "Account" SET "personId" = (SELECT "personId" FROM "Account" WHERE external = 'bo') WHERE external = 'cleo'`,
  )
  await world.away('2027-03-01T12:00')
  expect((await world.says('cleo', 'dm', call)).text).toBe('cleo de bo')
  expect((await world.says('bo', 'dm', call)).text).toBe('bo de bo')
})
