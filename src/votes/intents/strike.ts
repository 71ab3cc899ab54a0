/** Somebody is taken off the roll of a vote that is open: a logged change, told on its page and to them. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { onePerson } from '../../people/rules.ts'
import { Refusal } from '../../refusal.ts'
import { lookAtQuorum } from '../acts/quorum.ts'
import { mustBeOpen, rolledMeant } from '../meant.ts'
import { hasRoll, seeRoll } from '../rules/roll.ts'
import { termsOf } from '../rules.ts'
import { peopleOnRoll } from '../store/electorate.ts'
import { striking } from '../striking.ts'
import { enrolledPersons, pollsWithRoll } from '../suggest.ts'
import { rollChanged } from '../views/roll.ts'
import { isView, runs } from '../which.ts'
import { rollRestore } from './roll-restore.ts'

export const strike = defineIntent({
  name: 'poll strike',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ person: Line(2, 80), poll: ShownNumber.optional() }),
  suggest: { person: enrolledPersons, poll: pollsWithRoll },
  async run({ person, poll: number }, context) {
    const { read, t, lang } = context
    const meant = await rolledMeant(number, (poll) => ({ intent: 'poll strike', args: { person, poll } }), context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    hasRoll(poll, termsOf(poll))
    mustBeOpen(poll, context)
    const rows = await peopleOnRoll(read, poll.id)
    const people = rows.map(({ personId, name, folded }) => ({ id: personId, name, folded }))
    const found = among(person, people, poll.number)
    const row = rows.find(({ personId }) => personId === found.id)!
    const { name: _name, folded: _folded, organisation: _organisation, ...own } = row
    const { writes, withdrawn } = await striking(poll, own, 'removed', context)
    const by = row.byId === null ? {} : { by: row.byId }
    return {
      ...answer(
        rollChanged(poll, t.votes.struck(found.name, poll.number), t, lang),
        writes,
        lookAtQuorum(poll, context),
      ),
      undo: call(rollRestore, { poll: poll.id, person: found.id, to: 'enrolled', ballot: withdrawn, ...by }),
    }
  },
})

function among(
  typed: string,
  people: readonly { readonly id: string; readonly name: string; readonly folded: string }[],
  number: number,
) {
  try {
    return onePerson(typed, fold(typed), people)
  } catch (error) {
    if (!(error instanceof Refusal) || error.key !== 'noSuchPerson') throw error
    throw new Refusal('notOnRoll', { person: typed.slice(0, 60), number }, seeRoll(number), 'person')
  }
}
