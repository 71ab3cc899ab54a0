/** Axes and signals with what holds them up: read once for lists, pages and what is published. */
import type { Reads } from '../engine/db.ts'
import type { Idea, StrongAxis, WeakSignal } from '../generated/prisma/client.ts'
import { personNames } from '../people/store.ts'
import { workshopsOf } from '../process/store.ts'
import { isOutside } from './rules.ts'
import { axesOf, evidenceOf, ideasById, signalsOf } from './store.ts'
import type { PooledAxis, PooledSignal } from './views/axes.ts'

export type Pooled = { readonly axes: readonly PooledAxis[]; readonly signals: readonly PooledSignal[] }

/** Of one phase, or of all. Ideas are in the order of their numbers. */
export async function pooled(read: Reads, concertationId: string, phaseId?: string): Promise<Pooled> {
  const [axes, signals] = await Promise.all([
    axesOf(read, concertationId, phaseId),
    signalsOf(read, concertationId, phaseId),
  ])
  return { axes: await withIdeas(read, concertationId, axes), signals: await withAuthors(read, signals) }
}

export async function withIdeas(
  read: Reads,
  concertationId: string,
  axes: readonly StrongAxis[],
): Promise<PooledAxis[]> {
  const evidence = await evidenceOf(
    read,
    axes.map((axis) => axis.id),
  )
  const ideas = await ideasById(read, [...new Set(evidence.map((e) => e.ideaId))])
  const workshops = await workshopsOf(read, concertationId)
  return axes.map((axis) => {
    const own = ideas.filter((idea) => evidence.some((e) => e.subjectId === axis.id && e.ideaId === idea.id))
    return {
      number: axis.number,
      title: axis.title,
      ideas: own.length,
      workshops: workshops.filter((w) => own.some((idea) => idea.workshopId === w.id)).map((w) => w.title),
      quotes: own.filter(isPublic).map(({ number, text }) => ({ number, text })),
    }
  })
}

async function withAuthors(read: Reads, signals: readonly WeakSignal[]): Promise<PooledSignal[]> {
  const names = await personNames(
    read,
    signals.map((signal) => signal.authorId),
  )
  return signals.map(({ number, title, reason, authorId }) => ({
    number,
    title,
    reason,
    author: names.get(authorId) ?? '',
  }))
}

/** What was said in private, was taken back, or not let in, is not quoted to all. */
function isPublic(idea: Idea): boolean {
  return idea.placeId !== null && idea.status !== 'withdrawn' && !isOutside(idea)
}
