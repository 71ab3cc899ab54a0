/** An organiser signs. The last signature publishes, in the same act; two that come together do not miss each other. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { doneView } from '../../views/answers.ts'
import { joinList } from '../../views/format.ts'
import type { Call } from '../../views/view.ts'
import { unsigned } from '../rules/publication.ts'
import { listed } from '../signed.ts'
import { publicationsView } from '../views/publications.ts'
import { pending } from '../waiting.ts'

export const publicationSign = defineIntent({
  name: 'publication sign',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ publication: Line(1, 40).optional() }),
  async run(args, context) {
    const { actor, now, newId, t, lang } = context
    const found = await pending('sign', args.publication, context)
    if (!found) return answer(publicationsView(await listed(context), t, lang))
    const { publication, approvals, required, organiser } = found
    const approval = {
      id: newId(),
      publicationId: publication.id,
      organisationId: organiser.organisationId,
      personId: actor.id,
      at: now,
    }
    const awaited = unsigned(required, [...approvals, approval])
    if (awaited.length > 0) {
      const names = joinList(
        awaited.map((o) => o.name),
        lang,
      )
      return {
        ...answer(
          doneView(t.publication.signed(publication.title, organiser.name, names), t, lang),
          insert('Approval', approval),
          // Whoever signs at the same moment must see this signature: one of the two is the last.
          update('Publication', publication, {}),
        ),
        undo: { intent: 'undo never', args: { why: 'signed' } },
      }
    }
    const asker = publication.requestedById === actor.id ? [] : [publication.requestedById]
    const { writes } = await tell(context, asker, (words, l) =>
      doneView(words.publication.published(publication.title), words, l),
    )
    const release = publication.release as Call
    return {
      ...answer(
        doneView(t.publication.signedLast(publication.title, organiser.name), t, lang),
        insert('Approval', approval),
        writes,
      ),
      next: { intent: release.intent, args: { ...release.args, publication: publication.id } },
      undo: { intent: 'undo never', args: { why: 'published' } },
    }
  },
})
