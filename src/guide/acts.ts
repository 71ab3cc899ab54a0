/**
 * The weekly letter: what waits for each person, in all the concertations in which they take part, read in a few looks
 * however many they are. It is one message with the reminder of the same day, whichever of the two comes first.
 */
import { type Day, dayOf } from '../calendar.ts'
import { keep, type Write } from '../engine/writes.ts'
import { maySeeSession } from '../meetings/rules/sessions.ts'
import { reachOf } from '../people/store.ts'
import { isPaused } from '../process/rules/pause.ts'
import type { Item } from '../roadmap/acts/addressed.ts'
import type { Beside, Besides } from '../roadmap/acts/letters.ts'
import { type Looks, remind } from '../roadmap/acts/remind.ts'
import { lettersAt, nextLetters } from '../roadmap/acts/schedule.ts'
import { isAway, sayableAt } from '../roadmap/rules/when.ts'
import { isGuest } from '../votes/rules/ballot.ts'
import { wordOf } from '../votes/rules/word.ts'
import {
  type Standing as About,
  lastLetters,
  partsIn,
  remindersWait,
  type Taking,
  takersIn,
  takersOf,
} from './letters-store.ts'
import { type Waiting, waitingIn } from './rules/waiting.ts'
import { forLetter, isLetterDay, isNews, letterKey, saidAs } from './rules/weekly.ts'
import { type Chapter, letterNodes } from './views/letter.ts'

/** Milliseconds until it is tried again. */
const aMoment = 30_000

/** A zone whose hour has come; or one person, whose quiet hours are over. */
export type Asked = { readonly zone: string; readonly day: Day; readonly person?: string | undefined }

export async function writeLetters(asked: readonly Asked[], looks: Looks): Promise<Write[]> {
  const { read, now } = looks
  // Thousands of reminders may still wait for their turn: they go first, and take the letter with them.
  if (await remindersWait(read, now)) return asked.map((one) => lettersAt(one, new Date(now.getTime() + aMoment)))
  const zones = asked.filter(({ person }) => person === undefined).map(({ zone }) => zone)
  const named = asked.flatMap(({ person }) => person ?? [])
  const takers = [...(await takersIn(read, zones)), ...(await takersOf(read, named))]
  const letters = await lettersFor(new Map(takers.map((one) => [one.id, one])), looks)
  const held: Write[] = []
  const ready = new Map<string, Beside>()
  for (const [id, { letter, zone, person }] of letters) {
    const at = sayableAt(now, zone, person)
    if (at <= now) ready.set(id, letter)
    else held.push(lettersAt({ zone, day: letter.day, person: id }, at))
  }
  const reach = await reachOf(read, [...ready.keys()])
  const reminded = [...ready].map(([person, { day }]) => ({ person, day, only: person }))
  const next = [...new Set(zones)].map((zone) => nextLetters(zone, now))
  return [...next, ...held, ...(await remind(reminded, looks, undefined, { besides: ready, reach }))]
}

/** What stands beside the reminders that these persons get today: nothing but on the day of letters. */
export async function lettersBeside(days: ReadonlyMap<string, Day>, looks: Looks): Promise<Besides> {
  const today = [...days].filter(([, day]) => isLetterDay(day)).map(([id]) => id)
  if (today.length === 0) return new Map()
  const takers = await takersOf(looks.read, today)
  const letters = await lettersFor(new Map(takers.map((one) => [one.id, one])), looks)
  return new Map([...letters].map(([id, { letter }]) => [id, letter]))
}

type Letter = { readonly letter: Beside; readonly zone: string; readonly person: Taking }

async function lettersFor(takers: ReadonlyMap<string, Taking>, { read, now }: Looks): Promise<Map<string, Letter>> {
  const found = new Map<string, Letter>()
  if (takers.size === 0) return found
  const [parts, before] = await Promise.all([
    partsIn(read, [...takers.values()], now),
    lastLetters(read, [...takers.keys()]),
  ])
  for (const person of takers.values()) {
    const chapters = person.concertations.flatMap((id): Chapter[] => {
      const about = parts.get(id)
      if (!about || isPaused(about.concertation, now)) return []
      const waiting = forLetter(waitingFor(person, about, now))
      const { title, zone } = about.concertation
      return waiting.length > 0 ? [{ id, title, zone, waiting }] : []
    })
    const [first] = chapters
    const said = before.get(person.id) ?? new Set()
    if (!first || !chapters.some(({ id, waiting }) => waiting.some((w) => isNews(id, w, said, now)))) continue
    const day = chapters
      .map(({ zone }) => dayOf(zone, now))
      .sort()
      .at(-1)!
    if (isAway(person, day)) continue
    found.set(person.id, {
      person,
      zone: first.zone,
      letter: {
        day,
        about: chapters.length === 1 ? first.id : undefined,
        keeps: [
          keep(
            letterKey(person.id),
            chapters.flatMap(({ id, waiting }) => waiting.map((w) => saidAs(id, w))),
          ),
        ],
        say: (t, lang, name, items) => letterNodes(name, without(chapters, items), items.length > 0, t, lang),
      },
    })
  }
  return found
}

/** Actions of which the same message asks are not named twice. */
function without(chapters: readonly Chapter[], items: readonly Item[]): Chapter[] {
  return chapters.flatMap((chapter) => {
    const own = items.filter(({ concertation }) => concertation.id === chapter.id)
    const waiting = forLetter(chapter.waiting, new Set(own.map(({ action }) => action.number)))
    return waiting.length > 0 ? [{ ...chapter, waiting }] : []
  })
}

function waitingFor(person: Taking, about: About, now: Date): Waiting[] {
  const { concertation, teamPlaces, sessions, actions } = about
  const team = person.teamOf.has(concertation.id)
  const sees = (one: { readonly placeId: string | null }) =>
    team || one.placeId === null || !teamPlaces.includes(one.placeId)
  const polls = isGuest({ roles: person.roles }, concertation.id) ? [] : about.polls
  return waitingIn({
    person: { id: person.id, organisationId: person.organisationId },
    toVote: polls.filter((poll) => sees(poll) && !about.voted.has(`${poll.id} ${person.id}`)),
    toDate: about.dates.filter((dates) => sees(dates) && !about.dated.has(`${dates.id} ${person.id}`)),
    words: about.words.flatMap((poll) => {
      const word = sees(poll) && wordOf(poll, { id: person.id, coordinates: false, runs: false })
      return word ? [{ ...poll, word }] : []
    }),
    toSign: [],
    actions,
    sessions: sessions.filter((session) => maySeeSession(session, teamPlaces, team)),
    answers: (about.answers.get(person.id) ?? []).map((sessionId) => ({ sessionId })),
    attended: new Set(),
    withoutDigest: [],
    withoutMinutes: [],
    unsorted: 0,
    unread: 0,
    speaksForNobody: false,
    hasNoPlace: false,
    today: dayOf(concertation.zone, now),
    now,
  })
}
