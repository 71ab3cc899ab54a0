/** Which ideas somebody has to sort here, and the card of the next one: whichever act comes before it. */
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import type { Concertation, Idea, Theme } from '../generated/prisma/client.ts'
import { mayAnimate } from '../process/rules/animation.ts'
import type { View } from '../views/view.ts'
import { animatorOf } from './gather.ts'
import { listed } from './listed.ts'
import { themeOf } from './rules/sorting.ts'
import { activeIdeas } from './store.ts'
import { likelyThemes } from './synthesis/likely.ts'
import { allSortedView, sortView } from './views/sorting.ts'

/** In the channel of an atelier, that atelier's ideas; elsewhere all that this person animates. */
export async function toSort(context: Context<Concertation>): Promise<Idea[]> {
  const { concertation, read, spot } = context
  const animator = await animatorOf(context)
  const place = spot.place?.concertationId === concertation.id ? spot.place : undefined
  const here = place?.workshopId ?? null
  return (await activeIdeas(read, concertation.id)).filter(
    (idea) => (here === null || idea.workshopId === here) && mayAnimate(animator, concertation.id, idea.workshopId),
  )
}

export async function sortingCard(
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
