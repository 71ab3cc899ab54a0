/** A meeting in which people come and go: what it does to the quorum of the votes that are open in it. */
import type { Context } from '../../engine/intent.ts'
import { later, type Write } from '../../engine/writes.ts'
import type { Attendance, Concertation, Poll, Session } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { asksPresence, quorumNow } from '../quorum.ts'
import { termsOf } from '../rules.ts'
import { pollsInSession } from '../store.ts'
import { quorumLine } from '../views/agreed.ts'

/** Once more within two seconds: by then everything that was done at the same moment is kept. */
export function quorumSoon(session: Pick<Session, 'id' | 'concertationId'>, now: Date): Write {
  const at = new Date((Math.floor(now.getTime() / 1000) + 2) * 1000)
  const args = { concertation: session.concertationId, session: session.id }
  return later(`poll quorum:${session.id}`, at, { intent: 'poll quorum', args }, 'coalesce')
}

/** The same where a vote asks for it, when it opens or somebody gives their proxy for it. */
export function lookAtQuorum(
  poll: Pick<Poll, 'sessionId' | 'concertationId' | 'terms'>,
  { now }: Pick<Context<unknown>, 'now'>,
): Write[] {
  const { sessionId, concertationId } = poll
  return sessionId !== null && asksPresence(poll) ? [quorumSoon({ id: sessionId, concertationId }, now)] : []
}

/** Votes that are open in this meeting and ask who is there. */
export async function pollsAsking(sessionId: string, { read }: Pick<Context<Concertation>, 'read'>): Promise<Poll[]> {
  const polls = await pollsInSession(read, sessionId)
  return polls.filter((poll) => poll.state === 'open' && asksPresence(poll))
}

/** How the quorum of each stands, with the attendance as it will be once this act is kept. */
export async function quorumSaid(
  sessionId: string,
  rows: readonly Pick<Attendance, 'personId' | 'state' | 'leftAt'>[],
  context: Pick<Context<Concertation>, 'read'> & { readonly t: Text },
): Promise<string[]> {
  const polls = await pollsAsking(sessionId, context)
  const said = await Promise.all(
    polls.map(async (poll) => {
      const { quorum } = termsOf(poll)
      const state = await quorumNow(poll, context.read, rows)
      return quorum && state
        ? context.t.votes.agreed.ofVote(poll.number, quorumLine(quorum, state, true, context.t))
        : []
    }),
  )
  return said.flat()
}
