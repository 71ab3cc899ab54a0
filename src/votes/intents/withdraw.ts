/** Takes one's ballot out of the box while the vote is open: as if it had never been there. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { ballotIn, boxFor, forWhom, voterIn, voterKey } from '../electorate.ts'
import { logged } from '../log.ts'
import { seePoll, stillOpen } from '../rules/ballot.ts'
import { isUrn } from '../rules.ts'
import { lookAt, redraw, shownOf, shownPoll } from '../shown.ts'
import { openPolls } from '../suggest.ts'
import { answeredSinceView, withdrawnView } from '../views/private.ts'
import { answerableHere, isView, pollMeant, turnSaid } from '../which.ts'
import { again } from './cast.ts'

export const withdraw = defineIntent({
  name: 'ballot withdraw',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional(), for: Line(2, 80).optional() }),
  suggest: { poll: openPolls },
  async run(args, context) {
    const { now, said, number, read, t, lang, zone } = context
    const meant = await pollMeant(
      args.poll,
      ['open'],
      (poll) => ({ intent: 'ballot withdraw', args: { ...(args.for !== undefined && { for: args.for }), poll } }),
      context,
    )
    if (isView(meant)) return answer(meant)
    const { poll, place } = meant
    stillOpen(poll, now, turnSaid(poll, zone, lang))
    if (!answerableHere(meant, context))
      throw new Refusal('pollElsewhere', { number: poll.number, place: place?.name ?? '' })
    if (isUrn(poll)) throw new Refusal('urnIsFinal', { number: poll.number }, seePoll(poll.number))
    const box = await boxFor(poll, args.for, context)
    const voter = await voterIn(poll, args.for, context)
    const mine = ballotIn(box, voter)
    if (mine?.state !== 'counted') throw new Refusal('noBallot', { number: poll.number })
    if (voter.castById === null && mine.castById !== null)
      throw new Refusal('ballotByHolder', { number: poll.number }, castIt(poll.number))
    if (mine.at > said) return answer(answeredSinceView(await shownPoll(read, poll, zone), mine, t, lang))
    const change = {
      paper: '',
      words: null,
      salt: null,
      state: 'withdrawn',
      number: number(`ballot:${poll.id}`),
      at: said,
    }
    const shown = shownOf(await lookAt(read, poll), zone, { before: mine, after: undefined, name: voter.name })
    return {
      ...answer(
        withdrawnView(shown, voter, t, lang),
        update('Ballot', mine, change),
        logged(poll, { kind: 'withdrawn', voter: voterKey(voter) }, context),
        await redraw(shown, context),
      ),
      undo: {
        intent: 'ballot cast',
        args: { ...forWhom(voter), poll: poll.number, choices: again(mine, poll, t) },
      },
    }
  },
})

/** A ballot by proxy is replaced by one's own, blank if one likes. */
function castIt(number: number) {
  return [{ label: 'castBallot', call: { intent: 'ballot cast', args: { poll: number } } }] as const
}
