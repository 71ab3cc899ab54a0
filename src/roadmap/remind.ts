/**
 * Who is to be told of which actions today: decided for thousands of calls in a few looks. A person gets one message a
 * day, whatever the number of calls, concertations and actions; the row of `Reminder` keeps it at one.
 */
import { type Day, dayOf } from '../calendar.ts'
import type { Context } from '../engine/intent.ts'
import { insert, type Write } from '../engine/writes.ts'
import type { Action, Concertation } from '../generated/prisma/client.ts'
import { privately, tellTeam } from '../people/acts.ts'
import { organisationNames, type Reach, reachOf } from '../people/store.ts'
import { concertations } from '../process/store.ts'
import { remindersBetween } from './rules/reminders.ts'
import { peopleOfOwners, personsById, remindedActions, remindersSince } from './store.ts'
import { type Reminded, reminderView, type Silent, silentView } from './views/reminder.ts'

/** A call of the clock: for a contact person, or for an organisation that named none, and the day that it was kept for. */
export type Asked = {
  readonly person?: string | undefined
  readonly organisation?: string | undefined
  readonly day?: Day | undefined
}

/** An action to speak of, to its owner or, when nothing came for weeks, to those who animate. */
export type Item = { readonly action: Action; readonly concertation: Concertation; readonly today: Day }
type Looks = Pick<Context<unknown>, 'now' | 'newId' | 'read' | 'lang'>

export async function remind(asked: readonly Asked[], looks: Looks): Promise<Write[]> {
  const { read, now } = looks
  const since = await sinceOf(asked, looks)
  const first = await remindedActions(read, { contacts: [...since.persons.keys()], owners: [...since.owners.keys()] })
  const about = new Map(
    (await concertations(read, [...new Set(first.map((a) => a.concertationId))])).map((c) => [c.id, c]),
  )
  const due = { owner: [] as Item[], team: [] as Item[] }
  for (const action of first) {
    const concertation = about.get(action.concertationId)
    if (!concertation) continue
    const today = dayOf(concertation.zone, now)
    const from = action.contactId ? since.persons.get(action.contactId) : since.owners.get(action.ownerId!)
    const days = remindersBetween(action.dueOn!, from && from < today ? from : today, today)
    for (const to of new Set(days.map((d) => d.to))) due[to].push({ action, concertation, today })
  }
  if (due.owner.length + due.team.length === 0) return []
  const found = await addressed(due.owner, looks)
  const told = await withTheirOwn(found, since.persons, about, looks)
  return [...(await messages({ ...found, told }, looks)), ...(await teamMessages(found.unreached, due.team, looks))]
}

/** Who hears for others today hears of their own actions of the day in the same message: there will be no second one. */
async function withTheirOwn(
  { told }: Addressed,
  asked: ReadonlyMap<string, unknown>,
  about: ReadonlyMap<string, Concertation>,
  { read, now }: Looks,
): Promise<Told> {
  const others = [...told.keys()].filter((id) => !asked.has(id))
  if (others.length === 0) return told
  const all = new Map(told)
  for (const action of await remindedActions(read, { contacts: others, owners: [] })) {
    const concertation = about.get(action.concertationId)
    const today = concertation && dayOf(concertation.zone, now)
    if (!today || !remindersBetween(action.dueOn!, today, today).some(({ to }) => to === 'owner')) continue
    const before = all.get(action.contactId!)!
    if (before.some((item) => item.action.id === action.id)) continue
    all.set(action.contactId!, [...before, { action, concertation, today }])
  }
  return all
}

/** The earliest day for which each was asked; persons joined to another are that other. */
async function sinceOf(
  asked: readonly Asked[],
  { read }: Looks,
): Promise<{ persons: Map<string, Day | undefined>; owners: Map<string, Day | undefined> }> {
  const persons = new Map<string, Day | undefined>()
  const owners = new Map<string, Day | undefined>()
  const known = await personsById(
    read,
    asked.flatMap(({ person }) => person ?? []),
  )
  const byId = new Map(known.map((person) => [person.id, person]))
  for (const { person, organisation, day } of asked) {
    if (organisation !== undefined) earliest(owners, organisation, day)
    if (person === undefined) continue
    const row = byId.get(person)
    earliest(persons, row?.mergedIntoId ?? person, day)
    // What their organisation was asked without naming anybody is theirs too: it is one message.
    if (row?.organisationId) earliest(owners, row.organisationId, day)
  }
  return { persons, owners }
}

function earliest(days: Map<string, Day | undefined>, key: string, day: Day | undefined): void {
  const before = days.get(key)
  if (!days.has(key) || before === undefined || (day !== undefined && day < before)) days.set(key, day ?? before)
}

