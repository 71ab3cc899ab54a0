/**
 * Who speaks and where: accounts, persons, roles, places, concertations, kept in memory. This process is the only writer
 * (directory lock, or leadership on a server), so a flush that touches one of these tables is all that can change them;
 * it forgets what is made of that table, and nothing else.
 */
import type { Concertation, Organisation, Person, Place, Role } from '../generated/prisma/client.ts'
import type { Platform } from '../port.ts'
import type { Reads } from './db.ts'
import { isOver } from './trial.ts'

export type Known = {
  readonly person: Person
  readonly organisation: Organisation | null
  readonly roles: readonly Role[]
}

export type Who = {
  known(platform: Platform, workspace: string, account: string): Promise<Known | undefined>
  place(platform: Platform, workspace: string, channel: string): Promise<Place | undefined>
  concertation(id: string): Promise<Concertation | undefined>
  hasAdministrator(): Promise<boolean>
  /** Called with the tables that a flush wrote. */
  changed(tables: Iterable<string>): void
  /** Called when something was written that we do not know. */
  forget(): void
}

/** Entries kept before the whole memory is emptied: a region's people many times over. */
const most = 20_000

type Memory = {
  readonly madeOf: readonly string[]
  remember<T>(key: string, find: () => Promise<T | null | undefined>): Promise<T | undefined>
  forget(): void
}

function createMemory(...madeOf: readonly string[]): Memory {
  const memory = new Map<string, unknown>()
  let generation = 0
  return {
    madeOf,
    /** Remembers what was found only if nothing changed while we looked. Absence is not remembered. */
    async remember<T>(key: string, find: () => Promise<T | null | undefined>) {
      if (memory.has(key)) return memory.get(key) as T
      const before = generation
      const found = (await find()) ?? undefined
      if (found !== undefined && before === generation) {
        if (memory.size >= most) memory.clear()
        memory.set(key, found)
      }
      return found
    },
    forget() {
      generation += 1
      memory.clear()
    },
  }
}

export function createWho(read: Reads): Who {
  const people = createMemory('Person', 'Account', 'Role', 'Organisation')
  const places = createMemory('Place')
  const concertations = createMemory('Concertation')
  const administrators = createMemory('Role')
  const memories = [people, places, concertations, administrators]

  return {
    known: (platform, workspace, external) =>
      people.remember(`${platform}|${workspace}|${external}`, async () => {
        const account = await read.account.findUnique({
          where: { platform_workspace_external: { platform, workspace, external } },
        })
        if (!account) return undefined
        const [person, roles] = await Promise.all([
          read.person.findUnique({ where: { id: account.personId } }),
          read.role.findMany({ where: { personId: account.personId, endedAt: null } }),
        ])
        if (!person) return undefined
        const organisation = person.organisationId
          ? await read.organisation.findUnique({ where: { id: person.organisationId } })
          : null
        return { person, organisation, roles }
      }),
    place: (platform, workspace, external) =>
      places.remember(`${platform}|${workspace}|${external}`, () =>
        read.place.findUnique({ where: { platform_workspace_external: { platform, workspace, external } } }),
      ),
    // What is over is none any more.
    concertation: async (id) => {
      const found = await concertations.remember(id, () => read.concertation.findUnique({ where: { id } }))
      return found && isOver(found) ? undefined : found
    },
    hasAdministrator: async () =>
      (await administrators.remember('any', () =>
        read.role.findFirst({ where: { kind: 'administrator', concertationId: '', endedAt: null } }),
      )) !== undefined,
    changed(tables) {
      const written = new Set(tables)
      for (const memory of memories) if (memory.madeOf.some((table) => written.has(table))) memory.forget()
    },
    forget() {
      for (const memory of memories) memory.forget()
    },
  }
}
