/**
 * A vote that is closed, as a file that counts it again: what was asked, its ballots or the sums of them, its result, and
 * the hash of all that. What is in it follows from what is kept, so that it is the same whenever it is asked for.
 */
import type { Reads } from '../engine/db.ts'
import { sha256 } from '../engine/ids.ts'
import type { Poll } from '../generated/prisma/client.ts'
import { inTheBox } from './counting.ts'
import { type Counted, countedFile } from './files/result.ts'
import { frozenDefinition, optionIds } from './frozen.ts'
import { receiptHash } from './receipts.ts'
import { counted } from './rules/ballot.ts'
import { headOf, untilClosed } from './rules/log.ts'
import { isUrn, type Method } from './rules.ts'
import { logOf } from './store/log.ts'
import { boxOf, optionsOf, resultOf } from './store.ts'
import type { Breaking, Roll } from './tally/definition.ts'
import { countedPaper, countsOf } from './tally/tally.ts'

/** What people read in it besides. `labels`: by position; undefined where one must not be told any more. */
export type Told = { readonly concertation: string; readonly labels?: readonly (string | undefined)[] }

/** Undefined while it has no result, and for one that was held elsewhere. */
export async function resultFile(read: Reads, poll: Poll, told: Told): Promise<Counted | undefined> {
  if (poll.result === null || poll.external !== null || poll.closedAt === null) return undefined
  const [options, cast, box, log] = await Promise.all([
    optionsOf(read, [poll.id]),
    inTheBox(read, poll),
    boxOf(read, poll.id),
    logOf(read, poll.id),
  ])
  const method = poll.method as Method
  const ids = optionIds(poll, options)
  const labels = (told.labels ?? options.map(({ label }) => label)).map((label, at) => label ?? `#${at + 1}`)
  const before = untilClosed(log)
  // While equals still wait, what was said of some of them decides nothing yet.
  const breaking = poll.state === 'tied' ? undefined : ((poll.breaking as Breaking | null) ?? settledOnce(poll))
  const receipts = isUrn(poll) ? undefined : receiptsOf(poll, counted(box))
  return countedFile(
    {
      definition: frozenDefinition(poll, options),
      box: {
        counts: countsOf(method, cast),
        ...(poll.roll !== null && { roll: poll.roll as Record<string, Roll> }),
        ...(breaking && { breaking }),
      },
      beside: {
        poll: poll.id,
        about: {
          concertation: told.concertation,
          title: `${poll.number}`,
          question: poll.question,
          labels: labels.length === ids.length ? labels : ids,
          closedAt: poll.closedAt.toISOString(),
        },
        ...(receipts && { receipts }),
        ...(before.length > 0 && { log: { head: headOf(before, sha256), length: before.length } }),
      },
    },
    { publish: poll.secrecy === 0 ? 'ballots' : 'tables' },
  )
}

/** Of a tie that was settled before that was an act of its own: those who won go first. */
function settledOnce(poll: Poll): Breaking | undefined {
  const winners = resultOf(poll)?.winners ?? []
  return poll.reason === null || poll.state !== 'closed' ? undefined : { by: 'chair', order: winners }
}

/** One per ballot, sorted; undefined where one of them was cast before there were receipts. */
function receiptsOf(
  poll: Pick<Poll, 'id' | 'method'>,
  box: readonly { readonly paper: string; readonly salt: string | null }[],
): string[] | undefined {
  if (box.some(({ salt }) => salt === null)) return undefined
  return box.map((ballot) => receiptOf(poll, ballot)).sort()
}

export function receiptOf(
  poll: Pick<Poll, 'id' | 'method'>,
  { paper, salt }: { readonly paper: string; readonly salt: string | null },
): string {
  return receiptHash(poll.id, countedPaper(poll.method as Method, paper), salt ?? '')
}
