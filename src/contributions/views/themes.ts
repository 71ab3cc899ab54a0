/** Themes: what they are, how many ideas each holds, how many wait. */
import type { Theme } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, option, pick, quiet, rich, strong, text, view } from '../../views/build.ts'
import { joinList, quote } from '../../views/format.ts'
import type { Lang, Rich, View } from '../../views/view.ts'
import type { Prioritised } from '../../votes/rules/priorities.ts'
import type { SortCounts } from '../store.ts'
import { priorityMark, shorten } from '../views.ts'

export type CountedTheme = {
  readonly number: number
  readonly title: string
  readonly ideas: number
  /** what the last vote on it found */
  readonly priority?: Prioritised | undefined
}

export function themesView(
  found: { readonly themes: readonly CountedTheme[]; readonly counts: SortCounts; readonly sorts: boolean },
  t: Text,
  lang: Lang,
): View {
  const { themes, counts, sorts } = found
  const add = sorts && button(t.buttons.addThemes, { intent: 'theme add', args: {} })
  if (themes.length === 0) {
    return view(
      lang,
      text(sorts ? t.themes.noneTeam : t.themes.none),
      text(countsSaid(counts, t)),
      actions(add, button(t.buttons.seeIdeas, { intent: 'ideas', args: {} })),
    )
  }
  return view(
    lang,
    card(
      t.themes.title(themes.length),
      list(...themes.map((theme) => themeLine(theme, t))),
      quiet(countsSaid(counts, t)),
    ),
    actions(
      sorts && counts.unsorted > 0 && button(t.buttons.sort, { intent: 'sort', args: {} }, 'primary'),
      pick(
        t.buttons.ideasOfTheme,
        themes.map(({ number, title }) =>
          option(shorten(`${number}. ${title}`), { intent: 'ideas', args: { theme: String(number) } }),
        ),
      ),
      add,
      sorts &&
        themes.length > 1 &&
        button(t.buttons.voteThemes, { intent: 'poll open', args: { question: t.votes.presets.themes[0]! } }),
    ),
  )
}

function themeLine({ number, title, ideas, priority }: CountedTheme, t: Text): Rich {
  const mark = priorityMark(priority, t)
  return rich(strong(`${number}. ${title}`), ` — ${t.themes.ideas(ideas)}${mark ? `, ${mark}` : ''}`)
}

export function themesAddedView(added: readonly Pick<Theme, 'title'>[], unsorted: number, t: Text, lang: Lang): View {
  const titles = joinList(
    added.map((theme) => quote(theme.title, lang)),
    lang,
  )
  return view(
    lang,
    text(t.themes.added(titles, added.length)),
    actions(
      unsorted > 0 && button(t.buttons.sort, { intent: 'sort', args: {} }, 'primary'),
      button(t.buttons.seeThemes, { intent: 'themes', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

export function themeChangedView(said: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      button(t.buttons.seeThemes, { intent: 'themes', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

function countsSaid({ sorted, unsorted, withdrawn, merged, total }: SortCounts, t: Text): string {
  return t.themes.counts(sorted, unsorted, withdrawn, merged, total)
}
