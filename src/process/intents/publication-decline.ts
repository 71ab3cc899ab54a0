/** An organiser does not sign, and says why: nothing is published, and whoever asked or had signed is told. */
import { z } from 'zod'
import { fieldsOf, Line, Paragraph } from '../../engine/fields.ts'
import { type AnyIntent, answer, type Context, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Concertation, Publication } from '../../generated/prisma/client.ts'
import { tell } from '../../people/acts.ts'
import { text, view } from '../../views/build.ts'
import type { Form } from '../../views/view.ts'
import { listed } from '../signed.ts'
import { declinedView, publicationsView } from '../views/publications.ts'
import { pending } from '../waiting.ts'

export const publicationDecline = defineIntent({
  name: 'publication decline',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ reason: Paragraph(3, 1000).optional(), publication: Line(1, 40).optional() }),
  asks: ({ reason }) => reason === undefined,
  async run({ reason, publication: id }, context) {
    const { actor, concertation, t, lang } = context
    const found = await pending('refuse', id, context)
    if (!found) return answer(publicationsView(await listed(context), t, lang))
    const { publication, approvals, organiser } = found
    if (reason === undefined) return answer(askReason(publication, context))
    const others = [publication.requestedById, ...approvals.map((a) => a.personId)].filter((p) => p !== actor.id)
    const { writes } = await tell(context, others, (words, l) =>
      declinedView(
        { title: publication.title, concertation: concertation.title, by: actor.name, organiser: organiser.name },
        reason,
        words,
        l,
      ),
    )
    return {
      ...answer(
        view(lang, text(t.publication.declined(publication.title, organiser.name))),
        update('Publication', publication, { state: 'withdrawn' }),
        writes,
      ),
      undo: { intent: 'publication restore', args: { publication: publication.id } },
    }
  },
})

/** The reason alone is asked: the document is the one in front of the person. */
function askReason(publication: Publication, { intents, t, lang }: Context<Concertation>): Form {
  const words = t.intents['publication decline']
  const intent = intents.find((i) => i.name === 'publication decline') as AnyIntent
  const fields = fieldsOf(intent, t).filter((field) => field.name === 'reason')
  return {
    lang,
    title: t.publication.declineTitle(publication.title),
    notice: words.notice,
    fields: fields.map((field) => ({ ...field, required: true })),
    submit: words.submit,
    call: { intent: 'publication decline', args: { publication: publication.id } },
  }
}
