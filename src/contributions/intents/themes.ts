/** The themes with how many ideas each holds, and how many still wait to be sorted. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { prioritiesOf } from '../../votes/store/priorities.ts'
import { viewerOf } from '../rules.ts'
import { sortCounts, themesOf, visibleIdeas } from '../store.ts'
import { themesView } from '../views/themes.ts'

export const themes = defineIntent({
  name: 'themes',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { concertation, read, may, t, lang } = context
    const viewer = viewerOf(context)
    const ideas = await visibleIdeas(read, concertation.id, viewer)
    const all = await themesOf(read, concertation.id)
    const given = await prioritiesOf(
      read,
      all.map(({ id }) => id),
      viewer.team,
    )
    const counted = all.map(({ id, number, title }) => ({
      number,
      title,
      ideas: ideas.filter((idea) => idea.themeId === id).length,
      priority: given.get(id)?.[0],
    }))
    const counts = await sortCounts(read, concertation.id, viewer)
    return answer(themesView({ themes: counted, counts, sorts: may('sort') }, t, lang))
  },
})
