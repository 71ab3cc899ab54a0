/** What a roadmap needs, and what enters a plan: pure. */
import type { Day } from '../../calendar.ts'
import type { Action, ActionPlan, Milestone, Roadmap } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/** Portage, calendrier, moyens, organisation. */
export const blocks = ['ownership', 'schedule', 'means', 'organisation'] as const
export type Block = (typeof blocks)[number]
export type Texts = Pick<Roadmap, Block>

/** A verdict first: feasible, or feasible under conditions. */
export function draftable(action: Pick<Action, 'number' | 'verdict'>): void {
  if (action.verdict === null) throw new Refusal('noVerdict', { number: action.number })
  if (!isFeasible(action)) throw new Refusal('notFeasible', { number: action.number })
}

export function isFeasible(action: Pick<Action, 'verdict'>): boolean {
  return action.verdict === 'feasible' || action.verdict === 'conditional'
}

/** Portage counts once the organisation has accepted, whatever is written of it. */
export function missingBlocks(action: Pick<Action, 'ownership'>, roadmap: Texts | undefined): Block[] {
  return blocks.filter((block) =>
    block === 'ownership' ? action.ownership !== 'accepted' : (roadmap?.[block] ?? '') === '',
  )
}

/** The blocks that a form says otherwise than it did when it was opened; all of them when nothing is known of that. */
export function touched(given: Partial<Texts>, read: Partial<Texts> | undefined): Block[] {
  return blocks.filter((block) => given[block] !== undefined && (!read || given[block] !== (read[block] ?? undefined)))
}

/** Two people who rewrite the same block: the second reads what the first wrote before taking its place. */
export function unchangedSince(
  changed: readonly Block[],
  now: Texts,
  read: Partial<Texts> | undefined,
  said: { readonly number: number; readonly names: Readonly<Record<Block, string>> },
): void {
  const other = read && changed.find((block) => (now[block] ?? '') !== (read[block] ?? ''))
  if (other)
    throw new Refusal('blockChanged', { block: said.names[other], text: (now[other] ?? '').slice(0, 400) }, [
      { label: 'roadmap', call: { intent: 'roadmap', args: { number: said.number } } },
    ])
}

export type Sheet = {
  readonly action: Action
  readonly roadmap: Roadmap | undefined
  readonly missing: readonly Block[]
}

/** The actions that a plan could hold, each with what it still lacks; in the order of their numbers. */
export function sheetsOf(actions: readonly Action[], roadmaps: readonly Roadmap[]): Sheet[] {
  return actions
    .filter((action) => action.state === 'active' && isFeasible(action))
    .map((action) => {
      const roadmap = roadmaps.find((r) => r.actionId === action.id)
      return { action, roadmap, missing: missingBlocks(action, roadmap) }
    })
}

type Period = Pick<ActionPlan, 'startsOn' | 'endsOn'>

/** The first and the last day belong to it. */
export function isOutside(day: Day, period: Period): boolean {
  return day < period.startsOn || day > period.endsOn
}

export function outsideOf(milestones: readonly Milestone[], period: Period): Milestone[] {
  return milestones.filter(({ dueOn }) => isOutside(dueOn, period))
}

export function period(startsOn: Day, endsOn: Day): Period {
  if (endsOn < startsOn) throw new Refusal('planBackwards')
  return { startsOn, endsOn }
}

/** The plan with this number, else the newest. */
export function planMeant(plans: readonly ActionPlan[], number: number | undefined): ActionPlan {
  const known = plans.filter((plan) => plan.state === 'active')
  const found = number === undefined ? known.at(-1) : known.find((plan) => plan.number === number)
  if (found) return found
  throw number === undefined ? new Refusal('noPlan') : new Refusal('noSuchPlan', { number })
}

/** The milestone meant by these words: its place in the list, its id, or its title. */
export function milestoneMeant(
  milestones: readonly Milestone[],
  typed: string,
  said: { readonly number: number; readonly fold: (text: string) => string },
): Milestone {
  const folded = said.fold(typed)
  const place = /^(?:n\s*[°o]?\s*)?(\d{1,3})$/.exec(folded)?.[1]
  const found =
    milestones.find((m) => m.id === typed || said.fold(m.title) === folded) ??
    (place ? milestones[Number(place) - 1] : milestones.find((m) => said.fold(m.title).startsWith(folded)))
  if (!found) throw new Refusal('noSuchMilestone', { number: said.number, milestone: typed.slice(0, 60) })
  return found
}
