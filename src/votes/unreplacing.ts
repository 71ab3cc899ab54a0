/** A new version taken back: the one before is there again with its answers, and the new one is cancelled, in one act. */
import type { Context } from '../engine/intent.ts'
import type { Write } from '../engine/writes.ts'
import type { Concertation, Poll } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { cancelling, reopening } from './cancelling.ts'
import { endsWhenReplaced, stageIn } from './rules/life.ts'
import { unsettling } from './settling.ts'
import { linesOf } from './store/log.ts'
import { pollById, wasFollowed } from './store.ts'
import type { Breaking } from './tally/definition.ts'
import { cancelledForVoter } from './views/lists.ts'
import type { Shown } from './views.ts'

type Say = {
  /** why the new one is cancelled, in the words of the place */
  readonly reason: (number: number) => string
  /** nobody is told whose act it is */
  readonly unnamed?: boolean
}

export type PutBack = {
  readonly old: Poll
  readonly next: Poll
  /** the one before, as it is again */
  readonly shown: Shown
  /** its tie waits again: it had ended before it was replaced */
  readonly wasTied: boolean
  readonly writes: readonly Write[]
}

/** `id`: of the new version. Throws when too much happened since. */
export async function puttingBack(
  id: string,
  { reason, unnamed = false }: Say,
  context: Context<Concertation>,
): Promise<PutBack> {
  const { concertation, now, read } = context
  const next = await pollById(read, id)
  const old = next?.replacesId ? await pollById(read, next.replacesId) : null
  if (next?.concertationId !== concertation.id || old?.state !== 'cancelled') throw new Refusal('undoImpossible')
  if (!endsWhenReplaced(next) || (old.closesAt && old.closesAt <= now) || (await wasFollowed(read, next.id)))
    throw new Refusal('undoImpossible')
  const cancelled = await cancelling(next, reason(old.number), cancelledForVoter, context, { unnamed })
  const wasTied = stageIn(await linesOf(read, old.id)) === 'ended'
  const back = wasTied ? await unsettling(old, brokenBy(old), null, context) : await reopening(old, context)
  return { old, next, shown: back.shown, wasTied, writes: [...cancelled.writes, ...back.writes] }
}

function brokenBy({ breaking }: Poll): Breaking | undefined {
  return (breaking as Breaking | null) ?? undefined
}
