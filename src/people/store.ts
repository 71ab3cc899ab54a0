/** What others may read of people. */
import type { Reads } from '../engine/db.ts'
import type { Organisation, Person, Role } from '../generated/prisma/client.ts'

/** People who have to do with a concertation: they spoke there last, or hold a role in it. */
export async function peopleOf(read: Reads, concertationId: string): Promise<Person[]> {
  const roles = await read.role.findMany({ where: { concertationId, endedAt: null }, select: { personId: true } })
  const ids = roles.map((role) => role.personId)
  return read.person.findMany({ where: { OR: [{ lastConcertationId: concertationId }, { id: { in: ids } }] } })
}

export type Holder = { readonly name: string; readonly kind: string; readonly organisation: string | undefined }

/** The team of a concertation, by role then name. */
export async function teamOf(read: Reads, concertationId: string): Promise<Holder[]> {
  const roles = await read.role.findMany({
    where: { concertationId, endedAt: null, kind: { in: ['coordinator', 'facilitator'] } },
  })
  const people = await read.person.findMany({ where: { id: { in: roles.map((role) => role.personId) } } })
  const organisations = await organisationNames(
    read,
    people.map((p) => p.organisationId),
  )
  return roles.flatMap((role) => {
    const person = people.find((p) => p.id === role.personId)
    return person
      ? [{ name: person.name, kind: role.kind, organisation: organisations.get(person.organisationId ?? '') }]
      : []
  })
}

export function roleOf(read: Reads, personId: string, concertationId: string, kind: string): Promise<Role | null> {
  return read.role.findUnique({ where: { personId_concertationId_kind: { personId, concertationId, kind } } })
}

export function otherHolders(read: Reads, personId: string, concertationId: string, kind: string): Promise<number> {
  return read.role.count({ where: { concertationId, kind, endedAt: null, personId: { not: personId } } })
}

export function administrator(read: Reads): Promise<Role | null> {
  return read.role.findFirst({ where: { kind: 'administrator', concertationId: '', endedAt: null } })
}

export function organisationNamed(read: Reads, folded: string): Promise<Organisation | null> {
  return read.organisation.findUnique({ where: { folded } })
}

export async function organisationNames(read: Reads, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await read.organisation.findMany({ where: { id: { in: wanted } } })
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function personNames(read: Reads, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await read.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** The hash of the code that makes the first administrator; null when none is waiting. */
export async function adminCodeHash(read: Reads): Promise<string | null> {
  const row = await read.setting.findUnique({ where: { key: 'admin-code' } })
  const value = row?.value
  return value && typeof value === 'object' && 'hash' in value && typeof value.hash === 'string' ? value.hash : null
}
