/** What it takes that people are told of a meeting: where it is shown, who is known there, what is written. */
import type { Context } from '../engine/intent.ts'
import type { Write } from '../engine/writes.ts'
import type { Concertation, Place, Session } from '../generated/prisma/client.ts'
import { unlocked } from '../process/rules/phases.ts'
import { phasesOf } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import { countsOf, placesShowing, remindCalls, showCards } from './cards.ts'
import { concerned, type Party } from './concerned.ts'
import { placeHere } from './here.ts'
import { mailed } from './mailed.ts'
import { answersTo } from './store.ts'
import { changed } from './views/diary.ts'
import { noticeCard } from './views.ts'

export type Audience = { readonly places: readonly Place[]; readonly main: Place; readonly people: readonly Party[] }

/** Throws when it can be shown nowhere, or when its phase is locked. */
export async function audienceOf(
  session: Pick<Session, 'placeId' | 'workshopId' | 'bodyId' | 'phaseId' | 'title'>,
  context: Context<Concertation>,
): Promise<Audience> {
  const { concertation, read } = context
  const phase = (await phasesOf(read, concertation.id)).find((p) => p.id === session.phaseId)
  if (phase && session.workshopId !== null) unlocked(phase)
  const places = await placesShowing(session, context, placeHere(context))
  const [main] = places
  if (!main) throw new Refusal('noPlaceFor', { title: session.title })
  return { places, main, people: await concerned(session, places, context) }
}

export type Convened = {
  readonly session: Session
  readonly change: Pick<Session, 'state' | 'convenedAt' | 'placeId' | 'postId'>
  /** cards and reminders; the row itself is the caller's */
  readonly writes: readonly Write[]
}

/** `isNew`: its row is inserted in the same act. */
export async function convening(
  session: Session,
  { places, main }: Audience,
  context: Context<Concertation>,
  isNew = false,
): Promise<Convened> {
  const { concertation, now, newId, read, lang, zone } = context
  const change = { state: 'convened', convenedAt: now, placeId: main.id, postId: newId() }
  const convened = { ...session, ...change }
  const counts = countsOf(isNew ? [] : await answersTo(read, session.id))
  const shown = isNew ? convened : changed(convened)
  return {
    session: convened,
    change,
    writes: [
      ...showCards(convened, places, lang, (t, l) => noticeCard(shown, counts, zone, t, l)),
      ...remindCalls(convened, concertation, now),
      ...(await mailed(convened, (t, l) => noticeCard(shown, counts, zone, t, l), context)),
    ],
  }
}
