/** Undo of a sorting: each idea is where it was, unless somebody moved it since. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { readPlaces, themeOf } from '../rules/sorting.ts'
import { everyTheme, ideasNumbered, sortCounts } from '../store.ts'
import { sortedView } from '../views/sorting.ts'

export const sortUndo = defineIntent({
  name: 'sort undo',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** `theme`: the number of the theme into which they were put; none when they were taken out of theirs */
  args: z.object({ places: Line(1, 8000), theme: ShownNumber.optional() }),
  async run({ places: written, theme: put }, { concertation, read, t, lang }) {
    const places = new Map(readPlaces(written).map(({ idea, theme }) => [idea, theme]))
    const every = await everyTheme(read, concertation.id)
    const themes = every.filter(({ state }) => state === 'active')
    const ideas = (await ideasNumbered(read, concertation.id, [...places.keys()])).filter(
      (idea) => idea.status === 'active' && themeOf(idea, themes)?.number === put,
    )
    if (ideas.length === 0) throw new Refusal('undoImpossible')
    const moves = ideas.map((idea) => ({
      idea,
      themeId: every.find((theme) => theme.number === places.get(idea.number))?.id ?? null,
    }))
    const isSorted = (themeId: string | null) => themes.some((theme) => theme.id === themeId)
    const more = moves.reduce(
      (sum, { idea, themeId }) => sum + Number(isSorted(idea.themeId)) - Number(isSorted(themeId)),
      0,
    )
    const { unsorted } = await sortCounts(read, concertation.id)
    return answer(
      sortedView(t.sorting.putBack(moves.length), unsorted + more, t, lang),
      moves.map(({ idea, themeId }) => update('Idea', idea, { themeId })),
    )
  },
})
