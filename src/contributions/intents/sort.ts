/** Sorting, one idea after the other: three likely themes as buttons, all the others in a list, or pass. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Idea, Theme } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { mayWorkOn } from '../gather.ts'
import { nextUnsorted, themeOf, writePlaces } from '../rules/sorting.ts'
import { standing, viewerOf } from '../rules.ts'
import { sortingCard, toSort } from '../sorting.ts'
import { everyTheme, ideaNumbered, themesOf } from '../store.ts'
import { ideas as suggestedIdeas, themes as suggestedThemes } from '../suggest.ts'

export const sort = defineIntent({
  name: 'sort',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    idea: ShownNumber.optional(),
    theme: ShownNumber.optional(),
    after: ShownNumber.optional(),
  }),
  suggest: { idea: suggestedIdeas, theme: suggestedThemes },
  async run(args, context) {
    const { concertation, read } = context
    const themes = await themesOf(read, concertation.id)
    if (themes.length === 0)
      throw new Refusal('noThemeYet', {}, [{ label: 'addThemes', call: { intent: 'theme add', args: {} } }])
    const ideas = await toSort(context)
    if (args.idea === undefined) {
      const next = nextUnsorted(ideas, themes, args.after)
      return answer(await sortingCard(next, ideas, themes, undefined, context))
    }
    const idea = standing(await ideaNumbered(read, concertation.id, args.idea, viewerOf(context)))
    await mayWorkOn([idea], context)
    if (args.theme === undefined) return answer(await sortingCard(idea, ideas, themes, undefined, context))
    const theme = themes.find((one) => one.number === args.theme)
    if (!theme) throw new Refusal('noSuchTheme', { theme: String(args.theme) })
    const before = themeOf(idea, themes)
    // Somebody else sorted it since this card was drawn: theirs stands, and is said.
    if (before && before.id !== theme.id) throw alreadySorted(idea, before)
    const after = ideas.map((one) => (one.id === idea.id ? { ...one, themeId: theme.id } : one))
    const next = nextUnsorted(after, themes, idea.number)
    const reply = await sortingCard(next, after, themes, { number: idea.number, theme: theme.title }, context)
    if (before) return answer(reply)
    return {
      ...answer(reply, update('Idea', idea, { themeId: theme.id })),
      undo: {
        intent: 'sort undo',
        args: {
          places: writePlaces([
            { idea: idea.number, theme: themeOf(idea, await everyTheme(read, concertation.id))?.number },
          ]),
          theme: theme.number,
        },
      },
    }
  },
})

function alreadySorted(idea: Idea, theme: Theme): Refusal {
  return new Refusal('alreadySorted', { number: idea.number, theme: theme.title }, [
    { label: 'goOnSorting', call: { intent: 'sort', args: { after: idea.number } } },
  ])
}
