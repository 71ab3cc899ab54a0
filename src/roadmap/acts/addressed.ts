/** Who hears of an action: its contact person; their deputy, or the others of its organisation, while they are away. */
import type { Day } from '../../calendar.ts'
import type { Reads } from '../../engine/db.ts'
import type { Action, Concertation } from '../../generated/prisma/client.ts'
import { type Reach, reachOf } from '../../people/store.ts'
import { isAway } from '../rules/when.ts'
import { peopleOfOwners, type Standing, standingsOf } from '../store.ts'

/** Why an action is spoken of: since which day, to whom alone (`team`: to those who animate), or because it was asked for. */
export type Wanted = {
  readonly day?: Day | undefined
  readonly only?: string | undefined
  readonly nudged?: boolean | undefined
  /** of this action alone: the others were spoken of at their time */
  readonly action?: string | undefined
}
export const forTeam = 'team'

/** An action to speak of, to its owner or, when nothing came for weeks, to those who animate. */
export type Item = {
  readonly action: Action
  readonly concertation: Concertation
  readonly today: Day
  /** empty = to everybody whom it concerns */
  readonly wanted?: readonly Wanted[]
  /** who is away, in whose place somebody hears of it */
  readonly absent?: string
}

/** By person. */
export type Told = ReadonlyMap<string, readonly Item[]>
export type Addressed = {
  readonly told: Told
  readonly reach: ReadonlyMap<string, Reach>
  readonly standings: ReadonlyMap<string, Standing>
  readonly unreached: readonly Item[]
}

export async function addressed(items: readonly Item[], { read }: { readonly read: Reads }): Promise<Addressed> {
  const contactIds = items.flatMap(({ action }) => action.contactId ?? [])
  const [contacts, standing] = await Promise.all([reachOf(read, contactIds), standingsOf(read, contactIds)])
  const isThere = ({ action, today }: Item) => {
    const id = action.contactId
    return id !== null && contacts.has(id) && !isAway(standing.get(id)!, today)
  }
  const astray = items.filter((item) => !isThere(item))
  const people = await peopleOfOwners(
    read,
    astray.flatMap(({ action }) => action.ownerId ?? []),
  )
  const deputyIds = [...astray.map(({ action }) => standing.get(action.contactId ?? '')), ...people].flatMap(
    (person) => person?.deputyId ?? [],
  )
  const [others, deputies] = await Promise.all([
    reachOf(read, [...people.map((person) => person.id), ...deputyIds]),
    standingsOf(read, deputyIds),
  ])
  const standings = new Map([...deputies, ...people.map((person) => [person.id, person] as const), ...standing])
  const told = new Map<string, Item[]>()
  const unreached: Item[] = []
  for (const item of items) {
    const found = isThere(item) ? [item.action.contactId!] : inTheirPlace(item, { standings, people, others })
    if (found.length === 0) unreached.push(item)
    const contact = standing.get(item.action.contactId ?? '')
    const absent = contact && isAway(contact, item.today) ? contact.name : undefined
    for (const id of found) {
      if (!isFor(item, id)) continue
      told.set(id, [...(told.get(id) ?? []), absent === undefined ? item : { ...item, absent }])
    }
  }
  return { told, unreached, standings, reach: new Map([...contacts, ...others]) }
}

type Around = {
  readonly standings: ReadonlyMap<string, Standing>
  readonly people: Awaited<ReturnType<typeof peopleOfOwners>>
  readonly others: ReadonlyMap<string, Reach>
}

/** The deputy of who is away, else the other people of the owner organisation who are known there; else nobody. */
function inTheirPlace({ action, concertation, today }: Item, { standings, people, others }: Around): string[] {
  const { contactId, ownerId } = action
  const isHere = (id: string | null | undefined): id is string =>
    !!id && others.has(id) && !isAway(standings.get(id)!, today)
  const contact = contactId === null ? undefined : standings.get(contactId)
  if (contact && isAway(contact, today) && isHere(contact.deputyId)) return [contact.deputyId]
  const own = people.filter((p) => p.organisationId === ownerId && p.known.has(concertation.id))
  const present = own.filter(({ id }) => id !== contactId && isHere(id)).map(({ id }) => id)
  if (present.length > 0) return present
  return [...new Set(own.filter((p) => isAway(p, today)).map((p) => p.deputyId))].filter(isHere)
}

/** Somebody who was not asked alone hears it with the others. */
export function isFor({ wanted }: Item, personId: string): boolean {
  return wanted === undefined || wanted.some(({ only }) => only === undefined || only === personId)
}
