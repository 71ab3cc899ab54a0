/** Every idea that this person may see here, or those that contain some words, of one type, atelier or theme. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { workshopNumbered } from '../../process/store.ts'
import { workshops } from '../../process/suggest.ts'
import { listed } from '../listed.ts'
import { themeNamed } from '../rules/sorting.ts'
import { viewerOf } from '../rules.ts'
import { themesOf, visibleIdeas } from '../store.ts'
import { themes } from '../suggest.ts'
import { readType } from '../types.ts'
import { ideasView, typeLabel } from '../views.ts'

export const ideas = defineIntent({
  name: 'ideas',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    search: Line(1, 100).optional(),
    type: Line(1, 40).optional(),
    workshop: ShownNumber.optional(),
    theme: Line(1, 120).optional(),
  }),
  suggest: { workshop: workshops, theme: themes },
  async run(args, context) {
    const { concertation, read, t, lang } = context
    const words = fold(args.search ?? '')
      .split(' ')
      .filter(Boolean)
    const type = readType(args.type, t.intents.ideas.args.type.label, t, lang)
    const workshop = args.workshop === undefined ? null : await workshopNumbered(read, concertation.id, args.workshop)
    const theme =
      args.theme === undefined ? null : themeNamed(args.theme, fold(args.theme), await themesOf(read, concertation.id))
    const all = await visibleIdeas(read, concertation.id, viewerOf(context))
    const found = all.filter(
      (idea) =>
        (type === undefined || idea.type === type) &&
        (workshop === null || idea.workshopId === workshop.id) &&
        (theme === null || idea.themeId === theme.id) &&
        words.every((word) => fold(idea.text).includes(word)),
    )
    const only = [type && typeLabel(type, t), workshop?.title, theme?.title].filter((said) => said !== undefined)
    return answer(ideasView(await listed(read, found, viewerOf(context)), { search: args.search, only }, t, lang))
  },
})
