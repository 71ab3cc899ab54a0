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

/**
 * Open, and not past its end even when the clock has not closed it yet. `until` is how its end is written; of one that is
 * only announced, when it opens.
 */
export function stillOpen(poll: Pick<Poll, 'state' | 'number' | 'closesAt'>, now: Date, until: string): void {
  if (poll.state === 'cancelled') throw new Refusal('pollCancelled', { number: poll.number }, seePoll(poll.number))
  if (poll.state === 'announced')
    throw new Refusal('pollNotYet', { number: poll.number, opens: until }, seePoll(poll.number))
  if (poll.state !== 'open') throw new Refusal('pollClosed', { number: poll.number }, seePoll(poll.number))
  if (poll.closesAt && poll.closesAt.getTime() <= now.getTime())
    throw new Refusal('pollOver', { number: poll.number, until }, seePoll(poll.number))
}

export function seePoll(number: number) {
  return [{ label: 'seePoll', call: { intent: 'polls', args: { number } } }] as const
}

/** An option as it may be named: each of its words counts. */
export type Named = { readonly position: number; readonly names: readonly string[] }

export type Words = { readonly fold: (text: string) => string; readonly blanks: readonly string[] }

/**
 * « 1, 3 », « Structuration, Emploi », « oui »: positions, ascending, each once; empty for a blank ballot. A label may
 * hold commas. `fold` makes words comparable, `blanks` are the words of a blank ballot, folded.
 */
export function readChoices(typed: string, options: readonly Named[], most: number, words: Words): number[] {
  const named = namedBy(options, words)
  if (named(typed) === undefined && words.blanks.includes(words.fold(typed))) return []
  const unknown = most === 1 ? unknownAnswer : unknownChoice
  const found = cutWhere(typed, named, unknown)
  const chosen = [...new Set(found)].sort((a, b) => a - b)
  if (chosen.length === 0) throw unknown(typed.trim().slice(0, 60))
  if (chosen.length > most) throw new Refusal('tooManyChoices', { count: chosen.length, max: most })
  return chosen
}

/** How many dots on which option, as it is typed: « 3 sur 1 », « 1: 3 », « Emploi: 2 »; an option alone has one. */
const onOption = /^(\d{1,3})\s*(?:gommettes?|points?|dots?)?\s+(?:sur|pour|on|for)\s+(\S[\s\S]*)$/i
const ofOption = /^(\S[\s\S]*?)\s*[:=]\s*(-?\d[\d.]*)\s*(?:gommettes?|points?|dots?)?$/i

type Dots = { readonly total: number; readonly each: number }

/**
 * « 3 sur 1, 2 sur 4 », « 1: 3, 4: 2 »: positions, ascending, each as often as it has dots; empty for a blank ballot.
 * Some may be left; none beyond those that one has, nor on one option beyond its bound.
 */
export function readDots(typed: string, options: readonly Named[], { total, each }: Dots, words: Words): number[] {
  const named = namedBy(options, words)
  if (named(typed) === undefined && words.blanks.includes(words.fold(typed))) return []
  const pair = (text: string): readonly [position: number, dots: number] | undefined => {
    const said = text.trim()
    const [, first, on] = onOption.exec(said) ?? []
    const [, of, last] = ofOption.exec(said) ?? []
    // A label may look like a number of dots on another one: the whole is looked up first.
    const whole = named(said)
    if (whole !== undefined) return [whole, 1]
    const position = named(on ?? of ?? '')
    if (position === undefined) return undefined
    const dots = Number(first ?? last)
    if (!Number.isInteger(dots) || dots < 0) throw new Refusal('noSuchDots', { text: said.slice(0, 60) })
    return [position, dots]
  }
  const placed = new Map<number, number>()
  for (const [position, dots] of cutWhere(typed, pair, unknownDots)) {
    if (placed.has(position)) throw new Refusal('dotsTwice', { option: labelAt(options, position) })
    placed.set(position, dots)
  }
  for (const [position, dots] of placed)
    if (dots > each)
      throw new Refusal('tooManyDotsOnOne', { option: labelAt(options, position), count: dots, max: each })
  const count = [...placed.values()].reduce((sum, dots) => sum + dots, 0)
  if (count > total) throw new Refusal('tooManyDots', { count, max: total })
  if (count === 0) throw new Refusal('noDots', { max: total })
  return [...placed]
    .sort(([a], [b]) => a - b)
    .flatMap(([position, dots]) => Array.from({ length: dots }, () => position))
}

function labelAt(options: readonly Named[], position: number): string {
  return options.find((option) => option.position === position)?.names[0] ?? ''
}

export function namedBy(options: readonly Named[], { fold }: Words): (text: string) => number | undefined {
  return (text) => {
    const word = fold(text)
    const at = /^(?:n\s*[°o]?\s*|#\s*)?(\d{1,2})$/.exec(word)?.[1]
    const numbered = at === undefined ? undefined : options.find(({ position }) => position === Number(at) - 1)
    if (numbered) return numbered.position
    return options.find((option) => option.names.some((name) => fold(name) === word))?.position
  }
}

const unknownChoice = (part: string) => new Refusal('noSuchChoice', { choice: part })
const unknownAnswer = (part: string) => new Refusal('noSuchAnswer', { choice: part })
const unknownDots = (part: string) => new Refusal('noSuchDotted', { choice: part })

/** Cut at commas, semicolons and lines, but where a comma belongs to what `read` knows. Throws at what it does not. */
export function cutWhere<T>(
  typed: string,
  read: (text: string) => T | undefined,
  fault: (part: string) => Refusal = unknownChoice,
): T[] {
  const parts = typed.split(/[,;\n]/).filter((part) => part.trim() !== '')
  const found: T[] = []
  for (let at = 0; at < parts.length; ) {
    const lengths = Array.from({ length: parts.length - at }, (_, i) => parts.length - at - i)
    const length = lengths.find((n) => read(parts.slice(at, at + n).join(',')) !== undefined)
    if (length === undefined) throw fault(parts[at]!.trim().slice(0, 60))
    found.push(read(parts.slice(at, at + length).join(','))!)
    at += length
  }
  return found
}

/** Ballots that count, among all rows of the box. */
export function counted<B extends Pick<Ballot, 'state'>>(box: readonly B[]): B[] {
  return box.filter((ballot) => ballot.state === 'counted')
}

/** The number that the next ballot will have: what closing takes for itself. */
export function nextNumber(box: readonly Pick<Ballot, 'number'>[]): number {
  return box.reduce((most, { number }) => Math.max(most, number ?? 0), 0) + 1
}
