/** What others may read of actions, their roadmaps and plans. */
import type { Reads } from '../engine/db.ts'
import type { Action, ActionPlan, Milestone, PlanEntry, Roadmap } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'

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
