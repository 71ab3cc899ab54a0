/** The row of a new atelier, whoever makes it: the coordination, or the poll that chose it. */

import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import type { Concertation, Workshop } from '../generated/prisma/client.ts'

type From = { readonly phaseId: string | null; readonly axisId?: string; readonly pollId?: string }

export function newWorkshop(title: string, from: From, context: Context<Concertation>): Workshop {
  const { actor, concertation, now, newId, number } = context
  return {
    id: newId(),
    concertationId: concertation.id,
    number: number('workshop'),
    title,
    folded: fold(title),
    phaseId: from.phaseId,
    axisId: from.axisId ?? null,
    pollId: from.pollId ?? null,
    state: 'active',
    createdById: actor.id,
    createdAt: now,
    version: 1,
  }
}
