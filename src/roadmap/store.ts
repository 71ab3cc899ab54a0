/** What others may read of actions, their roadmaps and plans. */
import type { Reads } from '../engine/db.ts'
import type {
  Action,
  ActionPlan,
  Evidence,
  Milestone,
  Organisation,
  Person,
  PlanEntry,
  Reminder,
  Roadmap,
} from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { isReminded } from './rules/action.ts'

/** Actions in force, in the order of their numbers. */
export function actionsOf(read: Reads, concertationId: string): Promise<Action[]> {
  return read.action.findMany({ where: { concertationId, state: 'active' }, orderBy: { number: 'asc' } })
}

export function actionsInSession(read: Reads, sessionId: string): Promise<Action[]> {
  return read.action.findMany({ where: { sessionId, state: 'active' }, orderBy: { number: 'asc' } })
}

export async function actionNumbered(read: Reads, concertationId: string, number: number): Promise<Action> {
  const found = await read.action.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (found?.state !== 'active') throw new Refusal('noSuchAction', { number })
  return found
}

export function actionById(read: Reads, id: string): Promise<Action | null> {
  return read.action.findUnique({ where: { id } })
}

export function roadmapsOf(read: Reads, actionIds: readonly string[]): Promise<Roadmap[]> {
  return read.roadmap.findMany({ where: { actionId: { in: [...actionIds] } } })
}

/** Milestones in force, by date. */
export function milestonesOf(read: Reads, actionIds: readonly string[]): Promise<Milestone[]> {
  return read.milestone.findMany({
    where: { actionId: { in: [...actionIds] }, state: 'active' },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  })
}

export function plansOf(read: Reads, concertationId: string): Promise<ActionPlan[]> {
  return read.actionPlan.findMany({ where: { concertationId }, orderBy: { number: 'asc' } })
}

/** Actions of a plan, in the order in which they entered. */
export function entriesOf(read: Reads, planId: string): Promise<PlanEntry[]> {
  return read.planEntry.findMany({ where: { planId, state: 'active' }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
}

export function actionsById(read: Reads, ids: readonly string[]): Promise<Action[]> {
  return read.action.findMany({ where: { id: { in: [...ids] } }, orderBy: { number: 'asc' } })
}

export function roadmapOf(read: Reads, actionId: string): Promise<Roadmap | null> {
  return read.roadmap.findUnique({ where: { actionId } })
}

export function milestoneById(read: Reads, id: string): Promise<Milestone | null> {
  return read.milestone.findUnique({ where: { id } })
}

/** Every entry of a plan, withdrawn ones too. */
export function allEntriesOf(read: Reads, planId: string): Promise<PlanEntry[]> {
  return read.planEntry.findMany({ where: { planId } })
}

/** Ties of this action to ideas, withdrawn ones too. */
export function tiesOf(read: Reads, actionId: string): Promise<Evidence[]> {
  return read.evidence.findMany({ where: { subjectId: actionId } })
}

/**
 * Actions of which somebody is to be reminded: those of these contact persons, or of these organisations without contact.
 * `undated`: those without a due date too, which an organisation may still have to accept.
 */
export async function remindedActions(
  read: Reads,
  who: { readonly contacts: readonly string[]; readonly owners: readonly string[]; readonly undated?: boolean },
): Promise<Action[]> {
  const actions = await read.action.findMany({
    where: {
      state: 'active',
      ...(who.undated !== true && { dueOn: { not: null } }),
      progress: { not: 'done' },
      OR: [{ contactId: { in: [...who.contacts] } }, { contactId: null, ownerId: { in: [...who.owners] } }],
    },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
  })
  return actions.filter((action) => (who.undated === true && action.dueOn === null) || isReminded(action))
}

/** Which of these persons were reminded since that day, that day included. */
export function remindersSince(read: Reads, personIds: readonly string[], day: string): Promise<Reminder[]> {
  return read.reminder.findMany({ where: { personId: { in: [...new Set(personIds)] }, day: { gte: day } } })
}

/** What decides when, and whether, somebody is written to. */
export type Standing = Pick<
  Person,
  'id' | 'name' | 'organisationId' | 'mergedIntoId' | 'quietFrom' | 'quietUntil' | 'awayUntil' | 'deputyId'
>
const standing = {
  id: true,
  name: true,
  organisationId: true,
  mergedIntoId: true,
  quietFrom: true,
  quietUntil: true,
  awayUntil: true,
  deputyId: true,
} as const

export async function standingsOf(read: Reads, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map()
  const rows = await read.person.findMany({ where: { id: { in: [...new Set(ids)] } }, select: standing })
  return new Map(rows.map((row) => [row.id, row]))
}

/** People of these organisations, with the concertations in which they are known. */
export async function peopleOfOwners(
  read: Reads,
  organisationIds: readonly string[],
): Promise<(Standing & { readonly known: ReadonlySet<string> })[]> {
  if (organisationIds.length === 0) return []
  const people = await read.person.findMany({
    where: { organisationId: { in: [...new Set(organisationIds)] }, mergedIntoId: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { ...standing, lastConcertationId: true },
  })
  const roles = await read.role.findMany({ where: { personId: { in: people.map((p) => p.id) }, endedAt: null } })
  const of = Map.groupBy(roles, (role) => role.personId)
  return people.map(({ lastConcertationId, ...person }) => {
    const known = [...(of.get(person.id) ?? []).map((role) => role.concertationId), lastConcertationId ?? '']
    return { ...person, known: new Set(known.filter(Boolean)) }
  })
}

/** Open actions that wait for this person, here: theirs, or those of their organisation without contact; by due date. */
export async function actionsFor(
  read: Reads,
  concertationId: string,
  who: { readonly id: string; readonly organisationId: string | null },
): Promise<Action[]> {
  const owners = who.organisationId === null ? [] : [who.organisationId]
  const actions = await read.action.findMany({
    where: {
      concertationId,
      state: 'active',
      progress: { not: 'done' },
      OR: [{ contactId: who.id }, { contactId: null, ownerId: { in: owners } }],
    },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
  })
  return actions.filter((action) => action.ownership !== 'declined' && action.verdict !== 'discarded')
}

export function organisationById(read: Reads, id: string): Promise<Organisation | null> {
  return read.organisation.findUnique({ where: { id } })
}
