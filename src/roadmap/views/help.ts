/** The talk about an action for which somebody asked for help. */
import type { Text } from '../../text/index.ts'
import { actions, button, quiet, quote, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'

export type Wanted = {
  readonly who: string
  readonly person: string
  readonly action: string
  readonly number: number
  readonly title: string
  readonly note: string | undefined
  readonly card: string | undefined
}

/** Somebody asks for help, or says more: to those who animate. */
export function helpView(asked: Wanted, t: Text, lang: Lang): View {
  const { action, person, card } = asked
  return view(
    lang,
    text(t.roadmap.helpWanted(asked.who, asked.number), ' ', { em: asked.title }),
    asked.note !== undefined && quote(asked.note),
    quiet(t.roadmap.helpHow(asked.who)),
    actions(
      button(
        t.buttons.answerHelp,
        { intent: 'help answer', args: { action, person, ...(card !== undefined && { card }) } },
        'primary',
      ),
      button(t.buttons.openAction, { intent: 'actions', args: { number: asked.number } }),
    ),
  )
}

export type Helped = {
  readonly number: number
  readonly title: string
  readonly action: string
  readonly by: string
  readonly text: string
  readonly card: string | undefined
}

/** What the team answers, in private. */
export function helpedView(said: Helped, t: Text, lang: Lang): View {
  const { action, card } = said
  const args = { action, ...(card !== undefined && { card }) }
  return view(
    lang,
    text(t.roadmap.helped(said.by, said.number), ' ', { em: said.title }),
    quote(said.text),
    quiet(t.roadmap.helpedAudience),
    actions(
      button(t.buttons.answerHelp, { intent: 'help reply', args }, 'primary'),
      button(t.buttons.actionUnderway, { intent: 'action underway', args: { action } }),
      button(t.buttons.actionDone, { intent: 'action done', args: { action } }),
    ),
  )
}

/** Told to whoever answered. */
export function answeredView(who: string, number: number, t: Text, lang: Lang): View {
  const open = button(t.buttons.openAction, { intent: 'actions', args: { number } })
  return view(lang, text(t.roadmap.helpAnswered(who)), actions(open))
}

/** Under the card, for the others of the team. */
export function repliedView(by: string, said: string, t: Text, lang: Lang): View {
  return view(lang, text(t.roadmap.helpReplied(by)), quote(said))
}
