/** What is going on in a concertation, for this person, here: read in a few looks, for the panel and for « suivi ». */
import { dayOf } from '../calendar.ts'
import { viewerOf } from '../contributions/rules.ts'
import { unreadCount } from '../contributions/store/moderation.ts'
import { unsortedIn } from '../contributions/store.ts'
import { publishedDigests } from '../digests/store.ts'
import type { Context } from '../engine/intent.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Action, Answer, Concertation, Place, Poll, Session } from '../generated/prisma/client.ts'
import { isToday, maySeeSession, placesFor } from '../meetings/rules/sessions.ts'
import { answersBy, attendanceOf, sessionOfThread, sessionsOf, sessionsWithMinutes } from '../meetings/store.ts'
import { isGuestPage, isOutsider } from '../people/rules/personal-links.ts'
import { mayAnimate } from '../process/rules/animation.ts'
import { mustSign, waitingFor } from '../process/rules/publication.ts'
import {
  animatedBy,
  approvalsUnder,
  organiserRows,
  placesOf,
  teamPlaceIds,
  waitingPublications,
} from '../process/store.ts'
import { actionsOf } from '../roadmap/store.ts'
import { isAnsweredHere, isGuest } from '../votes/rules/ballot.ts'
import { type Word, wordOf } from '../votes/rules/word.ts'
import { waitingForWord } from '../votes/store/word.ts'
import { awaitingBallot, openPolls, workshopsOfPolls } from '../votes/store.ts'
import { type Waiting, waitingIn } from './rules/waiting.ts'
import { datesAwaited } from './store.ts'

type Here = Context<Concertation>

export type Situation = {
  readonly waiting: readonly Waiting[]
  readonly places: readonly Place[]
  readonly team: boolean
  /** open here now, whoever animates it */
  readonly open: Session | undefined
  /** the one that is open in this very channel, when this person animates it */
  readonly conducted: Session | undefined
  /** the first vote that is open in it */
  readonly openPoll: number | undefined
  /** the next one here */
  readonly next: Session | undefined
  /** of those that this person animates here: to be opened today, to be convened */
  readonly today: Session | undefined
  readonly toConvene: Session | undefined
  /** under way or still to come here, by time, and what this person answered */
  readonly coming: readonly Session[]
  readonly answers: readonly Answer[]
  /** every action of the concertation */
  readonly actions: readonly Action[]
}

/** A digest that nobody made within so many days is no longer waited for. */
const digestWithin = 30

export async function situationOf(context: Here): Promise<Situation> {
  const { actor, concertation, now, read, may, zone } = context
  const viewer = viewerOf(context)
  const [places, teamPlaces, all, toVote, polls, actions, animated] = await Promise.all([
    placesOf(read, concertation.id),
    teamPlaceIds(read, concertation.id),
    sessionsOf(read, concertation.id),
    isGuest(actor, concertation.id) ? [] : awaitingBallot(read, concertation.id, viewer, now),
    viewer.team ? openPolls(read, concertation.id) : [],
    actionsOf(read, concertation.id),
    viewer.team ? animatedBy(read, concertation.id, actor.id) : [],
  ])
  const said = await sessionOfThread(read, concertation.id, context.spot)
  const sessions = all.filter((session) => maySeeSession(session, teamPlaces, viewer.team))
  const here = sessions.filter((session) => isHere(session, places, context))
  const place = placeHere(context)
  const animates: Animates = (s) =>
    mayAnimate({ roles: actor.roles, workshops: animated }, concertation.id, s.workshopId)
  const open = here.filter((session) => session.state === 'open')
  const coming = here.filter((s) => (s.state === 'planned' || s.state === 'convened') && s.endsAt > now)
  const [answers, attendance, forTeam, words, toDate, toSign] = await Promise.all([
    answersBy(
      read,
      actor.id,
      here.filter((s) => s.state === 'convened').map((s) => s.id),
    ),
    Promise.all(open.map((session) => attendanceOf(read, session.id))),
    viewer.team ? leftToTeam(sessions.filter(animates), animates, context) : nothingLeft,
    wordsOf(animates, teamPlaces, viewer.team, context),
    datesAwaited(read, concertation.id, { id: actor.id, team: viewer.team }, teamPlaces, now),
    may('publication sign') ? signatures(context) : [],
  ])
  const waiting = waitingIn({
    person: { id: actor.id, organisationId: actor.person.organisationId },
    toVote: toVote.filter((poll) => isAnsweredHere(places.find((p) => p.id === poll.placeId) ?? null, place)),
    toDate,
    words,
    toSign,
    actions,
    sessions: here,
    answers,
    attended: new Set(
      attendance
        .flat()
        .filter((a) => a.personId === actor.id)
        .map((a) => a.sessionId),
    ),
    ...forTeam,
    speaksForNobody: actor.person.organisationId === null && actor.person.noticedAt !== null && !isFromOutside(context),
    hasNoPlace: may('intake') && places.length === 0,
    today: dayOf(zone, now),
    now,
  })
  const own = coming.filter(animates)
  const conducted = place && open.find((s) => animates(s) && (said ? s.id === said.id : isHeldAt(s, place)))
  return {
    waiting,
    places,
    team: viewer.team,
    open: open[0],
    conducted,
    openPoll: polls.find((poll) => poll.sessionId === conducted?.id)?.number,
    next: coming[0],
    today: own.find((session) => isToday(session, dayOf(zone, now), zone)),
    toConvene: own.find((session) => session.state === 'planned' && session.startsAt > now),
    coming: here.filter((session) => open.includes(session) || coming.includes(session)),
    answers,
    actions,
  }
}

