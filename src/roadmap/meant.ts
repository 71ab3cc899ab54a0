/** What people mean by what they type of an action: which one, which organisation, which person, which origin. */

import { dayOf } from '../calendar.ts'
import { viewerOf } from '../contributions/rules.ts'
import {
  axisById,
  axisNumbered,
  evidenceOf,
  ideaNumbered,
  ideasById,
  signalById,
  signalNumbered,
} from '../contributions/store.ts'
import { readNumbers } from '../engine/fields.ts'
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import type { Action, Concertation, Idea, Organisation, Person } from '../generated/prisma/client.ts'
import { sessionById } from '../meetings/store.ts'
import { onePerson } from '../people/rules.ts'
import { organisationNamed, peopleOf } from '../people/store.ts'
import { animates } from '../process/rules/animation.ts'
import { animatedBy } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import type { Text } from '../text/index.ts'
import { speaksFor, workerOf, worksOn } from './rules/action.ts'
import { isAway } from './rules/when.ts'
import { actionById, actionNumbered, standingsOf } from './store.ts'

type Here = Context<Concertation>
type Anywhere = Context<Concertation | undefined>

/**
 * By the number shown, in the concertation spoken of; or by the id that a button of a private message bears, which says
 * its concertation by itself. Somebody who has nothing to do with it learns nothing of an id.
 */
export async function actionMeant(typed: string, context: Anywhere): Promise<Action> {
  const { actor, concertation, read } = context
  const number = readNumbers(typed)?.[0]
  if (number !== undefined) {
    const { id } = needed(concertation)
    const action = await actionNumbered(read, id, number)
    if (!(await standsIn(action, context))) worksOn(action, workerOf(actor, id))
    return action
  }
  const action = await actionById(read, typed)
  const who = action && workerOf(actor, action.concertationId)
  if (action?.state !== 'active' || !who) throw new Refusal('noSuchActionHere')
  if (!(who.team || speaksFor(action, who) || (await standsIn(action, context)))) throw new Refusal('noSuchActionHere')
  return action
}

/** The deputy of its contact person, while that one is away. */
async function standsIn(action: Action, { actor, now, zone, read }: Anywhere): Promise<boolean> {
  if (action.contactId === null || action.contactId === actor.id) return false
  const contact = (await standingsOf(read, [action.contactId])).get(action.contactId)
  return contact?.deputyId === actor.id && isAway(contact, dayOf(zone, now))
}

/** What was noted in the meeting of an atelier is put right, given to somebody or taken away by those who animate it. */
export async function mayChange(action: Action, { actor, concertation, read }: Here): Promise<void> {
  const session = action.sessionId === null ? null : await sessionById(read, action.sessionId)
  if (!session?.workshopId) return
  const workshops = await animatedBy(read, concertation.id, actor.id)
  animates({ roles: actor.roles, workshops }, concertation.id, session.workshopId, session.title)
}

/** Where no concertation is known, a number says nothing. */
export function needed(concertation: Concertation | undefined): Concertation {
  if (concertation) return concertation
  throw new Refusal('whichConcertation', {}, [{ label: 'chooseConcertation', call: { intent: 'switch', args: {} } }])
}

export type Organised = { readonly row: Organisation; readonly known: boolean }

/** The organisation of that name, or a new one: no owner has to have spoken to the bot before. */
export async function organisationMeant(name: string, { actor, now, newId, read }: Here): Promise<Organised> {
  const folded = fold(name)
  const known = await organisationNamed(read, folded)
  if (known) return { row: known, known: true }
  return { row: { id: newId(), name, folded, createdById: actor.id, createdAt: now, version: 1 }, known: false }
}

export async function personMeant(typed: string, { concertation, read }: Here): Promise<Person> {
  return onePerson(typed, fold(typed), await peopleOf(read, concertation.id))
}

/** Ideas by their numbers, all of which exist for whoever names them. */
export async function ideasMeant(typed: string | undefined, context: Here): Promise<Idea[]> {
  if (typed === undefined) return []
  const numbers = readNumbers(typed)
  if (!numbers) throw new Refusal('notIdeaNumbers', { text: typed.slice(0, 60) })
  const viewer = viewerOf(context)
  return Promise.all(numbers.map((number) => ideaNumbered(context.read, context.concertation.id, number, viewer)))
}

export type Origin = { readonly axisId?: string; readonly signalId?: string }

export async function originMeant(
  { axis, signal }: { readonly axis?: number | undefined; readonly signal?: number | undefined },
  { concertation, read }: Here,
): Promise<Origin> {
  return {
    ...(axis !== undefined && { axisId: (await axisNumbered(read, concertation.id, axis)).id }),
    ...(signal !== undefined && { signalId: (await signalNumbered(read, concertation.id, signal)).id }),
  }
}

/** Where an action comes from, in words. */
export async function originSaid(
  { axisId, signalId }: Pick<Action, 'axisId' | 'signalId'>,
  ideas: readonly Pick<Idea, 'number'>[],
  { read }: Pick<Here, 'read'>,
  t: Text,
): Promise<string[]> {
  const [axis, signal] = await Promise.all([
    axisId === null ? null : axisById(read, axisId),
    signalId === null ? null : signalById(read, signalId),
  ])
  return [
    ...(axis ? [t.roadmap.fromAxis(axis.number, axis.title)] : []),
    ...(signal ? [t.roadmap.fromSignal(signal.number, signal.title)] : []),
    ...(ideas.length > 0 ? [t.roadmap.fromIdeas(ideas.length, ideas.map(({ number }) => number).join(', '))] : []),
  ]
}

/** The ideas that hold this action up, as far as everybody here may see them. */
export async function ideasOf(action: Action, { read }: Pick<Here, 'read'>): Promise<Idea[]> {
  const ties = await evidenceOf(read, [action.id])
  return ideasById(
    read,
    ties.map((tie) => tie.ideaId),
  )
}
