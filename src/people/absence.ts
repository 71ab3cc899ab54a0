/** What leaving and coming back writes, and that the deputies are told: whoever stood in, whoever stands in now. */
import type { Context } from '../engine/intent.ts'
import { update, type Write } from '../engine/writes.ts'
import type { Person } from '../generated/prisma/client.ts'
import { tell } from './acts.ts'
import { deputyView } from './views/habits.ts'

export type Absence = Pick<Person, 'awayUntil' | 'deputyId'>

export async function changeAbsence(next: Absence, context: Context<unknown>): Promise<Write[]> {
  const { actor } = context
  const before = actor.person
  const told: Write[] = []
  if (before.deputyId !== null && before.deputyId !== next.deputyId)
    told.push(...(await tell(context, [before.deputyId], (t, lang) => deputyView(actor.name, null, t, lang))).writes)
  if (next.deputyId !== null && (next.deputyId !== before.deputyId || next.awayUntil !== before.awayUntil))
    told.push(
      ...(await tell(context, [next.deputyId], (t, lang) => deputyView(actor.name, next.awayUntil, t, lang))).writes,
    )
  return [update('Person', before, next), ...told]
}
