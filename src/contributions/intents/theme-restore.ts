/** Undo of a withdrawn theme: it is there again, with the ideas that were sorted under it. */
import { z } from 'zod'
import { Line, readNumbers } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { joinList, quote } from '../../views/format.ts'
import { everyTheme } from '../store.ts'
import { themeChangedView } from '../views/themes.ts'

export const themeRestore = defineIntent({
  name: 'theme restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ themes: Line(1, 400) }),
  async run({ themes }, { concertation, read, t, lang }) {
    const numbers = readNumbers(themes) ?? []
    const back = (await everyTheme(read, concertation.id)).filter(
      (theme) => numbers.includes(theme.number) && theme.state !== 'active',
    )
    if (back.length === 0) throw new Refusal('undoImpossible')
    const titles = joinList(
      back.map((theme) => quote(theme.title, lang)),
      lang,
    )
    return answer(
      themeChangedView(t.themes.restored(titles, back.length), t, lang),
      back.map((theme) => update('Theme', theme, { state: 'active' })),
    )
  },
})
