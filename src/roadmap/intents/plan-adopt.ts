/** A new edition of the plan: every complete roadmap enters, the others are named with what they lack. Seen first. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { canonical } from '../../engine/journal.ts'
import { insert } from '../../engine/writes.ts'
import { submitPublication } from '../../process/acts.ts'
import { mustSign } from '../../process/rules/publication.ts'
import { editionsOf, openPlacesOf, organiserRows } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Call } from '../../views/view.ts'
import { drawn, published } from '../plan.ts'
import { planMeant } from '../rules/roadmap.ts'
import { plansOf } from '../store.ts'
import { plans } from '../suggest.ts'
import { type PlanContent, planNodes, planPreview } from '../views/plan.ts'

export const planAdopt = defineIntent({
  name: 'plan adopt',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber.optional(), preview: Line(1, 64).optional() }),
  suggest: { number: plans },
  async run({ number, preview: seen }, context) {
    const { concertation, read, t, lang } = context
    const plan = planMeant(await plansOf(read, concertation.id), number)
    const editions = await editionsOf(read, 'plan', plan.id)
    if (editions.some(({ state }) => state === 'waiting')) throw new Refusal('planWaiting', { title: plan.title })
    const edition = (editions[0]?.edition ?? 0) + 1
    const { content, hash } = await drawn(plan, edition, context)
    if (content.sheets.length === 0) throw new Refusal('planEmpty', { title: plan.title })
    const before = editions.find(({ state }) => state === 'published')
    if (before && isSame(before.content as unknown as PlanContent, content))
      throw new Refusal('planUnchanged', { title: plan.title, edition: before.edition })
    // Only what was read is adopted: a roadmap may have changed since.
    if (seen !== hash) {
      const [places, organisers] = await Promise.all([
        openPlacesOf(read, concertation.id),
        organiserRows(read, concertation.id),
      ])
      const sign = mustSign(concertation, organisers).map(({ name }) => name)
      return answer(
        planPreview(
          { number: plan.number, content, hash },
          { places: places.length, sign, changed: seen !== undefined },
          t,
          lang,
        ),
      )
    }
    const { row, writes, waiting, signatures } = await submitPublication(
      {
        kind: 'plan',
        subjectId: plan.id,
        edition,
        title: plan.title,
        content,
        release: { intent: 'plan release', args: {} },
        preview: (words, spoken) => planNodes(content, hash, words, spoken),
      },
      context,
    )
    const open = actions(button(t.buttons.plan, { intent: 'plan', args: { number: plan.number } }))
    if (waiting.length > 0) {
      const said = t.roadmap.adoptAwaits(plan.title, edition, joinList(waiting, lang))
      return { ...answer(view(lang, text(said), open), insert('Publication', row), writes), undo: gone }
    }
    const shown = await published(row, signatures, context)
    return {
      ...answer(
        view(lang, text(t.roadmap.adopted(plan.title, edition, content.sheets.length, shown.posts.length)), open),
        insert('Publication', { ...row, posts: [...shown.posts] }),
        writes,
        shown.writes,
      ),
      undo: gone,
    }
  },
})

const gone: Call = { intent: 'undo never', args: { why: 'published' } }

/** Would the next edition say anything new? */
function isSame(before: PlanContent, next: PlanContent): boolean {
  return canonical({ ...before, edition: 0 }) === canonical({ ...next, edition: 0 })
}
