/** Puts right what an action says: its words, its date, where it comes from. Its owner has an act of its own. */

import { z } from 'zod'
import { axes, severalIdeas, signals } from '../../contributions/suggest.ts'
import { Day, Line, ShownNumber } from '../../engine/fields.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { insert, update, type Write } from '../../engine/writes.ts'
import type { Action, Concertation, Idea } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { type Change, changeAction, undoOf } from '../change.ts'
import { blanks, held } from '../form.ts'
import { ideasMeant, mayChange, originMeant } from '../meant.ts'
import { actionNumbered, tiesOf } from '../store.ts'
import { actionsAll } from '../suggest.ts'
import { changedView } from '../views/actions.ts'
import { dayText } from '../views/said.ts'

export const edit = defineIntent({
  name: 'action edit',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    number: ShownNumber,
    title: Line(3, 200).optional(),
    due: Day.optional(),
    axis: ShownNumber.optional(),
    signal: ShownNumber.optional(),
    ideas: Line(1, 200).optional(),
    /** what the form held when it was opened, given by the form */
    confirmed: Line(2, 1000).optional(),
  }),
  suggest: { number: actionsAll, axis: axes, signal: signals, ideas: severalIdeas },
  async run(args, context) {
    const { concertation, now, read, t, lang } = context
    const { number, confirmed, ...typed } = args
    const action = await actionNumbered(read, concertation.id, number)
    await mayChange(action, context)
    if (Object.keys(typed).length === 0) {
      const values = { title: action.title, ...(action.dueOn && { due: dayText(action.dueOn, lang) }) }
      const fields = ['title', 'due', 'axis', 'signal', 'ideas']
      const holds = JSON.stringify({ title: action.title, dueOn: action.dueOn })
      return answer(blanks({ intent: 'action edit', args: { number, confirmed: holds } }, { fields, values }, context))
    }
    // What the form held and they left as it was is not theirs to write: somebody else may have changed it since.
    const seen = held(confirmed, Seen)
    const title = typed.title === seen?.title ? undefined : typed.title
    const due = typed.due === seen?.dueOn ? undefined : typed.due
    const origin = await originMeant(args, context)
    const given = { ...(title !== undefined && { title }), ...(due !== undefined && { dueOn: due }), ...origin }
    const change: Change = Object.fromEntries(
      Object.entries(given).filter(([key, value]) => action[key as keyof Action] !== value),
    )
    const ties = await tied(action, await ideasMeant(args.ideas, context), context)
    if (Object.keys(change).length === 0 && ties.length === 0) throw new Refusal('actionUnchanged', { number })
    return {
      ...answer(
        changedView(t.roadmap.edited(number), number, t, lang),
        changeAction(action, change, concertation.zone, now),
        ties.map(({ write }) => write),
      ),
      undo: undoOf(
        action,
        change,
        ties.map(({ id }) => id),
      ),
    }
  },
})

const Seen = z.object({ title: z.string(), dueOn: z.string().nullable() })

/** New ties to ideas; a tie that was undone is tied again. */
async function tied(
  action: Action,
  ideas: readonly Idea[],
  { actor, concertation, now, newId, read }: Context<Concertation>,
): Promise<{ readonly id: string; readonly write: Write }[]> {
  if (ideas.length === 0) return []
  const before = new Map((await tiesOf(read, action.id)).map((tie) => [tie.ideaId, tie]))
  return ideas.flatMap((idea) => {
    const tie = before.get(idea.id)
    if (tie?.state === 'active') return []
    if (tie) return [{ id: tie.id, write: update('Evidence', tie, { state: 'active', byId: actor.id, at: now }) }]
    const row = {
      id: newId(),
      concertationId: concertation.id,
      subject: 'action',
      subjectId: action.id,
      ideaId: idea.id,
      state: 'active',
      byId: actor.id,
      at: now,
      version: 1,
    }
    return [{ id: row.id, write: insert('Evidence', row) }]
  })
}
