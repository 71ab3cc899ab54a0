/** Everything that the card of a poll says, read together; and the writes that draw it again. */
import type { Reads } from '../engine/db.ts'
import { sha256 } from '../engine/ids.ts'
import type { Context } from '../engine/intent.ts'
import { addressOf, langAt } from '../engine/places.ts'
import { edit, later, post, type Write } from '../engine/writes.ts'
import type { Ballot, Body, Concertation, Place, Poll, PollOption } from '../generated/prisma/client.ts'
import { cardId } from '../meetings/rules/sessions.ts'
import { personNames } from '../people/store.ts'
import { bodiesOf, placeById } from '../process/store.ts'
import { type Text, textOf } from '../text/index.ts'
import { sortNames } from '../views/format.ts'
import type { Lang, View } from '../views/view.ts'
import { quorumIn, rollIn } from './quorum.ts'
import { roomsOfPoll } from './rooms.ts'
import { counted } from './rules/ballot.ts'
import { headOf } from './rules/log.ts'
import { chosenOn } from './rules/paper.ts'
import { isWithoutNames } from './rules/secret.ts'
import { isUrn, type Method, type PollResult, termsOf } from './rules.ts'
import { alikeIn, countedIn, reasonsIn } from './store/box.ts'
import { linesOfOpening } from './store/log.ts'
import { putIn } from './store/urn.ts'
import { ballotsOf, newVersionOf, optionsOf, pollById, resultOf } from './store.ts'
import type { Roll } from './tally/definition.ts'
import { type Cast, type Rule, tally } from './tally/tally.ts'
import { pollCard, resultCard, type Shown, type Voted } from './views.ts'

/** One ballot that an act puts in, changes or takes out, as the box is after it. */
export type Change = {
  /** counted so far */
  readonly before: Ballot | undefined
  readonly after: Ballot | undefined
  /** whoever's ballot it is */
  readonly name: string
}

/** All that is read to show a poll. */
export type Looked = {
  readonly poll: Poll
  readonly options: readonly PollOption[]
  readonly bodies: readonly Body[]
  /** put into the urn */
  readonly papers: number
  readonly roll: Readonly<Record<string, Roll>> | undefined
  readonly turnout: number
  /** where its result is shown while it is open, or an option was taken back */
  readonly alike: readonly Cast[]
  /** of a public vote, by name, once there is a result; of a consent, those that give a reason */
  readonly told: readonly Ballot[]
  readonly names: ReadonlyMap<string, string>
  readonly life: Pick<Shown, 'head' | 'replaces' | 'replacedBy'>
}

/** `box`: all of it, by whoever has it anyway. */
export async function shownPoll(read: Reads, poll: Poll, zone: string, box?: readonly Ballot[]): Promise<Shown> {
  return shownOf(await lookAt(read, poll, box), zone)
}

export async function lookAt(read: Reads, poll: Poll, box?: readonly Ballot[]): Promise<Looked> {
  const isCast = isLive(poll) || (termsOf(poll).withdrawn ?? []).length > 0
  const known = box && counted(box)
  const [options, counts, told, bodies, papers, roll, life] = await Promise.all([
    optionsOf(read, [poll.id]),
    known ? known.map(castOf) : isCast ? alikeIn(read, poll.id) : countedIn(read, poll.id),
    toldIn(read, poll, known),
    bodiesOf(read, poll.concertationId),
    isUrn(poll) ? putIn(read, poll.id) : 0,
    rollIn(poll, read),
    lifeOf(read, poll),
  ])
  const alike: readonly Cast[] = typeof counts === 'number' ? [] : counts
  const turnout = typeof counts === 'number' ? counts : alike.reduce((sum, { times = 1 }) => sum + times, 0)
  const named = isTold(poll) ? told.map(({ personId }) => personId) : []
  const people = [...named, ...(poll.chairId === null ? [] : [poll.chairId])]
  const names = people.length > 0 ? await personNames(read, people) : new Map<string, string>()
  return { poll, options, bodies, papers, roll, turnout, alike, told, names, life }
}

