/** Equals of a closed vote told apart, or left open again: recounted with what was said, and kept in the log. */
import type { Context } from '../engine/intent.ts'
import { update, type Write } from '../engine/writes.ts'
import type { Concertation, Poll } from '../generated/prisma/client.ts'
import { type Concluded, concluding, json, told } from './concluding.ts'
import { foundBy, inTheBox, toldApart } from './counting.ts'
import { chainOf, logged } from './log.ts'
import { takeBack } from './priorities.ts'
import { stateAfter } from './rules/closing.ts'
import { shownPoll } from './shown.ts'
import { optionsOf } from './store.ts'
import type { Breaking } from './tally/definition.ts'
import type { Shown } from './views.ts'

export type Settled = Concluded & { readonly shown: Shown }

/** `breaking`: all that was said so far; `reason`: of people, none of a lot. */
export async function settling(
  poll: Poll,
  breaking: Breaking,
  reason: string | null,
  context: Context<Concertation>,
): Promise<Settled> {
  const { actor, concertation, read } = context
  const [options, cast, chain] = await Promise.all([
    optionsOf(read, [poll.id]),
    inTheBox(read, poll),
    chainOf(poll, context),
  ])
  const result = foundBy(poll, options, cast, breaking)
  const isLot = breaking.by === 'lot'
  const line = chain.add({
    kind: 'settled',
    by: isLot ? 'lot' : actor.id,
    order: isLot ? toldApart(result) : breaking.order,
  })
  const change = {
    state: stateAfter(result),
    result: json(result),
    breaking: breaking as Poll['breaking'],
    reason,
    resultHash: null,
  }
  const shown = { ...(await shownPoll(read, { ...poll, ...change }, concertation.zone)), head: chain.head() }
  const { next, stopped, writes } = await concluding(shown, options, actor.id, context)
  return { shown, next, stopped, writes: [update('Poll', poll, change), line, ...writes] }
}

/** As it was with `breaking` alone, and nothing more: of a tie that was settled, refused or cancelled since. */
export async function unsettling(
  poll: Poll,
  breaking: Breaking | undefined,
  reason: string | null,
  context: Context<Concertation>,
): Promise<{ readonly shown: Shown; readonly writes: readonly Write[] }> {
  const { concertation, read } = context
  const [options, cast] = await Promise.all([optionsOf(read, [poll.id]), inTheBox(read, poll)])
  const result = foundBy(poll, options, cast, breaking)
  const change = {
    state: stateAfter(result),
    result: json(result),
    breaking: (breaking ?? null) as Poll['breaking'],
    reason,
    resultHash: null,
    validatedAt: null,
  }
  const shown = await shownPoll(read, { ...poll, ...change }, concertation.zone)
  return {
    shown,
    writes: [
      update('Poll', poll, change),
      ...(await takeBack(poll, context)),
      logged(poll, { kind: 'unsettled' }, context),
      ...(await told(shown, context)),
    ],
  }
}
