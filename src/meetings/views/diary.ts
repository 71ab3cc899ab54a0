/** A meeting as an appointment for people's own diaries: one for good, each version of it takes the place of the one before. */
import type { Session } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { calendarOf } from '../../views/build.ts'
import type { Calendar } from '../../views/view.ts'
import { agendaItems } from '../rules/sessions.ts'
import { promptText } from './facts.ts'

export type Kept = Pick<
  Session,
  'id' | 'number' | 'title' | 'startsAt' | 'endsAt' | 'location' | 'agenda' | 'prompt' | 'state' | 'version'
>

/** `version` is that of the session as it will be kept: `changed` of one that this act changes. */
export function diaryOf(session: Kept, zone: string, t: Text): Calendar {
  const { id, title, startsAt, endsAt, location, version } = session
  const asked = promptText(session.prompt, t)
  const said = [
    ...(asked === undefined ? [] : [asked]),
    ...agendaItems(session.agenda).map((item) => `- ${item}`),
    t.meetings.diaryAnswer,
  ]
  return calendarOf(title, {
    uid: id,
    sequence: version,
    title,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    zone,
    ...(location !== null && { location }),
    description: said.join('\n'),
    ...(session.state === 'cancelled' && { cancelled: true as const }),
  })
}

/** As it stands once this act is kept. */
export function changed<S extends { readonly version: number }>(session: S): S {
  return { ...session, version: session.version + 1 }
}
