/** What comes next: the list of meetings, and the table of those about to be planned. */
import type { Session } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { doneView } from '../../views/answers.ts'
import { actions, button, card, list, pick, table, text, view } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { instant } from '../../views/instant.ts'
import type { Call, Lang, Rich, View } from '../../views/view.ts'
import { answerButtons, type Counts } from '../views.ts'
import type { Shown } from './facts.ts'

export type Coming = Shown &
  Pick<Session, 'workshopId'> & {
    readonly answer: string | undefined
    /** proxies that this person holds for it */
    readonly held: number
  }
/** Dates that are to be chosen; `awaits`: this person has not answered. */
export type Asked = {
  readonly number: number
  readonly title: string
  readonly count: number
  readonly awaits: boolean
}
/** Of the next meeting that this person conducts. */
export type Answered = {
  readonly session: number
  readonly counts: Counts
  /** known, and without an answer */
  readonly silent: number
  readonly nudged: boolean
}
/** `convene`: this person convenes the meetings of that atelier, or of none. */
export type May = { readonly convene: (session: Coming) => boolean; readonly add: boolean }

/** More would not be read in a channel; the rest is counted. */
const most = 12

export function agendaView(
  sessions: readonly Coming[],
  asked: readonly Asked[],
  answered: Answered | undefined,
  may: May,
  zone: string,
  t: Text,
  lang: Lang,
): View {
  const add = may.add && button(t.buttons.addSession, { intent: 'session add', args: {} })
  if (sessions.length + asked.length === 0) return doneView(t.meetings.agendaNone, t, lang, add)
  const shown = sessions.slice(0, most)
  const waiting = sessions.filter((s) => s.state === 'convened')
  const first = waiting.find((s) => s.answer === undefined)
  const planned = sessions.find((s) => s.state === 'planned' && may.convene(s))
  const open = sessions.find((s) => s.state === 'open')
  const awaited = asked.find((poll) => poll.awaits)
  return view(
    lang,
    card(
      t.meetings.agendaTitle(sessions.length),
      list(
        ...shown.map((s) => line(s, answered, zone, t, lang)),
        ...asked.map((poll): Rich => {
          const mine = poll.awaits ? t.meetings.datesMine.none : t.meetings.datesMine.given
          return `${t.meetings.agendaDates(poll.number, poll.title, poll.count)} — ${mine}`
        }),
      ),
      sessions.length > most && text(t.meetings.agendaMore(sessions.length - most)),
      first && text(t.meetings.answerFirst(first.number, first.title)),
    ),
    actions(
      open && button(t.buttons.here, { intent: 'attend', args: { session: open.number } }, 'primary'),
      ...(first ? answerButtons(first.number, t) : []),
      awaited && button(t.buttons.giveDates, { intent: 'dates answer', args: { poll: awaited.number } }),
      answered !== undefined &&
        answered.silent > 0 &&
        !answered.nudged &&
        button(t.meetings.nudgeSilent(answered.silent), {
          intent: 'session nudge',
          args: { session: answered.session },
        }),
      !first &&
        waiting.length > 0 &&
        pick(
          t.buttons.changeAnswer,
          waiting.flatMap((s) => others(s, t)),
        ),
      planned && button(t.buttons.conveneNext, { intent: 'session convene', args: { session: planned.number } }),
      add,
    ),
  )
}

function others({ answer, number }: Coming, t: Text): { label: string; call: Call }[] {
  const given = ['yes', 'no', 'proxy'].indexOf(answer ?? '')
  return answerButtons(number, t)
    .filter((_, i) => i !== given)
    .map(({ label, call }) => ({ label: `${number}. ${label}`, call }))
}

function line(session: Coming, answered: Answered | undefined, zone: string, t: Text, lang: Lang): Rich {
  const state = t.meetings.states[session.state as keyof Text['meetings']['states']]
  const given = t.meetings.youAnswered[session.answer as keyof Text['meetings']['youAnswered']]
  const place = session.location === null ? '' : `, ${session.location}`
  const said = [state, given, session.held > 0 ? t.meetings.youHold(session.held) : undefined]
  const { yes, no, proxy } = answered?.counts ?? { yes: 0, no: 0, proxy: 0 }
  const counts =
    answered?.session === session.number ? ` — ${t.meetings.answersInAgenda(yes, no, proxy, answered.silent)}` : ''
  return [
    { strong: t.meetings.numbered(session.number, session.title) },
    ' — ',
    instant(session.startsAt, zone, lang),
    `${place} (${said.filter((part) => part !== undefined).join(', ')})${counts}`,
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
