/** Links between ideas and what they hold up, as writes: one per idea and subject, taken away and put back in place. */
import type { Context } from '../engine/intent.ts'
import { insert, update, type Write } from '../engine/writes.ts'
import type { Concertation, Evidence, Idea } from '../generated/prisma/client.ts'

type Subject = { readonly kind: 'axis' | 'signal'; readonly id: string }

/** `known`: every link of this subject, those taken away too. */
export function link(
  subject: Subject,
  ideas: readonly Pick<Idea, 'id'>[],
  known: readonly Evidence[],
  { actor, concertation, now, newId }: Context<Concertation>,
): Write[] {
  return ideas.flatMap((idea) => {
    const before = known.find((row) => row.ideaId === idea.id)
    if (before) return before.state === 'active' ? [] : [update('Evidence', before, { state: 'active' })]
    return [
      insert('Evidence', {
        id: newId(),
        concertationId: concertation.id,
        subject: subject.kind,
        subjectId: subject.id,
        ideaId: idea.id,
        state: 'active',
        byId: actor.id,
        at: now,
        version: 1,
      }),
    ]
  })
}

export function unlink(rows: readonly Evidence[]): Write[] {
  return rows.filter((row) => row.state === 'active').map((row) => update('Evidence', row, { state: 'withdrawn' }))
}
