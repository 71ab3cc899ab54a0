/** Reminds at once those who are late or have not answered: seen first, and once a day at most for each person. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { restsUntil } from '../../process/rules/pause.ts'
import { concertations } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { addressed, type Item } from '../acts/addressed.ts'
import { heldFor, messages, remindedOf } from '../acts/letters.ts'
import { isWaited } from '../rules/action.ts'
import { remindersBetween } from '../rules/reminders.ts'
import { outOfQuiet } from '../rules/when.ts'
import { actionsOf, remindedActions, remindersSince } from '../store.ts'
import { nudgeView } from '../views/reminder.ts'

export const nudge = defineIntent({
  name: 'nudge',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ confirmed: z.boolean().optional() }),
  async run({ confirmed }, context) {
    const { concertation, now, read, t, lang } = context
    const rests = restsUntil(concertation, now)
    if (rests) throw new Refusal('nudgePaused', { moment: formatMoment(rests, concertation.zone, lang) })
    const today = dayOf(concertation.zone, now)
    const items = (await actionsOf(read, concertation.id))
      .filter((action) => isWaited(action, today))
      .map((action): Item => ({ action, concertation, today }))
    const { told, reach, standings, unreached } = await addressed(items, context)
    const before = await remindersSince(read, [...told.keys()], today)
    const already = new Set(before.filter(({ day }) => day === today).map(({ personId }) => personId))
    const due = new Map([...told].filter(([id]) => !already.has(id)))
    // Who asked for quiet hears it at its end.
    const until = (id: string) => outOfQuiet(now, concertation.zone, standings.get(id) ?? noQuiet)
    const quiet = [...due.keys()].filter((id) => until(id) > now)
    if (!confirmed) {
      const [names, named] = await Promise.all([
        personNames(read, [...told.keys()]),
        organisationNames(
          read,
          items.map(({ action }) => action.ownerId),
        ),
      ])
      const said = [...due].map(([id, own]) => ({
        name: names.get(id) ?? '',
        items: own.map((item) => remindedOf(item, named)),
      }))
      const late = [...already].map((id) => names.get(id) ?? '')
      return answer(
        nudgeView(
          said,
          late,
          quiet.map((id) => names.get(id) ?? ''),
          unreached.map((item) => remindedOf(item, named)),
          t,
          lang,
        ),
      )
    }
    const awake = new Map([...due].filter(([id]) => !quiet.includes(id)))
    const sent = await messages({ told: await withTheDay(awake, today, context), reach }, context, concertation.id)
    const held = quiet.flatMap((id) =>
      heldFor(
        id,
        due.get(id)!.map((item) => ({ ...item, wanted: [{ day: today, nudged: true }] })),
        until(id),
      ),
    )
    // Somebody else may have reminded them at this very moment.
    const reminded = sent.filter((write) => write.do === 'post').length + quiet.length
    if (reminded === 0) throw new Refusal('nobodyToNudge')
    return {
      ...answer(
        view(
          lang,
          text(t.roadmap.nudged(reminded)),
          actions(button(t.buttons.actions, { intent: 'actions', args: {} })),
        ),
        sent,
        held,
      ),
      undo: { intent: 'undo never', args: { why: 'sent', count: reminded } },
    }
  },
})

const noQuiet = { quietFrom: null, quietUntil: null }

/** What 9:00 would still tell them today, in any concertation, is told now: there is no second message. */
async function withTheDay(
  due: ReadonlyMap<string, readonly Item[]>,
  today: string,
  { now, read }: Context<Concertation>,
): Promise<Map<string, readonly Item[]>> {
  const theirs = (await remindedActions(read, { contacts: [...due.keys()], owners: [] })).filter((action) =>
    remindersBetween({ dueOn: action.dueOn!, snoozedUntil: action.snoozedUntil }, today, today).some(
      ({ to }) => to === 'owner',
    ),
  )
  const about = new Map(
    (await concertations(read, [...new Set(theirs.map((a) => a.concertationId))])).map((c) => [c.id, c]),
  )
  const all = new Map(due)
  for (const action of theirs) {
    const own = all.get(action.contactId!) ?? []
    const concertation = about.get(action.concertationId)
    if (!concertation || own.some((item) => item.action.id === action.id)) continue
    all.set(action.contactId!, [...own, { action, concertation, today: dayOf(concertation.zone, now) }])
  }
  return all
}
