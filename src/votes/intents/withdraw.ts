/** Takes one's ballot out of the box while the vote is open: as if it had never been there. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { formatMoment } from '../../views/format.ts'
import { choicesOf, seePoll, stillOpen } from '../rules/ballot.ts'
import { isUrn } from '../rules.ts'
import { redraw, shownPoll } from '../shown.ts'
import { boxOf } from '../store.ts'
import { openPolls } from '../suggest.ts'
import { answeredSinceView, withdrawnView } from '../views/private.ts'
import { answerableHere, isView, pollMeant } from '../which.ts'
import { typedAgain } from './cast.ts'

export const withdraw = defineIntent({
  name: 'ballot withdraw',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: openPolls },
  async run(args, context) {
    const { actor, now, said, number, read, t, lang, zone } = context
    const meant = await pollMeant(
      args.poll,
      ['open'],
      (poll) => ({ intent: 'ballot withdraw', args: { poll } }),
      context,
    )
    if (isView(meant)) return answer(meant)
    const { poll, place } = meant
    stillOpen(poll, now, poll.closesAt ? formatMoment(poll.closesAt, zone, lang) : '')
    if (!answerableHere(meant, context))
      throw new Refusal('pollElsewhere', { number: poll.number, place: place?.name ?? '' })
    if (isUrn(poll)) throw new Refusal('urnIsFinal', { number: poll.number }, seePoll(poll.number))
    const box = await boxOf(read, poll.id)
    const mine = box.find((ballot) => ballot.personId === actor.id && ballot.state === 'counted')
    if (!mine) throw new Refusal('noBallot', { number: poll.number })
    if (mine.at > said)
      return answer(answeredSinceView(await shownPoll(read, poll, zone, box), choicesOf(mine), t, lang))
    const change = { choices: [], state: 'withdrawn', number: number(`ballot:${poll.id}`), at: said }
    const rest = box.filter((ballot) => ballot !== mine)
    const shown = await shownPoll(read, poll, zone, rest)
    return {
      ...answer(withdrawnView(shown, t, lang), update('Ballot', mine, change), await redraw(shown, context)),
      undo: {
        intent: 'ballot cast',
        args: { poll: poll.number, choices: typedAgain(choicesOf(mine), poll, t.votes.blank) },
      },
    }
  },
})
