/** What comes next: the list of meetings, and the table of those about to be planned. */
import type { Session } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { doneView } from '../../views/answers.ts'
import { actions, button, card, list, pick, table, text, view } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { instant } from '../../views/instant.ts'
import type { Call, Lang, Rich, View } from '../../views/view.ts'
import { answerButtons, type Shown } from '../views.ts'

export type Coming = Shown & Pick<Session, 'workshopId'> & { readonly answer: string | undefined }
/** `convene`: this person convenes the meetings of that atelier, or of none. */
export type May = { readonly convene: (session: Coming) => boolean; readonly add: boolean }

/** More would not be read in a channel; the rest is counted. */
const most = 12

export function agendaView(sessions: readonly Coming[], may: May, zone: string, t: Text, lang: Lang): View {
  const add = may.add && button(t.buttons.addSession, { intent: 'session add', args: {} })
  if (sessions.length === 0) return doneView(t.meetings.agendaNone, t, lang, add)
  const shown = sessions.slice(0, most)
  const waiting = sessions.filter((s) => s.state === 'convened')
  const first = waiting.find((s) => s.answer === undefined)
  const planned = sessions.find((s) => s.state === 'planned' && may.convene(s))
  const open = sessions.find((s) => s.state === 'open')
  return view(
    lang,
    card(
      t.meetings.agendaTitle(sessions.length),
      list(...shown.map((s) => line(s, zone, t, lang))),
      sessions.length > most && text(t.meetings.agendaMore(sessions.length - most)),
      first && text(t.meetings.answerFirst(first.number, first.title)),
    ),
    actions(
      open && button(t.buttons.here, { intent: 'attend', args: { session: open.number } }, 'primary'),
      ...(first ? answerButtons(first.number, t) : []),
      !first &&
        waiting.length > 0 &&
        pick(
          t.buttons.changeAnswer,
          waiting.map((s) => other(s, t)),
        ),
      planned && button(t.buttons.conveneNext, { intent: 'session convene', args: { session: planned.number } }),
      add,
    ),
  )
}

function other(session: Coming, t: Text): { label: string; call: Call } {
  const answer = session.answer === 'yes' ? 'no' : 'yes'
  return {
    label: `${session.number}. ${answer === 'yes' ? t.buttons.come : t.buttons.cannotCome}`,
    call: { intent: 'session answer', args: { answer, session: session.number } },
  }
}

function line(session: Coming, zone: string, t: Text, lang: Lang): Rich {
  const state = t.meetings.states[session.state as keyof Text['meetings']['states']]
  const mine = session.answer === 'yes' ? t.meetings.youCome : session.answer === 'no' ? t.meetings.youDoNot : undefined
  const place = session.location === null ? '' : `, ${session.location}`
  return [
    { strong: t.meetings.numbered(session.number, session.title) },
    ' — ',
    instant(session.startsAt, zone, lang),
    `${place} (${mine === undefined ? state : `${state}, ${mine}`})`,
  ]
}

export type Row = { readonly title: string; readonly rank: number; readonly startsAt: Date }

export function planView(
  rows: readonly Row[],
  said: { readonly title: string; readonly window: string },
  confirm: Call,
  zone: string,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.meetings.planTitle(said.title, said.window),
      table(
        t.meetings.planCaption,
        [t.meetings.planColumns.workshop, t.meetings.planColumns.rank, t.meetings.planColumns.when],
        rows.map((row) => [row.title, t.meetings.rank(row.rank), formatMoment(row.startsAt, zone, lang)]),
      ),
      text(t.meetings.planNotice),
    ),
    actions(button(t.meetings.createSessions(rows.length), confirm, 'primary')),
  )
}

export function plannedView(
  sessions: readonly { readonly number: number; readonly title: string; readonly startsAt: Date }[],
  zone: string,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.meetings.planned(sessions.length),
      list(
        ...sessions.map(
          (s): Rich => [{ strong: t.meetings.numbered(s.number, s.title) }, ' — ', instant(s.startsAt, zone, lang)],
        ),
      ),
      text(t.meetings.plannedNext),
    ),
    actions(
      button(
        t.buttons.conveneFirst,
        { intent: 'session convene', args: { session: sessions[0]?.number ?? 0 } },
        'primary',
      ),
      button(t.buttons.agenda, { intent: 'agenda', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}
