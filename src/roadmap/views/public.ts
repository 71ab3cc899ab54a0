/** Actions as anybody may read of them. */
import type { Text } from '../../text/index.ts'
import { card, list, quiet, rich, strong, text } from '../../views/build.ts'
import type { Card, Lang, Rich } from '../../views/view.ts'
import { dayText } from './said.ts'

export type PublicAction = {
  readonly number: number
  readonly title: string
  readonly owner: string | undefined
  readonly dueOn: string | null
}

/** `done`: how many of them are, where that may be told. */
export function actionsCard(actions: readonly PublicAction[], done: number | undefined, t: Text, lang: Lang): Card {
  if (actions.length === 0) return card(t.site.actions, text(t.site.actionsNone))
  return card(
    t.site.actions,
    done !== undefined && text(t.site.doneAmong(done, actions.length)),
    list(...actions.map((action) => line(action, t, lang))),
    quiet(t.site.privateProgress),
  )
}

function line({ number, title, owner, dueOn }: PublicAction, t: Text, lang: Lang): Rich {
  const said = [
    owner === undefined ? t.site.noOwner : t.site.ownedBy(owner),
    ...(dueOn === null ? [] : [t.site.due(dayText(dueOn, lang))]),
  ]
  return rich(strong(title), ' ', t.site.actionNumber(number), ` – ${said.join(', ')}`)
}
