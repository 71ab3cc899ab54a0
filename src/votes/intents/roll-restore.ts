/** Undo of a change to the roll of a vote: it is as it was, and so is the ballot that went with it. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { personNames } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { lookAtQuorum } from '../acts/quorum.ts'
import { logged } from '../log.ts'
import { ballotIn, voterKey } from '../rules/roll.ts'
import { redraw, shownPoll } from '../shown.ts'
import { rollRows } from '../store/electorate.ts'
import { boxOf, pollById } from '../store.ts'
import { striking } from '../striking.ts'
import { rollChanged, rollNotice } from '../views/roll.ts'

export const rollRestore = defineIntent({
  name: 'roll restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    poll: Line(1, 40),
    person: Line(1, 40),
    to: z.enum(['enrolled', 'removed', 'undone']),
    by: Line(1, 40).optional(),
    ballot: z.boolean().optional(),
  }),
  async run({ person, to, by, ballot, ...args }, context) {
    const { actor, concertation, now, number, read, t, lang, zone } = context
    const poll = await pollById(read, args.poll)
    const [row] = poll ? await rollRows(read, poll.id, [person]) : []
    const over = poll?.state !== 'open' || (poll.closesAt !== null && poll.closesAt <= now)
    if (!row || over || poll.concertationId !== concertation.id || (row.state === 'enrolled') === (to === 'enrolled'))
      throw new Refusal('undoImpossible')
    const name = (await personNames(read, [person])).get(person) ?? ''
    if (to !== 'enrolled') {
      const { writes } = await striking(poll, row, to, context)
      return answer(rollChanged(poll, t.votes.struck(name, poll.number), t, lang), writes, lookAtQuorum(poll, context))
    }
    const box = await boxOf(read, poll.id)
    const mine = ballot ? ballotIn(box, row) : undefined
    // A number that no row bears would be the seal's, and ballots come after it.
    const change = mine ? { state: 'counted', number: number(`ballot:${poll.id}`), at: now } : {}
    const next = box.map((one) => (one === mine ? { ...one, ...change } : one))
    const event = mine && {
      kind: 'ballot' as const,
      voter: voterKey(row),
      paper: mine.paper,
      college: mine.collegeId,
      by: mine.castById,
    }
    const { writes } = await tell(context, [person], (words, spoken) =>
      rollNotice(poll, words.votes.enrolledAgain(actor.name, poll.number, poll.question), true, words, spoken),
    )
    return answer(
      rollChanged(poll, t.votes.enrolled(name, poll.number), t, lang),
      update('PollVoter', row, { state: 'enrolled', byId: by ?? null, at: now }),
      logged(poll, { kind: 'enrolled', voter: voterKey(row), college: row.collegeId }, context),
      update('Poll', poll, {}),
      lookAtQuorum(poll, context),
      mine && update('Ballot', mine, change),
      event && logged(poll, event, context),
      mine && (await redraw(await shownPoll(read, poll, zone, next), context)),
      person !== actor.id && writes,
    )
  },
})
