/** Actions as this person may see them, with the names that stand beside them. */
import type { Day } from '../calendar.ts'
import type { Context } from '../engine/intent.ts'
import type { Action, Concertation } from '../generated/prisma/client.ts'
import { organisationNames, personNames } from '../people/store.ts'
import type { Prioritised } from '../votes/rules/priorities.ts'
import { prioritiesOf } from '../votes/store/priorities.ts'
import { ideasOf, originSaid } from './meant.ts'
import { daysUntil, isLate, type Progress, seesProgress, type Verdict, type Worker } from './rules/action.ts'
import { blocks, isFeasible, isOutside, missingBlocks } from './rules/roadmap.ts'
import { milestonesOf, plansOf, roadmapOf } from './store.ts'
import type { Listed, Page } from './views/actions.ts'

/** `given`: what votes made of actions, by id, the newest first. */
export function listed(
  action: Action,
  who: Worker,
  today: Day,
  named: ReadonlyMap<string, string>,
  given?: ReadonlyMap<string, readonly Prioritised[]>,
): Listed {
  const seen = seesProgress(action, who)
  return {
    number: action.number,
    title: action.title,
    owner: named.get(action.ownerId ?? ''),
    accepted: action.ownership === 'accepted',
    dueOn: action.dueOn,
    late: seen && isLate(action, today) ? -daysUntil(action.dueOn!, today) : 0,
    progress: seen ? (action.progress as Progress) : undefined,
    priority: given?.get(action.id)?.[0],
  }
}

export async function pageOf(action: Action, who: Worker, today: Day, context: Context<Concertation>): Promise<Page> {
  const { concertation, read, t } = context
  const seen = seesProgress(action, who)
  const [named, people, roadmap, milestones, plans, ideas, given] = await Promise.all([
    organisationNames(read, [action.ownerId]),
    personNames(read, action.contactId ? [action.contactId] : []),
    roadmapOf(read, action.id),
    milestonesOf(read, [action.id]),
    plansOf(read, concertation.id),
    ideasOf(action, context),
    prioritiesOf(read, [action.id], who.team),
  ])
  const plan = plans.findLast(({ state }) => state === 'active')
  return {
    ...listed(action, who, today, named, given),
    id: action.id,
    ownership: action.ownership,
    origin: await originSaid(action, ideas, context, t),
    verdict: (action.verdict as Verdict | null) ?? undefined,
    reason: action.verdictReason ?? undefined,
    blocks: blocks.map((block) => ({ block, text: roadmap?.[block] ?? undefined })),
    missing: missingBlocks(action, roadmap ?? undefined),
    milestones: milestones.map(({ title, dueOn }) => ({ title, dueOn, outside: !!plan && isOutside(dueOn, plan) })),
    contact: seen ? people.get(action.contactId ?? '') : undefined,
    note: seen ? (action.progressNote ?? undefined) : undefined,
    can: {
      team: who.team,
      works: seen,
      answers: action.ownership === 'asked' && action.ownerId === who.organisationId,
      draft: isFeasible(action) && seen,
    },
  }
}
