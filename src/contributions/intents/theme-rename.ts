/** Gives a theme another title; what is sorted under it stays. */

import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { longestTitle, themeNamed } from '../rules/sorting.ts'
import { everyTheme } from '../store.ts'
import { themes } from '../suggest.ts'
import { themeChangedView } from '../views/themes.ts'

export const themeRename = defineIntent({
  name: 'theme rename',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    theme: Line(1, longestTitle),
    title: Line(2, longestTitle),
    /** the title that is taken back, given by what takes it back */
    confirmed: Line(1, longestTitle).optional(),
  }),
  suggest: { theme: themes },
  async run({ theme: typed, title, confirmed }, { concertation, read, t, lang }) {
    const all = await everyTheme(read, concertation.id)
    const active = all.filter((theme) => theme.state === 'active')
    const theme = themeNamed(typed, fold(typed), active)
    if (confirmed !== undefined && confirmed !== theme.title) throw new Refusal('undoImpossible')
    if (theme.title === title || all.some((other) => other.id !== theme.id && other.folded === fold(title)))
      throw new Refusal('themeTaken', { theme: title })
    return {
      ...answer(
        themeChangedView(t.themes.renamed(theme.title, title), t, lang),
        update('Theme', theme, { title, folded: fold(title) }),
      ),
      undo: { intent: 'theme rename', args: { theme: String(theme.number), title: theme.title, confirmed: title } },
    }
  },
})
