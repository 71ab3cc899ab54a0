/** A world whose founding is put again is the one whose founding was said: in its tables, on its platform, and in what follows. */
import { expect, test } from 'vitest'
import { namesOf } from './database.ts'
import { createWorld, everybody, rooms, type World, type WorldOptions } from './world.ts'

/** What is drawn anew in each world, ids, digests and salts, by its first place. */
function renamed(text: string): string {
  const names = new Map<string, string>()
  return text.replace(
    /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}|\b[0-9a-f]{64}\b|\b[0-9a-f]{32}\b|(?<="salt": )"[^"]+"/g,
    (found) => {
      const name = names.get(found) ?? `<${names.size + 1}>`
      names.set(found, name)
      return name
    },
  )
}

/** Numbers of sequences go on from one world to the next: their order counts. */
const sequenced = ['Inbox', 'Outbox']

async function everything(w: World): Promise<string> {
  await w.engine.settle()
  await w.engine.seal()
  const tables = (await namesOf(w.db)).map(async (name) => {
    const isSequenced = sequenced.includes(name)
    const rows = await w.db.query(
      isSequenced
        ? `SELECT to_jsonb(x) - 'seq' AS row FROM "${name}" x ORDER BY seq`
        : `SELECT to_jsonb(x) AS row FROM "${name}" x ORDER BY to_jsonb(x)::text`,
    )
    return [name, rows]
  })
  const seen = everybody.map((who) => [who, w.platform.seen(who)])
  const held = w.platform.held()
  return renamed(JSON.stringify({ tables: await Promise.all(tables), seen, held, rooms }, null, 1))
}

/** What people say next, and are told: numbers, an undo, a form, what falls due, a restart. */
async function next(w: World): Promise<string> {
  const told = [
    await w.says('bo', '#pleniere', '/idee Une monnaie locale'),
    await w.says('cleo', '#atelier', '/idee Un four à pain'),
    await w.says('bo', '#pleniere', '/concert structure CRESS'),
    await w.says('ana', '#pleniere', '/concert annuler'),
    await w.says('ana', 'dm', '/concert recevoir jusqu’au 12 mars'),
    ...(await w.together(['dan', '#pleniere', '/idee Un'], ['eve', '#pleniere', '/idee Deux'], ['flo', 'dm', 'aide'])),
  ]
  await w.passes({ days: 15 })
  await w.away('20 mars 10h')
  told.push(await w.says('ana', '#pleniere', '/concert'), await w.says('eve', '#pleniere', '/concert retirer 3'))
  return told.map(({ text, buttons }) => [text, ...buttons].join('\n')).join('\n\n')
}

async function idOf(w: World): Promise<string> {
  const [row] = await w.db.query<{ id: string }>('SELECT id FROM "Concertation"')
  return row!.id
}

const said = { burst: 1000, perSecond: 1000 }

test.each<[string, WorldOptions]>([
  ['on the usual day', {}],
  ['on another one', { at: '2027-04-05T16:00' }],
  ['elsewhere', { zone: 'Indian/Reunion' }],
])('a founding that is put again is as one that is said, %s', async (_, options) => {
  const tell = async (w: World) => [await everything(w), await next(w), await everything(w)]
  // With a limit it is always said; of the two others one is put again at least.
  const expected = await tell(await (await createWorld({ ...options, limit: said })).founded())
  const before = await idOf(await (await createWorld(options)).founded())
  const again = await (await createWorld(options)).founded()
  expect(await idOf(again)).toBe(before)
  const found = await tell(again)
  expect(expected[0]).toContain('ESS à 10 ans')
  for (const [i, part] of expected.entries()) expect(found[i]).toBe(part)
})

test('what was said before is part of it', async () => {
  const w = await createWorld()
  await w.says('bo', '#pleniere', '/concert aide')
  await w.founded()
  expect(w.platform.held()?.requests).toBe(5)
  expect((await w.state()).concertations).toHaveLength(1)
})
