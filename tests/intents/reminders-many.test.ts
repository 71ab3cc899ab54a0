/** Thousands of reminders fell due while the bot was away: decided in few looks, one message for each person. */
import { expect, test } from 'vitest'
import type { Reads } from '../../src/engine/db.ts'
import { remind } from '../../src/roadmap/acts/remind.ts'
import { createWorld, type World } from '../support/world.ts'

/** The calls of 3, 9 and 10 March are kept for each; half of the people have two actions due on the 10th, all have one. */
async function owners(people: number): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert structure CRESS')
  await w.engine.settle()
  await w.db.query(
    `INSERT INTO "Person" (id, name, folded, "organisationId", "createdAt", version)
     SELECT 'p' || i, 'p' || i, 'p' || i, (SELECT id FROM "Organisation" WHERE name = 'CRESS'), $1, 1
     FROM generate_series(1, $2::int) i`,
    [w.now(), people],
  )
  await w.db.query(
    `INSERT INTO "Account" (id, platform, workspace, external, "personId", "createdAt", version)
     SELECT 'p' || i, 'console', 'kernel', 'p' || i, 'p' || i, $1, 1 FROM generate_series(1, $2::int) i`,
    [w.now(), people],
  )
  await w.db.query(
    `INSERT INTO "Action" (id, "concertationId", number, title, "ownerId", ownership, "contactId", "dueOn", progress, state,
       "createdById", "createdAt", version)
     SELECT 'a' || i, (SELECT id FROM "Concertation"), i, 'Action ' || i, (SELECT id FROM "Organisation" WHERE name = 'CRESS'),
       'accepted', 'p' || (1 + i % $2::int), '2027-03-10', 'toDo', 'active', 'p1', $1, 1
     FROM generate_series(1, ($2::int * 3) / 2) i`,
    [w.now(), people],
  )
  await w.db.query(
    `INSERT INTO "Due" (id, schedule, nominal, call, late, state, attempts, "nextAt", "createdAt")
     SELECT 'd' || i || d, 'owner remind:p' || i, (d || ' 08:00Z')::timestamptz,
       jsonb_build_object('intent', 'owner remind', 'args', jsonb_build_object('person', 'p' || i, 'day', d)),
       'coalesce', 'waiting', 0, (d || ' 08:00Z')::timestamptz, $1
     FROM generate_series(1, $2::int) i, unnest(ARRAY['2027-03-03', '2027-03-09', '2027-03-10']) d`,
    [w.now(), people],
  )
  return w
}

test('given many calls overdue at start, then each person gets one message with all that was missed', async () => {
  const people = 400
  const w = await owners(people)
  await w.away('10 mars 2027 à 14h')
  expect(
    (await w.state()).due.filter(({ schedule, state }) => schedule === 'owner remind' && state === 'waiting'),
  ).toEqual([])
  const said = await w.db.query<{ n: number; actions: number }>(
    `SELECT count(*)::int AS n,
       max((SELECT count(DISTINCT m[1]) FROM regexp_matches(body::text, '. Action (\\d+)', 'g') m))::int AS actions
     FROM "Outbox" WHERE address->>'account' LIKE 'p%' GROUP BY address->>'account'`,
  )
  expect(said).toHaveLength(people)
  expect(said.filter(({ n }) => n !== 1)).toEqual([])
  expect(said.reduce((sum, { actions }) => sum + actions, 0)).toBe((people * 3) / 2)
})

test('however many they are, it takes the same few looks', async () => {
  const w = await owners(100)
  async function looks(people: number): Promise<number> {
    let count = 0
    const seen = {
      now: new Date('2027-03-10T08:00:00Z'),
      newId: w.ids.next,
      lang: 'fr',
      read: counted(() => count++),
    } as const
    const asked = Array.from({ length: people }, (_, i) => ({ person: `p${i + 1}`, day: '2027-03-03' }))
    expect((await remind(asked, seen)).filter((write) => write.do === 'post')).toHaveLength(people)
    return count
  }
  /** The same reads, each of them counted. */
  function counted(look: () => void): Reads {
    return new Proxy<Reads>(w.db.prisma, {
      get: (reads, model) =>
        new Proxy(reads[model as 'action'], {
          get(table, name) {
            look()
            return table[name as 'findMany'].bind(table)
          },
        }),
    })
  }
  const few = await looks(2)
  expect(few).toBeLessThanOrEqual(10)
  expect(await looks(100)).toBe(few)
})
