/** Ateliers, phases, bodies and concertations, as they are called; what meets in this channel first. */

import { fold } from '../engine/fold.ts'
import type { Suggest, SuggestContext } from '../engine/intent.ts'
import { matching, numbered } from '../engine/matching.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { formatWindow } from '../views/format.ts'
import { activeBodies } from './rules/bodies.ts'
import { activePhases, isLocked } from './rules/phases.ts'
import { activeWorkshops } from './rules/workshops.ts'
import { oneConcertation } from './rules.ts'
import { bodiesOf, concertationsOf, phasesOf, workshopsOf } from './store.ts'

type Asking = SuggestContext<Concertation>
type Anywhere = SuggestContext<Concertation | undefined>

export const workshops: Suggest<Concertation> = async (typed, { concertation, read, spot, t }) => {
  const here = spot.place?.workshopId
  const all = activeWorkshops(await workshopsOf(read, concertation.id))
  const ordered = [...all.filter(({ id }) => id === here), ...all.filter(({ id }) => id !== here)]
  return matching(
    typed,
    ordered.map(({ id, number, title }) => {
      const named = numbered(number, title)
      return id === here ? { ...named, label: t.suggestions.here(named.label), also: [title, named.label] } : named
    }),
  )
}

export const bodies: Suggest<Concertation> = async (typed, { concertation, read, spot }) => {
  const here = spot.place?.bodyId
  const all = activeBodies(await bodiesOf(read, concertation.id))
  const ordered = [...all.filter(({ id }) => id === here), ...all.filter(({ id }) => id !== here)]
  return matching(
    typed,
    ordered.map(({ name }) => ({ value: name, label: name })),
  )
}

export const phases: Suggest<Concertation> = phasesThat(() => true)
/** Those that wait for a plenary. */
export const lockedPhases: Suggest<Concertation> = phasesThat(isLocked)

function phasesThat(fits: (phase: Awaited<ReturnType<typeof phasesOf>>[number]) => boolean): Suggest<Concertation> {
  return async (typed, { concertation, read, lang }) => {
    const all = activePhases(await phasesOf(read, concertation.id)).filter(fits)
    return matching(
      typed,
      all.map(({ number, title, startsOn, endsOn }) => numbered(number, title, formatWindow(startsOn, endsOn, lang))),
    )
  }
}

/** Those with which this person has to do. */
export const myConcertations: Suggest<Concertation | undefined> = async (typed, { actor, read }) => {
  const known = await concertationsOf(read, actor.person)
  return matching(typed, known.map(titled))
}

/** Those to which this person may link a channel. */
export const linkable: Suggest<Concertation | undefined> = async (typed, context) =>
  matching(typed, (await coordinated(context)).map(titled))

/** Of the concertation to which the channel would be linked, or is. */
export function ofLinked(suggest: Suggest<Concertation>): Suggest<Concertation | undefined> {
  return async (typed, context) => {
    const known = await coordinated(context)
    const { title = '' } = context.given
    const current = known.find(({ id }) => id === context.spot.place?.concertationId)
    const chosen = title === '' ? (current ?? known[0]) : named(title, known)
    return chosen ? suggest(typed, { ...context, concertation: chosen } satisfies Asking) : []
  }
}

async function coordinated({ actor, read }: Anywhere): Promise<Concertation[]> {
  const known = await concertationsOf(read, actor.person)
  return known.filter(({ id }) => isAllowed('coordinator', actor.roles, id))
}

function named(title: string, known: readonly Concertation[]): Concertation | undefined {
  try {
    return oneConcertation(title, fold(title), known)
  } catch {
    return undefined
  }
}

/** Two may begin alike; none has the title of another. */
function titled({ title }: Concertation) {
  return { value: title, label: title }
}

/** Where no concertation is spoken of, nothing is known of it. */
export function whereKnown(suggest: Suggest<Concertation>): Suggest<Concertation | undefined> {
  return (typed, context) => {
    const { concertation } = context
    return concertation ? suggest(typed, { ...context, concertation }) : []
  }
}
