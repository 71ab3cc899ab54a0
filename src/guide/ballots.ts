/** Which private answers are about a ballot: where answers are listed, how somebody voted is not said. */
import type { Context } from '../engine/intent.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { presses } from '../views/press.ts'
import { pollsOf } from '../votes/store.ts'
import type { Given } from './store.ts'

/** Answers about a ballot of theirs, by post: the question of the poll, '' when it is not known. */
export async function votesIn(
  given: readonly Given[],
  { concertation, read }: Context<Concertation | undefined>,
): Promise<ReadonlyMap<string, string>> {
  const found = given.flatMap((answer) => {
    const poll = ballotIn(answer)
    return poll === undefined ? [] : [[answer.post, poll] as const]
  })
  if (found.length === 0) return new Map()
  const polls = concertation ? await pollsOf(read, concertation.id) : []
  return new Map(found.map(([post, poll]) => [post, polls.find(({ number }) => number === poll)?.question ?? '']))
}

const ballotIntents = ['ballot cast', 'ballot object', 'ballot withdraw', 'ballot receipt', 'ballot back']

/**
 * The number of the poll about whose ballot this is, 0 when several are meant or none is named. A ballot that was taken
 * back, or refused, is told by what it offers to do next.
 */
function ballotIn({ intent, body }: Given): number | undefined {
  const calls = presses(body).flatMap(({ on }) => ('call' in on ? [on.call] : on.options.map(({ call }) => call)))
  const about = calls.filter((call) => ballotIntents.includes(call.intent))
  const isResumed = calls.some(({ args }) => ballotIntents.includes(String(args.intent)))
  const isOther = intent !== null && !['undo', 'undo act', ...ballotIntents].includes(intent)
  if (isOther || (!ballotIntents.includes(intent ?? '') && about.length === 0 && !isResumed)) return undefined
  const polls = new Set(about.map(({ args }) => Number(args.poll)))
  return polls.size === 1 ? [...polls][0] || 0 : 0
}
