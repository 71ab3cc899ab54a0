/** Who was there, who comes: the lists. */
import type { Session } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, list, quiet, text, view } from '../../views/build.ts'
import { sortNames } from '../../views/format.ts'
import type { Lang, View } from '../../views/view.ts'
import { attendanceStates } from '../rules/people.ts'

export type Attendee = {
  readonly name: string
  readonly organisation: string | undefined
  readonly state: string
  /** who speaks for them */
  readonly by: string | undefined
  /** when they left, as it is written; undefined for whoever stayed */
  readonly left: string | undefined
}

/** People who have a line each. */
const mostListed = 3

export function attendanceView(
  session: Pick<Session, 'number' | 'title' | 'state' | 'code'>,
  people: readonly Attendee[],
  headcount: number | null,
  said: string | undefined,
  t: Text,
  lang: Lang,
): View {
  const of = (state: string) =>
    sortNames(
      people.filter((person) => person.state === state),
      (person) => person.name,
      lang,
    )
  const line = ({ name, organisation, by, left }: Attendee) => {
    const known = organisation ? `${name} (${organisation})` : name
    const said = left === undefined ? known : t.meetings.presentUntil(known, left)
    return by === undefined ? said : t.meetings.representedBy(said, by)
  }
  const groups = attendanceStates.filter((state) => of(state).length > 0)
  const args = { session: session.number }
  return view(
    lang,
    said !== undefined && text(said),
    card(
      t.meetings.attendanceTitle(session.number, session.title),
      groups.length === 0 && text(t.meetings.attendanceNone),
      people.length > mostListed
        ? facts(
            ...groups.map(
              (state) => [t.meetings.attendance[state](of(state).length), of(state).map(line).join(' ; ')] as const,
            ),
          )
        : null,
      ...(people.length > mostListed ? [] : groups).flatMap((state) => [
        text({ strong: t.meetings.attendance[state](of(state).length) }),
        list(...of(state).map(line)),
      ]),
      headcount !== null && text(t.meetings.declared(headcount)),
      session.state === 'open' && session.code !== null && quiet(t.meetings.code(session.code)),
      quiet(t.meetings.attendanceHow),
    ),
    actions(
      session.state === 'open' && button(t.buttons.closeSession, { intent: 'session close', args }),
      said !== undefined && button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}
