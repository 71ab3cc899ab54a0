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
import { shownPoll } from '../votes/shown.ts'

import { chosen } from '../votes/views/private.ts'
import { urnPaper } from '../votes/views/urn.ts'
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

/**
 * The row of the poll changes with each paper, so that a closing that counted without it counts again; once it is closed
 * nothing is put in. Two of the same paper at once: the second finds it spent.
 */
const putIn = `
WITH poll AS (
  UPDATE "Poll" SET version = version + 1
  WHERE id = (SELECT "pollId" FROM "UrnPaper" WHERE hash = $1)
    AND state = 'open' AND ("closesAt" IS NULL OR "closesAt" > $2::timestamptz)
  RETURNING id
), spent AS (
  UPDATE "UrnPaper" p SET state = 'spent', version = p.version + 1
  FROM poll WHERE p.hash = $1 AND p.state = 'given' AND p."pollId" = poll.id
  RETURNING p."pollId"
)
INSERT INTO "UrnBallot" (id, "pollId", choices, count)
SELECT $3, "pollId", $4::jsonb, 1 FROM spent
ON CONFLICT (id) DO UPDATE SET count = "UrnBallot".count + 1
RETURNING "pollId"`

export function urnOf({ db, clock, ids, zone, wake }: UrnParts): Urn {
  const read = db.prisma

  async function found(secret: string): Promise<{ paper: UrnPaper; poll: Poll } | NoPaper> {
    const paper = await read.urnPaper.findUnique({ where: { hash: paperHash(secret) } })
    const poll = paper && (await read.poll.findUnique({ where: { id: paper.pollId } }))
    if (!poll) return 'unknown'
    if (paper.state === 'spent') return 'spent'
    const over = poll.closesAt !== null && poll.closesAt.getTime() <= clock.now().getTime()
    return poll.state === 'open' && !over ? { paper, poll } : 'closed'
  }

  /** One look for all that was put in within a while. */
  async function tellSoon(poll: Poll): Promise<void> {
    const at = new Date((Math.floor(clock.now().getTime() / tellEvery) + 1) * tellEvery)
    const call = { intent: 'poll refresh', args: { concertation: poll.concertationId, poll: poll.id } }
    await db.query(
      `INSERT INTO "Due" (id, schedule, nominal, call, late, state, attempts, "nextAt", "createdAt")
       VALUES ($1, $2, $3::timestamptz, $4::jsonb, 'coalesce', 'waiting', 0, $3::timestamptz, $5::timestamptz)
       ON CONFLICT (schedule, nominal) DO NOTHING`,
      [
        ids.next(),
        `poll refresh:${poll.id}`,
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
      const choices = choicesIn(said, shown, lang)
      return 'wrong' in choices ? choices : { said: chosen(shown, choices, textOf(lang), lang) }
    },
    async cast(secret, said, lang) {
      const known = await found(secret)
      if (typeof known === 'string') return known
      const { poll } = known
      const shown = await shownPoll(read, poll, zone)
      const choices = choicesIn(said, shown, lang)
      if ('wrong' in choices) return choices
      const canonical = JSON.stringify(choices)
      const rows = await db.query<{ pollId: string }>(putIn, [
        paperHash(secret),
        clock.now().toISOString(),
        sha256(`urn ballot ${poll.id} ${canonical}`),
        canonical,
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

function choicesIn(said: string, shown: Shown, lang: Lang): readonly number[] | { readonly wrong: string } {
  try {
    return readBallot(said, shown)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { wrong: refusalText(textOf(lang), error.key, error.values) }
  }
}
