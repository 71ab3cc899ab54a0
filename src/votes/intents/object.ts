/** An objection in a vote by consent, or a reservation: one says why, since it is what the proposal is bettered by. */
import { z } from 'zod'
import { Line, Paragraph, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { seePoll } from '../rules/ballot.ts'
import { consentPositions, mostWords } from '../rules/paper.ts'
import { openPolls } from '../suggest.ts'
import { answerableHere, isView, pollMeant, visiblePolls } from '../which.ts'

export const object = defineIntent({
  name: 'ballot object',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  // That somebody objects is how they voted.
  untold: ['words', 'reservation'],
  toldAs: 'ballot cast',
  args: z.object({
    words: Paragraph(3, mostWords),
    poll: ShownNumber.optional(),
    reservation: z.boolean().optional(),
    for: Line(2, 80).optional(),
  }),
  suggest: { poll: openPolls },
  async run({ words, reservation, for: giver, poll: number }, context) {
    const make = (poll: number) => ({
      intent: 'ballot object',
      args: { words, ...(reservation && { reservation }), ...(giver !== undefined && { for: giver }), poll },
    })
    // Of several votes that are open here, the one by consent is meant.
    const asked = number === undefined ? (await visiblePolls(context)).filter((meant) => isAsked(meant, context)) : []
    const meant = await pollMeant(
      number ?? (asked.length === 1 ? asked[0]!.poll.number : undefined),
      ['open'],
      make,
      context,
    )
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    if (poll.method !== 'consent')
      throw new Refusal('objectionIsForConsent', { number: poll.number }, seePoll(poll.number))
    const position = reservation ? consentPositions.reservation : consentPositions.objection
    const choices = `${position + 1}: ${words.replace(/\s+/g, ' ')}`
    const args = { choices, ...(giver !== undefined && { for: giver }), poll: poll.number }
    return { ...answer(null), next: { intent: 'ballot cast', args } }
  },
})

function isAsked(meant: Parameters<typeof answerableHere>[0], context: Parameters<typeof answerableHere>[1]): boolean {
  return meant.poll.state === 'open' && meant.poll.method === 'consent' && answerableHere(meant, context)
}
