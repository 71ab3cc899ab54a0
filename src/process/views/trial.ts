/** What people read of an exercise: that nothing leaves the channel, and what is thrown away at its end. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, quiet, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'
import type { Held } from '../rules/trial.ts'

/** For everybody in the channel; it can be tried at once. */
export function trialCard(title: string, by: string, t: Text, lang: Lang): View {
  return view(
    lang,
    card(title, text(t.trial.begun(by)), text(t.trial.how), quiet(t.trial.line)),
    actions(
      button(t.buttons.submitIdea, { intent: 'idea submit', args: {} }, 'primary'),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
    ),
  )
}

export function trialView(said: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      button(t.buttons.panel, { intent: 'panel', args: {} }, 'primary'),
      button(t.buttons.trialEnd, { intent: 'trial', args: { what: 'end' } }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

export function trialEndPreview(title: string, held: Held, t: Text, lang: Lang): View {
  const kinds = ['ideas', 'sessions', 'polls', 'decisions', 'actions'] as const
  const lines = kinds.filter((kind) => held[kind] > 0).map((kind) => t.trial[kind](held[kind]))
  return view(
    lang,
    text(lines.length > 0 ? t.trial.willEnd(title) : t.trial.willEndEmpty(title)),
    list(...lines),
    quiet(t.trial.endNotice),
    actions(button(t.buttons.trialEnd, { intent: 'trial', args: { what: 'end', confirmed: true } }, 'danger')),
  )
}

export function trialEndedView(t: Text, lang: Lang): View {
  return view(lang, text(t.trial.ended), actions(button(t.buttons.undo, { intent: 'undo', args: {} })))
}