/** By person. */
export type Told = ReadonlyMap<string, readonly Item[]>
export type Addressed = {
  readonly told: Told
  readonly reach: ReadonlyMap<string, Reach>
  readonly unreached: readonly Item[]
}

/** The contact person, else the other people of the owner organisation who are known there; else nobody. */
export async function addressed(items: readonly Item[], { read }: Pick<Looks, 'read'>): Promise<Addressed> {
  const contacts = await reachOf(
    read,
    items.flatMap(({ action }) => action.contactId ?? []),
  )
  const astray = items.filter(({ action }) => !action.contactId || !contacts.has(action.contactId))
  const people = await peopleOfOwners(
    read,
    astray.flatMap(({ action }) => action.ownerId ?? []),
  )
  const others = await reachOf(
    read,
    people.map((person) => person.id),
  )
  const told = new Map<string, Item[]>()
  const unreached: Item[] = []
  for (const item of items) {
    const { contactId, ownerId, concertationId } = item.action
    const direct = contactId !== null && contacts.has(contactId) ? [contactId] : undefined
    const found =
      direct ??
      people
        .filter((p) => p.organisationId === ownerId && p.known.has(concertationId) && others.has(p.id))
        .map((p) => p.id)
    if (found.length === 0) unreached.push(item)
    for (const id of found) told.set(id, [...(told.get(id) ?? []), item])
  }
  return { told, unreached, reach: new Map([...contacts, ...others]) }
}

/** One message for each who was not reminded yet that day. `here`: the concertation of which numbers in it are read. */
export async function messages(
  { told, reach }: Pick<Addressed, 'told' | 'reach'>,
  { read, now, newId, lang }: Looks,
  here?: string,
): Promise<Write[]> {
  if (told.size === 0) return []
  const latest = (items: readonly Item[]) =>
    items
      .map(({ today }) => today)
      .sort()
      .at(-1)!
  const days = [...told].map(([id, items]) => [id, latest(items)] as const)
  const earliestDay = days.map(([, day]) => day).sort()[0]!
  const before = await remindersSince(read, [...told.keys()], earliestDay)
  const done = new Set(before.map(({ personId, day }) => `${personId} ${day}`))
  const writes: Write[] = []
  const named = await organisationNames(
    read,
    [...told.values()].flatMap((items) => items.map(({ action }) => action.ownerId)),
  )
  for (const [personId, day] of days) {
    const to = reach.get(personId)
    if (!to || done.has(`${personId} ${day}`)) continue
    const items = told.get(personId)!.map((item) => remindedOf(item, named, here))
    writes.push(
      insert('Reminder', { id: newId(), personId, day, at: now }),
      privately(to, newId(), lang, (t, spoken, name) => reminderView(name, items, t, spoken), 'bulk'),
    )
  }
  return writes
}

export function remindedOf(
  { action, concertation, today }: Item,
  named: ReadonlyMap<string, string>,
  here?: string,
): Reminded {
  return {
    id: action.id,
    number: action.number,
    title: action.title,
    dueOn: action.dueOn,
    today,
    owner: named.get(action.ownerId ?? ''),
    concertation: concertation.title,
    asked: action.ownership === 'asked',
    accepts: action.ownership === 'asked' && concertation.id === here,
  }
}

/** Those who animate each concertation: who could not be reached, and of what nothing was heard for weeks. */
async function teamMessages(unreached: readonly Item[], silent: readonly Item[], looks: Looks): Promise<Write[]> {
  const all = [...unreached, ...silent]
  const named = await organisationNames(
    looks.read,
    all.map(({ action }) => action.ownerId),
  )
  const writes: Write[] = []
  for (const id of new Set(all.map(({ concertation }) => concertation.id))) {
    const here = (items: readonly Item[]) =>
      items.filter(({ concertation }) => concertation.id === id).map((item) => silentOf(item, named))
    const { title } = all.find(({ concertation }) => concertation.id === id)!.concertation
    writes.push(...(await tellTeam(looks, id, (t, lang) => silentView(title, here(unreached), here(silent), t, lang))))
  }
  return writes
}

function silentOf(item: Item, named: ReadonlyMap<string, string>): Silent {
  const { action, concertation } = item
  // Who asked for help did answer, whenever it was.
  const answered =
    action.progress === 'help' ||
    (action.progressAt !== null && dayOf(concertation.zone, action.progressAt) > action.dueOn!)
  return { ...remindedOf(item, named), progress: answered ? action.progress : undefined }
}
