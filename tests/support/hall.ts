/**
 * A concertation whose people sit on three platforms at once, for stories of thousands of acts: the engine and the store
 * are the real ones, what is around them is put straight into the tables, and platforms only remember what they were given.
 */
import { limits } from '../../adapters/console/limits.ts'
import { type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { fold } from '../../src/engine/fold.ts'
import { createIds, type Ids } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import type { Adapter, Call, Form, Incoming, Platform, Reply, View } from '../../src/port.ts'

export const sides = ['slack', 'discord', 'matrix'] as const
export type Side = (typeof sides)[number]

/** Where everybody of a concertation meets, on each platform. */
export const channelOf = (home: string) => `salle-${home}`

export type Hall = {
  readonly db: Database
  readonly clock: VirtualClock
  readonly ids: Ids
  engine(): Engine
  /** The same incoming again is a second delivery. */
  hear(...incoming: readonly Incoming[]): Promise<readonly Reply[]>
  incoming(side: Side, account: string, where: string, says: Incoming['says'], at?: number): Incoming
  /** What stands there by now, by the id of the post. */
  shown(side: Side, post: string): View | Form | undefined
  /** Makes what falls due on the way. */
  passes(ms: number): Promise<void>
  /** The engine is stopped, and another one started on the same store. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const log = createLog('silent')

/** Time goes on by a hundredth of a second with each request, so that of two acts one is the newer. */
const step = 10

export async function openHall(db: Database, start: Date, ids: Ids = createIds()): Promise<Hall> {
  const clock = virtualClock(start)
  const shown = new Map<string, View | Form>()
  let requests = 0
  let engine = await started()

  async function started(): Promise<Engine> {
    const made = await createEngine({
      db,
      clock,
      ids,
      log,
      language: 'fr',
      zone: 'Europe/Paris',
      hearWithin: 60_000,
    })
    for (const side of sides) await made.open(remembering(side, shown))
    await made.resume()
    return made
  }

  return {
    db,
    clock,
    ids,
    engine: () => engine,
    async hear(...incoming) {
      await clock.advance(new Date(clock.now().getTime() + step))
      const bySide = [...Map.groupBy(incoming, ({ platform }) => platform)]
      const heard = await Promise.all(
        bySide.map(async ([side, batch]) => {
          const replies = await engine.door(side).hear(batch)
          for (const reply of replies) if (reply) engine.door(side).delivered(reply.key, { key: reply.key })
          return batch.map((one, i) => [one, replies[i] ?? null] as const)
        }),
      )
      const answers = heard.flat()
      const taken = new Set<number>()
      return incoming.map((one) => {
        const at = answers.findIndex(([other], i) => other === one && !taken.has(i))
        taken.add(at)
        return answers[at]![1]
      })
    },
    incoming(side, account, where, says, at) {
      requests += 1
      const channel = where === 'dm' ? `@${account}` : where
      return {
        id: `r${requests}`,
        platform: side,
        who: { workspace: side, account, name: account },
        where: { workspace: side, channel, kind: where === 'dm' ? 'dm' : 'room', name: where },
        says,
        ...(at !== undefined && { at }),
      }
    },
    shown: (side, post) => shown.get(`${side} ${post}`),
    async passes(ms) {
      await clock.advance(new Date(clock.now().getTime() + ms), () => engine.settle())
    },
    async restart() {
      await engine.stop()
      engine = await started()
    },
    stop: () => engine.stop(),
  }
}

function remembering(platform: Platform, shown: Map<string, View | Form>): Adapter {
  return {
    platform,
    can: limits.console,
    start: async () => {},
    stop: async () => {},
    async send(to, body, key) {
      if (to.to === 'room') shown.set(`${platform} ${key}`, body)
      return { key }
    },
    async edit(message, body) {
      shown.set(`${platform} ${message.key}`, body)
      return message
    },
  }
}

export function call(intent: string, args: Call['args'] = {}): Call {
  return { intent, args }
}

export type Sitting = {
  readonly account: string
  readonly side: Side
  readonly organisation?: string
  readonly role?: 'coordinator' | 'member' | 'guest'
}
export type College = { readonly name: string; readonly organisations: readonly string[] }

export type Home = {
  readonly id: string
  /** by account */
  readonly person: ReadonlyMap<string, string>
  readonly organisation: ReadonlyMap<string, string>
  readonly college: ReadonlyMap<string, string>
  /** the channel on that platform, where there is one */
  readonly place: ReadonlyMap<Side, string>
}

/** Rows of one statement, well within the time that one may take. */
const atOnce = 500

/** A concertation of that name, with everybody in it. Whoever has no role is known by having spoken there. */
export async function seat(
  { db, clock, ids }: Pick<Hall, 'db' | 'clock' | 'ids'>,
  name: string,
  people: readonly Sitting[],
  colleges: readonly College[] = [],
  rooms: readonly Side[] = sides,
): Promise<Home> {
  const at = clock.now().toISOString()
  const id = ids.next()
  const person = new Map(people.map(({ account }) => [account, ids.next()]))
  const names = [...new Set(people.flatMap(({ organisation }) => organisation ?? []))]
  const organisation = new Map(names.map((one) => [one, ids.next()]))
  const college = new Map(colleges.map((one) => [one.name, ids.next()]))
  const place = new Map(rooms.map((side) => [side, ids.next()]))
  const byId = person.values().next().value!
  const made = { createdById: byId, createdAt: at, version: 1 }
  const rows: Readonly<Record<string, readonly object[]>> = {
    Concertation: [{ id, title: name, folded: fold(name), signOff: 'single', zone: 'Europe/Paris', ...made }],
    Place: rooms.map((side) => ({
      id: place.get(side),
      platform: side,
      workspace: side,
      external: channelOf(name),
      name: channelOf(name),
      concertationId: id,
      team: false,
      boundById: byId,
      boundAt: at,
      version: 1,
    })),
    Organisation: names.map((one) => ({ id: organisation.get(one), name: one, folded: fold(one), ...made })),
    Person: people.map((one) => ({
      id: person.get(one.account),
      name: one.account,
      folded: fold(one.account),
      organisationId: organisation.get(one.organisation ?? '') ?? null,
      noticedAt: at,
      lastConcertationId: id,
      createdAt: at,
      version: 1,
    })),
    Account: people.map(({ account, side }) => ({
      id: ids.next(),
      platform: side,
      workspace: side,
      external: account,
      personId: person.get(account),
      createdAt: at,
      version: 1,
    })),
    Role: people.flatMap(({ account, role }) =>
      role === undefined
        ? []
        : [
            {
              id: ids.next(),
              personId: person.get(account),
              concertationId: id,
              kind: role,
              grantedById: byId,
              grantedAt: at,
              version: 1,
            },
          ],
    ),
    College: colleges.map((one, position) => ({
      id: college.get(one.name),
      concertationId: id,
      name: one.name,
      folded: fold(one.name),
      position,
      state: 'active',
      ...made,
    })),
    CollegeMember: colleges.flatMap((one) =>
      one.organisations.map((of) => ({
        id: ids.next(),
        concertationId: id,
        organisationId: organisation.get(of),
        collegeId: college.get(one.name),
        byId,
        at,
        version: 1,
      })),
    ),
  }
  const longest = Math.max(...Object.values(rows).map((list) => list.length))
  for (let from = 0; from < longest; from += atOnce) {
    const part = Object.entries(rows).map(([table, list]) => [table, list.slice(from, from + atOnce)] as const)
    const filled = part.filter(([, list]) => list.length > 0)
    const inserts = filled.map(
      ([table], i) =>
        `i${i} AS (INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(null::"${table}", $1::jsonb->'${table}'))`,
    )
    await db.query(`WITH ${inserts.join(', ')} SELECT 1`, [JSON.stringify(Object.fromEntries(filled))])
  }
  return { id, person, organisation, college, place }
}
