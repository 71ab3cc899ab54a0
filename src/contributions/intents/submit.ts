/** The act for which everything else exists: somebody's idea, in their words, kept and numbered. */
import { z } from 'zod'
import { Paragraph } from '../../engine/fields.ts'
import { defineIntent } from '../../engine/intent.ts'
import { sessionOfThread } from '../../meetings/store.ts'
import { intakeIsOpen } from '../../process/rules.ts'
import { Refusal } from '../../refusal.ts'
import { formatMoment } from '../../views/format.ts'
import { deposit } from '../deposit.ts'
import { boxInstead, ideaTypes, longest, shortest, typeOf } from '../rules.ts'
import { hereAt, hereInThread, nowhere } from '../store/here.ts'

export const submit = defineIntent({
  name: 'idea submit',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  visitors: true,
  args: z.object({ text: Paragraph(shortest, longest), type: z.enum(ideaTypes).optional() }),
  prefill: (_, { concertation, spot, t }) =>
    spot.place?.concertationId === concertation.id && !spot.place.team ? {} : { notice: t.ideas.privateNotice },
  async run(args, context) {
    const { concertation, now, read, spot, lang, zone } = context
    if (!intakeIsOpen(concertation, now))
      throw new Refusal(
        'intakeClosed',
        { since: formatMoment(concertation.intakeUntil!, zone, lang) },
        boxInstead(args),
      )
    // Said in a channel of this concertation, it is shown there; anywhere else, the team alone sees it.
    const bound = spot.kind === 'room' && spot.place?.concertationId === concertation.id ? spot.place : undefined
    const place = bound?.team ? undefined : bound
    const session = bound && (await sessionOfThread(read, concertation.id, spot))
    const here = session ? await hereInThread(read, session) : bound ? await hereAt(read, bound) : nowhere
    if (here.locked !== null) throw new Refusal('phaseLockedKept', { title: here.locked }, boxInstead(args))
    return deposit({ text: args.text, type: args.type ?? typeOf(here.prompt), place, here }, context)
  },
})
