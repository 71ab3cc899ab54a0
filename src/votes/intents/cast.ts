/** One person's ballot: answered in private where it must be, kept once, changed until the vote ends. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import type { Ballot } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { languages, textOf } from '../../text/index.ts'
import { formatMoment } from '../../views/format.ts'
import type { Call } from '../../views/view.ts'
import { choicesOf, isGuest, type Named, readChoices, stillOpen } from '../rules/ballot.ts'
import { redraw, shownPoll } from '../shown.ts'
import { boxOf } from '../store.ts'
import { openPolls } from '../suggest.ts'
import { answeredSinceView, ballotView, receiptView } from '../views/private.ts'
import type { Shown } from '../views.ts'
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
    if (isGuest(actor, concertation.id)) throw new Refusal('guestsDoNotVote')
    if (!answerableHere(meant, context))
      throw new Refusal('pollElsewhere', { number: poll.number, place: place?.name ?? '' })
    const box = await boxOf(read, poll.id)
    const before = box.find((ballot) => ballot.personId === actor.id)
    const earlier = before?.state === 'counted' ? choicesOf(before) : undefined
    const shown = await shownPoll(read, poll, zone, box)
    if (args.choices === undefined) return answer(ballotView(shown, earlier, t, lang))
    const choices = readChoices(args.choices, namedOptions(shown), poll.mostChoices, { fold, blanks: blanks(shown) })
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
      ? { intent: 'ballot cast', args: { poll: poll.number, choices: typedAgain(earlier, t.votes.blank) } }
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

/** Each option by its label; yes and no by the words of every language. */
export function namedOptions({ poll, options }: Shown): Named[] {
  return options.map((label, position) => ({
    position,
    names:
      poll.method === 'yesNo' ? languages.flatMap((lang) => textOf(lang).votes.yesNoNames[position] ?? []) : [label],
  }))
}

/** A yes or no has its abstention instead. */
function blanks({ poll }: Shown): string[] {
  return poll.method === 'yesNo' ? [] : languages.map((lang) => fold(textOf(lang).votes.blank))
}

export function typedAgain(choices: readonly number[], blank: string): string {
  return choices.length === 0 ? blank : choices.map((position) => position + 1).join(', ')
}
