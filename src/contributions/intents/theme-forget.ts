/** Undo of a theme named while sorting: the idea is where it was, and the theme is gone unless it was there before. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { themeOf } from '../rules/sorting.ts'
import { activeIdeas, everyTheme, ideasById, sortCounts } from '../store.ts'
import { sortedView } from '../views/sorting.ts'

export const themeForget = defineIntent({
  name: 'theme forget',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    idea: Line(1, 40),
    theme: Line(1, 40),
    /** the theme under which the idea was */
    before: Line(1, 40).optional(),
    /** the theme was there before, and stays */
    kept: z.boolean().optional(),
  }),
  async run(args, { concertation, read, t, lang }) {
    const [idea] = await ideasById(read, [args.idea])
    const themes = await everyTheme(read, concertation.id)
    const theme = themes.find(({ id }) => id === args.theme)
    const others = (await activeIdeas(read, concertation.id)).filter(
      (one) => one.themeId === args.theme && one.id !== args.idea,
    )
    // Others were put under it since: it is theirs too.
    const isBusy = !args.kept && others.length > 0
    if (!theme || idea?.status !== 'active' || idea.themeId !== args.theme || isBusy)
      throw new Refusal('undoImpossible')
    const active = themes.filter(({ state }) => state === 'active')
    const before = themeOf({ themeId: args.before ?? null }, active)
    const { unsorted } = await sortCounts(read, concertation.id)
    return answer(
      sortedView(t.sorting.putBack(1), unsorted + (before ? 0 : 1), t, lang),
      update('Idea', idea, { themeId: args.before ?? null }),
      !args.kept && update('Theme', theme, { state: 'withdrawn' }),
    )
  },
})
