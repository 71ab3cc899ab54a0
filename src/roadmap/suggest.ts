/** Actions, their steps and plans, by number or by words. */

import { dayOf } from '../calendar.ts'
import { readNumbers } from '../engine/fields.ts'
import type { Suggest, SuggestContext } from '../engine/intent.ts'
import { matching, numbered } from '../engine/matching.ts'
import type { Action, Concertation } from '../generated/prisma/client.ts'
import { formatDate } from '../views/format.ts'
import { isOpen, lateFirst, seesProgress, speaksFor, type Worker, workerOf } from './rules/action.ts'
import { actionsOf, milestonesOf, plansOf } from './store.ts'

export const actionsAll = actionsThat(() => true)
/** Those of which this person may say how far they are. */
export const actionsWorkedOn = actionsThat((action, who) => seesProgress(action, who))
/** The same, when they are not done. */
export const actionsToDo = actionsThat((action, who) => isOpen(action) && seesProgress(action, who))
/** Those that wait for the answer of this person's organisation. */
export const actionsAsked = actionsThat((action, who) => action.ownership === 'asked' && speaksFor(action, who))

function actionsThat(fits: (action: Action, who: Worker) => boolean): Suggest<Concertation> {
  return async (typed, { actor, concertation, now, read, lang }) => {
    const who = workerOf(actor, concertation.id)
    const all = (await actionsOf(read, concertation.id)).filter((action) => fits(action, who))
    const ordered = lateFirst(all, dayOf(concertation.zone, now), who)
    return matching(
      typed,
      ordered.map(({ number, title, dueOn }) => numbered(number, title, dueOn ? formatDate(dueOn, lang) : undefined)),
    )
  }
}

/** Steps of the action that the other blank names. */
export const milestones: Suggest<Concertation> = async (typed, { actor, concertation, given, read, lang }) => {
  const number = readNumbers(given.number ?? '')?.[0]
  const who = workerOf(actor, concertation.id)
  const action = (await actionsOf(read, concertation.id)).find((one) => one.number === number)
  if (!action || !seesProgress(action, who)) return []
  const all = await milestonesOf(read, [action.id])
  return matching(
    typed,
    all.map(({ title, dueOn }) => ({ value: title, label: `${title}, ${formatDate(dueOn, lang)}` })),
  )
}

export const plans: Suggest<Concertation> = async (typed, { concertation, read }: SuggestContext<Concertation>) => {
  const all = (await plansOf(read, concertation.id)).filter(({ state }) => state === 'active')
  return matching(
    typed,
    all.toReversed().map(({ number, title }) => numbered(number, title)),
  )
}
