/** What others may read of people. */
import type { Reads } from '../engine/db.ts'
import type { Account, Organisation, Person, Role } from '../generated/prisma/client.ts'
import { isGuestPage } from './rules/personal-links.ts'

/** People who have to do with a concertation: they spoke there last, or hold a role in it. */
export async function peopleOf(read: Reads, concertationId: string): Promise<Person[]> {
  const roles = await read.role.findMany({ where: { concertationId, endedAt: null }, select: { personId: true } })
  const ids = [...roles.map((role) => role.personId), ...(await triersOf(read, concertationId))]
  return read.person.findMany({
    where: { mergedIntoId: null, OR: [{ lastConcertationId: concertationId }, { id: { in: ids } }] },
  })
}

/** Whoever spoke in the channel of an exercise: it follows nobody elsewhere, so nothing else tells that they take part. */
async function triersOf(read: Reads, concertationId: string): Promise<string[]> {
  const found = await read.concertation.findUnique({ where: { id: concertationId }, select: { trialPlaceId: true } })
  const place = found?.trialPlaceId && (await read.place.findUnique({ where: { id: found.trialPlaceId } }))
  if (!place || place.concertationId !== concertationId) return []
  const spot = `room|${place.platform}|${place.workspace}|${place.external}`
  const rows = await read.inbox.findMany({ where: { place: spot }, distinct: ['personId'], select: { personId: true } })
  return rows.flatMap((row) => row.personId ?? [])
}

export type Holder = { readonly name: string; readonly kind: string; readonly organisation: string | undefined }

/** The team of a concertation, by role then name. */
export function teamOf(read: Reads, concertationId: string): Promise<Holder[]> {
  return roleHolders(read, concertationId, ['coordinator', 'facilitator'])
}

