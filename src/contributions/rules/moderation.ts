/** What may be done with an idea from outside: pure. */
import type { Idea } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { standing } from '../rules.ts'

type Verdict = Pick<Idea, 'status' | 'moderatedById' | 'moderatedAt' | 'refusedWhy'>

function unread(idea: Idea): void {
  if (idea.status === 'refused') standing(idea)
  if (idea.status !== 'waiting') throw new Refusal('ideaNotWaiting', { number: idea.number })
}

/** `placeId`: where everybody of the concertation may read it from now on; null when there is no such channel. */
export function letIn(idea: Idea, by: string, at: Date, placeId: string | null): Verdict & Pick<Idea, 'placeId'> {
  unread(idea)
  return { status: 'active', moderatedById: by, moderatedAt: at, refusedWhy: null, placeId }
}

export function turnedAway(idea: Idea, by: string, at: Date, why: string): Verdict {
  unread(idea)
  return { status: 'refused', moderatedById: by, moderatedAt: at, refusedWhy: why }
}

/** What was decided is taken back: nobody has read it, as before. Not once it stands for something else. */
export function unmoderated(idea: Idea): Verdict & Pick<Idea, 'placeId' | 'postId'> {
  const isDecided = idea.status === 'refused' || (idea.status === 'active' && idea.themeId === null)
  if (!isDecided || idea.moderatedById === null) throw new Refusal('undoImpossible')
  return { status: 'waiting', moderatedById: null, moderatedAt: null, refusedWhy: null, placeId: null, postId: null }
}

/** Between two cards to the team while some still wait, in milliseconds: until then the first one is drawn again. */
export const toldEvery = 24 * 3_600_000
/** Letters of a reason. */
export const reasonLength = { least: 3, most: 500 } as const

/** Is the card that the team has drawn again, or is a new one due? `at`: when it was sent, ISO 8601. */
export function tellAgain(told: { readonly at: string } | undefined, now: Date): boolean {
  return told === undefined || now.getTime() - new Date(told.at).getTime() >= toldEvery
}
