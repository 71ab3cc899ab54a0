/** Undo of a refusal to sign: the document waits again, unless it was put to signature anew; those who were told hear it. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { approvalsOf, editionsOf, publicationOf } from '../store.ts'

export const publicationRestore = defineIntent({
  name: 'publication restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ publication: Line(1, 40) }),
  async run({ publication: id }, context) {
    const { actor, concertation, read, t, lang } = context
    const publication = await publicationOf(read, concertation.id, id)
    const [newest] = await editionsOf(read, publication.kind, publication.subjectId)
    // Where nobody has to sign any more, it would wait for ever.
    const isAwaited = concertation.signOff === 'joint'
    if (publication.state !== 'withdrawn' || newest?.id !== publication.id || !isAwaited)
      throw new Refusal('undoImpossible')
    const approvals = await approvalsOf(read, publication.id)
    const others = [publication.requestedById, ...approvals.map((a) => a.personId)].filter((p) => p !== actor.id)
    const { writes } = await tell(context, others, (words, l) =>
      view(l, text(words.publication.restored(publication.title))),
    )
    return answer(
      view(lang, text(t.publication.restored(publication.title))),
      update('Publication', publication, { state: 'waiting' }),
      writes,
    )
  },
})
