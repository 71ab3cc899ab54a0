/**
 * Who votes, in which college, and for whom: looked at when they press, whatever they were shown before. A vote's roll is
 * frozen when it opens where its terms say so; else everybody here votes but guests.
 */
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import { insert, type Write } from '../engine/writes.ts'
import type { Ballot, Concertation, Poll, PollVoter } from '../generated/prisma/client.ts'
import { onePerson } from '../people/rules.ts'
import { Refusal } from '../refusal.ts'
import { electorsNow, type Held, heldIn, myself, proxiesAbout, type Standing } from './electors.ts'
import { expectedNow } from './expected.ts'
import { logged } from './log.ts'
import { whyNotUsable } from './rules/proxies.ts'
import { enrolledAtOpening, type Voter, voterKey, whyNot } from './rules/roll.ts'
import { termsOf } from './rules.ts'
import { ballotsAbout } from './store/box.ts'
import { boxOf } from './store.ts'

export { ballotIn, forWhom, type Voter, voterKey } from './rules/roll.ts'

type Asking = Pick<Context<Concertation>, 'actor' | 'concertation' | 'read'>

/** `giver`: the name of somebody who gave a proxy; nothing for one's own vote. Throws what the person is to be told. */
export async function voterIn(poll: Poll, giver: string | undefined, asking: Asking): Promise<Voter> {
  const { number } = poll
  const me = await myself(poll, asking)
  const why = whyNot(me, termsOf(poll))
  if (why !== undefined) throw new Refusal(why, { number })
  if (giver !== undefined) return heldBy(poll, giver, asking)
  const { personId, name, collegeId, seatId } = me
  return { personId, name, collegeId, seatId, castById: null }
}

/**
 * What is in the box of whoever asks, or of those for whom they ask. To be read before it is known who votes: whoever is
 * struck off the roll since then is found to be, or has changed what was seen.
 */
export function boxFor(poll: Poll, giver: string | undefined, { actor, read }: Asking): Promise<Ballot[]> {
  const isTheirs = giver === undefined && termsOf(poll).seat === undefined
  return isTheirs ? ballotsAbout(read, poll.id, [{ personId: actor.id, seatId: null }]) : boxOf(read, poll.id)
}

/** The one whose name this is among those whose proxy this person holds. */
async function heldBy(poll: Poll, typed: string, asking: Asking): Promise<Voter> {
  const { number } = poll
  const { actor } = asking
  if (!termsOf(poll).proxies) throw new Refusal('noProxiesHere', { number })
  const standing = await proxiesAbout(poll, actor.id, asking)
  const held = heldIn(poll, actor.id, standing)
  const one = named(typed, held)
  if (one) {
    const { personId, name, collegeId, seatId } = one.giver
    const { own, session } = one.proxy
    return { personId, name, collegeId, seatId, castById: actor.id, called: one.called, proxy: { own, session } }
  }
  throw whyNoProxy(poll, typed, held, standing, actor.id)
}

function named(typed: string, held: readonly Held[]): Held | undefined {
  const people = held.map(({ giver }) => ({ id: giver.personId, name: giver.name, folded: fold(giver.name) }))
  if (people.length === 0) return undefined
  try {
    const { id } = onePerson(typed, fold(typed), people)
    return held.find(({ giver }) => giver.personId === id)
  } catch (error) {
    if (error instanceof Refusal && error.key === 'noSuchPerson') return undefined
    throw error
  }
}

/** A proxy that was given and does not serve is explained; else those that do are named. */
function whyNoProxy(
  poll: Poll,
  typed: string,
  held: readonly Held[],
  { given, known, box }: Standing,
  holderId: string,
): Refusal {
  const { number } = poll
  const mine = given.filter((proxy) => proxy.holderId === holderId)
  const idle = mine.filter(({ giverId }) => !held.some(({ giver }) => giver.personId === giverId))
  const meant = idle.find(({ giverId }) => giverId === typed || fold(known.get(giverId)?.name ?? '') === fold(typed))
  const name = known.get(meant?.giverId ?? '')?.name ?? ''
  if (meant) {
    const why = whyNotUsable(meant, given, box, known, termsOf(poll))
    return new Refusal(why, { name, number, count: termsOf(poll).proxies?.most ?? 0 }, seeProxies)
  }
  if (held.length === 0) return new Refusal('noProxyHeld', { number }, seeProxies)
  const names = held.map(({ giver }) => giver.name).join(', ')
  return new Refusal('noSuchProxy', { person: typed.slice(0, 60), names }, seeProxies, 'for')
}

const seeProxies = [{ label: 'seeProxies', call: { intent: 'proxies', args: {} } }] as const

/** What is on the roll of a poll that opens, where its terms freeze it. */
export async function freeze(poll: Poll, context: Context<Concertation>): Promise<Write[]> {
  const terms = termsOf(poll)
  if (terms.roll !== 'frozen') return []
  const { newId, now } = context
  const people = await expectedNow(poll, context)
  const electors = await electorsNow(
    poll,
    people.map(({ id }) => id),
    context,
  )
  const voters = enrolledAtOpening(electors, terms)
  const rows = voters.map(({ personId, collegeId, seatId }): PollVoter => {
    return {
      id: newId(),
      pollId: poll.id,
      personId,
      collegeId,
      seatId,
      state: 'enrolled',
      byId: null,
      at: now,
      version: 1,
    }
  })
  const seats = new Map(rows.map((row) => [voterKey(row), row.collegeId]))
  return [...rows.map((row) => insert('PollVoter', row)), logged(poll, { kind: 'roll', voters: [...seats] }, context)]
}
