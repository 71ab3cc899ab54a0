/** A published digest in full, with the words of the ideas that this person may read. */

import { z } from 'zod'
import { maySee, viewerOf } from '../../contributions/rules.ts'
import { ideasInSession } from '../../contributions/store.ts'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { signaturesOf } from '../../process/store.ts'
import { digestToRead } from '../session.ts'
import { contentOf } from '../store.ts'
import { sessionsTold } from '../suggest.ts'
import { wholeDigestView } from '../views.ts'

export const digestRead = defineIntent({
  name: 'digest read',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional() }),
  suggest: { session: sessionsTold },
  async run({ session: number }, context) {
    const { read, concertation, t, lang } = context
    const viewer = viewerOf(context)
    const { session, publication } = await digestToRead(context, number)
    const content = contentOf(publication)
    const ideas = (await ideasInSession(read, session.id)).filter(
      (idea) => idea.status === 'active' && maySee(idea, viewer),
    )
    const verbatims = new Map(ideas.map((idea) => [idea.number, idea.text]))
    const signatures = await signaturesOf(read, publication.id)
    const around = { zone: concertation.zone, signatures, journal: null }
    return answer(wholeDigestView(content, verbatims, around, t, lang))
  },
})
