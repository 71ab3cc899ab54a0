/** What may be done with an idea, and who sees it: pure. */
import { type HeldRole, isAllowed } from '../engine/roles.ts'
import type { Idea, Workshop } from '../generated/prisma/client.ts'
import { Refusal, type WayOut } from '../refusal.ts'

/** Characters. Slack's input takes 3,000; a longer text is several ideas. */
export const shortest = 3
export const longest = 3000

/** What a contribution says: how things are, what is at stake, what is hoped for, what to do, what is asked. */
export const ideaTypes = ['finding', 'stake', 'vision', 'action', 'question'] as const
export type IdeaType = (typeof ideaTypes)[number]

/** A type as it is stored; anything else is none. */
export function typeOf(stored: string | null | undefined): IdeaType | null {
  return ideaTypes.find((type) => type === stored) ?? null
}

/** The way out of what is closed: the same words, put into the ideas box, which never is. */
export function boxInstead(idea: { readonly text: string; readonly type?: string | undefined }): readonly WayOut[] {
  const { text, type } = idea
  const args: WayOut['call']['args'] = type === undefined ? { text } : { text, type }
  return [{ label: 'sendToBox', call: { intent: 'idea box', args } }]
}

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

/**
 * An idea said in private is for the team; one said in a channel is for the people of its concertation. One that was
 * merged keeps its readers; one that was withdrawn is its author's alone. One from outside that was not let in is its
 * author's and the team's.
 */
export function maySee(idea: Pick<Idea, 'authorId' | 'placeId' | 'status'>, who: Viewer): boolean {
  if (idea.authorId === who.id) return true
  if (idea.status === 'withdrawn') return false
  return who.team || (idea.placeId !== null && !isOutside(idea))
}

/** It came from outside, and was not let in. */
export function isOutside({ status }: Pick<Idea, 'status'>): boolean {
  return status === 'waiting' || status === 'refused'
}

/** Came from outside, and nobody has read it yet. Whoever is a member writes by a link without being read before. */
export function isUnread({ channel, moderatedAt }: Pick<Idea, 'channel' | 'moderatedAt'>): boolean {
  return channel !== null && moderatedAt === null
}

type Standing = Pick<Idea, 'number' | 'status'>

/** Throws when it was withdrawn, merged into another one, or not let in. */
export function standing<I extends Standing>(idea: I): I {
  if (idea.status === 'merged') throw new Refusal('ideaMerged', { number: idea.number })
  if (idea.status === 'waiting') throw new Refusal('ideaWaiting', { number: idea.number })
  if (idea.status === 'refused') throw new Refusal('ideaRefused', { number: idea.number })
  if (idea.status !== 'active') throw new Refusal('ideaWithdrawn', { number: idea.number })
  return idea
}

/** Its author's, and of whoever wrote it down for them. */
function mine(idea: Idea, personId: string): Idea {
  if (idea.authorId !== personId && idea.enteredById !== personId)
    throw new Refusal('notYourIdea', { number: idea.number })
  return idea
}

/** `outside`: what was let in is what was read. */
export function reworded(idea: Idea, personId: string, text: string, outside: boolean): Pick<Idea, 'text'> {
  mine(idea, personId)
  if (idea.status !== 'waiting') standing(idea)
  if (outside && idea.channel !== null && idea.status === 'active')
    throw new Refusal('ideaReadAsIs', { number: idea.number })
  if (idea.text === text) throw new Refusal('sameText', { number: idea.number })
  return { text }
}

export function withdrawn(idea: Idea, personId: string): Pick<Idea, 'status'> {
  mine(idea, personId)
  if (idea.status !== 'waiting') standing(idea)
  return { status: 'withdrawn' }
}

/** What nobody has read waits again. */
export function restored(idea: Idea, personId: string): Pick<Idea, 'status'> {
  mine(idea, personId)
  if (isOutside(idea)) standing(idea)
  if (idea.status === 'active') throw new Refusal('ideaActive', { number: idea.number })
  if (idea.status === 'merged') throw new Refusal('ideaMerged', { number: idea.number })
  return { status: isUnread(idea) ? 'waiting' : 'active' }
}

/** One idea said twice: `idea` now stands under `into`, its own words kept. */
export function merged(idea: Idea, into: Idea): Pick<Idea, 'status' | 'mergedIntoId'> {
  if (idea.id === into.id) throw new Refusal('mergedIntoItself', { number: idea.number })
  standing(idea)
  return { status: 'merged', mergedIntoId: standing(into).id }
}

export function unmerged(idea: Standing): Pick<Idea, 'status' | 'mergedIntoId'> {
  if (idea.status !== 'merged') throw new Refusal('notMerged', { number: idea.number })
  return { status: 'active', mergedIntoId: null }
}

/** May this person put it into that atelier? Its author, and those who animate it. */
export function movable(idea: Idea, workshop: Pick<Workshop, 'id' | 'number' | 'state' | 'title'>, who: Viewer): void {
  if (idea.authorId !== who.id && !who.team) throw new Refusal('notYourIdea', { number: idea.number })
  standing(idea)
  if (workshop.state !== 'active') throw new Refusal('noSuchWorkshop', { number: workshop.number })
  if (idea.workshopId === workshop.id)
    throw new Refusal('alreadyInWorkshop', { number: idea.number, title: workshop.title })
}
