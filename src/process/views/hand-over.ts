/** What passes from one animator to another: before it does, once it did, and to whoever takes over. */
import type { Text } from '../../text/index.ts'
import { doneView } from '../../views/answers.ts'
import { actions, button, card, facts, list, quiet, text, view } from '../../views/build.ts'
import { formatDate, joinList } from '../../views/format.ts'
import type { Lang, View } from '../../views/view.ts'

export type HandedView = {
  readonly from: string
  readonly to: string
  readonly concertation: string
  /** '' when they animate them all */
  readonly workshops: readonly { readonly number: number; readonly title: string }[]
  readonly all: boolean
  readonly actions: readonly { readonly number: number; readonly title: string; readonly dueOn: string | null }[]
  readonly stays: boolean
}
const mostActions = 4

export function handOverPreview(handed: HandedView, args: Readonly<Record<string, string>>, t: Text, lang: Lang): View {
  return view(
    lang,
    card(
      t.handOver.title(handed.to),
      ...lines(handed, t, lang),
      handed.stays && quiet(t.handOver.stays),
      quiet(t.handOver.told(handed.to)),
    ),
    actions(button(t.buttons.handOver, { intent: 'hand over', args: { ...args, confirmed: true } }, 'primary')),
  )
}

export function handedOverView(handed: HandedView, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.handOver.done(handed.to, handed.actions.length)),
    actions(
      button(t.buttons.members, { intent: 'members', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** To whoever takes over. */
export function takenOverView(handed: HandedView, t: Text, lang: Lang): View {
  return view(
    lang,
    card(t.handOver.received(handed.from, handed.concertation), ...lines(handed, t, lang)),
    actions(
      button(t.buttons.stepMyTodo, { intent: 'todo', args: {} }, 'primary'),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
    ),
  )
}

export function givenBackView(from: string, concertation: string, t: Text, lang: Lang): View {
  return doneView(t.handOver.takenBack(from, concertation), t, lang)
}

function lines(handed: HandedView, t: Text, lang: Lang) {
  const titles = handed.workshops.map(({ number, title }) => `${number}. ${title}`)
  const more = handed.actions.length - mostActions
  return [
    facts(
      (handed.all || titles.length > 0) && [
        t.handOver.animation,
        handed.all ? t.workshops.animationWhole : joinList(titles, lang),
      ],
      handed.actions.length > 0 && [t.handOver.contact, t.handOver.actions(handed.actions.length)],
    ),
    list(
      ...handed.actions
        .slice(0, mostActions)
        .map((a) => t.handOver.action(a.number, a.title, a.dueOn === null ? '' : formatDate(a.dueOn, lang))),
      more > 0 && t.handOver.more(more),
    ),
  ]
}
