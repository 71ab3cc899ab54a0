/** The words are near those of somebody who is known: whose idea is it? */
import type { Text } from '../../text/index.ts'
import { actions, button, text, view } from '../../views/build.ts'
import type { Call, Lang, View } from '../../views/view.ts'

export function whoseView(
  typed: string,
  near: readonly { readonly id: string; readonly name: string }[],
  make: (who: { readonly person: string; readonly fresh?: true }) => Call,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.personalLinks.which(typed)),
    actions(
      ...near.map(({ id, name }) => button(name, make({ person: id }))),
      button(t.personalLinks.newPerson(typed), make({ person: typed, fresh: true })),
    ),
  )
}
