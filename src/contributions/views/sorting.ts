/** Sorting and merging: the idea to place with its likely themes, and what was just done. */
import type { Idea, Theme } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, option, pick, quiet, quote, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Lang, View } from '../../views/view.ts'
import { type Listed, shorten, typeLabel } from '../views.ts'

type Done = { readonly number: number; readonly theme: string } | undefined

export type Sorting = {
  /** what was just sorted */
  readonly done: Done
  readonly idea: Listed
  readonly themes: readonly Theme[]
  readonly likely: readonly { readonly id: string; readonly words: readonly string[] }[]
  readonly sorted: number
  readonly total: number
  /** nothing waits behind this one */
  readonly last: boolean
}

export function sortView(sorting: Sorting, t: Text, lang: Lang): View {
  const { idea, themes, likely, done } = sorting
  const put = (theme: Theme) => ({ intent: 'sort', args: { idea: idea.number, theme: theme.number } })
  const first = likely.flatMap(({ id }) => themes.filter((theme) => theme.id === id))
  const others = themes.filter((theme) => !first.includes(theme))
  const why = likely[0]?.words ?? []
  const type = typeLabel(idea.type, t)
  const by = t.ideas.by(idea.by, idea.organisation)
  return view(
    lang,
    done && quiet(t.sorting.done(done.number, done.theme)),
    text({ strong: t.ideas.posted(idea.number) }, ` — ${by}${type ? ` (${type})` : ''}`),
    quote(idea.text),
    quiet(t.sorting.progress(sorting.sorted, sorting.total)),
    why.length > 0 && quiet(t.sorting.why(joinList(why, lang))),
    actions(
      ...first.map((theme, i) =>
        button(shorten(theme.title), put(theme), i === 0 && why.length > 0 ? 'primary' : undefined),
      ),
      others.length > 0 &&
        pick(
          t.buttons.otherTheme,
          others.map((theme) => option(shorten(theme.title), put(theme))),
        ),
      !sorting.last && button(t.buttons.pass, { intent: 'sort', args: { after: idea.number } }),
      button(t.buttons.newTheme, { intent: 'theme new', args: { idea: idea.number } }),
      button(t.buttons.mergeThis, { intent: 'merge', args: { number: idea.number } }),
      button(t.buttons.addThemes, { intent: 'theme add', args: {} }),
    ),
  )
}

export function allSortedView(
  all: { readonly done: Done; readonly ideas: number; readonly themes: number },
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    all.done && quiet(t.sorting.done(all.done.number, all.done.theme)),
    text(all.ideas === 0 ? t.sorting.nothing : t.sorting.all(all.ideas, all.themes)),
    actions(
      button(t.buttons.seeThemes, { intent: 'themes', args: {} }, 'primary'),
      button(t.buttons.seeIdeas, { intent: 'ideas', args: {} }),
      all.done && button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** `left`: ideas that wait to be sorted. */
export function sortedView(said: string, left: number, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    quiet(t.sorting.left(left)),
    actions(
      left > 0 && button(t.buttons.sort, { intent: 'sort', args: {} }, 'primary'),
      button(t.buttons.seeThemes, { intent: 'themes', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

type Said = Pick<Idea, 'number' | 'text'>

export function mergedView(idea: Said, into: Said, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.sorting.merged(idea.number, into.number)),
    quote(idea.text),
    quote(into.text),
    actions(
      button(t.buttons.unmerge, { intent: 'unmerge', args: { number: idea.number } }),
      button(t.buttons.followThread, { intent: 'trace', args: { kind: 'idea', number: into.number } }),
      button(t.buttons.sort, { intent: 'sort', args: {} }),
    ),
  )
}

export function unmergedView(idea: Said, from: number, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.sorting.unmerged(idea.number, from)),
    quote(idea.text),
    actions(button(t.buttons.sort, { intent: 'sort', args: {} }), button(t.buttons.undo, { intent: 'undo', args: {} })),
  )
}
