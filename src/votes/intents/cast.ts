/** One person's ballot: answered in private where it must be, kept once, changed until the vote ends. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { insert, update, type Write } from '../../engine/writes.ts'
import type { Ballot, Concertation, Poll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import type { Text } from '../../text/index.ts'
import type { Call } from '../../views/view.ts'
import { lookAtQuorum } from '../acts/quorum.ts'
import { ballotIn, boxFor, forWhom, type Voter, voterIn, voterKey } from '../electorate.ts'
import { waitingBesides } from '../electors.ts'
import { endWhenAllVoted } from '../expected.ts'
import { receiptOf } from '../file.ts'
import { logged } from '../log.ts'
import { readBallot } from '../reading.ts'
import { replacing } from '../replacing.ts'
import { stillOpen } from '../rules/ballot.ts'
import { type Said, typedAgain } from '../rules/paper.ts'
import { isUrn, type Method, termsOf } from '../rules.ts'
import { lookAt, redraw, shownOf } from '../shown.ts'
import { openPolls } from '../suggest.ts'
import { answeredSinceView, ballotView, receiptView } from '../views/private.ts'
import { gradeWords } from '../views/words.ts'
import type { Shown } from '../views.ts'
import { answerableHere, isView, pollMeant, turnSaid } from '../which.ts'

/** Of a receipt: 31 to the power of 26 is more than 2 to the power of 128. */
const saltLength = 26

export const cast = defineIntent({
  name: 'ballot cast',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  untold: ['choices'],
  args: z.object({
    choices: Line(1, 3000).optional(),
    poll: ShownNumber.optional(),
    for: Line(2, 80).optional(),
  }),
  suggest: { poll: openPolls },
  async run(args, context) {
    const { now, said, read, t, lang, zone } = context
    const own = {
      ...(args.choices !== undefined && { choices: args.choices }),
      ...(args.for !== undefined && { for: args.for }),
    }
    const make = (poll: number): Call => ({ intent: 'ballot cast', args: { ...own, poll } })
    const meant = await pollMeant(args.poll, ['open'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll, place } = meant
    stillOpen(poll, now, turnSaid(poll, zone, lang))
    if (isUrn(poll)) {
      const paper = { intent: 'ballot paper', args: { poll: poll.number } }
      if (args.choices !== undefined)
        throw new Refusal('ballotInUrn', { number: poll.number }, [{ label: 'takePaper', call: paper }])
      return { ...answer(null), next: paper }
    }
    if (!answerableHere(meant, context))
      throw new Refusal('pollElsewhere', { number: poll.number, place: place?.name ?? '' })
    const box = await boxFor(poll, args.for, context)
    const voter = await voterIn(poll, args.for, context)
    const before = ballotIn(box, voter)
    const earlier = before?.state === 'counted' ? before : undefined
    const looked = await lookAt(read, poll)
    const shown = shownOf(looked, zone)
    const mine = { earlier, voter, waiting: await waitingBesides(poll, voter, context) }
    if (args.choices === undefined) return answer(ballotView(shown, mine, t, lang))
    const paper = saidIn(args.choices, shown, voter)
    if ('next' in paper) return { ...answer(null), next: paper.next }
    const isSame =
      earlier !== undefined &&
      earlier.paper === paper.paper &&
      earlier.words === paper.words &&
      earlier.castById === voter.castById
    // Said once more, it is the last word since then.
    if (before && isSame)
      return answer(
        receiptView(shown, { ...mine, kept: before, code: codeOf(poll, before) }, 'same', t, lang),
        before.at < said && update('Ballot', before, { at: said }),
      )
    if (before && before.at > said) return answer(answeredSinceView(shown, earlier, t, lang))
    const { row, writes } = kept(poll, before, voter, paper, context)
    const next = shownOf(looked, zone, { before: earlier, after: row, name: voter.name })
    const others = await replacing(poll, voter, earlier, earlier && again(earlier, poll, t), context)
    const undo: Call = earlier
      ? { intent: 'ballot cast', args: { ...forWhom(voter), poll: poll.number, choices: again(earlier, poll, t) } }
      : { intent: 'ballot withdraw', args: { ...forWhom(voter), poll: poll.number } }
    return {
      ...answer(
        receiptView(next, { ...mine, kept: row, code: codeOf(poll, row) }, earlier ? 'changed' : 'new', t, lang),
        writes,
        await redraw(next, context),
        others.writes,
        await endWhenAllVoted(poll, context, voter),
        // A vote of one's own makes a proxy void.
        lookAtQuorum(poll, context),
      ),
      undo: others.undo ?? undo,
    }
  },
})

/** The answer, or the window in which an objection is explained. */
function saidIn(typed: string, shown: Shown, voter: Voter): Said | { readonly next: Call } {
  try {
    return readBallot(typed, shown)
  } catch (error) {
    if (!(error instanceof Refusal) || error.key !== 'objectionWithoutWords') throw error
    const given = JSON.stringify({ ...forWhom(voter), poll: shown.poll.number })
    return { next: { intent: 'resume', args: { intent: 'ballot object', given, only: ['words'] } } }
  }
}

/** None of a ballot that was cast before there were receipts. */
function codeOf(poll: Poll, ballot: Ballot): string | undefined {
  return ballot.salt === null ? undefined : receiptOf(poll, ballot)
}

/** The row of this voter as it will be, and what is written of it. */
export function kept(
  poll: Poll,
  before: Ballot | undefined,
  voter: Voter,
  { paper, words }: Said,
  context: Context<Concertation>,
): { readonly row: Ballot; readonly writes: readonly Write[] } {
  const { newId, number, said, sayable } = context
  const { collegeId, seatId, castById } = voter
  const change = {
    paper,
    words,
    collegeId,
    castById,
    // an organisation's is named after whoever gave it last
    personId: voter.personId,
    salt: sayable(saltLength),
    state: 'counted',
    number: number(`ballot:${poll.id}`),
    at: said,
  }
  const row: Ballot = {
    id: newId(),
    pollId: poll.id,
    seatId,
    version: 1,
    ...before,
    ...change,
  }
  const event = { kind: 'ballot', voter: voterKey(voter), paper, college: collegeId, by: castById } as const
  return {
    row,
    writes: [before ? update('Ballot', before, change) : insert('Ballot', row), logged(poll, event, context)],
  }
}

/** As it would be typed: « 1, 3 », « 1: 3, 4: 2 ». */
export function again(ballot: Pick<Ballot, 'paper' | 'words'>, poll: Poll, t: Text): string {
  const say = { blank: t.votes.blank, grades: gradeWords(termsOf(poll).grades, t) }
  return typedAgain(ballot, poll.method as Method, say)
}
