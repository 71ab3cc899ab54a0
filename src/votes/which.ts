/** Which poll somebody means: by its number, else the one of this place. */
import type { Context } from '../engine/intent.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Concertation, Place, Poll } from '../generated/prisma/client.ts'
import { animates, mayAnimate } from '../process/rules/animation.ts'
import { animatedBy, placeById } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import { formatMoment } from '../views/format.ts'
import type { Call, Lang, View } from '../views/view.ts'
import { isAnsweredHere, seesPoll } from './rules/ballot.ts'
import { awaitsValidation } from './rules/life.ts'
import { pollNumbered, pollPlaces, pollsOf, workshopsOfPolls } from './store.ts'
import { whichView } from './views/private.ts'

type Asking = Pick<Context<Concertation>, 'actor' | 'concertation' | 'read' | 'spot' | 't' | 'lang'>

export type Meant = { readonly poll: Poll; readonly place: Place | null }

/** Polls that this person may see, in the order of their numbers. */
export async function visiblePolls({ actor, concertation, read }: Asking): Promise<Meant[]> {
  const polls = await pollsOf(read, concertation.id)
  const places = await pollPlaces(read, polls)
  return polls
    .map((poll) => ({ poll, place: places.get(poll.placeId ?? '') ?? null }))
    .filter(({ place }) => seesPoll(place, actor, concertation.id))
}

/** One that may not be seen does not exist for this person. */
export async function visiblePoll(number: number, { actor, concertation, read }: Asking): Promise<Meant> {
  const poll = await pollNumbered(read, concertation.id, number)
  const place = poll.placeId === null ? null : await placeById(read, poll.placeId)
  if (!seesPoll(place, actor, concertation.id)) throw new Refusal('noSuchPoll', { number })
  return { poll, place }
}

/**
 * The one with this number; without a number, the only one here in one of these states. When several could be meant the
 * answer is a view to choose from, and `make` gives the call of each choice.
 */
export async function pollMeant(
  number: number | undefined,
  states: readonly string[],
  make: (number: number) => Call,
  asking: Asking,
): Promise<Meant | View> {
  if (number !== undefined) return visiblePoll(number, asking)
  const { t, lang } = asking
  const found = (await visiblePolls(asking)).filter(
    (meant) => states.includes(meant.poll.state) && answerableHere(meant, asking),
  )
  if (found.length === 1) return found[0]!
  // The only one here is not open yet: what is wanted of it says when it will be.
  const announced = found.length === 0 && states.includes('open') ? await announcedHere(asking) : []
  if (announced.length === 1) return announced[0]!
  if (found.length === 0)
    throw new Refusal(states.includes('open') ? 'noOpenPoll' : 'noTiedPoll', {}, [
      { label: 'seePolls', call: { intent: 'polls', args: {} } },
    ])
  return whichView(
    found.map(({ poll }) => poll),
    make,
    t,
    lang,
  )
}

/** The one with this number; without a number, the only one here whose result waits to be validated. */
export async function validationMeant(
  number: number | undefined,
  make: (number: number) => Call,
  asking: Asking,
): Promise<Meant | View> {
  if (number !== undefined) return visiblePoll(number, asking)
  const { t, lang } = asking
  const found = (await visiblePolls(asking)).filter(
    (meant) => awaitsValidation(meant.poll) && answerableHere(meant, asking),
  )
  if (found.length === 1) return found[0]!
  if (found.length === 0)
    throw new Refusal('nothingToValidate', {}, [{ label: 'seePolls', call: { intent: 'polls', args: {} } }])
  return whichView(
    found.map(({ poll }) => poll),
    make,
    t,
    lang,
  )
}

async function announcedHere(asking: Asking): Promise<Meant[]> {
  return (await visiblePolls(asking)).filter(
    (meant) => meant.poll.state === 'announced' && answerableHere(meant, asking),
  )
}

/** When it ends, or ended; of one that is only announced, when it opens. Empty when nobody said. */
export function turnSaid(poll: Pick<Poll, 'state' | 'opensAt' | 'closesAt'>, zone: string, lang: Lang): string {
  const at = poll.state === 'announced' ? poll.opensAt : poll.closesAt
  return at ? formatMoment(at, zone, lang) : ''
}

/** Polls of an atelier are run by those who animate it. */
export async function runs({ poll }: Meant, { actor, concertation, read }: Asking): Promise<void> {
  const workshops = await animatedBy(read, concertation.id, actor.id)
  const own = await workshopsOfPolls(read, [poll])
  animates({ roles: actor.roles, workshops }, concertation.id, own.get(poll.id) ?? null, poll.question)
}

export async function mayRun({ poll }: Meant, { actor, concertation, read }: Asking): Promise<boolean> {
  if (!isAllowed('facilitator', actor.roles, concertation.id)) return false
  const workshops = await animatedBy(read, concertation.id, actor.id)
  const own = await workshopsOfPolls(read, [poll])
  return mayAnimate({ roles: actor.roles, workshops }, concertation.id, own.get(poll.id) ?? null)
}

/** May it be answered from here? Not from a channel that is another concertation's by now, whatever still stands there. */
export function answerableHere(
  { place }: Meant,
  { concertation, spot }: Pick<Asking, 'concertation' | 'spot'>,
): boolean {
  const here = spot.kind === 'room' ? spot.place : undefined
  if (here?.concertationId && here.concertationId !== concertation.id) return false
  return isAnsweredHere(place, here)
}

export function isView(meant: Meant | View): meant is View {
  return 'nodes' in meant
}
