/** What may be done with an idea, and who sees it: pure. */
import { type HeldRole, isAllowed } from '../engine/roles.ts'
import type { Idea } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'

/** Characters. Slack's input takes 3,000; a longer text is several ideas. */
export const shortest = 3
export const longest = 3000

/** Who looks at ideas; `team` sees those said in private. */
export type Viewer = { readonly id: string; readonly team: boolean }

export function viewerOf({
  actor,
  concertation,
}: {
  readonly actor: { readonly id: string; readonly roles: readonly HeldRole[] }
  readonly concertation: { readonly id: string }
}): Viewer {
  return { id: actor.id, team: isAllowed('facilitator', actor.roles, concertation.id) }
}

/** An idea said in private is for the team; one said in a channel is for the people of its concertation. */
export function maySee(idea: Pick<Idea, 'authorId' | 'placeId' | 'status'>, who: Viewer): boolean {
  if (idea.authorId === who.id) return true
  if (idea.status !== 'active') return false
  return who.team || idea.placeId !== null
}

function mine(idea: Idea, personId: string): Idea {
  if (idea.authorId !== personId) throw new Refusal('notYourIdea', { number: idea.number })
  return idea
}

export function reworded(idea: Idea, personId: string, text: string): Pick<Idea, 'text'> {
  mine(idea, personId)
  if (idea.status !== 'active') throw new Refusal('ideaWithdrawn', { number: idea.number })
  if (idea.text === text) throw new Refusal('sameText', { number: idea.number })
  return { text }
}

export function withdrawn(idea: Idea, personId: string): Pick<Idea, 'status'> {
  mine(idea, personId)
  if (idea.status !== 'active') throw new Refusal('ideaWithdrawn', { number: idea.number })
  return { status: 'withdrawn' }
}

export function restored(idea: Idea, personId: string): Pick<Idea, 'status'> {
  mine(idea, personId)
  if (idea.status === 'active') throw new Refusal('ideaActive', { number: idea.number })
  return { status: 'active' }
}
