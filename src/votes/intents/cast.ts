/** One person's ballot: answered in private where it must be, kept once, changed until the vote ends. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import type { Ballot, Poll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { formatMoment } from '../../views/format.ts'
import type { Call } from '../../views/view.ts'
import { readBallot } from '../reading.ts'
import { choicesOf, dotsOn, isGuest, stillOpen } from '../rules/ballot.ts'
import { isUrn } from '../rules.ts'
import { redraw, shownPoll } from '../shown.ts'
import { boxOf } from '../store.ts'
import { openPolls } from '../suggest.ts'
import { answeredSinceView, ballotView, receiptView } from '../views/private.ts'
import { answerableHere, isView, pollMeant } from '../which.ts'

export const cast = defineIntent({
  name: 'ballot cast',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  untold: ['choices'],
  args: z.object({ choices: Line(1, 3000).optional(), poll: ShownNumber.optional() }),
  suggest: { poll: openPolls },
  async run(args, context) {
    const { actor, concertation, now, said, newId, number, read, t, lang, zone } = context
    const make = (poll: number): Call => ({
      intent: 'ballot cast',
      args: args.choices === undefined ? { poll } : { choices: args.choices, poll },
    })
    const meant = await pollMeant(args.poll, ['open'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll, place } = meant
    stillOpen(poll, now, poll.closesAt ? formatMoment(poll.closesAt, zone, lang) : '')
    if (isUrn(poll)) {
      const paper = { intent: 'ballot paper', args: { poll: poll.number } }
      if (args.choices !== undefined)
        throw new Refusal('ballotInUrn', { number: poll.number }, [{ label: 'takePaper', call: paper }])
      return { ...answer(null), next: paper }
    }
    if (isGuest(actor, concertation.id)) throw new Refusal('guestsDoNotVote')
    if (!answerableHere(meant, context))
      throw new Refusal('pollElsewhere', { number: poll.number, place: place?.name ?? '' })
    const box = await boxOf(read, poll.id)
    const before = box.find((ballot) => ballot.personId === actor.id)
    const earlier = before?.state === 'counted' ? choicesOf(before) : undefined
    const shown = await shownPoll(read, poll, zone, box)
    if (args.choices === undefined) return answer(ballotView(shown, earlier, t, lang))
    const choices = readBallot(args.choices, shown)
    const isSame = earlier !== undefined && String(earlier) === String(choices)
    // Said once more, it is the last word since then.
    if (before && isSame)
      return answer(
        receiptView(shown, choices, 'same', t, lang),
        before.at < said && update('Ballot', before, { at: said }),
      )
    if (before && before.at > said) return answer(answeredSinceView(shown, earlier, t, lang))
    const change = { choices, state: 'counted', number: number(`ballot:${poll.id}`), at: said }
    const row: Ballot = { id: newId(), pollId: poll.id, personId: actor.id, version: 1, ...before, ...change }
    const next = await shownPoll(read, poll, zone, [...box.filter((ballot) => ballot !== before), row])
    const undo: Call = earlier
      ? { intent: 'ballot cast', args: { poll: poll.number, choices: typedAgain(earlier, poll, t.votes.blank) } }
      : { intent: 'ballot withdraw', args: { poll: poll.number } }
    return {
      ...answer(
        receiptView(next, choices, earlier ? 'changed' : 'new', t, lang),
        before ? update('Ballot', before, change) : insert('Ballot', row),
        await redraw(next, context),
      ),
      undo,
    }
  },
})

/** As it would be typed: « 1, 3 », « 1: 3, 4: 2 ». */
export function typedAgain(choices: readonly number[], { method }: Pick<Poll, 'method'>, blank: string): string {
  if (choices.length === 0) return blank
  if (method !== 'dots') return choices.map((position) => position + 1).join(', ')
  return dotsOn(choices)
    .map(([position, dots]) => `${position + 1}: ${dots}`)
    .join(', ')
}
