/** Takes ideas out of their theme: they wait to be sorted again. */

import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { mayWorkOn, standingIdeas } from '../gather.ts'
import { themeOf, writePlaces } from '../rules/sorting.ts'
import { sortCounts, themesOf } from '../store.ts'
import { severalIdeas } from '../suggest.ts'
import { sortedView } from '../views/sorting.ts'

export const ideaUnsort = defineIntent({
  name: 'idea unsort',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ ideas: Line(1, 4000) }),
  suggest: { ideas: severalIdeas },
  async run({ ideas: typed }, context) {
    const { concertation, read, t, lang } = context
    const themes = await themesOf(read, concertation.id)
    const ideas = await standingIdeas(typed, context)
    await mayWorkOn(ideas, context)
    const moved = ideas.filter((idea) => themeOf(idea, themes) !== undefined)
    if (moved.length === 0) throw new Refusal('notSorted', { number: ideas[0]!.number })
    const left = (await sortCounts(read, concertation.id)).unsorted + moved.length
    const places = moved.map((idea) => ({ idea: idea.number, theme: themeOf(idea, themes)?.number }))
    return {
      ...answer(
        sortedView(t.sorting.unsorted(moved.length), left, t, lang),
        moved.map((idea) => update('Idea', idea, { themeId: null })),
      ),
      undo: { intent: 'sort undo', args: { places: writePlaces(places) } },
    }
  },
})
