/** Calls that their intent takes together: thousands that fell due in one night are decided in a few looks, none harms another. */
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Line } from '../../src/engine/fields.ts'
import { type AnyIntent, answer, defineIntent } from '../../src/engine/intent.ts'
import { type DueRow, planOf } from '../../src/engine/ticker.ts'
import { insert, later, post } from '../../src/engine/writes.ts'
import { text, view } from '../../src/views/build.ts'
import { createWorld, type World } from '../support/world.ts'

const now = new Date('2027-03-01T09:00:00Z')

describe('a plan', () => {
  function row(id: string, intent: string, minutesAgo: number, late: DueRow['late'] = 'run'): DueRow {
    const nominal = new Date(now.getTime() - minutesAgo * 60_000)
    return { id, schedule: id, nominal, call: { intent, args: {} }, late, attempts: 0 }
  }
  function planned(...rows: DueRow[]) {
    const { drop, make } = planOf(rows, now, (intent) => intent === 'many')
    return { drop: drop.map(({ id }) => id), make: make.map((group) => group.map(({ id }) => id).join('+')) }
  }

  test('makes together what can be, in the place of the first, and everything else by itself', () => {
    const rows = [row('a', 'one', 9), row('b', 'many', 8), row('c', 'one', 7), row('d', 'many', 6), row('e', 'one', 5)]
    expect(planned(...rows).make).toEqual(['a', 'b+d', 'c', 'e'])
  })

  test('makes together what is late and must run all the same', () => {
    expect(planned(row('a', 'many', 99), row('b', 'one', 98), row('c', 'many', 97)).make).toEqual(['a+c', 'b'])
  })

  test('leaves what is late and has passed, and merges what is late and can wait, whoever takes it', () => {
    const rows = [
      row('a', 'many', 99, 'drop'),
      row('b', 'many', 98, 'coalesce'),
      row('c', 'one', 97, 'coalesce'),
      row('d', 'many', 1, 'coalesce'),
      row('e', 'many', 1, 'drop'),
    ]
    expect(planned(...rows)).toEqual({ drop: ['a'], make: ['b+c', 'd+e'] })
  })

  test('makes everything by itself when nothing is taken together', () => {
    const rows = [row('a', 'many', 2), row('b', 'many', 1)]
    expect(planOf(rows, now).make.map((group) => group.length)).toEqual([1, 1])
  })
})

