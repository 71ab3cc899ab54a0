/** Who may vote, until when, and how a choice is read: pure. */
import { type HeldRole, isAllowed } from '../../engine/roles.ts'
import type { Ballot, Place, Poll } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

type Voter = { readonly roles: readonly HeldRole[] }
type Room = Pick<Place, 'id' | 'workshopId' | 'bodyId' | 'team'>

/** Guests listen; everybody else who is here votes. */
export function isGuest({ roles }: Voter, concertationId: string): boolean {
  const held = roles.filter((role) => role.concertationId === '' || role.concertationId === concertationId)
  return held.length > 0 && held.every((role) => role.kind === 'guest')
}

/** What stands in the team's channel is the team's. */
export function seesPoll(place: Pick<Place, 'team'> | null, voter: Voter, concertationId: string): boolean {
  return !place?.team || isAllowed('facilitator', voter.roles, concertationId)
}

/** May it be answered from here? `here` is undefined in private, where the poll itself was shown to this person. */
export function isAnsweredHere(place: Room | null, here: Room | undefined): boolean {
  if (!place || !here || place.id === here.id) return true
  if (place.workshopId !== null) return place.workshopId === here.workshopId
  if (place.bodyId !== null) return place.bodyId === here.bodyId
  return !place.team || here.team
}

/** Open, and not past its end even when the clock has not closed it yet. `until` is how its end is written. */
export function stillOpen(poll: Pick<Poll, 'state' | 'number' | 'closesAt'>, now: Date, until: string): void {
  if (poll.state === 'cancelled') throw new Refusal('pollCancelled', { number: poll.number }, seePoll(poll.number))
  if (poll.state !== 'open') throw new Refusal('pollClosed', { number: poll.number }, seePoll(poll.number))
  if (poll.closesAt && poll.closesAt.getTime() <= now.getTime())
    throw new Refusal('pollOver', { number: poll.number, until }, seePoll(poll.number))
}

export function seePoll(number: number) {
  return [{ label: 'seePoll', call: { intent: 'polls', args: { number } } }] as const
}

/** An option as it may be named: each of its words counts. */
export type Named = { readonly position: number; readonly names: readonly string[] }

/**
 * « 1, 3 », « Structuration, Emploi », « oui »: positions, ascending, each once; empty for a blank ballot. A label may
 * hold commas. `fold` makes words comparable, `blanks` are the words of a blank ballot, folded.
 */
export function readChoices(
  typed: string,
  options: readonly Named[],
  most: number,
  { fold, blanks }: { readonly fold: (text: string) => string; readonly blanks: readonly string[] },
): number[] {
  const named = (text: string): number | undefined => {
    const word = fold(text)
    const at = /^(?:n\s*[°o]?\s*|#\s*)?(\d{1,2})$/.exec(word)?.[1]
    if (at !== undefined && options[Number(at) - 1]) return options[Number(at) - 1]!.position
    return options.find((option) => option.names.some((name) => fold(name) === word))?.position
  }
  if (named(typed) === undefined && blanks.includes(fold(typed))) return []
  const parts = typed.split(/[,;\n]/).filter((part) => part.trim() !== '')
  const found: number[] = []
  for (let at = 0; at < parts.length; ) {
    const lengths = Array.from({ length: parts.length - at }, (_, i) => parts.length - at - i)
    const length = lengths.find((n) => named(parts.slice(at, at + n).join(',')) !== undefined)
    if (length === undefined) throw new Refusal('noSuchChoice', { choice: parts[at]!.trim().slice(0, 60) })
    found.push(named(parts.slice(at, at + length).join(','))!)
    at += length
  }
  const chosen = [...new Set(found)].sort((a, b) => a - b)
  if (chosen.length === 0) throw new Refusal('noSuchChoice', { choice: typed.trim().slice(0, 60) })
  if (chosen.length > most) throw new Refusal('tooManyChoices', { count: chosen.length, max: most })
  return chosen
}

export function choicesOf(ballot: Pick<Ballot, 'choices'>): readonly number[] {
  return ballot.choices as readonly number[]
}

/** Ballots that count, among all rows of the box. */
export function counted<B extends Pick<Ballot, 'state'>>(box: readonly B[]): B[] {
  return box.filter((ballot) => ballot.state === 'counted')
}

/** The number that the next ballot will have: what closing takes for itself. */
export function nextNumber(box: readonly Pick<Ballot, 'number'>[]): number {
  return box.reduce((most, { number }) => Math.max(most, number ?? 0), 0) + 1
}
