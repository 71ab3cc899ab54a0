/** Sorting, one idea after the other: three likely themes as buttons, all the others in a list, or pass. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Concertation, Idea, Theme } from '../../generated/prisma/client.ts'
import { mayAnimate } from '../../process/rules/animation.ts'
import { Refusal } from '../../refusal.ts'
import type { View } from '../../views/view.ts'
import { animatorOf, mayWorkOn } from '../gather.ts'
import { listed } from '../listed.ts'
import { nextUnsorted, themeOf, writePlaces } from '../rules/sorting.ts'
import { standing, viewerOf } from '../rules.ts'
import { activeIdeas, ideaNumbered, themesOf } from '../store.ts'
import { ideas as suggestedIdeas, themes as suggestedThemes } from '../suggest.ts'
import { likelyThemes } from '../synthesis/likely.ts'
import { allSortedView, sortView } from '../views/sorting.ts'

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
    const ideas = await mine(context)
    if (args.idea === undefined) {
      const next = nextUnsorted(ideas, themes, args.after)
      return answer(await shown(next, ideas, themes, undefined, context))
    }
    const idea = standing(await ideaNumbered(read, concertation.id, args.idea, viewerOf(context)))
    await mayWorkOn([idea], context)
    if (args.theme === undefined) return answer(await shown(idea, ideas, themes, undefined, context))
    const theme = themes.find((one) => one.number === args.theme)
    if (!theme) throw new Refusal('noSuchTheme', { theme: String(args.theme) })
    const before = themeOf(idea, themes)
    // Somebody else sorted it since this card was drawn: theirs stands, and is said.
    if (before && before.id !== theme.id) throw alreadySorted(idea, before)
    const after = ideas.map((one) => (one.id === idea.id ? { ...one, themeId: theme.id } : one))
    const next = nextUnsorted(after, themes, idea.number)
    const reply = await shown(next, after, themes, { number: idea.number, theme: theme.title }, context)
    if (before) return answer(reply)
    return {
      ...answer(reply, update('Idea', idea, { themeId: theme.id })),
      undo: {
        intent: 'sort undo',
        args: { places: writePlaces([{ idea: idea.number, theme: undefined }]), theme: theme.number },
      },
    }
  },
})

function alreadySorted(idea: Idea, theme: Theme): Refusal {
  return new Refusal('alreadySorted', { number: idea.number, theme: theme.title }, [
    { label: 'goOnSorting', call: { intent: 'sort', args: { after: idea.number } } },
  ])
}

/** In the channel of an atelier, that atelier's ideas; elsewhere all that this person animates. */
async function mine(context: Context<Concertation>): Promise<Idea[]> {
  const { concertation, read, spot } = context
  const animator = await animatorOf(context)
  const place = spot.place?.concertationId === concertation.id ? spot.place : undefined
  const here = place?.workshopId ?? null
  return (await activeIdeas(read, concertation.id)).filter(
    (idea) => (here === null || idea.workshopId === here) && mayAnimate(animator, concertation.id, idea.workshopId),
  )
}

async function shown(
  next: Idea | undefined,
  ideas: readonly Idea[],
  themes: readonly Theme[],
  done: { readonly number: number; readonly theme: string } | undefined,
  { read, t, lang }: Context<Concertation>,
): Promise<View> {
  const sorted = ideas.filter((idea) => themeOf(idea, themes) !== undefined)
  if (!next) return allSortedView({ done, ideas: ideas.length, themes: themes.length }, t, lang)
  const known = sorted.map((idea) => ({ themeId: idea.themeId!, text: idea.text }))
  const likely = likelyThemes(next.text, themes, known, fold)
  const [idea] = await listed(read, [next])
  return sortView(
    {
      done,
      idea: idea!,
      themes,
      likely,
      sorted: sorted.length,
      total: ideas.length,
      last: ideas.length - sorted.length < 2,
    },
    t,
    lang,
  )
}
