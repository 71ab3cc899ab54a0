/** What people see of a session: its notice, its card while it is open, what was arranged. */
import type { Text } from '../text/index.ts'
import { actions, button, card, list, type Maybe, quiet, text, view, warning } from '../views/build.ts'
import { spansOf } from '../views/rich.ts'
import { roomNames } from '../views/rooms.ts'
import type { Button, Calendar, Lang, Rich, View } from '../views/view.ts'
import { type ReminderKind, usualNotice } from './rules/sessions.ts'
import { diaryOf, type Kept } from './views/diary.ts'
import { type Shown, sessionFacts, whenOf } from './views/facts.ts'

export type Counts = { readonly yes: number; readonly no: number; readonly proxy: number }

export function answerButtons(number: number, t: Text): [Button, Button, Button] {
  const to = (answer: string) => ({ intent: 'session answer', args: { answer, session: number } })
  return [
    button(t.buttons.come, to('yes'), 'primary'),
    button(t.buttons.cannotCome, to('no')),
    button(t.buttons.giveProxy, { intent: 'proxy', args: { session: number } }),
  ]
}

/** What is told of the answers to everybody. */
export function countsText({ yes, no, proxy }: Counts, t: Text): string {
  return t.meetings.answers(yes, no, proxy)
}

/** The notice of a meeting; the same card is edited as answers come and as the meeting goes on. */
export function noticeCard(session: Shown & Kept, counts: Counts, zone: string, t: Text, lang: Lang): View {
  const ended = endOf(session, t)
  if (ended !== undefined)
    return view(lang, card(t.meetings.noticeTitle(session.title), sessionFacts(session, zone, t, lang), text(ended)))
  return view(
    lang,
    card(t.meetings.noticeTitle(session.title), sessionFacts(session, zone, t, lang), text(countsText(counts, t))),
    actions(
      ...answerButtons(session.number, t),
      button(t.buttons.whoComes, { intent: 'session answers', args: { session: session.number } }),
    ),
    diaryOf(session, zone, t),
  )
}

function endOf({ state, number }: Shown, t: Text): string | undefined {
  if (state === 'planned') return t.meetings.noticeTakenBack
  if (state === 'open') return t.meetings.hasBegun
  if (state === 'closed') return t.meetings.isOver(number)
  return state === 'cancelled' ? t.meetings.isCancelled : undefined
}

/** What stands in the channel while people are together; `present` counts those who were named. */
export function openCard(session: Shown, present: number, zone: string, t: Text, lang: Lang): View {
  const title = t.meetings.openTitle(session.title)
  const counted = text(t.meetings.presentSoFar(present, session.headcount ?? undefined))
  if (session.state !== 'open')
    return view(
      lang,
      card(title, sessionFacts(session, zone, t, lang), counted, text(endOf(session, t) ?? t.meetings.openTakenBack)),
    )
  return view(
    lang,
    card(title, sessionFacts(session, zone, t, lang), counted),
    actions(
      button(t.buttons.here, { intent: 'attend', args: { session: session.number } }, 'primary'),
      button(t.buttons.submitIdea, { intent: 'idea submit', args: {} }),
    ),
  )
}

/** A week before, and the working day before, for everybody. */
export function reminderView(
  session: Shown,
  kind: ReminderKind,
  counts: Counts,
  zone: string,
  t: Text,
  lang: Lang,
): View {
  const title = kind === 'week' ? t.meetings.weekTitle(session.title) : t.meetings.reminderTitle(session.title)
  return view(
    lang,
    card(title, sessionFacts(session, zone, t, lang), text(countsText(counts, t))),
    actions(...answerButtons(session.number, t)),
  )
}

/** The working day before, in private, to who comes. */
export function ownReminderView(session: Shown, held: number, zone: string, t: Text, lang: Lang): View {
  const [, cannot, proxy] = answerButtons(session.number, t)
  return view(
    lang,
    card(
      t.meetings.reminderYours(session.title),
      sessionFacts(session, zone, t, lang),
      text(t.meetings.reminderYou),
      held > 0 && text({ strong: t.meetings.youHold(held) }),
    ),
    actions(cannot, proxy),
  )
}

/** The same of several meetings on one day, in one message. `held`: proxies, by session. */
export function ownDayView(
  sessions: readonly Shown[],
  held: readonly number[],
  zone: string,
  t: Text,
  lang: Lang,
): View {
  const line = (session: Shown, i: number): Rich => [
    { strong: t.meetings.numbered(session.number, session.title) },
    ' — ',
    ...spansOf(whenOf(session, zone, t, lang)),
    ...(session.location === null ? [] : [`, ${session.location}`]),
    ...(held[i]! > 0 ? [` ; ${t.meetings.youHold(held[i]!)}`] : []),
  ]
  return view(
    lang,
    card(t.meetings.reminderDay(sessions.length), list(...sessions.map(line)), text(t.meetings.reminderYou)),
    actions(
      ...sessions.map(({ number }) =>
        button(t.meetings.cannotCome(number), { intent: 'session answer', args: { answer: 'no', session: number } }),
      ),
      button(t.buttons.agenda, { intent: 'agenda', args: {} }),
    ),
  )
}

/** What is told when a meeting was arranged, moved, opened…: one sentence, the meeting, what can be done next. */
export function sessionView(
  said: Rich,
  session: Shown,
  next: readonly Maybe<Button>[],
  zone: string,
  t: Text,
  lang: Lang,
  more?: Maybe<string>,
  diary?: Calendar,
): View {
  return view(
    lang,
    card(
      t.meetings.numbered(session.number, session.title),
      text(...spansOf(said)),
      sessionFacts(session, zone, t, lang),
      more ? quiet(more) : null,
    ),
    actions(...next),
    diary,
  )
}

export type Convening = {
  readonly places: readonly string[]
  readonly days: number
  /** known there */
  readonly people: number
  readonly confirm: Button
}

/** Before anybody is told: what is sent, where, how many days ahead. */
export function conveneView(
  session: Shown,
  { places, days, people, confirm }: Convening,
  zone: string,
  t: Text,
  lang: Lang,
  ...others: readonly Button[]
): View {
  return view(
    lang,
    card(
      t.meetings.convenePreview(session.title),
      sessionFacts(session, zone, t, lang),
      text(t.meetings.conveneWhere(roomNames(places, t, lang), places.length)),
      people > 0 && text(t.meetings.knownHere(people)),
      text(t.meetings.conveneDays(days)),
    ),
    days < usualNotice && warning(t.meetings.shortNotice(usualNotice)),
    actions(confirm, ...others),
  )
}

/** Before a change that people are told of. */
export function changePreview(said: readonly Maybe<string>[], confirm: Button, lang: Lang): View {
  const [first, ...rest] = said.filter((line): line is string => Boolean(line))
  return view(lang, text({ strong: first ?? '' }), list(...(rest as readonly Rich[])), actions(confirm))
}

/** To those who had answered: it is at another time, or not at all; their diaries are told too. */
export function changedView(said: Rich, session: Shown & Kept, zone: string, t: Text, lang: Lang): View {
  const goesOn = session.state === 'convened'
  return view(
    lang,
    card(
      t.meetings.numbered(session.number, session.title),
      text(...spansOf(said)),
      sessionFacts(session, zone, t, lang),
    ),
    actions(
      ...(goesOn ? answerButtons(session.number, t) : [button(t.buttons.agenda, { intent: 'agenda', args: {} })]),
    ),
    diaryOf(session, zone, t),
  )
}
