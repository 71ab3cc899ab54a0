/** Takes a theme away, or several: their ideas wait to be sorted again, and find their place if the theme comes back. */

import { z } from 'zod'
import { Line, readNumbers } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { joinList, quote } from '../../views/format.ts'
import { themeNamed } from '../rules/sorting.ts'
import { activeIdeas, themesOf } from '../store.ts'
import { themes } from '../suggest.ts'
import { themeChangedView } from '../views/themes.ts'

export const themeWithdraw = defineIntent({
  name: 'theme withdraw',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ theme: Line(1, 400) }),
  suggest: { theme: themes },
  async run({ theme: typed }, { concertation, read, t, lang }) {
    const active = await themesOf(read, concertation.id)
    const named = (readNumbers(typed) ?? [typed]).map((one) => themeNamed(String(one), fold(String(one)), active))
    const gone = named.filter((theme, i) => named.indexOf(theme) === i)
    const ideas = (await activeIdeas(read, concertation.id)).filter((idea) => gone.some((g) => g.id === idea.themeId))
    const titles = joinList(
      gone.map((theme) => quote(theme.title, lang)),
      lang,
    )
    return {
      ...answer(
        themeChangedView(t.themes.withdrawn(titles, gone.length, ideas.length), t, lang),
        gone.map((theme) => update('Theme', theme, { state: 'withdrawn' })),
      ),
      undo: { intent: 'theme restore', args: { themes: gone.map((theme) => theme.number).join(', ') } },
    }
  },
})