/** Ballots of which the card says more than how many they are. */
async function toldIn(read: Reads, poll: Poll, known: readonly Ballot[] | undefined): Promise<readonly Ballot[]> {
  if (isTold(poll)) return known ?? ballotsOf(read, poll.id)
  if (poll.method !== 'consent') return []
  return known ? withReason(known) : reasonsIn(read, poll.id)
}

function isLive({ state, results }: Pick<Poll, 'state' | 'results'>): boolean {
  return state === 'open' && results === 'live'
}

/** Who chose what is told, once there is something to tell. */
function isTold(poll: Poll): boolean {
  return poll.secrecy === 0 && (isLive(poll) || resultOf(poll) !== undefined)
}

/** As it is, or as it will be once `change` is kept. */
export function shownOf(looked: Looked, zone: string, change?: Change): Shown {
  const { poll, options, bodies, papers, roll, life } = looked
  const { before, after, name = '' } = change ?? {}
  const turnout = looked.turnout + (after ? 1 : 0) - (before ? 1 : 0)
  const told = [...looked.told.filter(({ id }) => id !== before?.id), ...(after ? [after] : [])]
  const names = after ? new Map(looked.names).set(after.personId, name) : looked.names
  const result = isLive(poll) && turnout > 0 ? liveResult(looked, change) : resultOf(poll)
  const quorum = quorumIn(poll, roll, turnout + papers)
  const isNamed = poll.secrecy === 0 && result !== undefined
  const objections = poll.method === 'consent' ? withReason(told) : []
  const gone = (termsOf(poll).withdrawn ?? []).filter((position) => !isChosen(looked, change, position))
  return {
    poll,
    options: options.map((option) => option.label),
    hints: options.map((option) => option.hint),
    zone,
    turnout: turnout + papers,
    result,
    voters: isNamed
      ? sortNames(
          told.map((ballot) => votedBy(ballot, names)),
          ({ name }) => name,
          'fr',
        )
      : undefined,
    objections: objections.map(({ paper, words, personId }) => ({
      paper,
      words: words ?? '',
      name: poll.secrecy === 0 ? names.get(personId) : undefined,
    })),
    ...(quorum && { quorum }),
    chair: poll.chairId === null ? undefined : names.get(poll.chairId),
    ...life,
    ...(gone.length > 0 && { gone }),
    body: bodies.find((body) => body.id === poll.bodyId)?.name,
    deciders: bodies.filter((body) => body.power === 'decides' && body.state === 'active').map((body) => body.name),
  }
}

/** What is in the box as it was looked at, with the one ballot that changes: added to what is counted, or taken from it. */
function liveResult({ poll, options, alike, roll }: Looked, change: Change | undefined): PollResult {
  const { before, after } = change ?? {}
  const changed = { ...(before && { before: castOf(before) }), ...(after && { after: castOf(after) }) }
  return tally(ruleOf(poll), options.length, alike, roll && { roll }, changed)
}

/** What came before it and after it, and the head of its log when it opened, while that is what its card says. */
async function lifeOf(read: Reads, poll: Poll): Promise<Pick<Shown, 'head' | 'replaces' | 'replacedBy'>> {
  const isComing = poll.state === 'open' || poll.state === 'announced'
  const [lines, before, after] = await Promise.all([
    isComing ? linesOfOpening(read, poll.id) : [],
    poll.replacesId === null ? null : pollById(read, poll.replacesId),
    poll.state === 'cancelled' ? newVersionOf(read, poll.id) : null,
  ])
  return {
    ...(lines.length > 0 && { head: headOf(lines, sha256) }),
    ...(before && {
      replaces: isWithoutNames(poll, before)
        ? { number: before.number, words: [], withoutNames: true }
        : { number: before.number, words: await objectionsIn(read, before) },
    }),
    ...(after && { replacedBy: after.number }),
  }
}

/** Objections, then reservations, by their words: in an order that tells neither who gave them nor when. */
function withReason(ballots: readonly Ballot[]): Ballot[] {
  const given = ballots.filter(({ words }) => words !== null)
  return sortNames(given, ({ words }) => words ?? '', 'fr').toSorted((a, b) => Number(b.paper) - Number(a.paper))
}

