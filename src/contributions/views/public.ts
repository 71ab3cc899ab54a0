/** Themes as anybody may read of them. */
import type { Text } from '../../text/index.ts'
import { card, list, quiet, text } from '../../views/build.ts'
import type { Card } from '../../views/view.ts'

export type PublicThemes = {
  readonly themes: readonly { readonly title: string; readonly ideas: number }[]
  readonly unsorted: number
}

export function themesCard({ themes, unsorted }: PublicThemes, t: Text): Card {
  return card(
    t.site.themes,
    themes.length === 0
      ? text(t.site.themesNone)
      : list(...themes.map(({ title, ideas }) => t.site.theme(title, ideas))),
    unsorted > 0 && quiet(t.site.unsorted(unsorted)),
  )
}
