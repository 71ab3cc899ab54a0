/** Undo of a sorting: each idea is where it was. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { readPlaces } from '../rules/sorting.ts'
import { ideasNumbered, sortCounts, themesOf } from '../store.ts'
import { sortedView } from '../views/sorting.ts'

export const sortUndo = defineIntent({
  name: 'sort undo',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ places: Line(1, 8000) }),
  async run({ places: written }, { concertation, read, t, lang }) {
    const places = new Map(readPlaces(written).map(({ idea, theme }) => [idea, theme]))
    const themes = await themesOf(read, concertation.id)
    const ideas = (await ideasNumbered(read, concertation.id, [...places.keys()])).filter(
      (idea) => idea.status === 'active',
    )
    if (ideas.length === 0) throw new Refusal('undoImpossible')
    const moves = ideas.map((idea) => ({
      idea,
      themeId: themes.find((theme) => theme.number === places.get(idea.number))?.id ?? null,
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
