/** Everything that the card of a poll says, read together; and the writes that draw it again. */
import type { Reads } from '../engine/db.ts'
import type { Context } from '../engine/intent.ts'
import { addressOf, langAt } from '../engine/places.ts'
import { edit, later, post, type Write } from '../engine/writes.ts'
import type { Ballot, Concertation, Place, Poll } from '../generated/prisma/client.ts'
import { cardId } from '../meetings/rules/sessions.ts'
import { personNames } from '../people/store.ts'
import { bodiesOf, placeById } from '../process/store.ts'
import { type Text, textOf } from '../text/index.ts'
import { sortNames } from '../views/format.ts'
import type { Lang, View } from '../views/view.ts'
import { roomsOfPoll } from './rooms.ts'
import { choicesOf, counted } from './rules/ballot.ts'
import { isUrn, type Method, termsOf } from './rules.ts'
import { putIn } from './store/urn.ts'
import { boxOf, optionsOf, resultOf } from './store.ts'
import { tally } from './tally/tally.ts'
import { pollCard, resultCard, type Shown } from './views.ts'

/** `box` is what is in the box, or what will be once this act is kept. */
export async function shownPoll(read: Reads, poll: Poll, zone: string, box?: readonly Ballot[]): Promise<Shown> {
  const [options, ballots, bodies, papers] = await Promise.all([
    optionsOf(read, [poll.id]),
    box ?? boxOf(read, poll.id),
    bodiesOf(read, poll.concertationId),
    isUrn(poll) ? putIn(read, poll.id) : 0,
  ])
  const cast = counted(ballots)
  const chosen = cast.map(choicesOf)
  const live = poll.state === 'open' && poll.results === 'live' && cast.length > 0
  const result = live
    ? tally({ method: poll.method as Method, seats: poll.seats, terms: termsOf(poll) }, options.length, chosen)
    : resultOf(poll)
  return {
    poll,
    options: options.map((option) => option.label),
    zone,
    turnout: cast.length + papers,
    result,
    voters: poll.secrecy === 0 && result ? await votersOf(read, cast, options.length) : undefined,
    body: bodies.find((body) => body.id === poll.bodyId)?.name,
    deciders: bodies.filter((body) => body.power === 'decides' && body.state === 'active').map((body) => body.name),
  }
}

/** Names by position of the option: of a public vote only. */
async function votersOf(read: Reads, cast: readonly Ballot[], options: number): Promise<string[][]> {
  const names = await personNames(
    read,
    cast.map((ballot) => ballot.personId),
  )
  return Array.from({ length: options }, (_, position) => {
    const here = cast.filter((ballot) => choicesOf(ballot).includes(position))
    return sortNames(
      here.map((ballot) => `${names.get(ballot.personId) ?? ''}${dotsSaid(choicesOf(ballot), position)}`),
      (name) => name,
      'fr',
    )
  })
}

/** « bo (3) »: how many dots, where one may put several. */
function dotsSaid(choices: readonly number[], position: number): string {
  const dots = choices.filter((chosen) => chosen === position).length
  return dots > 1 ? ` (${dots})` : ''
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
  const own = placeId === null ? null : await placeById(read, placeId)
  const rooms = await roomsOfPoll(read, shown.poll)
  // Where it was opened it is drawn again even when that channel is another concertation's by now.
  const places = rooms.length > 0 ? rooms : own ? [own] : []
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
