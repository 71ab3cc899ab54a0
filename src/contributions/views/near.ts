/** An idea beside those that say nearly the same. */
import type { Idea } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, list, option, pick, quiet, quote, rich, strong, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'
import { type Listed, shorten } from '../views.ts'

export function nearView(
  idea: Pick<Idea, 'number' | 'text'>,
  near: readonly Listed[],
  can: { readonly withdraw: boolean; readonly merge: boolean },
  t: Text,
  lang: Lang,
): View {
  const { number } = idea
  const seeAll = button(t.buttons.seeIdeas, { intent: 'ideas', args: {} })
  if (near.length === 0) return view(lang, text(t.ideas.nearNone(number)), quote(idea.text), actions(seeAll))
  return view(
    lang,
    text(t.ideas.nearTitle(near.length, number)),
    quote(idea.text),
    list(
      ...near.map((one) => rich(strong(`${one.number}`), `. ${one.text} — ${t.ideas.by(one.by, one.organisation)}`)),
    ),
    quiet(can.withdraw ? t.ideas.nearYours : t.ideas.nearOnly),
    actions(
      can.withdraw && button(t.buttons.edit, { intent: 'idea edit', args: { number } }),
      can.withdraw && button(t.buttons.withdraw, { intent: 'idea withdraw', args: { number } }, 'danger'),
      can.merge &&
        pick(
          t.buttons.mergeWith,
          near.map((one) =>
            option(shorten(`${one.number}. ${one.text}`), { intent: 'merge', args: { number, into: one.number } }),
          ),
        ),
      seeAll,
    ),
  )
}