/** What was objected in a vote by consent, or said with a reservation: the words alone. */
export async function objectionsIn(read: Reads, poll: Pick<Poll, 'id' | 'method'>): Promise<string[]> {
  if (poll.method !== 'consent') return []
  return withReason(await reasonsIn(read, poll.id)).map(({ words }) => words ?? '')
}

/** Whoever chose an option while it was taken back keeps their choice, and it is shown again. */
function isChosen({ poll, alike }: Looked, change: Change | undefined, position: number): boolean {
  const chose = (paper: string) => chosenOn(poll.method as Method, paper).includes(position)
  const times = alike.reduce((sum, { paper, times = 1 }) => sum + (chose(paper) ? times : 0), 0)
  const { before, after } = change ?? {}
  return times + (after && chose(after.paper) ? 1 : 0) - (before && chose(before.paper) ? 1 : 0) > 0
}

/** As the count knows the rule of a poll. */
export function ruleOf(poll: Pick<Poll, 'method' | 'seats' | 'mostChoices' | 'terms'>): Rule {
  const { method, seats, mostChoices } = poll
  return { method: method as Method, seats, mostChoices, terms: termsOf(poll) }
}

export function castOf({ paper, collegeId }: Pick<Ballot, 'paper' | 'collegeId'>): Cast {
  return { paper, college: collegeId }
}

/** Of a public vote only. */
function votedBy({ personId, paper }: Ballot, names: ReadonlyMap<string, string>): Voted {
  return { name: names.get(personId) ?? '', paper }
}

type Drawing = Pick<Context<Concertation>, 'concertation' | 'now' | 'newId' | 'read' | 'lang'>
type Drawn = (shown: Shown, t: Text, lang: Lang) => View

/**
 * The card, edited in place now; and once more within two seconds, since of two people who vote at once each knows
 * of one ballot only.
 */
export async function redraw(shown: Shown, context: Drawing): Promise<Write[]> {
  return [...(await redrawNow(shown, context)), redrawSoon(shown.poll, context)]
}

/** In each channel where it stands, in the language of that channel. */
export async function redrawNow(
  shown: Shown,
  { newId, read, lang }: Drawing,
  draw: Drawn = pollCard,
): Promise<Write[]> {
  const { postId, placeId } = shown.poll
  if (postId === null) return []
  const rooms = await roomsOfPoll(read, shown.poll)
  // Where it was opened it is drawn again even when that channel is another concertation's by now.
  const own = rooms.length > 0 || placeId === null ? null : await placeById(read, placeId)
  const places = own ? [own] : rooms
  return places.map((place) => {
    const spoken = langAt(place, lang)
    return edit(newId(), cardId(postId, place, placeId), addressOf(place), draw(shown, textOf(spoken), spoken))
  })
}

/** The ballots of one second share it; by then they are all kept. */
export function redrawSoon(
  poll: Pick<Poll, 'id'>,
  { concertation, now }: Pick<Drawing, 'concertation' | 'now'>,
): Write {
  const at = new Date((Math.floor(now.getTime() / 1000) + 2) * 1000)
  const args = { concertation: concertation.id, poll: poll.id }
  return later(`poll refresh:${poll.id}`, at, { intent: 'poll refresh', args }, 'coalesce')
}

/** Something new said under the poll, where it stands; nothing in a channel that is another concertation's by now. */
export async function sayWhere(
  shown: Shown,
  { newId, read, lang }: Drawing,
  draw: Drawn = resultCard,
): Promise<Write[]> {
  const rooms = await roomsOfPoll(read, shown.poll)
  return rooms.map((place) => {
    const spoken = langAt(place, lang)
    return post(newId(), addressOf(place), draw(shown, textOf(spoken), spoken))
  })
}

/** The card in each of these other channels, when the poll is opened. */
export function cardsElsewhere(shown: Shown, places: readonly Place[], lang: Lang): Write[] {
  const { postId, placeId } = shown.poll
  if (postId === null) return []
  return places.map((place) => {
    const spoken = langAt(place, lang)
    return post(cardId(postId, place, placeId), addressOf(place), pollCard(shown, textOf(spoken), spoken))
  })
}
