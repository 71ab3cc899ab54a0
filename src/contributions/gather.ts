/** Ideas named by their numbers, checked in one place: they exist, this person sees them, they stand, and may be worked on. */
import { readNumbers } from '../engine/fields.ts'
import type { Context } from '../engine/intent.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Concertation, Idea } from '../generated/prisma/client.ts'
import { type Animator, animates } from '../process/rules/animation.ts'
import { animatedBy, workshopById } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import { maySee, standing, viewerOf } from './rules.ts'
import { ideasNumbered } from './store.ts'

type Asking = Context<Concertation>

/** More than a page holds; beyond it, a theme or an axis is not what is meant. */
const mostNumbers = 500

/** « 3, 12 et 40 »; throws when it is something else. */
export function numbersIn(typed: string): number[] {
  const numbers = readNumbers(typed)
  if (!numbers) throw new Refusal('noIdeaNumbers', { text: typed.slice(0, 60) })
  if (numbers.length > mostNumbers) throw new Refusal('tooManyIdeas', { max: mostNumbers })
  return numbers
}

/** All of them, in the order of their numbers; throws for the first that is not there, was withdrawn or merged. */
export async function standingIdeas(typed: string, context: Asking): Promise<Idea[]> {
  return (await seenIdeas(numbersIn(typed), context)).map(standing)
}

/** All of them, withdrawn and merged ones too where this person sees them. */
export async function seenIdeas(numbers: readonly number[], context: Asking): Promise<Idea[]> {
  const { concertation, read } = context
  const viewer = viewerOf(context)
  const found = (await ideasNumbered(read, concertation.id, numbers)).filter((idea) => maySee(idea, viewer))
  const missing = numbers.find((number) => !found.some((idea) => idea.number === number))
  if (missing !== undefined) throw new Refusal('noSuchIdea', { number: missing })
  return found
}

export async function animatorOf({ actor, concertation, read }: Asking): Promise<Animator> {
  const all = isAllowed('coordinator', actor.roles, concertation.id)
  return { roles: actor.roles, workshops: all ? [] : await animatedBy(read, concertation.id, actor.id) }
}

/** The ideas of other people's ateliers are sorted and merged by those who animate them. */
export async function mayWorkOn(ideas: readonly Idea[], context: Asking): Promise<void> {
  const { concertation, read } = context
  const animator = await animatorOf(context)
  for (const workshopId of new Set(ideas.map((idea) => idea.workshopId))) {
    const workshop = workshopId === null ? null : await workshopById(read, workshopId)
    animates(animator, concertation.id, workshopId, workshop?.title ?? concertation.title)
  }
}
