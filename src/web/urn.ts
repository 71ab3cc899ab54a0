/**
 * The urn, behind the address of a paper: one statement says that the paper was put in and adds what it says to those that
 * say the same. It writes neither a name nor a time beside it, and goes by no inbox and no journal, which tell both.
 */
import type { NoPaper, Urn } from '../../adapters/web/site.ts'
import type { Clock } from '../engine/clock.ts'
import type { Database } from '../engine/db.ts'
import { type Ids, sha256 } from '../engine/ids.ts'
import type { Poll, UrnPaper } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { refusalText, textOf } from '../text/index.ts'
import type { Lang } from '../views/view.ts'
import { paperHash } from '../votes/papers.ts'
import { readBallot } from '../votes/reading.ts'
import { termsOf } from '../votes/rules.ts'
import { shownPoll } from '../votes/shown.ts'
import { urnPaper } from '../votes/views/urn.ts'
import { chosen } from '../votes/views/words.ts'
import type { Shown } from '../votes/views.ts'

export type UrnParts = {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly zone: string
  /** Looks at once for what is due. */
  readonly wake: () => void
}

/** The card says how many have voted no oftener, so that nobody reads there when a paper was put in. */
const tellEvery = 5 * 60_000

/** Other papers of whoever took the one of that hash, by other accounts since joined with theirs. */
const others = `"UrnPaper" own JOIN "Person" taker ON taker.id = own."personId"
  JOIN "Person" same ON COALESCE(same."mergedIntoId", same.id) = COALESCE(taker."mergedIntoId", taker.id)
  JOIN "UrnPaper" other ON other."personId" = same.id AND other."pollId" = own."pollId" AND other.id <> own.id`
const isIn = `SELECT 1 FROM ${others} WHERE own.hash = $1 AND other.state = 'spent'`

/**
 * The row of the poll changes with each paper, so that a closing that counted without it counts again; once it is closed
 * nothing is put in. Two of the same paper at once: the second finds it spent. Two papers of one person at once: the second
 * waits for the row of the poll, then for that of the other paper, which it locks to see it as it is by then.
 */
const putIn = `
WITH poll AS (
  UPDATE "Poll" SET version = version + 1
  WHERE id = (SELECT "pollId" FROM "UrnPaper" WHERE hash = $1)
    AND state = 'open' AND ("closesAt" IS NULL OR "closesAt" > $2::timestamptz)
  RETURNING id
), others AS (
  SELECT other.state FROM poll, ${others} WHERE own.hash = $1 AND own."pollId" = poll.id FOR UPDATE OF other
), spent AS (
  UPDATE "UrnPaper" p SET state = 'spent', version = p.version + 1
  FROM poll WHERE p.hash = $1 AND p.state = 'given' AND p."pollId" = poll.id
    AND NOT EXISTS (SELECT 1 FROM others o WHERE o.state = 'spent')
  RETURNING p."pollId"
)
INSERT INTO "UrnBallot" (id, "pollId", "collegeId", paper, count)
SELECT $3, "pollId", $5, $4, 1 FROM spent
ON CONFLICT (id) DO UPDATE SET count = "UrnBallot".count + 1
RETURNING "pollId"`

export function urnOf({ db, clock, ids, zone, wake }: UrnParts): Urn {
  const read = db.prisma

  async function found(secret: string): Promise<{ paper: UrnPaper; poll: Poll } | NoPaper> {
    const paper = await read.urnPaper.findUnique({ where: { hash: paperHash(secret) } })
    const poll = paper && (await read.poll.findUnique({ where: { id: paper.pollId } }))
    if (!poll) return 'unknown'
    if (paper.state === 'spent' || (await db.query(isIn, [paper.hash])).length > 0) return 'spent'
    const over = poll.closesAt !== null && poll.closesAt.getTime() <= clock.now().getTime()
    return poll.state === 'open' && !over ? { paper, poll } : 'closed'
  }

  /** One look for all that was put in within a while; where it closes once all have voted, that is looked at then too. */
  async function tellSoon(poll: Poll): Promise<void> {
    const at = new Date((Math.floor(clock.now().getTime() / tellEvery) + 1) * tellEvery)
    const args = { concertation: poll.concertationId, poll: poll.id }
    const calls = [
      { schedule: `poll refresh:${poll.id}`, call: { intent: 'poll refresh', args } },
      ...(termsOf(poll).early ? [{ schedule: `poll all:${poll.id}`, call: { intent: 'poll all voted', args } }] : []),
    ]
    for (const { schedule, call } of calls)
      await db.query(
        `INSERT INTO "Due" (id, schedule, nominal, call, late, state, attempts, "nextAt", "createdAt")
         VALUES ($1, $2, $3::timestamptz, $4::jsonb, 'coalesce', 'waiting', 0, $3::timestamptz, $5::timestamptz)
         ON CONFLICT (schedule, nominal) DO NOTHING`,
        [
          ids.next(),
          schedule,
          at.toISOString(),
          JSON.stringify(call),
          new Date(at.getTime() - tellEvery).toISOString(),
        ],
      )
    wake()
  }

  return {
    async paper(secret, lang) {
      const known = await found(secret)
      if (typeof known === 'string') return known
      return urnPaper(await shownPoll(read, known.poll, zone), textOf(lang), lang)
    },
    async check(secret, said, lang) {
      const known = await found(secret)
      if (typeof known === 'string') return known
      const shown = await shownPoll(read, known.poll, zone)
      const mine = readIn(said, shown, lang)
      return 'wrong' in mine ? mine : { said: chosen(shown, mine, textOf(lang), lang) }
    },
    async cast(secret, said, lang) {
      const known = await found(secret)
      if (typeof known === 'string') return known
      const { poll } = known
      const shown = await shownPoll(read, poll, zone)
      const mine = readIn(said, shown, lang)
      if ('wrong' in mine) return mine
      const { collegeId } = known.paper
      const rows = await db.query<{ pollId: string }>(putIn, [
        paperHash(secret),
        clock.now().toISOString(),
        sha256(`urn ballot ${poll.id} ${collegeId ?? ''} ${mine.paper}`),
        mine.paper,
        collegeId,
      ])
      if (rows.length === 0) {
        const now = await found(secret)
        return typeof now === 'string' ? now : 'closed'
      }
      await tellSoon(poll)
      return 'cast'
    },
  }
}

/** Words of an objection would name their author: an urn keeps what is counted alone. */
function readIn(said: string, shown: Shown, lang: Lang): { readonly paper: string } | { readonly wrong: string } {
  try {
    return { paper: readBallot(said, shown).paper }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { wrong: refusalText(textOf(lang), error.key, error.values) }
  }
}
