/** Whose word a vote that ended waits for, and which: pure. */
import type { Poll } from '../../generated/prisma/client.ts'
import { awaitsValidation } from './life.ts'
import { termsOf } from './terms.ts'

type Ended = Pick<Poll, 'state' | 'terms' | 'secret' | 'chairId' | 'validatedAt'>

/** To tell equals apart, to draw the lot that was promised, or to say that what was found counts. */
export type Word = 'settle' | 'draw' | 'validate'

export function wordAwaited(poll: Pick<Ended, 'state' | 'terms' | 'secret' | 'validatedAt'>): Word | undefined {
  if (awaitsValidation(poll)) return 'validate'
  if (poll.state !== 'tied') return undefined
  return termsOf(poll).tie === 'lot' && poll.secret !== null ? 'draw' : 'settle'
}

type Somebody = {
  readonly id: string
  readonly coordinates: boolean
  /** may close, cancel or change it */
  readonly runs: boolean
}

/** What this person is waited for; what others have to say is not. */
export function wordOf(poll: Ended, { id, coordinates, runs }: Somebody): Word | undefined {
  const word = wordAwaited(poll)
  const isPresided = word === 'validate' || (word === 'settle' && termsOf(poll).tie === 'chair')
  const isTheirs = isPresided ? (poll.chairId === null ? coordinates : poll.chairId === id) : runs
  return isTheirs ? word : undefined
}
