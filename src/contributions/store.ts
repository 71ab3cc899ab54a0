/** What others may read of ideas. */
import type { Reads } from '../engine/db.ts'
import type { Evidence, Idea, Restitution, StrongAxis, Theme, WeakSignal } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { isOutside, maySee, type Viewer } from './rules.ts'

/** Those that everybody in its channels may see: a figure told there must be the figure that they find. */
export function ideaCount(read: Reads, concertationId: string): Promise<number> {
  return read.idea.count({ where: { concertationId, status: 'active', placeId: { not: null } } })
}

/** The idea with this number, as this person may see it; one that may not be seen does not exist for them. */
export async function ideaNumbered(read: Reads, concertationId: string, number: number, viewer: Viewer): Promise<Idea> {
  const idea = await read.idea.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (!idea || !maySee(idea, viewer)) throw new Refusal('noSuchIdea', { number })
  return idea
}

/** Active ideas that this person may see, in the order of their numbers. */
export function visibleIdeas(read: Reads, concertationId: string, viewer: Viewer): Promise<Idea[]> {
  const seen = viewer.team ? {} : { OR: [{ placeId: { not: null } }, { authorId: viewer.id }] }
  return read.idea.findMany({ where: { concertationId, status: 'active', ...seen }, orderBy: { number: 'asc' } })
}

/** The newest of those that this person may see, `authorId`’s alone when it is given. */
export function newestIdeas(
  read: Reads,
  concertationId: string,
  viewer: Viewer,
  which: { readonly status: string; readonly authorId?: string },
  most: number,
): Promise<Idea[]> {
  const seen = viewer.team ? {} : { OR: [{ placeId: { not: null } }, { authorId: viewer.id }] }
  return read.idea.findMany({ where: { concertationId, ...which, ...seen }, orderBy: { number: 'desc' }, take: most })
}

export function ideasBy(read: Reads, concertationId: string, authorId: string): Promise<Idea[]> {
  return read.idea.findMany({ where: { concertationId, authorId }, orderBy: { number: 'asc' } })
}

/** What is compared of an idea, and who may see it. */
export type Compared = Pick<Idea, 'id' | 'text' | 'authorId' | 'placeId' | 'status' | 'updatedAt'>

/** Every idea that was said, changed, withdrawn, merged or moved since, that moment included. */
export function ideasChangedSince(read: Reads, concertationId: string, since: Date): Promise<Compared[]> {
  return read.idea.findMany({
    where: { concertationId, updatedAt: { gte: since } },
    select: { id: true, text: true, authorId: true, placeId: true, status: true, updatedAt: true },
    orderBy: { number: 'asc' },
  })
}

/** Has it ever said something else? */
export async function wasReworded(read: Reads, ideaId: string): Promise<boolean> {
  return (await read.ideaRevision.count({ where: { ideaId } })) > 0
}

/** Active ideas, in the order of their numbers, whoever may see them: for the team. */
export function activeIdeas(read: Reads, concertationId: string): Promise<Idea[]> {
  return read.idea.findMany({ where: { concertationId, status: 'active' }, orderBy: { number: 'asc' } })
}

export function ideasById(read: Reads, ids: readonly string[]): Promise<Idea[]> {
  return read.idea.findMany({ where: { id: { in: [...ids] } }, orderBy: { number: 'asc' } })
}

/**
 * Every idea said during a session, withdrawn and merged ones too. One that is held in a channel of no atelier and no
 * body has those that were said there while it was open.
 */
export async function ideasInSession(read: Reads, sessionId: string): Promise<Idea[]> {
  const session = await read.session.findUnique({ where: { id: sessionId } })
  if (!session?.placeId || !session.openedAt)
    return (await read.idea.findMany({ where: { sessionId }, orderBy: { number: 'asc' } })).filter((i) => !isOutside(i))
  const { concertationId, placeId, workshopId, openedAt, closedAt } = session
  const during = {
    concertationId,
    placeId,
    sessionId: null,
    createdAt: { gte: openedAt, ...(closedAt && { lte: closedAt }) },
  }
  const [ideas, others] = await Promise.all([
    read.idea.findMany({ where: { OR: [{ sessionId }, during] }, orderBy: { number: 'asc' } }),
    read.session.findMany({ where: { concertationId, placeId, id: { not: sessionId }, openedAt: { not: null } } }),
  ])
  // Where ateliers share a channel and meet at once, an idea that none of their threads holds is nobody's in particular.
  const isShared = ({ createdAt: at }: Idea) =>
    others.some((other) => other.openedAt! < at && (other.closedAt === null || at < other.closedAt))
  const isOfOther = (idea: Idea) => idea.workshopId !== null && workshopId !== null && idea.workshopId !== workshopId
  return ideas.filter(
    (idea) => !isOutside(idea) && (idea.sessionId === sessionId || !(isShared(idea) || isOfOther(idea))),
  )
}

/** Themes in use, in the order of their numbers. */
export function themesOf(read: Reads, concertationId: string): Promise<Theme[]> {
  return read.theme.findMany({ where: { concertationId, state: 'active' }, orderBy: { number: 'asc' } })
}

