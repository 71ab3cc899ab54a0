/** What people read of their own ways: quiet hours, the weekly letter, being away. */
import type { Person } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, quiet, text, view } from '../../views/build.ts'
import { formatDate } from '../../views/format.ts'
import type { Lang, View } from '../../views/view.ts'

/** « de 20 h à 8 h »; undefined when there are none. */
export function quietSaid(
  { quietFrom, quietUntil }: Pick<Person, 'quietFrom' | 'quietUntil'>,
  t: Text,
): string | undefined {
  if (quietFrom === null || quietUntil === null) return undefined
  return t.habits.hours(
    t.habits.hour(Math.floor(quietFrom / 60), quietFrom % 60),
    t.habits.hour(Math.floor(quietUntil / 60), quietUntil % 60),
  )
}

export function quietHoursView(said: string | undefined, t: Text, lang: Lang): View {
  return noted(
    said === undefined ? t.habits.noQuiet : t.habits.quiet(said),
    said !== undefined && t.habits.quietMeans,
    t,
    lang,
  )
}

export function weeklyView(wanted: boolean, t: Text, lang: Lang): View {
  const other = button(wanted ? t.buttons.letterOff : t.buttons.letterOn, {
    intent: 'weekly letter',
    args: { wanted: !wanted },
  })
  return view(
    lang,
    text(wanted ? t.habits.letterOn : t.habits.letterOff),
    quiet(t.habits.letterMeans),
    actions(other, button(t.buttons.profile, { intent: 'profile', args: {} })),
  )
}

export type Away = {
  readonly until: string
  readonly deputy: string | undefined
  readonly deputyAway: string | undefined
}

export function absenceView({ until, deputy, deputyAway }: Away, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.habits.away(formatDate(until, lang), deputy ?? '')),
    quiet(deputy === undefined ? t.habits.awayNobody : t.habits.awayTold(deputy)),
    deputy !== undefined &&
      deputyAway !== undefined &&
      quiet(t.habits.deputyAway(deputy, formatDate(deputyAway, lang))),
    actions(button(t.buttons.back, { intent: 'back', args: {} }), button(t.buttons.undo, { intent: 'undo', args: {} })),
  )
}

export function backView(t: Text, lang: Lang): View {
  return noted(t.habits.back, false, t, lang)
}

/** To whoever stands in; `until` null: no more. */
export function deputyView(name: string, until: string | null, t: Text, lang: Lang): View {
  return view(
    lang,
    text(until === null ? t.habits.deputyNoMore(name) : t.habits.deputy(name, formatDate(until, lang))),
    until !== null && quiet(t.habits.deputyMeans),
    actions(button(t.buttons.stepMyTodo, { intent: 'todo', args: {} })),
  )
}

function noted(said: string, more: string | false, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    more !== false && quiet(more),
    actions(
      button(t.buttons.profile, { intent: 'profile', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}
