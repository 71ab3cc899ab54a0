/** Puts ideas under a theme, several at once; one that was under another moves. */

import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { mayWorkOn, standingIdeas } from '../gather.ts'
import { longestTitle, themeNamed, themeOf, writePlaces } from '../rules/sorting.ts'
import { everyTheme, sortCounts, themesOf } from '../store.ts'
import { severalIdeas, themes as suggestedThemes } from '../suggest.ts'
import { sortedView } from '../views/sorting.ts'

export const ideaSort = defineIntent({
  name: 'idea sort',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ ideas: Line(1, 4000), theme: Line(1, longestTitle) }),
  suggest: { ideas: severalIdeas, theme: suggestedThemes },
  async run({ ideas: typed, theme: named }, context) {
    const { concertation, read, t, lang } = context
    const themes = await themesOf(read, concertation.id)
    const theme = themeNamed(named, fold(named), themes)
    const ideas = await standingIdeas(typed, context)
    await mayWorkOn(ideas, context)
    const moved = ideas.filter((idea) => idea.themeId !== theme.id)
    if (moved.length === 0) throw new Refusal('alreadyThere', { theme: theme.title })
    const waiting = moved.filter((idea) => themeOf(idea, themes) === undefined).length
    const left = (await sortCounts(read, concertation.id)).unsorted - waiting
    const every = await everyTheme(read, concertation.id)
    const places = moved.map((idea) => ({ idea: idea.number, theme: themeOf(idea, every)?.number }))
    return {
      ...answer(
        sortedView(t.sorting.sorted(moved.length, theme.title), left, t, lang),
        moved.map((idea) => update('Idea', idea, { themeId: theme.id })),
      ),
      undo: { intent: 'sort undo', args: { places: writePlaces(places), theme: theme.number } },
    }
  },
})
