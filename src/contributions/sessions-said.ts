/** Sessions named in a sentence: « Financement, mardi 12 avril 2011 ». */
import type { Session } from '../generated/prisma/client.ts'
import type { Text } from '../text/index.ts'
import { formatDay, joinList } from '../views/format.ts'
import type { Lang } from '../views/view.ts'

export function sessionsSaid(
  sessions: readonly Pick<Session, 'number' | 'title' | 'startsAt'>[],
  zone: string,
  t: Text,
  lang: Lang,
): string {
  const said = sessions.map((s) => t.restitution.session(s.number, s.title, formatDay(s.startsAt, zone, lang)))
  return joinList(said, lang)
}
