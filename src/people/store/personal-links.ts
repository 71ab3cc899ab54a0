/** Links of people who chat nowhere, and where they lead. */
import type { Reads } from '../../engine/db.ts'
import type { Account, Person, PersonalLink, Role } from '../../generated/prisma/client.ts'
import { guestPages } from '../rules/personal-links.ts'
import type { RoleKind } from '../rules.ts'
import { peopleOf } from '../store.ts'

/** Of one person or of all, the newest first. */
export function personalLinks(read: Reads, concertationId: string, personId?: string): Promise<PersonalLink[]> {
  return read.personalLink.findMany({
    where: { concertationId, ...(personId !== undefined && { personId }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

export function personalLinksById(read: Reads, ids: readonly string[]): Promise<PersonalLink[]> {
  return read.personalLink.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })
}

/** Every account of these persons, the first one first. */
export function accountsOfAll(read: Reads, personIds: readonly string[]): Promise<Account[]> {
  return read.account.findMany({
    where: { personId: { in: [...personIds] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

export function accountsByIds(read: Reads, ids: readonly string[]): Promise<Account[]> {
  return read.account.findMany({ where: { id: { in: [...ids] } } })
}

type Held = { readonly kind: RoleKind; readonly concertationId: string }

/** The roles in force of each of these persons, wherever they hold them. */
export async function rolesHeldBy(read: Reads, personIds: readonly string[]): Promise<Map<string, Held[]>> {
  const rows = await read.role.findMany({ where: { personId: { in: [...personIds] }, endedAt: null } })
  return Map.groupBy(
    rows.map(({ personId, kind, concertationId }) => ({ personId, kind: kind as RoleKind, concertationId })),
    ({ personId }) => personId,
  )
}

export async function rolesHeld(read: Reads, personId: string): Promise<readonly Held[]> {
  return (await rolesHeldBy(read, [personId])).get(personId) ?? []
}

/** In force, in this concertation. */
export function rolesOfPersons(read: Reads, concertationId: string, personIds: readonly string[]): Promise<Role[]> {
  return read.role.findMany({ where: { concertationId, personId: { in: [...personIds] }, endedAt: null } })
}

/** Whom an undo may empty again: made by the act, and nobody has written to them or of them since. */
export function untouchedPersons(read: Reads, ids: readonly string[]): Promise<Person[]> {
  return read.person.findMany({ where: { id: { in: [...ids] }, version: 1, mergedIntoId: null } })
}

/** Known in this concertation by name or address, and without an account where one chats. */
export async function chatless(read: Reads, concertationId: string): Promise<Person[]> {
  const people = (await peopleOf(read, concertationId)).filter(({ name }) => name !== '')
  const chatting = await read.account.findMany({
    where: {
      personId: { in: people.map(({ id }) => id) },
      NOT: [{ platform: 'mail' }, { platform: 'web', workspace: { in: Object.values(guestPages) } }],
    },
    select: { personId: true },
  })
  const chats = new Set(chatting.map(({ personId }) => personId))
  return people.filter(({ id }) => !chats.has(id)).toSorted((a, b) => (a.folded < b.folded ? -1 : 1))
}
