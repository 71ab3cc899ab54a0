/** While sorting: an idea that fits no theme names a new one, goes into it, and the next idea is shown. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { mayWorkOn } from '../gather.ts'
import { longestTitle, newThemes, nextUnsorted, themeOf } from '../rules/sorting.ts'
import { standing, viewerOf } from '../rules.ts'
import { sortingCard, toSort } from '../sorting.ts'
import { everyTheme, ideaNumbered } from '../store.ts'
import { ideas } from '../suggest.ts'
import { themeForget } from './theme-forget.ts'

export const themeNew = defineIntent({
  name: 'theme new',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ idea: ShownNumber, title: Line(2, longestTitle) }),
  suggest: { idea: ideas },
  async run({ idea: number, title }, context) {
    const { actor, concertation, now, newId, number: next, read } = context
    const idea = standing(await ideaNumbered(read, concertation.id, number, viewerOf(context)))
    await mayWorkOn([idea], context)
    const all = await everyTheme(read, concertation.id)
    const active = all.filter((theme) => theme.state === 'active')
    const known = all.find((theme) => theme.folded === fold(title))
    // Named by somebody else a moment ago, or long ago: it is that one.
    const isThere = known?.state === 'active'
    if (!isThere) newThemes([{ title, folded: fold(title) }], all)
    const theme = known ?? {
      id: newId(),
      concertationId: concertation.id,
      number: next('theme'),
      title,
      folded: fold(title),
      state: 'active',
      createdById: actor.id,
      createdAt: now,
      version: 1,
    }
    const before = themeOf(idea, active)
    if (before?.id === theme.id) throw new Refusal('alreadyThere', { theme: theme.title })
    const themes = [...active.filter(({ id }) => id !== theme.id), { ...theme, state: 'active' }]
    const sorted = (await toSort(context)).map((one) => (one.id === idea.id ? { ...one, themeId: theme.id } : one))
    const following = nextUnsorted(sorted, themes, idea.number)
    return {
      ...answer(
        await sortingCard(following, sorted, themes, { number: idea.number, theme: theme.title }, context),
        known ? !isThere && update('Theme', known, { state: 'active' }) : insert('Theme', theme),
        update('Idea', idea, { themeId: theme.id }),
      ),
      undo: call(themeForget, {
        idea: idea.id,
        theme: theme.id,
        ...(before && { before: before.id }),
        ...(isThere && { kept: true }),
      }),
    }
  },
})
