/** Who comes, and who speaks for whom: what those concerned read. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, quiet, text, view } from '../../views/build.ts'
import { sortNames } from '../../views/format.ts'
import type { Button, Lang, View } from '../../views/view.ts'
import { answerButtons, countsText } from '../views.ts'
import { type Shown, sessionFacts } from './facts.ts'

/** In private: `held`, a proxy was given to them; `lost`, the one that they gave has no holder any more. */
export function heldView(
  said: string,
  session: Shown,
  kind: 'held' | 'lost' | 'plain',
  zone: string,
  t: Text,
  lang: Lang,
): View {
  const [come, cannot] = answerButtons(session.number, t)
  const args = { session: session.number }
  const next: Record<typeof kind, readonly Button[]> = {
    held: [come, cannot],
    lost: [button(t.buttons.otherHolder, { intent: 'proxy', args }, 'primary'), come],
    plain: [button(t.buttons.agenda, { intent: 'agenda', args: {} })],
  }
  return view(
    lang,
    card(t.meetings.numbered(session.number, session.title), text(said), sessionFacts(session, zone, t, lang)),
    actions(...next[kind]),
  )
}

export type Answers = {
  readonly yes: readonly string[]
  readonly no: readonly string[]
  /** « Dan, par Eve » */
  readonly proxy: readonly string[]
  readonly silent: readonly string[]
}

export type AnswersShown = {
  readonly answers: Answers
  readonly team: boolean
  /** when those who are silent were asked again, in words */
  readonly nudged: string | undefined
}

/** For the team by name; for the others in number. */
export function answersView(
  session: Shown,
  { answers, team, nudged }: AnswersShown,
  zone: string,
  t: Text,
  lang: Lang,
): View {
  const { yes, no, proxy, silent } = answers
  const title = t.meetings.answersTitle(session.number, session.title)
  const args = { session: session.number }
  const agenda = button(t.buttons.agenda, { intent: 'agenda', args: {} })
  const counted = countsText({ yes: yes.length, no: no.length, proxy: proxy.length }, t)
  if (!team)
    return view(
      lang,
      card(title, sessionFacts(session, zone, t, lang), text(counted), quiet(t.meetings.answersNamesHidden)),
      actions(...(session.state === 'convened' ? answerButtons(session.number, t) : []), agenda),
    )
  const group = (label: string, names: readonly string[]) =>
    names.length > 0 && [{ strong: label }, ` ${sortNames(names, (name) => name, lang).join(', ')}`]
  return view(
    lang,
    card(
      title,
      text(counted),
      list(
        group(t.meetings.answersYes(yes.length), yes),
        group(t.meetings.answersProxy(proxy.length), proxy),
        group(t.meetings.answersNo(no.length), no),
        group(t.meetings.answersSilent(silent.length), silent),
      ),
      nudged !== undefined && quiet(t.meetings.nudgedOn(nudged)),
    ),
    actions(
      session.state === 'convened' &&
        silent.length > 0 &&
        nudged === undefined &&
        button(t.meetings.nudgeSilent(silent.length), { intent: 'session nudge', args }, 'primary'),
      agenda,
    ),
  )
}

/** Before those who are silent are asked again. `names`: who gets the message. */
export function nudgePreview(
  title: string,
  names: readonly string[],
  unreached: readonly string[],
  confirm: Button,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      title,
      text(t.meetings.nudgePreview(names.length)),
      list(...sortNames(names.slice(0, mostNamed), (name) => name, lang)),
      names.length > mostNamed && quiet(t.meetings.agendaMore(names.length - mostNamed)),
      unreached.length > 0 && quiet(t.meetings.nudgeUnreached(unreached.join(', '))),
    ),
    actions(confirm),
  )
}

/** Lines; the others are counted. */
const mostNamed = 6

/** In private, once. */
export function nudgedView(session: Shown, zone: string, t: Text, lang: Lang): View {
  return view(
    lang,
    card(t.meetings.nudgeSession(session.title), sessionFacts(session, zone, t, lang), quiet(t.meetings.onlyOnce)),
    actions(...answerButtons(session.number, t)),
  )
}
