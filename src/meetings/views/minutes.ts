/** The account of a session: as its author keeps it, and as everybody reads it. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, pick, quiet, text, view, warning } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'

export type Account = {
  readonly number: number
  readonly title: string
  readonly text: string
  /** draft or validated */
  readonly state: string
  /** the day of the session in words */
  readonly day: string
}

/** What its author reads after writing; `reopened` when it had been validated before. */
/** `replaced`: who wrote the text whose place it takes, when it was somebody else. */
export function minutesKept(
  account: Account,
  { reopened, replaced }: { readonly reopened: boolean; readonly replaced: string | undefined },
  t: Text,
  lang: Lang,
): View {
  const args = { session: account.number }
  return view(
    lang,
    text(t.meetings.minutesKept(account.number, account.title)),
    reopened && warning(t.meetings.minutesReopened),
    replaced !== undefined && warning(t.meetings.minutesReplaced(replaced)),
    actions(
      button(t.buttons.validateMinutes, { intent: 'minutes validate', args }, 'primary'),
      button(t.buttons.readMinutes, { intent: 'minutes read', args }),
      button(t.buttons.edit, { intent: 'minutes', args }),
      replaced !== undefined && button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

export function minutesValidated(account: Account, waiting: number, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.meetings.minutesNowValidated(account.number, account.title)),
    quiet(waiting === 0 ? t.meetings.minutesAllValidated : t.meetings.minutesStillMissing(waiting)),
    actions(
      button(t.buttons.readMinutes, { intent: 'minutes read', args: { session: account.number } }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

export function minutesView(
  account: Account,
  others: readonly Pick<Account, 'number' | 'title'>[],
  team: boolean,
  t: Text,
  lang: Lang,
): View {
  const args = { session: account.number }
  const validated = account.state === 'validated'
  return view(
    lang,
    card(
      t.meetings.minutesTitle(account.number, account.title),
      quiet(t.meetings.minutesState[validated ? 'validated' : 'draft'](account.day)),
      ...account.text
        .split(/\n\s*\n/)
        .filter((part) => part.trim() !== '')
        .map((part) => text(part.trim())),
    ),
    actions(
      team && !validated && button(t.buttons.validateMinutes, { intent: 'minutes validate', args }, 'primary'),
      team && button(t.buttons.edit, { intent: 'minutes', args }),
      others.length > 0 &&
        pick(
          t.buttons.otherMinutes,
          others.slice(-25).map((o) => ({
            label: t.meetings.numbered(o.number, o.title),
            call: { intent: 'minutes read', args: { session: o.number } },
          })),
        ),
    ),
  )
}
