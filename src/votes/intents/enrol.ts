/** Somebody is put on the roll of a vote that is open: a logged change, told on its page and to them. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { onePerson } from '../../people/rules.ts'
import { peopleOf } from '../../people/store.ts'
import { persons } from '../../people/suggest.ts'
import { lookAtQuorum } from '../acts/quorum.ts'
import { electorsNow } from '../electors.ts'
import { logged } from '../log.ts'
import { mustBeOpen, rolledMeant } from '../meant.ts'
import { hasRoll, mayEnrol, voterKey } from '../rules/roll.ts'
import { termsOf } from '../rules.ts'
import { rollRows } from '../store/electorate.ts'
import { pollsWithRoll } from '../suggest.ts'
import { rollChanged, rollNotice } from '../views/roll.ts'
import { isView, runs } from '../which.ts'
import { rollRestore } from './roll-restore.ts'

export const enrol = defineIntent({
  name: 'poll enrol',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ person: Line(2, 80), poll: ShownNumber.optional() }),
  suggest: { person: persons, poll: pollsWithRoll },
  async run({ person, poll: number }, context) {
    const { actor, concertation, newId, now, read, t, lang } = context
    const meant = await rolledMeant(number, (poll) => ({ intent: 'poll enrol', args: { person, poll } }), context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    const terms = termsOf(poll)
    hasRoll(poll, terms)
    mustBeOpen(poll, context)
    const { id, name } = onePerson(person, fold(person), await peopleOf(read, concertation.id))
    const [[elector], [row]] = await Promise.all([electorsNow(poll, [id], context), rollRows(read, poll.id, [id])])
    const { collegeId, seatId } = elector!
    mayEnrol(poll, elector!, terms, row?.state === 'enrolled')
    const change = { collegeId, seatId, state: 'enrolled', byId: actor.id, at: now }
    const { writes } = await tell(context, [id], (words, spoken) =>
      rollNotice(poll, words.votes.enrolledYou(actor.name, poll.number, poll.question), true, words, spoken),
    )
    return {
      ...answer(
        rollChanged(poll, t.votes.enrolled(name, poll.number), t, lang),
        row
          ? update('PollVoter', row, change)
          : insert('PollVoter', { id: newId(), pollId: poll.id, personId: id, ...change, version: 1 }),
        logged(poll, { kind: 'enrolled', voter: voterKey({ personId: id, seatId }), college: collegeId }, context),
        update('Poll', poll, {}),
        lookAtQuorum(poll, context),
        id !== actor.id && writes,
      ),
      undo: call(rollRestore, { poll: poll.id, person: id, to: row?.state === 'removed' ? 'removed' : 'undone' }),
    }
  },
})