/** Themes that are no more used too. */
export function everyTheme(read: Reads, concertationId: string): Promise<Theme[]> {
  return read.theme.findMany({ where: { concertationId }, orderBy: { number: 'asc' } })
}

/** Where ideas stand: sorted + unsorted + withdrawn + merged = total. Those that were not let in from outside are in none. */
export type SortCounts = {
  readonly sorted: number
  readonly unsorted: number
  readonly withdrawn: number
  readonly merged: number
  readonly total: number
}

/** In one look, so that the sum is right while people write. An idea whose theme was withdrawn is to be sorted again. */
export async function sortCounts(
  read: Reads,
  concertationId: string,
  viewer: Viewer = { id: '', team: true },
): Promise<SortCounts> {
  const [counts] = await read.$queryRaw<[SortCounts]>`
    SELECT count(*) FILTER (WHERE i.status = 'active' AND t.id IS NOT NULL)::int AS sorted,
      count(*) FILTER (WHERE i.status = 'active' AND t.id IS NULL)::int AS unsorted,
      count(*) FILTER (WHERE i.status = 'withdrawn')::int AS withdrawn,
      count(*) FILTER (WHERE i.status = 'merged')::int AS merged,
      count(*)::int AS total
    FROM "Idea" i LEFT JOIN "Theme" t ON t.id = i."themeId" AND t.state = 'active'
    WHERE i."concertationId" = ${concertationId} AND i.status NOT IN ('waiting', 'refused')
      AND (${viewer.team} OR i."placeId" IS NOT NULL OR i."authorId" = ${viewer.id})`
  return counts
}

/** How many ideas wait to be sorted in each atelier, and in none: for the team. */
export function unsortedIn(
  read: Reads,
  concertationId: string,
): Promise<{ readonly workshopId: string | null; readonly count: number }[]> {
  return read.$queryRaw`
    SELECT i."workshopId", count(*)::int AS count
    FROM "Idea" i LEFT JOIN "Theme" t ON t.id = i."themeId" AND t.state = 'active'
    WHERE i."concertationId" = ${concertationId} AND i.status = 'active' AND t.id IS NULL
    GROUP BY i."workshopId"`
}

/** Those of these numbers that exist here, whoever may see them. */
export function ideasNumbered(read: Reads, concertationId: string, numbers: readonly number[]): Promise<Idea[]> {
  return read.idea.findMany({ where: { concertationId, number: { in: [...numbers] } }, orderBy: { number: 'asc' } })
}

/** Ideas that were merged into one of these. */
export function mergedInto(read: Reads, ideaIds: readonly string[]): Promise<Idea[]> {
  return read.idea.findMany({
    where: { mergedIntoId: { in: [...ideaIds] }, status: 'merged' },
    orderBy: { number: 'asc' },
  })
}

/** Axes in force, of one phase or of all, in the order of their numbers. */
export function axesOf(read: Reads, concertationId: string, phaseId?: string): Promise<StrongAxis[]> {
  return read.strongAxis.findMany({
    where: { concertationId, state: 'active', ...(phaseId && { phaseId }) },
    orderBy: { number: 'asc' },
  })
}

export async function axisNumbered(read: Reads, concertationId: string, number: number): Promise<StrongAxis> {
  const found = await read.strongAxis.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (found?.state !== 'active') throw new Refusal('noSuchAxis', { number })
  return found
}

export function axisById(read: Reads, id: string): Promise<StrongAxis | null> {
  return read.strongAxis.findUnique({ where: { id } })
}

/** Weak signals in force, of one phase or of all, in the order of their numbers. */
export function signalsOf(read: Reads, concertationId: string, phaseId?: string): Promise<WeakSignal[]> {
  return read.weakSignal.findMany({
    where: { concertationId, state: 'active', ...(phaseId && { phaseId }) },
    orderBy: { number: 'asc' },
  })
}

export async function signalNumbered(read: Reads, concertationId: string, number: number): Promise<WeakSignal> {
  const found = await read.weakSignal.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (found?.state !== 'active') throw new Refusal('noSuchSignal', { number })
  return found
}

export function signalById(read: Reads, id: string): Promise<WeakSignal | null> {
  return read.weakSignal.findUnique({ where: { id } })
}

/** What holds these axes, signals or actions up. */
export function evidenceOf(read: Reads, subjectIds: readonly string[]): Promise<Evidence[]> {
  return read.evidence.findMany({
    where: { subjectId: { in: [...subjectIds] }, state: 'active' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
}

/** What these ideas hold up. */
export function heldUpBy(read: Reads, ideaIds: readonly string[]): Promise<Evidence[]> {
  return read.evidence.findMany({
    where: { ideaId: { in: [...ideaIds] }, state: 'active' },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
}

/** Every link of these subjects, those that were taken away too. */
export function everyEvidence(read: Reads, subjectId: string): Promise<Evidence[]> {
  return read.evidence.findMany({ where: { subjectId } })
}

/** The restitution that the animators are at, the newest when there are several. */
export function openRestitution(read: Reads, concertationId: string): Promise<Restitution | null> {
  return read.restitution.findFirst({
    where: { concertationId, closedAt: null },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
  })
}
