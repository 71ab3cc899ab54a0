/** The cards of a session in its channels: shown at once in each, and edited there in place. */
import type { Context } from '../engine/intent.ts'
import { addressOf, hasThreads, langAt } from '../engine/places.ts'
import { edit, later, post, type Write } from '../engine/writes.ts'
import type { Attendance, Concertation, Place, Session } from '../generated/prisma/client.ts'
import type { Address } from '../port.ts'
import { placesOf } from '../process/store.ts'
import { type Text, textOf } from '../text/index.ts'
import { text, view } from '../views/build.ts'
import type { Lang, View } from '../views/view.ts'
import { cardId, placesFor, remindAt, reminders, remindWeekAt } from './rules/sessions.ts'
import { answersTo, attendanceOf } from './store.ts'
import { type Counts, noticeCard, openCard } from './views.ts'

type Telling = Pick<Context<Concertation>, 'concertation' | 'read' | 'newId' | 'lang'>
type Say = (t: Text, lang: Lang) => View

/** Where this session is shown. `here`: the channel spoken in. */
export async function placesShowing(
  session: Pick<Session, 'placeId' | 'workshopId' | 'bodyId'>,
  { concertation, read }: Pick<Telling, 'concertation' | 'read'>,
  here?: Place,
): Promise<readonly Place[]> {
  return placesFor(session, await placesOf(read, concertation.id), here?.id)
}

type Standing = { readonly postId: string; readonly placeId: string | null }

/** In every one of these places, in its language; `at` says where there, when it is not for all to see at once. */
export function showCards(
  card: Standing,
  places: readonly Place[],
  fallback: Lang,
  say: Say,
  at: (place: Place) => Address = addressOf,
): Write[] {
  return places.map((place) => {
    const lang = langAt(place, fallback)
    return post(cardId(card.postId, place, card.placeId), at(place), say(textOf(lang), lang))
  })
}

/** The session of an atelier that has no channel of its own there is held in the thread below its card. */
export function isHeldInThread(session: Pick<Session, 'workshopId'>, place: Place): boolean {
  return hasThreads(place) && session.workshopId !== null && place.workshopId === null
}

/** Where what belongs to an open session is shown: in its thread, when it is held in one. */
export function placeOfSession(session: Pick<Session, 'postId' | 'placeId' | 'workshopId'>): (place: Place) => Address {
  return (place) => {
    const to = addressOf(place)
    const { postId, placeId } = session
    if (postId === null || to.to !== 'room' || !isHeldInThread(session, place)) return to
    return { ...to, under: cardId(postId, place, placeId) }
  }
}

/** How one speaks in the threads of a session that begins. */
export function threadNotices(
  session: Pick<Session, 'postId' | 'placeId' | 'workshopId'>,
  places: readonly Place[],
  { newId, lang }: Pick<Telling, 'newId' | 'lang'>,
): Write[] {
  const at = placeOfSession(session)
  const held = places.filter((place) => isHeldInThread(session, place))
  return held.map((place) => {
    const spoken = langAt(place, lang)
    const ways = textOf(spoken).meetings.heldInThread
    const said = ways[place.platform as keyof typeof ways] ?? ways.slack
    return post(newId(), at(place), view(spoken, text(said)))
  })
}

export function editCards(
  card: { readonly postId: string | null; readonly placeId: string | null },
  places: readonly Place[],
  { newId, lang }: Pick<Telling, 'newId' | 'lang'>,
  say: Say,
): Write[] {
  const { postId, placeId } = card
  if (postId === null) return []
  return places.map((place) => {
    const spoken = langAt(place, lang)
    return edit(newId(), cardId(postId, place, placeId), addressOf(place), say(textOf(spoken), spoken))
  })
}

export function countsOf(answers: readonly { readonly answer: string }[]): Counts {
  return {
    yes: answers.filter((a) => a.answer === 'yes').length,
    no: answers.filter((a) => a.answer === 'no').length,
    proxy: answers.filter((a) => a.answer === 'proxy').length,
  }
}

/** `session` as it is after this act; `standing` where its notice was until then. */
export async function editNotice(
  session: Session,
  context: Telling,
  counts?: Counts,
  standing: Pick<Session, 'postId' | 'placeId'> = session,
): Promise<Write[]> {
  const { concertation, read } = context
  const counted = counts ?? countsOf(await answersTo(read, session.id))
  const places = await placesShowing({ ...session, placeId: standing.placeId }, context)
  return editCards(standing, places, context, (t, lang) => noticeCard(session, counted, concertation.zone, t, lang))
}

export function presentIn(rows: readonly Pick<Attendance, 'state'>[]): number {
  return rows.filter((row) => row.state === 'present').length
}

/** The card of an open session, or of one that was just closed. `rows`: the attendance after this act. */
export async function editOpenCard(
  session: Session,
  context: Telling,
  rows?: readonly Pick<Attendance, 'state'>[],
): Promise<Write[]> {
  const { concertation, read } = context
  const present = presentIn(rows ?? (await attendanceOf(read, session.id)))
  const places = await placesShowing(session, context)
  return editCards(session, places, context, (t, lang) => openCard(session, present, concertation.zone, t, lang))
}

export const remindSchedule = (sessionId: string) => `session remind:${sessionId}`

/** The calls that remind of it; none whose time is past. Nobody wants to hear afterwards that it was tomorrow. */
export function remindCalls(
  session: Pick<Session, 'id' | 'concertationId' | 'startsAt'>,
  { zone }: Pick<Concertation, 'zone'>,
  now: Date,
): Write[] {
  const { id, concertationId, startsAt } = session
  const times = { week: remindWeekAt(startsAt, zone, now), day: remindAt(startsAt, zone, now) }
  return reminders.flatMap((kind) => {
    const args = { concertation: concertationId, session: id, startsAt: startsAt.toISOString(), kind }
    const at = times[kind]
    return at ? [later(remindSchedule(id), at, { intent: 'session remind', args }, 'drop')] : []
  })
}

/**
 * The card once more, within two seconds: of two people who answer at the same moment each knows of one answer only. The
 * answers of one second share it.
 */
export function refreshSoon(session: Pick<Session, 'id' | 'concertationId'>, now: Date): Write {
  const at = new Date((Math.floor(now.getTime() / 1000) + 2) * 1000)
  const args = { concertation: session.concertationId, session: session.id }
  return later(`session refresh:${session.id}`, at, { intent: 'session refresh', args }, 'coalesce')
}
