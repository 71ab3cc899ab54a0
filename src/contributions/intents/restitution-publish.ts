/** What the animators found is told to everybody: shown first exactly as it will be, then signed where it must be. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { sha256 } from '../../engine/ids.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { canonical } from '../../engine/journal.ts'
import { insert, update } from '../../engine/writes.ts'
import type { Publication } from '../../generated/prisma/client.ts'
import { sessionsWithoutMinutes } from '../../meetings/store.ts'
import { submitPublication } from '../../process/acts.ts'
import { mustSign } from '../../process/rules/publication.ts'
import { editionsOf, organiserRows, phasesOf } from '../../process/store.ts'
import { joinList } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import type { Call } from '../../views/view.ts'
import { pooled } from '../pooled.ts'
import { showRestitution, telling } from '../published.ts'
import { minutesComplete, openOnly, worthTelling } from '../rules/restitution.ts'
import { sessionsSaid } from '../sessions-said.ts'
import { openRestitution } from '../store.ts'
import type { PublishedRestitution } from '../views/restitution.ts'
import { restitutionCard, restitutionDoneView, restitutionPreview } from '../views/restitution.ts'

export const restitutionPublish = defineIntent({
  name: 'restitution publish',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ preview: Line(1, 64).optional() }),
  async run({ preview: seen }, context) {
    const { concertation, now, read, t, lang, zone } = context
    const open = openOnly(await openRestitution(read, concertation.id))
    const phase = (await phasesOf(read, concertation.id)).find((one) => one.id === open.phaseId)!
    const missing = await sessionsWithoutMinutes(read, phase.id)
    minutesComplete(phase, missing, sessionsSaid(missing, zone, t, lang))
    const { axes, signals } = await pooled(read, concertation.id, phase.id)
    worthTelling(axes.length, signals.length)
    const editions = await editionsOf(read, 'restitution', open.id)
    const organisers = await organiserRows(read, concertation.id)
    const content: PublishedRestitution = {
      title: concertation.title,
      phase: phase.title,
      edition: (editions[0]?.edition ?? 0) + 1,
      organisers: organisers.map((o) => o.name),
      axes,
      signals,
    }
    const places = await telling(read, concertation.id)
    const names = roomNames(
      places.map((place) => place.name),
      t,
      lang,
    )
    // Only what was read is published: an axis may have changed since.
    const mark = sha256(canonical(content))
    if (seen !== mark) {
      const signers = mustSign(concertation, organisers).map((o) => o.name)
      const asked = { names, places: places.length, signers, mark, changed: seen !== undefined }
      return answer(restitutionPreview(content, asked, zone, t, lang))
    }
    const { row, writes, waiting, signatures } = await submitPublication(
      {
        kind: 'restitution',
        subjectId: open.id,
        edition: content.edition,
        title: t.restitution.title(phase.title),
        content,
        release: { intent: 'restitution release', args: {} },
        preview: (words, spoken) => restitutionCard(content, [], zone, words, spoken).nodes,
      },
      context,
    )
    // What waited before this one is not what will be shown.
    const replaced = editions.filter((edition) => edition.state === 'waiting')
    const kept = [
      update('Restitution', open, { closedAt: now }),
      ...replaced.map((edition) => update('Publication', edition, { state: 'withdrawn' })),
      ...writes,
    ]
    if (waiting.length > 0) {
      const said = t.restitution.submitted(joinList(waiting, lang))
      return { ...answer(restitutionDoneView(said, t, lang), kept, insert('Publication', row)), undo: gone }
    }
    const shown = showRestitution(content, places, editions, signatures, context)
    const posts = [...shown.posts] as Publication['posts']
    return {
      ...answer(
        restitutionDoneView(t.restitution.published(names, places.length), t, lang),
        kept,
        insert('Publication', { ...row, posts }),
        shown.writes,
      ),
      undo: gone,
    }
  },
})

const gone: Call = { intent: 'undo never', args: { why: 'published' } }