/** Whom they speak for, the team says. */
function isFromOutside({ actor, concertation, spot }: Here): boolean {
  return isGuestPage(spot) && isOutsider(actor.roles, concertation.id)
}

function placeHere({ spot, concertation }: Here): Place | undefined {
  return spot.kind === 'room' && spot.place?.concertationId === concertation.id ? spot.place : undefined
}

function isHeldAt(session: Session, place: Place): boolean {
  if (session.placeId === place.id) return true
  if (session.workshopId !== null) return session.workshopId === place.workshopId
  return session.bodyId !== null && session.bodyId === place.bodyId
}

/** In the channel of an atelier or of a body, its own sessions; elsewhere all of them. */
function isHere(session: Session, places: readonly Place[], context: Here): boolean {
  const place = placeHere(context)
  if (!place || (place.workshopId === null && place.bodyId === null)) return true
  return placesFor(session, places).some((p) => p.id === place.id)
}

type Animates = (about: { readonly workshopId: string | null }) => boolean
type Left = Pick<Parameters<typeof waitingIn>[0], 'withoutDigest' | 'withoutMinutes' | 'unsorted' | 'unread'>
const nothingLeft: Left = { withoutDigest: [], withoutMinutes: [], unsorted: 0, unread: 0 }

/** What others animate waits for them, and not for this person. */
async function leftToTeam(animated: readonly Session[], animates: Animates, context: Here): Promise<Left> {
  const { read, concertation, now } = context
  const closed = animated.filter((session) => session.state === 'closed')
  const ids = closed.map((session) => session.id)
  const [digests, waitingDigests, validated, unsorted, unread] = await Promise.all([
    publishedDigests(read, ids),
    waitingPublications(read, concertation.id),
    sessionsWithMinutes(read, ids, ['validated']),
    unsortedIn(read, concertation.id),
    unreadCount(read, concertation.id),
  ])
  const told = new Set([...digests, ...waitingDigests].map((publication) => publication.subjectId))
  const since = now.getTime() - digestWithin * 86_400_000
  return {
    withoutDigest: closed.filter((s) => !told.has(s.id) && (s.closedAt ?? s.endsAt).getTime() >= since),
    withoutMinutes: closed.filter((s) => s.workshopId !== null && !validated.includes(s.id)),
    unread,
    unsorted: unsorted.filter(animates).reduce((sum, { count }) => sum + count, 0),
  }
}

/** Votes that wait for the word of this person: of whoever presides, else of those who animate or coordinate. */
async function wordsOf(
  animates: Animates,
  teamPlaces: readonly string[],
  team: boolean,
  { actor, concertation, read }: Here,
): Promise<(Poll & { readonly word: Word })[]> {
  const polls = (await waitingForWord(read, concertation.id)).filter(
    ({ placeId }) => team || placeId === null || !teamPlaces.includes(placeId),
  )
  const workshops = await workshopsOfPolls(read, polls)
  const coordinates = isAllowed('coordinator', actor.roles, concertation.id)
  return polls.flatMap((poll) => {
    const runs = team && animates({ workshopId: workshops.get(poll.id) ?? null })
    const word = wordOf(poll, { id: actor.id, coordinates, runs })
    return word === undefined ? [] : [{ ...poll, word }]
  })
}

async function signatures({ actor, concertation, read }: Here) {
  const required = mustSign(concertation, await organiserRows(read, concertation.id))
  if (required.length === 0) return []
  const publications = await waitingPublications(read, concertation.id)
  const approvals = await approvalsUnder(
    read,
    publications.map((p) => p.id),
  )
  const person = { personId: actor.id, organisationId: actor.person.organisationId }
  return waitingFor(publications, approvals, person, required)
}
