/** What is said of every meeting: when, where, what about. */
import type { Session } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { facts } from '../../views/build.ts'
import { sayInstants } from '../../views/instant.ts'
import type { Lang, Rich } from '../../views/view.ts'
import { agendaItems, itemsText } from '../rules/sessions.ts'

export type Shown = Pick<
  Session,
  'number' | 'title' | 'startsAt' | 'endsAt' | 'location' | 'agenda' | 'state' | 'prompt' | 'headcount'
>

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
  const items = agendaItems(session.agenda)
  return facts(
    [t.meetings.when, whenOf(session, zone, t, lang)],
    session.location !== null && [t.meetings.where, session.location],
    asked !== undefined && [t.meetings.subject, asked],
    items.length > 0 && [t.meetings.agendaOfDay, itemsText(items)],
  )
}
