/** What may be done with a session in each of its states, and when: pure. */
import { addDays, type Day, dayOf, instantAt, wallAt, workingDayBefore, workingDayOnOrBefore } from '../../calendar.ts'
import type { Place, Session } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { roomsOf } from '../../votes/rules/rooms.ts'

export const sessionStates = ['planned', 'convened', 'open', 'closed', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]
export const coming: readonly SessionState[] = ['planned', 'convened']
export const alive: readonly SessionState[] = ['planned', 'convened', 'open', 'closed']

type Stated = Pick<Session, 'number' | 'state' | 'title'>

const said: Record<SessionState, string> = {
  planned: 'sessionPlanned',
  convened: 'sessionConvened',
  open: 'sessionOpen',
  closed: 'sessionClosed',
  cancelled: 'sessionCancelled',
}

/** Throws, naming the state that it is in and what leads out of it. */
export function inState<S extends Stated>(session: S, allowed: readonly SessionState[]): S {
  if (allowed.some((state) => state === session.state)) return session
  throw new Refusal(said[session.state as SessionState], { number: session.number, title: session.title })
}

/** The type of contribution that the first, second, third meeting of an atelier asks for. */
export function promptOf(rank: number | null): 'finding' | 'vision' | 'action' | null {
  if (rank === null) return null
  return rank === 1 ? 'finding' : rank === 2 ? 'vision' : 'action'
}

/** Minutes; what a meeting lasts when nobody said. */
export const usualMinutes = 120
/** Hours at which a meeting starts when only its day was said. */
export const usualHour = 14

/** A meeting of which only the `day` was said, read as its beginning, starts at the usual hour. */
export function startOf(typed: Date, zone: string, day: boolean): Date {
  const wall = wallAt(zone, typed)
  const isDay = day && wall.hour === 0 && wall.minute === 0
  return isDay ? instantAt(zone, { ...wall, hour: usualHour, minute: 0 }) : typed
}

/** `moment`: the start in words. */
export function toCome(startsAt: Date, now: Date, values: { readonly label: string; readonly moment: string }): Date {
  if (startsAt.getTime() <= now.getTime()) throw new Refusal('pastDate', values)
  return startsAt
}

/** Typed twice, it is one meeting: `others` are those of the same group, or of none. `moment`: the start in words. */
export function onceOnly(
  others: readonly Pick<Session, 'number' | 'startsAt' | 'title'>[],
  added: { readonly startsAt: Date; readonly title: string; readonly isOfGroup: boolean },
  moment: string,
): void {
  const same = others.find(
    (s) => s.startsAt.getTime() === added.startsAt.getTime() && (added.isOfGroup || s.title === added.title),
  )
  if (same)
    throw new Refusal('sameMoment', { number: same.number, moment }, [
      { label: 'agenda', call: { intent: 'agenda', args: {} } },
    ])
}

/** Days usual between a notice and the meeting. */
export const usualNotice = 15

/** Whole days between the day of the notice and that of the meeting. */
export function noticeDays(startsAt: Date, now: Date, zone: string): number {
  return Math.round((Date.parse(dayOf(zone, startsAt)) - Date.parse(dayOf(zone, now))) / 86_400_000)
}

/** A week before, and the day before. */
export const reminders = ['week', 'day'] as const
export type ReminderKind = (typeof reminders)[number]

/** Days between the notice and the reminder of the week, at least: sooner it would say what was just said. */
const lull = 2

/** 9:00 there, the last working day before the meeting; undefined when that is past. */
export function remindAt(startsAt: Date, zone: string, now: Date): Date | undefined {
  return at9(workingDayBefore(dayOf(zone, startsAt)), zone, now)
}

/** 9:00 there, a week before the meeting, or the last working day until then; undefined when people were told since. */
export function remindWeekAt(startsAt: Date, zone: string, now: Date): Date | undefined {
  const day = workingDayOnOrBefore(addDays(dayOf(zone, startsAt), -7))
  return day < addDays(dayOf(zone, now), lull) ? undefined : at9(day, zone, now)
}

function at9(on: Day, zone: string, now: Date): Date | undefined {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number]
  const at = instantAt(zone, { year, month, day, hour: 9, minute: 0 })
  return at.getTime() > now.getTime() ? at : undefined
}

/** « 1. Accueil », « - Budget »: items as they are typed, one to a line, or cut by semicolons or bars. */
export function readAgenda(typed: string): string {
  const items = typed
    .split(/[\n;|]/)
    .map((item) => item.replace(/^\s*(?:[-–•*]|\d{1,2}\s*[.)°-])\s*/, '').trim())
    .filter((item) => item !== '')
  if (items.length === 0) throw new Refusal('noAgendaItems', {}, [], 'agenda')
  if (items.length > mostItems) throw new Refusal('tooManyItems', { count: items.length, max: mostItems }, [], 'agenda')
  return items.join('\n')
}

