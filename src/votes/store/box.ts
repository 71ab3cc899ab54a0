/**
 * What is in the box of a vote, no more of it than is asked for: how many ballots, what they say together, or those of
 * some voters. What one ballot costs does not grow with how many there are.
 */
import type { Reads } from '../../engine/db.ts'
import type { Ballot } from '../../generated/prisma/client.ts'

/** How many count. */
export function countedIn(read: Reads, pollId: string): Promise<number> {
  return read.ballot.count({ where: { pollId, state: 'counted' } })
}

/** Ballots that say the same in the same college. */
export type Alike = { readonly paper: string; readonly college: string | null; readonly times: number }

export function alikeIn(read: Reads, pollId: string): Promise<Alike[]> {
  return read.$queryRaw<Alike[]>`
    SELECT b.paper, b."collegeId" AS college, count(*)::int AS times FROM "Ballot" b
    WHERE b."pollId" = ${pollId} AND b.state = 'counted' GROUP BY 1, 2`
}

/** Those that count, and give a reason. */
export function reasonsIn(read: Reads, pollId: string): Promise<Ballot[]> {
  return read.ballot.findMany({ where: { pollId, state: 'counted', words: { not: null } } })
}

type Seated = { readonly personId: string; readonly seatId: string | null }

/** What these persons put in, or is in for their seats: counted or withdrawn. */
export async function ballotsAbout(read: Reads, pollId: string, voters: readonly Seated[]): Promise<Ballot[]> {
  if (voters.length === 0) return []
  const persons = voters.map(({ personId }) => personId)
  const seats = voters.flatMap(({ seatId }) => seatId ?? [])
  if (seats.length === 0) return read.ballot.findMany({ where: { pollId, personId: { in: persons } } })
  return read.ballot.findMany({
    where: { pollId, OR: [{ personId: { in: persons } }, { seatId: { in: seats } }] },
  })
}

/**
 * How many are on the roll, and how many of them have neither a ballot that counts nor a paper in the urn, the voter of the
 * key `settled` left out.
 */
export async function missingOnRoll(
  read: Reads,
  pollId: string,
  settled = '',
): Promise<{ readonly enrolled: number; readonly missing: number }> {
  // a paper stays under the name that its voter had when they took it
  const [row] = await read.$queryRaw<{ enrolled: number; missing: number }[]>`
    WITH voted AS (
      SELECT COALESCE(b."seatId", b."personId") AS key FROM "Ballot" b
        WHERE b."pollId" = ${pollId} AND b.state = 'counted'
      UNION SELECT COALESCE(p."mergedIntoId", u."personId") FROM "UrnPaper" u LEFT JOIN "Person" p ON p.id = u."personId"
        WHERE u."pollId" = ${pollId} AND u.state = 'spent')
    SELECT count(*)::int AS enrolled, count(*) FILTER (
      WHERE COALESCE(v."seatId", v."personId") <> ${settled} AND voted.key IS NULL)::int AS missing
    FROM "PollVoter" v LEFT JOIN voted ON voted.key = COALESCE(v."seatId", v."personId")
    WHERE v."pollId" = ${pollId} AND v.state = 'enrolled'`
  return row ?? { enrolled: 0, missing: 0 }
}
