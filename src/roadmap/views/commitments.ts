/** What somebody and their organisation have to do: shown to them alone. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, option, pick, quiet, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'
import { type Listed, listedLine } from './actions.ts'

export type Commitments = {
  readonly mine: readonly Listed[]
  readonly ours: readonly Listed[]
  readonly done: number
  readonly organisation: string | undefined
}

/** Lines of each part; the rest is behind the list of actions. */
const most = 5

export function commitmentsView({ mine, ours, done, organisation = '' }: Commitments, t: Text, lang: Lang): View {
  const all = [...mine, ...ours]
  const toActions = button(t.buttons.actions, { intent: 'actions', args: {} })
  const thanks = done > 0 && quiet(t.roadmap.commitmentsDone(done))
  if (all.length === 0) return view(lang, text(t.roadmap.commitmentsNone), thanks, actions(toActions))
  const lines = (items: readonly Listed[]) => [
    list(
      ...items.slice(0, most).map((item) => listedLine(item, t, lang)),
      items.length > most && t.todo.more(items.length - most),
    ),
  ]
  const options = all
    .slice(0, 25)
    .map(({ number, title }) => option(`${number}. ${title}`, { intent: 'actions', args: { number } }))
  return view(
    lang,
    card(
      t.roadmap.commitmentsTitle(all.length),
      mine.length > 0 && text({ strong: t.roadmap.commitmentsMine }),
      ...lines(mine),
      ours.length > 0 && text({ strong: t.roadmap.commitmentsOurs(organisation) }),
      ...lines(ours),
      thanks,
      quiet(t.roadmap.commitmentsAudience),
    ),
    actions(pick(t.buttons.pickAction, options), button(t.buttons.stepMyTodo, { intent: 'todo', args: {} }), toActions),
  )
}
