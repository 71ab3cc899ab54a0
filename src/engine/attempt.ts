/**
 * One hearing of a request, and how long its answer may take. Timers fire late and out of turn on a busy machine, so that
 * none of them says how far the request is: it is written here, and « non enregistré » is said of nothing that has left.
 */
import type { Clock } from './clock.ts'
import { NotKept } from './flush.ts'

/** An answer within this, in milliseconds: Slack gives up on us after 3 s. */
export const hearWithin = 2300

/** After the deadline, which is also that of the flush. */
const grace = 50

export type Attempt = {
  /** in `elapsed` milliseconds */
  readonly deadline: number
  /** the flush has it, and says itself at the deadline whether it had left */
  leaving: boolean
  kept: boolean
  /** said not to be kept, so it must not leave any more */
  over: boolean
}

export function createAttempt({ elapsed }: Clock, milliseconds = hearWithin): Attempt {
  return { deadline: elapsed() + milliseconds, leaving: false, kept: false, over: false }
}

/** It must not leave any more. */
export function isOver({ over, deadline }: Attempt, { elapsed }: Clock): boolean {
  return over || elapsed() > deadline
}

/** Rejects with `NotKept` when the work's reads hang. */
export async function within<T>(attempt: Attempt, { elapsed }: Clock, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const look = () => {
      attempt.over = !attempt.leaving
      if (attempt.over) reject(new NotKept(false))
      else timer = setTimeout(look, grace)
    }
    timer = setTimeout(look, Math.max(0, attempt.deadline - elapsed()) + grace)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
