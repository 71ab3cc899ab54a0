/** What whoever noted the statutes of a body reads. */
import type { Text } from '../../text/index.ts'
import { actions, button, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'

/** `said`: as they would be typed; empty when there are none. */
export function statutesView(
  { id, name }: { readonly id: string; readonly name: string },
  said: string,
  t: Text,
  lang: Lang,
): View {
  const words = t.votes.agreed
  return view(
    lang,
    text(said === '' ? words.statutesNone(name) : words.statutesKept(name, said)),
    actions(
      button(t.buttons.edit, { intent: 'body statutes', args: { name: id } }),
      button(t.buttons.bodies, { intent: 'bodies', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}
