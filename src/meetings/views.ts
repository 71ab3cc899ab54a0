/** What people see of a session: its notice, its card while it is open, what was arranged. */
import type { Session } from '../generated/prisma/client.ts'
import type { Text } from '../text/index.ts'
import { actions, button, card, facts, list, type Maybe, quiet, text, view, warning } from '../views/build.ts'
import { sayInstants } from '../views/instant.ts'
import { spansOf } from '../views/rich.ts'
import { roomNames } from '../views/rooms.ts'
import type { Button, Lang, Rich, View } from '../views/view.ts'
import { usualNotice } from './rules/sessions.ts'

export type Shown = Pick<
  Session,
  'number' | 'title' | 'startsAt' | 'endsAt' | 'location' | 'state' | 'prompt' | 'headcount'
>
export type Counts = { readonly yes: number; readonly no: number }

/** « vendredi 8 avril 2011, 14 h (Paris), jusqu’à 16 h ». */
export function whenOf(
  { startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>,
  zone: string,
  t: Text,
  lang: Lang,
): Rich {
  return sayInstants(t.meetings.until, [startsAt, endsAt], zone, lang)
}

export function promptText(prompt: string | null, t: Text): string | undefined {
  return prompt === 'finding' || prompt === 'vision' || prompt === 'action' ? t.meetings.prompts[prompt] : undefined
}

export function sessionFacts(session: Shown, zone: string, t: Text, lang: Lang) {
  const asked = promptText(session.prompt, t)
  return facts(
    [t.meetings.when, whenOf(session, zone, t, lang)],
    session.location !== null && [t.meetings.where, session.location],
    asked !== undefined && [t.meetings.subject, asked],
  )
}

export function answerButtons(number: number, t: Text): [Button, Button] {
  const to = (answer: string) => ({ intent: 'session answer', args: { answer, session: number } })
  return [button(t.buttons.come, to('yes'), 'primary'), button(t.buttons.cannotCome, to('no'))]
}

/** The notice of a meeting; the same card is edited as answers come and as the meeting goes on. */
export function noticeCard(session: Shown, counts: Counts, zone: string, t: Text, lang: Lang): View {
  const ended = endOf(session, t)
  if (ended !== undefined)
    return view(lang, card(t.meetings.noticeTitle(session.title), sessionFacts(session, zone, t, lang), text(ended)))
  return view(
    lang,
    card(
      t.meetings.noticeTitle(session.title),
      sessionFacts(session, zone, t, lang),
      text(t.meetings.answers(counts.yes, counts.no)),
    ),
    actions(...answerButtons(session.number, t)),
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

/** The working day before. */
export function reminderView(session: Shown, counts: Counts, zone: string, t: Text, lang: Lang): View {
  return view(
    lang,
    card(
      t.meetings.reminderTitle(session.title),
      sessionFacts(session, zone, t, lang),
      text(t.meetings.answers(counts.yes, counts.no)),
    ),
    actions(...answerButtons(session.number, t)),
  )
}

/** What is told when a meeting was arranged, moved, opened…: one sentence, the meeting, what can be done next. */
export function sessionView(
  said: string,
  session: Shown,
  next: readonly Maybe<Button>[],
  zone: string,
  t: Text,
  lang: Lang,
  more?: Maybe<string>,
): View {
  return view(
    lang,
    card(
      t.meetings.numbered(session.number, session.title),
      text(said),
      sessionFacts(session, zone, t, lang),
      more ? quiet(more) : null,
    ),
    actions(...next),
  )
}

/** Before anybody is told: what is sent, where, how many days ahead. */
export function conveneView(
  session: Shown,
  { places, days }: { readonly places: readonly string[]; readonly days: number },
  zone: string,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.meetings.convenePreview(session.title),
      sessionFacts(session, zone, t, lang),
      text(t.meetings.conveneWhere(roomNames(places, t, lang), places.length)),
      text(t.meetings.conveneDays(days)),
    ),
    days < usualNotice && warning(t.meetings.shortNotice(usualNotice)),
    actions(
      button(
        t.buttons.conveneNow,
        { intent: 'session convene', args: { session: session.number, confirmed: true } },
        'primary',
      ),
      button(t.buttons.moveSession, { intent: 'session move', args: { session: session.number } }),
    ),
  )
}

/** Before a change that people are told of. */
export function changePreview(said: readonly Maybe<string>[], confirm: Button, lang: Lang): View {
  const [first, ...rest] = said.filter((line): line is string => Boolean(line))
  return view(lang, text({ strong: first ?? '' }), list(...(rest as readonly Rich[])), actions(confirm))
}

/** To those who had answered: it is at another time, or not at all. */
export function changedView(said: Rich, session: Shown, zone: string, t: Text, lang: Lang): View {
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
  )
}
