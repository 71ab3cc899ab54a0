/** What an owner is asked in private, and what those who animate hear when nobody answers. */
import type { Text } from '../../text/index.ts'
import { actions, button, list, quiet, text, view } from '../../views/build.ts'
import type { Lang, Node, View } from '../../views/view.ts'
import { daysUntil, type Progress } from '../rules/action.ts'
import { mondayAfter } from '../rules/reminders.ts'
import { actionLine, dayText, distance, weekdayText } from './said.ts'

export type Reminded = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly dueOn: string | null
  readonly today: string
  readonly owner: string | undefined
  readonly concertation: string
  /** its organisation has not answered yet whether it takes it on */
  readonly asked: boolean
  /** and may answer by its number: the message stands in its concertation */
  readonly accepts: boolean
  /** who is away, in whose place it is said */
  readonly absent: string | undefined
}

/** Actions with buttons in one message; the others are named. */
const mostWithButtons = 5

/** By concertation, those with the oldest date first. */
export function reminderNodes(name: string, items: readonly Reminded[], t: Text, lang: Lang): View['nodes'] {
  const due = (item: Reminded) => item.dueOn ?? '9999-12-31'
  const sorted = items.toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.number - b.number))
  const asked = sorted.slice(0, mostWithButtons)
  const rest = sorted.slice(mostWithButtons)
  const several = new Set(items.map((item) => item.concertation)).size > 1
  return view(
    lang,
    text(t.roadmap.reminderHello(name, items.length)),
    ...asked.flatMap((item): Node[] => [
      text(...spans(item, several, t, lang)),
      actions(...answers(item, asked.length > 1, t, lang)),
    ]),
    rest.length > 0 && text(t.roadmap.reminderMore(rest.length)),
    list(...rest.map((item) => spans(item, several, t, lang))),
    quiet(t.roadmap.reminderAudience),
  ).nodes
}

function spans(item: Reminded, several: boolean, t: Text, lang: Lang) {
  const when =
    item.dueOn !== null && t.roadmap.dueSaid(dayText(item.dueOn, lang), distance(daysUntil(item.dueOn, item.today), t))
  const line = actionLine(
    item,
    item.owner,
    several && item.concertation,
    when,
    item.asked && t.roadmap.notAccepted,
    item.absent !== undefined && t.roadmap.inPlaceOf(item.absent),
  )
  return typeof line === 'string' ? [line] : line
}

function answers(item: Reminded, numbered: boolean, t: Text, lang: Lang) {
  const again = mondayAfter(item.today)
  const label = (said: string) => (numbered ? t.roadmap.answerOf(item.number, said) : said)
  const args = { action: item.id }
  if (item.accepts) {
    const which = { number: item.number }
    return [
      button(label(t.buttons.acceptOwnership), { intent: 'ownership accept', args: which }, 'primary'),
      button(label(t.buttons.declineOwnership), { intent: 'ownership decline', args: which }, 'danger'),
      button(label(t.buttons.actionHelp), { intent: 'action help', args }),
    ]
  }
  return [
    button(label(t.buttons.actionDone), { intent: 'action done', args }, 'primary'),
    button(label(t.buttons.actionUnderway), { intent: 'action underway', args }),
    button(label(t.buttons.actionPostpone), { intent: 'action postpone', args }),
    button(label(t.buttons.actionHelp), { intent: 'action help', args }),
    button(label(t.roadmap.snoozeOn(weekdayText(again, lang))), {
      intent: 'action snooze',
      args: { ...args, until: again },
    }),
  ]
}

/** `progress`: what was answered since the due date, if anything was. */
export type Silent = Reminded & { readonly progress: string | undefined }

export function silentView(
  concertation: string,
  unreached: readonly Silent[],
  silent: readonly Silent[],
  t: Text,
  lang: Lang,
): View {
  const line = (item: Silent) =>
    actionLine(
      item,
      item.owner ?? t.roadmap.noOwner,
      item.dueOn !== null && dayText(item.dueOn, lang),
      item.progress !== undefined && t.roadmap.progresses[item.progress as Progress],
    )
  return view(
    lang,
    unreached.length > 0 && text(t.roadmap.unreached(unreached.length, concertation)),
    list(...unreached.map(line)),
    silent.length > 0 && text(t.roadmap.silent(silent.length, concertation)),
    list(...silent.map(line)),
    quiet(silent.length > 0 ? t.roadmap.silentNext : t.roadmap.unreachedNext),
    actions(button(t.buttons.actions, { intent: 'actions', args: {} })),
  )
}

/** Who would be reminded, and who was already. */
export function nudgeView(
  due: readonly { readonly name: string; readonly items: readonly Reminded[] }[],
  already: readonly string[],
  asleep: readonly string[],
  unreached: readonly Reminded[],
  t: Text,
  lang: Lang,
): View {
  const said = (item: Reminded) =>
    item.dueOn === null || daysUntil(item.dueOn, item.today) >= 0
      ? t.roadmap.nudgeAsked(item.number)
      : t.roadmap.nudgeLate(item.number, -daysUntil(item.dueOn, item.today))
  return view(
    lang,
    text(due.length > 0 ? t.roadmap.nudgeTitle(due.length) : t.roadmap.nudgeNobody),
    list(...due.map(({ name, items }) => [{ strong: name }, ` — ${items.map(said).join(', ')}`])),
    already.length > 0 && quiet(t.roadmap.nudgeAlready(already.join(', '))),
    asleep.length > 0 && quiet(t.roadmap.nudgeQuiet(asleep.join(', '))),
    unreached.length > 0 && quiet(t.roadmap.nudgeUnreached(unreached.map((item) => `${item.number}`).join(', '))),
    due.length > 0 && quiet(t.roadmap.nudgeWho),
    actions(
      due.length > 0 &&
        button(t.roadmap.nudgeSend(due.length), { intent: 'nudge', args: { confirmed: true } }, 'primary'),
      button(t.buttons.actions, { intent: 'actions', args: {} }),
    ),
  )
}
