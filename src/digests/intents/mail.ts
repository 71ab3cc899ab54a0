/**
 * The clock, once a digest can no longer be taken back: it goes by letter to those whom the session concerns and who chat
 * nowhere. A letter cannot be edited, so that each edition that stands is one.
 */
import { z } from 'zod'
import { maySee } from '../../contributions/rules.ts'
import { ideasInSession } from '../../contributions/store.ts'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { sessionById } from '../../meetings/store.ts'
import { privately } from '../../people/acts.ts'
import { editionsOf, signaturesOf } from '../../process/store.ts'
import { text, view } from '../../views/build.ts'
import { readersByMail } from '../mailed.ts'
import { published } from '../rules/edition.ts'
import { contentOf, journalHead } from '../store.ts'
import { digestDocument, digestNodes } from '../views.ts'

export const digestMail = defineIntent({
  name: 'digest mail',
  allow: 'clock',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  unasked: true,
  args: z.object({ concertation: Line(1, 40), session: Line(1, 40), edition: z.number().int().positive() }),
  async run(args, { concertation, newId, now, read, lang }) {
    const session = await sessionById(read, args.session)
    const stands = session && published(await editionsOf(read, 'digest', session.id))
    // Taken back, or another edition stands, which has letters of its own.
    if (session?.concertationId !== concertation.id || stands?.edition !== args.edition) return answer(null)
    const digest = contentOf(stands)
    const readers = await readersByMail(digest, session, { concertation, read })
    if (readers.length === 0) return answer(null)
    const ideas = (await ideasInSession(read, session.id)).filter(
      (idea) => idea.status === 'active' && maySee(idea, { id: '', team: false }),
    )
    const verbatims = new Map(ideas.map((idea) => [idea.number, idea.text]))
    const signatures = await signaturesOf(read, stands.id)
    const around = { zone: concertation.zone, signatures, journal: await journalHead(read, concertation.id) }
    const dated = {
      ...around,
      concertation: concertation.title,
      edition: stands.edition,
      at: stands.publishedAt ?? now,
    }
    return answer(
      null,
      readers.map((reader) =>
        privately(
          reader,
          newId(),
          lang,
          (t, spoken) =>
            view(
              spoken,
              ...digestNodes(digest, around, t, spoken),
              text(t.digests.documentSaid(digest.session.title, stands.edition)),
              digestDocument(digest, verbatims, dated, t, spoken),
            ),
          'bulk',
        ),
      ),
    )
  },
})
