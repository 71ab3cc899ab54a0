/** Which vote is meant where what is asked makes sense of some only: with a roll, or with proxies. */
import type { Context } from '../engine/intent.ts'
import type { Concertation, Poll } from '../generated/prisma/client.ts'
import type { Call, View } from '../views/view.ts'
import { stillOpen } from './rules/ballot.ts'
import { secretAskable } from './rules/secret.ts'
import { termsOf } from './rules.ts'
import { answerableHere, type Meant, pollMeant, turnSaid, visiblePolls } from './which.ts'

type Fits = (poll: Poll) => boolean
type Make = (number: number) => Call

/** The only one here that fits, when there is one; else as always. */
async function meantAmong(
  number: number | undefined,
  states: readonly string[],
  fits: Fits,
  make: Make,
  context: Context<Concertation>,
): Promise<Meant | View> {
  if (number !== undefined) return pollMeant(number, states, make, context)
  const found = (await visiblePolls(context)).filter(
    (meant) => states.includes(meant.poll.state) && fits(meant.poll) && answerableHere(meant, context),
  )
  return found.length === 1 ? found[0]! : pollMeant(undefined, states, make, context)
}

export function rolledMeant(number: number | undefined, make: Make, context: Context<Concertation>) {
  return meantAmong(number, ['open'], (poll) => termsOf(poll).roll === 'frozen', make, context)
}

/** A proxy may be given before a vote opens. */
export function proxiedMeant(number: number | undefined, make: Make, context: Context<Concertation>, fits?: Fits) {
  const takes = fits ?? ((poll: Poll) => termsOf(poll).proxies !== undefined)
  return meantAmong(number, ['open', 'announced'], takes, make, context)
}

/** Before it opens, or while it is open. */
export function secretMeant(number: number | undefined, make: Make, context: Context<Concertation>) {
  return meantAmong(number, ['open', 'announced'], secretAskable, make, context)
}

/** Open, and not over by the clock: else refused with what became of it. */
export function mustBeOpen(
  poll: Poll,
  { now, zone, lang }: Pick<Context<Concertation>, 'now' | 'zone' | 'lang'>,
): void {
  stillOpen(poll, now, turnSaid(poll, zone, lang))
}