describe('an intent that takes several calls', () => {
  /** what it was given, one group a line */
  let given: string[]
  let bad: string
  let world: World

  const tell = (names: readonly string[], to: Parameters<typeof post>[1], newId: () => string) => [
    ...names.map((name) => insert('Setting', { key: `made ${name}`, value: {} })),
    post(newId(), to, view('fr', text(`Fait : ${names.join(', ')}.`))),
  ]
  const to = { platform: 'console', workspace: 'console', to: 'room', channel: 'pleniere' } as const

  /** In the place of two calls of the clock that exist: the names of intents are those that have words. */
  const remind = defineIntent({
    name: 'intake remind',
    allow: 'clock',
    scope: 'anywhere',
    seen: 'public',
    hidden: true,
    args: z.object({ concertation: Line(1, 40), until: Line(1, 40) }),
    run: () => {
      throw new Error('one by one')
    },
    many(args, { concertation, newId }) {
      const names = args.map(({ until }) => until)
      given.push(`${concertation?.title ?? 'nowhere'}: ${names.join('+')}`)
      if (names.includes(bad)) throw new Error('bad')
      return answer(null, tell(names, to, newId))
    },
  })
  const end = defineIntent({
    name: 'intake end',
    allow: 'clock',
    scope: 'anywhere',
    seen: 'public',
    hidden: true,
    args: z.object({ concertation: Line(1, 40), until: Line(1, 40) }),
    run({ until }, { newId }) {
      given.push(`alone: ${until}`)
      const id = newId()
      const card = until === 'carte' && [
        insert('Setting', { key: 'card', value: id }),
        post(id, to, view('fr', text('La carte.'))),
      ]
      return answer(null, tell([until], to, newId), card)
    },
  })
  /** Keeps the calls: what a person says names them, « a+b » for this concertation, `late` for those that were missed. */
  const plan = defineIntent({
    name: 'name',
    allow: 'everyone',
    scope: 'anywhere',
    seen: 'private',
    args: z.object({ name: Line(1, 200) }),
    run({ name: said }, { now, concertation }) {
      const calls = said.split('+').map((word, i) => {
        const [until = '', minutes = '10', intent = 'intake remind'] = word.split('/')
        const at = new Date(now.getTime() + Number(minutes) * 60_000)
        const args = { concertation: concertation!.id, until }
        return later(`${intent}:${said}:${i}`, at, { intent, args }, 'coalesce')
      })
      return answer(view('fr', text('noté')), calls)
    },
  })

  beforeEach(async () => {
    given = []
    bad = ''
    world = await createWorld({ intents: [remind, end, plan] as unknown as AnyIntent[] })
    await world.founded()
  })

  async function made(): Promise<string[]> {
    const rows = await world.db.query<{ key: string }>(`SELECT key FROM "Setting" WHERE key LIKE 'made %' ORDER BY key`)
    return rows.map(({ key }) => key.slice(5))
  }
  async function states(): Promise<string[]> {
    const rows = await world.db.query<{ said: string }>(
      `SELECT (call->'args'->>'until') || ' ' || state AS said FROM "Due" WHERE call->>'intent' <> 'letters send' ORDER BY 1`,
    )
    return rows.map(({ said }) => said)
  }

  test('is given those of one moment at once, and keeps them in one request with one line of the journal', async () => {
    await world.says('ana', '#pleniere', { intent: 'name', args: { name: 'a+b+c+z/11' } })
    await world.passes({ minutes: 10 })
    expect(given).toEqual(['ESS à 10 ans: a+b+c'])
    expect(await made()).toEqual(['a', 'b', 'c'])
    expect(await states()).toEqual(['a done', 'b done', 'c done', 'z waiting'])
    const requests = await world.db.query<{ id: string }>(`SELECT id FROM "Inbox" WHERE id LIKE 'due|%'`)
    const lines = await world.db.query<{ payload: object }>(
      `SELECT p.payload FROM "Journal" j JOIN "JournalPayload" p USING (id) WHERE j.kind = 'intake remind'`,
    )
    expect(requests).toHaveLength(1)
    expect(lines).toEqual([{ payload: { by: null, args: { calls: 3 }, request: requests[0]!.id } }])
    await world.passes({ minutes: 1 })
    expect(given).toEqual(['ESS à 10 ans: a+b+c', 'ESS à 10 ans: z'])
  })

  test('is given one as well as many', async () => {
    await world.says('ana', '#pleniere', { intent: 'name', args: { name: 'seul' } })
    await world.passes({ minutes: 10 })
    expect(given).toEqual(['ESS à 10 ans: seul'])
    const [line] = await world.db.query<{ until: string }>(
      `SELECT p.payload->'args'->>'until' AS until FROM "Journal" j JOIN "JournalPayload" p USING (id) WHERE j.kind = 'intake remind'`,
    )
    expect(line).toEqual({ until: 'seul' })
  })

  test('is given those of each concertation by themselves', async () => {
    await world.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
    await world.says('ana', '#atelier', '/concert salon Mobilités')
    await world.says('ana', '#pleniere', { intent: 'name', args: { name: 'a+b' } })
    await world.says('ana', '#atelier', { intent: 'name', args: { name: 'm+n' } })
    await world.passes({ minutes: 10 })
    expect(given.toSorted()).toEqual(['ESS à 10 ans: a+b', 'Mobilités: m+n'])
    expect(await made()).toEqual(['a', 'b', 'm', 'n'])
  })

  test('one call that fails stops no other, and is tried again alone', async () => {
    bad = 'b'
    await world.says('ana', '#pleniere', { intent: 'name', args: { name: 'a+b+c' } })
    await world.passes({ minutes: 10 })
    expect(given).toEqual(['ESS à 10 ans: a+b+c', 'ESS à 10 ans: a', 'ESS à 10 ans: b', 'ESS à 10 ans: c'])
    expect(await made()).toEqual(['a', 'c'])
    expect(await states()).toEqual(['a done', 'b waiting', 'c done'])
    bad = ''
    await world.passes({ minutes: 5 })
    expect(await made()).toEqual(['a', 'b', 'c'])
  })

  test('a call whose arguments cannot be read stops no other', async () => {
    await world.says('ana', '#pleniere', { intent: 'name', args: { name: `a+${'x'.repeat(41)}+c` } })
    await world.passes({ minutes: 10 })
    expect(await made()).toEqual(['a', 'c'])
  })

  test('what was missed is given together, beside calls made one by one, and told in one message', async () => {
    await world.says('ana', '#pleniere', {
      intent: 'name',
      args: { name: 'a/10+x/20/intake end+b/30+y/40/intake end' },
    })
    await world.away('2027-03-01T18:00')
    expect(given).toEqual(['ESS à 10 ans: a+b', 'alone: x', 'alone: y'])
    expect(await made()).toEqual(['a', 'b', 'x', 'y'])
    const told = (await world.sees('bo', '#pleniere')).filter((said) => said.includes('Fait'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/Fait : a, b\.[\s\S]*Fait : x\.[\s\S]*Fait : y\./)
  })
  test('of what was missed, a message that a row names stays by itself: it is edited later', async () => {
    await world.says('ana', '#pleniere', { intent: 'name', args: { name: 'x/20/intake end+carte/40/intake end' } })
    await world.away('2027-03-01T18:00')
    const cards = await world.db.query<{ body: object }>(
      `SELECT o.body FROM "Setting" s JOIN "Outbox" o ON o.id = s.value #>> '{}' WHERE s.key = 'card'`,
    )
    expect(cards).toHaveLength(1)
    expect(JSON.stringify(cards)).toMatch(/en retard.*La carte/)
    expect(JSON.stringify(cards)).not.toContain('Fait')
  })
})
