/** Names the themes under which ideas are sorted: several titles at once, as they come out of a discussion. */
import { z } from 'zod'
import { Paragraph, splitTitles } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { newThemes } from '../rules/sorting.ts'
import { everyTheme, sortCounts } from '../store.ts'
import { themesAddedView } from '../views/themes.ts'

export const themeAdd = defineIntent({
  name: 'theme add',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ titles: Paragraph(2, 3000) }),
  async run({ titles }, { actor, concertation, now, newId, number, read, t, lang }) {
    const typed = splitTitles(titles).map((title) => ({ title, folded: fold(title) }))
    const { fresh, back } = newThemes(typed, await everyTheme(read, concertation.id))
    const rows = fresh.map(({ title, folded }) => ({
      id: newId(),
      concertationId: concertation.id,
      number: number('theme'),
      title,
      folded,
      state: 'active',
      createdById: actor.id,
      createdAt: now,
      version: 1,
    }))
    const added = [...back, ...rows]
    return {
      ...answer(
        themesAddedView(added, (await sortCounts(read, concertation.id)).unsorted, t, lang),
        rows.map((row) => insert('Theme', row)),
        back.map((row) => update('Theme', row, { state: 'active' })),
      ),
      undo: { intent: 'theme withdraw', args: { theme: added.map((theme) => theme.number).join(', ') } },
    }
  },
})
