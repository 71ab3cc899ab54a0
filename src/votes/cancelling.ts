/** A vote that ends without a result, and the same taken back: as it was, with the answers that were in it. */
import type { Context } from '../engine/intent.ts'
import { cancel, update, type Write } from '../engine/writes.ts'
import type { Concertation, Poll } from '../generated/prisma/client.ts'
import { joinedSince } from '../people/acts/joined-since.ts'
import { tell } from '../people/acts.ts'
import type { Text } from '../text/index.ts'
import type { Lang, View } from '../views/view.ts'
import { endLater, endSchedule, seal, unseal } from './closing.ts'
import { logged } from './log.ts'
import { takeBack } from './priorities.ts'
import { stageIn } from './rules/life.ts'
import { redrawNow, redrawSoon, shownPoll } from './shown.ts'
import { startLater, startSchedule } from './starting.ts'
import { linesOf } from './store/log.ts'
import { boxOf, votedBy } from './store.ts'
import type { Shown } from './views.ts'

type SayToVoter = (shown: Shown, t: Text, lang: Lang) => View

type How = {
  /** its new version, whose number is only known when it is kept */
  readonly replacedBy?: Pick<Poll, 'id' | 'number'>
  /** nobody is told whose act it is */
  readonly unnamed?: boolean
}

/** `voters`: how many are told, by `say`. */
export async function cancelling(
  poll: Poll,
  reason: string,
  say: SayToVoter,
  context: Context<Concertation>,
  { replacedBy, unnamed = false }: How = {},
): Promise<{ readonly shown: Shown; readonly voters: number; readonly writes: readonly Write[] }> {
  const { actor, concertation, now, read } = context
  const box = await boxOf(read, poll.id)
  // One whose tie waits closed before: taken back, its file tells the same moment.
  const end = poll.closedAt === null ? { closedAt: now, closedById: unnamed ? null : actor.id } : {}
  const change = { state: 'cancelled', reason, result: null, resultHash: null, ...end }
  const known = await shownPoll(read, { ...poll, ...change }, concertation.zone, box)
  const shown = { ...known, ...(replacedBy && { replacedBy: replacedBy.number }) }
  // Who votes meanwhile is either in the box that is sealed here, and told, or is told that the vote is over.
  const voters = [...(await votedBy(read, poll.id))]
  const { writes } = await tell(context, voters, (t, lang) => say(shown, t, lang), 'bulk')
  return {
    shown,
    voters: voters.length,
    writes: [
      update('Poll', poll, change),
      ...(poll.state === 'open' ? [seal(poll, box, context)] : []),
      cancel(endSchedule(poll)),
      ...(poll.state === 'announced' ? [cancel(startSchedule(poll))] : []),
      // A line of the log is hashed now, and holds nothing that is only known later.
      logged(poll, { kind: 'cancelled', reason: replacedBy ? `replaced by ${replacedBy.id}` : reason }, context),
      ...(await redrawNow(shown, context)),
      redrawSoon(poll, context),
      ...writes,
    ],
  }
}

/** Open again, or announced again when it had not opened yet. One that had closed is not opened by this. */
export async function reopening(
  poll: Poll,
  context: Context<Concertation>,
): Promise<{ readonly shown: Shown; readonly writes: readonly Write[] }> {
  const { concertation, read } = context
  const [box, lines, joined] = await Promise.all([
    boxOf(read, poll.id),
    linesOf(read, poll.id),
    joinedSince(poll, context),
  ])
  const state = stageIn(lines) === 'announced' ? 'announced' : 'open'
  const change = {
    state,
    result: null,
    closedAt: null,
    closedById: null,
    reason: null,
    roll: null,
    breaking: null,
    resultHash: null,
    validatedAt: null,
  }
  const shown = await shownPoll(read, { ...poll, ...change }, concertation.zone, joined.ballots)
  return {
    shown,
    writes: [
      update('Poll', poll, change),
      ...unseal(box),
      ...joined.writes,
      ...(await takeBack(poll, context)),
      ...(state === 'open' ? endLater(poll) : startLater(poll)),
      logged(poll, { kind: 'reopened' }, context),
      ...(await redrawNow(shown, context)),
      redrawSoon(poll, context),
    ],
  }
}
