/** Whom a meeting concerns and who chats nowhere: what is said of it in its channels reaches them by letter. */
import type { Context } from '../engine/intent.ts'
import type { Write } from '../engine/writes.ts'
import type { Concertation, Session } from '../generated/prisma/client.ts'
import { privately } from '../people/acts.ts'
import { byMail, membersByMail, type Reach } from '../people/store.ts'
import type { Text } from '../text/index.ts'
import type { Lang, View } from '../views/view.ts'
import { placesShowing } from './cards.ts'
import { concerned } from './concerned.ts'

type Here = Pick<Context<Concertation>, 'concertation' | 'read'>

export async function readersByMail(session: Session, context: Here): Promise<readonly Reach[]> {
  const { concertation, read } = context
  // A few looks, where there is nobody to be written to.
  if ((await membersByMail(read, concertation.id)).length === 0) return []
  const people = await concerned(session, await placesShowing(session, context), context)
  return byMail(
    read,
    people.map(({ id }) => id),
  )
}

/** `but`: who is told in private already. */
export async function mailed(
  session: Session,
  say: (t: Text, lang: Lang) => View,
  context: Here & Pick<Context<Concertation>, 'newId' | 'lang'>,
  but: readonly string[] = [],
): Promise<Write[]> {
  const { newId, lang } = context
  const readers = await readersByMail(session, context)
  return readers
    .filter(({ personId }) => !but.includes(personId))
    .map((reader) => privately(reader, newId(), lang, say, 'bulk'))
}
