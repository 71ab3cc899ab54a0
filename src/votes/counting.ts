/** What is in the box, counted; equals told apart by people as far as they said, or by the lot that was promised. */
import type { Reads } from '../engine/db.ts'
import type { Poll, PollOption } from '../generated/prisma/client.ts'
import { optionIds } from './frozen.ts'
import { counted } from './rules/ballot.ts'
import { leftOpen } from './rules/settling.ts'
import { isUrn, type PollResult, termsOf } from './rules.ts'
import { castOf, ruleOf } from './shown.ts'
import { urnOf } from './store/urn.ts'
import { boxOf } from './store.ts'
import type { Breaking, Roll } from './tally/definition.ts'
import { lotSeed } from './tally/lots.ts'
import { type Cast, tally } from './tally/tally.ts'

type Counted = Pick<Poll, 'method' | 'seats' | 'mostChoices' | 'terms'>
type Labels = readonly Pick<PollOption, 'label'>[]

/** Everything that counts, by name or from the urn. */
export async function inTheBox(read: Reads, poll: Poll): Promise<Cast[]> {
  // A paper put in meanwhile has changed the poll's row, and makes the act that counts run again.
  const [box, papers] = await Promise.all([boxOf(read, poll.id), isUrn(poll) ? urnOf(read, poll.id) : []])
  return [...counted(box).map(castOf), ...papers]
}

/** `roll`: what was noted when it closed; `breaking`: how ties were told apart, if they were. */
export function countOf(
  poll: Counted,
  options: Labels,
  cast: readonly Cast[],
  roll: Readonly<Record<string, Roll>> | null,
  breaking?: Breaking,
): PollResult {
  return tally(ruleOf(poll), optionIds(poll, options), cast, { ...(roll && { roll }), ...(breaking && { breaking }) })
}

/** The same, as far as `breaking` tells equals apart: those whom it leaves open still wait, and nobody decides for them. */
export function foundBy(
  poll: Counted & Pick<Poll, 'roll'>,
  options: Labels,
  cast: readonly Cast[],
  breaking: Breaking | undefined,
): PollResult {
  const roll = poll.roll as Readonly<Record<string, Roll>> | null
  const found = countOf(poll, options, cast, roll, breaking)
  if (breaking?.by !== 'chair') return found
  const before = countOf(poll, options, cast, roll)
  const open = leftOpen(found.whole?.broken ?? [], breaking.order, before.tied)
  return open.length === 0 ? found : { ...before, tied: open }
}

/** `head`: of the log, without the line that closes it. Undefined where no lot was promised. */
export function promisedLot(poll: Pick<Poll, 'terms' | 'secret'>, head: string): Breaking | undefined {
  return termsOf(poll).tie === 'lot' && poll.secret !== null
    ? { by: 'lot', seed: lotSeed(poll.secret, head) }
    : undefined
}

/** Who went first wherever there were equals, as the log keeps it. */
export function toldApart({ whole }: PollResult): number[] {
  return [...new Set((whole?.broken ?? []).flatMap(({ chosen }) => chosen))]
}
