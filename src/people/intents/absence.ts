/** Away until a day, that day included: what needs an answer goes to a deputy meanwhile. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { Day, Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import type { Concertation, Person } from '../../generated/prisma/client.ts'
import { whereKnown } from '../../process/suggest.ts'
import { Refusal } from '../../refusal.ts'
import { formatDate } from '../../views/format.ts'
import { changeAbsence } from '../absence.ts'
import { awayUntil, lastDayAway, mayStandFor } from '../rules/habits.ts'
import { onePerson } from '../rules.ts'
import { holdersOf, peopleOf } from '../store.ts'
import { deputies } from '../suggest.ts'
import { absenceView } from '../views/habits.ts'

export const absence = defineIntent({
  name: 'absence',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ until: Day, deputy: Line(1, 80).optional() }),
  suggest: { deputy: whereKnown(deputies) },
  async run(args, context) {
    const { actor, now, zone, t, lang } = context
    const today = dayOf(zone, now)
    const said = { label: t.intents.absence.args.until.label, moment: formatDate(args.until, lang) }
    const until = lastDayAway(args.until, today, said)
    const deputy = args.deputy === undefined ? undefined : await deputyNamed(args.deputy, context)
    const shown = { until, deputy: deputy?.name, deputyAway: deputy && awayUntil(deputy, today) }
    const { awayUntil: before, deputyId } = actor.person
    return {
      ...answer(
        absenceView(shown, t, lang),
        await changeAbsence({ awayUntil: until, deputyId: deputy?.id ?? null }, context),
      ),
      undo: { intent: 'absence restore', args: { until: before ?? '', deputy: deputyId ?? '' } },
    }
  },
})

async function deputyNamed(typed: string, context: Context<Concertation | undefined>): Promise<Person> {
  const { actor, concertation, read } = context
  if (!concertation) throw new Refusal('deputyWhere')
  const [people, team] = await Promise.all([
    peopleOf(read, concertation.id),
    holdersOf(read, concertation.id, ['coordinator', 'facilitator']),
  ])
  const isMine = isAllowed('facilitator', actor.roles, concertation.id)
  const ids = team.map((holder) => holder.personId)
  const among = people.filter((person) => mayStandFor(person, actor.person, { ids, isMine }))
  return onePerson(typed, fold(typed), among)
}