/** Everybody to whom a role was given there, with the organisation for which they speak. */
export async function roleHolders(read: Reads, concertationId: string, kinds: readonly string[]): Promise<Holder[]> {
  const roles = await read.role.findMany({ where: { concertationId, endedAt: null, kind: { in: [...kinds] } } })
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

/** Somebody who turned out to be another is named as that other. */
export async function personNames(read: Reads, ids: readonly string[]): Promise<Map<string, string>> {
  const select = { id: true, name: true, mergedIntoId: true } as const
  const rows = await read.person.findMany({ where: { id: { in: [...new Set(ids)] } }, select })
  const into = rows.map((row) => row.mergedIntoId).filter((id) => id !== null)
  const others = into.length === 0 ? [] : await read.person.findMany({ where: { id: { in: into } }, select })
  const nameOf = new Map(others.map((row) => [row.id, row.name]))
  return new Map(rows.map((row) => [row.id, nameOf.get(row.mergedIntoId ?? '') ?? row.name]))
}

/** Whoever this is by now: somebody who turned out to be another is that other. */
export async function personNow(
  read: Reads,
  id: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const select = { id: true, name: true, mergedIntoId: true } as const
  const known = await read.person.findUnique({ where: { id }, select })
  const row = known?.mergedIntoId ? await read.person.findUnique({ where: { id: known.mergedIntoId }, select }) : known
  return row ? { id: row.id, name: row.name } : undefined
}

/** Accounts by which this person is known, the first one first. */
export function accountsOf(read: Reads, personId: string): Promise<Account[]> {
  return read.account.findMany({ where: { personId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
}

/** The hash of the code that makes the first administrator; null when none is waiting. */
export async function adminCodeHash(read: Reads): Promise<string | null> {
  const row = await read.setting.findUnique({ where: { key: 'admin-code' } })
  const value = row?.value
  return value && typeof value === 'object' && 'hash' in value && typeof value.hash === 'string' ? value.hash : null
}

/**
 * How to speak to a person in private: on the account that they used last; by letter only whoever has none where one chats, and
 * where letters can leave; else on the page behind their personal link. Where they want nothing more, nothing is sent. `lang` is a language tag, if one is known. */
export type Reach = {
  readonly personId: string
  readonly name: string
  readonly lang: string | null
  readonly account: Pick<Account, 'platform' | 'workspace' | 'external'>
}

/** Those of these persons who can be spoken to; a few looks, however many they are. */
export async function reachOf(read: Reads, personIds: readonly string[]): Promise<Map<string, Reach>> {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return new Map()
  const [people, accounts] = await Promise.all([
    read.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, language: true } }),
    read.account.findMany({
      where: { personId: { in: ids }, silencedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  ])
  const of = Map.groupBy(
    accounts.filter((account) => account.platform !== letters && !isGuestPage(account)),
    (account) => account.personId,
  )
  const addresses = accounts.filter(({ platform, personId }) => platform === letters && !of.has(personId))
  if (addresses.length > 0 && (await lettersLeave(read))) for (const one of addresses) of.set(one.personId, [one])
  // Nobody is notified on the page behind a personal link: what stands there waits until they come.
  for (const one of accounts) if (isGuestPage(one) && !of.has(one.personId)) of.set(one.personId, [one])
  const several = [...of].filter(([, own]) => own.length > 1).map(([id]) => id)
  const last = await lastAccounts(read, several)
  const found = people.flatMap((person): [string, Reach][] => {
    const own = of.get(person.id) ?? []
    const account = own.find((a) => a.id === last.get(person.id)) ?? own.at(-1)
    if (!account) return []
    return [[person.id, { personId: person.id, name: person.name, lang: person.language ?? account.locale, account }]]
  })
  return new Map(found)
}

const letters = 'mail'

/** Is there a mail server? Kept at the start of the bot. */
export async function lettersLeave(read: Reads): Promise<boolean> {
  const row = await read.setting.findUnique({ where: { key: 'mail' } })
  return typeof row?.value === 'object' && row.value !== null && 'on' in row.value && row.value.on === true
}

/** Those of these persons whom letters alone reach: what their rooms are told is for them too. */
export async function byMail(read: Reads, personIds: readonly string[]): Promise<Reach[]> {
  if (!(await lettersLeave(read))) return []
  const reach = await reachOf(read, personIds)
  return [...reach.values()].filter(({ account }) => account.platform === letters)
}

/** The same of all who have to do with a concertation. */
export async function membersByMail(read: Reads, concertationId: string): Promise<Reach[]> {
  if (!(await lettersLeave(read))) return []
  const people = await peopleOf(read, concertationId)
  return byMail(
    read,
    people.map(({ id }) => id),
  )
}

/**
 * The account on which each of these persons, who have several, was answered last: answers to one person bear it. What
 * was heard before two accounts were joined stands under the person that was.
 */
async function lastAccounts(read: Reads, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await read.$queryRaw<{ person: string; account: string }[]>`
    SELECT a."personId" AS person, a.id AS account
    FROM unnest(${[...personIds]}::text[]) AS p(id), LATERAL (
      SELECT o.address FROM "Inbox" i JOIN "Outbox" o ON o."inboxId" = i.id
      WHERE i."personId" = ANY(ARRAY(SELECT m.id FROM "Person" m WHERE m.id = p.id OR m."mergedIntoId" = p.id))
        AND o.address ->> 'account' IS NOT NULL
      ORDER BY i.seq DESC LIMIT 1
    ) AS said JOIN "Account" a ON a.platform = said.address ->> 'platform'
      AND a.workspace = said.address ->> 'workspace' AND a.external = said.address ->> 'account'`
  return new Map(rows.map(({ person, account }) => [person, account]))
}

export type Member = { readonly personId: string; readonly name: string; readonly organisationId: string | null }

/** Who holds one of these roles in this concertation, by name. */
export async function holdersOf(
  read: Reads,
  concertationId: string,
  kinds: readonly string[],
): Promise<(Member & { readonly kind: string })[]> {
  const roles = await read.role.findMany({ where: { concertationId, endedAt: null, kind: { in: [...kinds] } } })
  const people = await read.person.findMany({ where: { id: { in: roles.map((r) => r.personId) } } })
  return roles
    .flatMap((role) => {
      const person = people.find((p) => p.id === role.personId)
      if (!person) return []
      return [{ personId: person.id, name: person.name, organisationId: person.organisationId, kind: role.kind }]
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** People of this organisation who are known in this concertation. */
export async function contactsOf(read: Reads, concertationId: string, organisationId: string): Promise<Person[]> {
  return (await peopleOf(read, concertationId)).filter((person) => person.organisationId === organisationId)
}