/** More is no agenda of one meeting. */
export const mostItems = 15

export function agendaItems(agenda: string | null): readonly string[] {
  return agenda === null ? [] : agenda.split('\n')
}

/** On one line, so that a card stays one. */
export function itemsText(items: readonly string[]): string {
  return items.map((item, i) => (items.length === 1 ? item : `${i + 1}. ${item}`)).join(' ; ')
}

/** A session opens on its day, or later when it was late. `moment`: its start in words. */
export function mayOpen(session: Stated & Pick<Session, 'startsAt'>, now: Date, zone: string, moment: string): void {
  inState(session, coming)
  if (dayOf(zone, now) < dayOf(zone, session.startsAt))
    throw new Refusal('sessionTooEarly', { number: session.number, title: session.title, moment }, [
      { label: 'moveSession', call: { intent: 'session move', args: { session: session.number } } },
    ])
}

/** A notice for a meeting whose hour is past would be read by nobody. `moment`: its start in words. */
export function mayConvene(session: Stated & Pick<Session, 'startsAt'>, now: Date, moment: string): void {
  if (session.state === 'convened')
    throw new Refusal('alreadyConvened', { number: session.number, title: session.title }, [
      { label: 'moveSession', call: { intent: 'session move', args: { session: session.number } } },
    ])
  inState(session, ['planned'])
  if (session.startsAt.getTime() <= now.getTime())
    throw new Refusal('sessionPast', { number: session.number, moment }, [
      { label: 'moveSession', call: { intent: 'session move', args: { session: session.number } } },
    ])
}

type Where = Pick<Place, 'id' | 'platform' | 'workspace' | 'workshopId' | 'bodyId' | 'team'>
type Held = Pick<Session, 'placeId' | 'workshopId' | 'bodyId'>

/**
 * Channels of its atelier or its body, and where its notice stands; the team's own only when there is no other. A
 * session without any is shown in one channel that is open to all: `here` when it is one, else the oldest; and in one of
 * each other platform and workspace, where others of the same people are.
 */
export function placesFor<P extends Where>(session: Held, places: readonly P[], here?: string): readonly P[] {
  const found = placesAt(session, places, here)
  const [only] = found
  const isShared = session.workshopId === null && session.bodyId === null
  if (!isShared || found.length !== 1 || !only || only.team) return found
  const rooms = roomsOf(only, places)
  const isFirst = (place: P) =>
    rooms.find((p) => p.platform === place.platform && p.workspace === place.workspace)?.id === place.id
  return rooms.filter(isFirst)
}

function placesAt<P extends Where>(session: Held, places: readonly P[], here?: string): readonly P[] {
  const own = places.filter(
    (place) =>
      place.id === session.placeId ||
      (session.workshopId !== null && place.workshopId === session.workshopId) ||
      (session.bodyId !== null && place.bodyId === session.bodyId),
  )
  const open = own.filter((place) => !place.team)
  if (open.length > 0) return open
  if (own.length > 0) return own
  const shared = places.filter((place) => !place.team)
  // Its channel is no longer one of ours. It may have been the team's: only whoever conducts it says where it is now.
  const isStray = session.placeId !== null && session.workshopId === null && session.bodyId === null
  if (isStray) return shared.filter((place) => place.id === here)
  return shared
    .filter((place) => place.id === here)
    .concat(shared)
    .slice(0, 1)
}

/** A card has one id in the place where it stands first, and one made of both in each other place: so all are found again. */
export function cardId(postId: string, place: Pick<Place, 'id'>, mainId: string | null): string {
  return place.id === mainId ? postId : `${postId}.${place.id}`
}

/** A meeting of the team alone is known to the team alone. */
export function maySeeSession(session: Held, teamPlaces: readonly string[], team: boolean): boolean {
  return team || session.placeId === null || !teamPlaces.includes(session.placeId)
}

/** The next one: under way or to come first, else the latest that is past. `list` is by time. */
export function nextOne<S extends Pick<Session, 'endsAt'>>(list: readonly S[], now: Date): S | undefined {
  return list.find((s) => s.endsAt.getTime() >= now.getTime()) ?? list.at(-1)
}

export function isToday(session: Pick<Session, 'startsAt'>, today: Day, zone: string): boolean {
  return dayOf(zone, session.startsAt) === today
}
