/**
 * What one ballot costs in a vote that is under way, by how many are in its box: from the adapter's door to the marks of
 * its messages, with the card that is drawn again, the receipt, the log of the vote and the journal. Beside it one
 * Prisma `create` of the same row through the same connections.
 *
 * `node bench/ballot.ts embedded|server [--rounds 5] [--number 400]` prints JSON.
 */
import { parseArgs } from 'node:util'
import { systemClock } from '../src/engine/clock.ts'
import { type Database, openDatabase, type Target } from '../src/engine/db.ts'
import { createEngine } from '../src/engine/engine.ts'
import { createIds } from '../src/engine/ids.ts'
import { newAdminCode } from '../src/engine/installation.ts'
import { createLog } from '../src/engine/log.ts'
import { type Round, type Side, settled, side, timed } from './idea.ts'
import { onStore, type Spread, type Store, spread } from './measure.ts'
import { acceptingPlatform, type Platform, people, request, settleIn } from './platform.ts'
import { fill, ids, many } from './rows.ts'

/** Ballots in the box of each vote. */
export const boxes = [20, 300, 5000] as const
const kinds = ['atClose', 'live'] as const

export type BallotResult = {
  readonly store: Store
  readonly number: number
  readonly rounds: number
  readonly create: Side
  readonly votes: readonly {
    readonly results: (typeof kinds)[number]
    readonly box: number
    readonly cast: Side
    /** CPU of a ballot over CPU of a `create`, round by round */
    readonly ratio: Spread
    /** CPU of a ballot over that of one in the smallest box of its kind, round by round */
    readonly grown: Spread
  }[]
}

const options = 12
const atOnce = 8

async function measure(store: Store, target: Target, number: number, rounds: number): Promise<BallotResult> {
  const db = await openDatabase(target, { what: 'bench', lead: true })
  const engine = await createEngine({
    db,
    clock: systemClock,
    ids: createIds(),
    log: createLog('fatal'),
    language: 'fr',
    zone: 'Europe/Paris',
  })
  const platform = acceptingPlatform()
  await engine.open(platform)
  await settleIn(platform.hear, await newAdminCode(db, createIds()))
  const votes = []
  for (const results of kinds)
    for (const box of boxes) votes.push({ results, box, poll: await openVote(db, platform, { results, box }) })
  let asked = 0
  const cast = (poll: number) => () => {
    asked += 1
    const args = { poll, choices: String(1 + (Math.floor(asked / people) % options)) }
    return platform.hear(request(`v${asked}`, asked % people, { intent: 'ballot cast', args }))
  }
  const create = creator(db)
  const after = () => settled(engine)
  const none = async () => {}
  for (const { poll } of votes) await timed(db, 60, atOnce, cast(poll), after)
  await timed(db, 200, atOnce, create, none)
  const taken = votes.map((vote) => ({ ...vote, rounds: [] as Round[] }))
  const creates: Round[] = []
  for (let round = 0; round < rounds; round++) {
    for (const vote of round % 2 === 0 ? taken : taken.toReversed())
      vote.rounds.push(await timed(db, number, atOnce, cast(vote.poll), after))
    creates.push(await timed(db, number, atOnce, create, none))
  }
  for (const { poll, box } of votes) await checkAllKept(db, poll, box)
  await engine.stop()
  await db.close()
  const total = (round: Round) => round.own + round.server
  return {
    store,
    number,
    rounds,
    create: side(creates),
    votes: taken.map(({ results, box, rounds }) => {
      const least = taken.find((vote) => vote.results === results)!.rounds
      return {
        results,
        box,
        cast: side(rounds),
        ratio: spread(rounds.map((round, i) => total(round) / total(creates[i]!))),
        grown: spread(rounds.map((round, i) => total(round) / total(least[i]!))),
      }
    }),
  }
}

/** Opened in the chat; all but the ballots of those who vote in it are put straight into its box. */
async function openVote(
  db: Database,
  platform: Platform,
  { results, box }: { readonly results: string; readonly box: number },
): Promise<number> {
  const choices = many(options, (i) => `Action ${i + 1}`).join(' | ')
  const args = { question: `Que faire, ${results}, ${box} ?`, options: choices, results, confirmed: true }
  await platform.hear(request(`open ${results} ${box}`, 0, { intent: 'poll open', args }))
  const [poll] = await db.query<{ id: string; number: number }>(
    `SELECT id, number FROM "Poll" WHERE question = $1 AND state = 'open'`,
    [args.question],
  )
  if (!poll) throw new Error(`the vote ${args.question} was not opened`)
  const given = (i: number) => ({
    pollId: poll.id,
    personId: ids.next(),
    paper: String(i % options),
    words: null,
    collegeId: null,
    seatId: null,
    castById: null,
    salt: null,
    state: 'counted',
    number: null,
    version: 1,
  })
  await fill(db, 'Ballot', many(box - people, given))
  return poll.number
}

/** The same row, written by Prisma and nothing more. */
function creator(db: Database): () => Promise<unknown> {
  const own = createIds()
  return () =>
    db.prisma.ballot.create({
      data: {
        id: own.next(),
        pollId: 'bench',
        personId: own.next(),
        paper: '3',
        state: 'counted',
        salt: own.sayable(26),
        at: systemClock.now(),
        version: 1,
      },
    })
}

/** A measurement of work that was not done is worth nothing. */
async function checkAllKept(db: Database, poll: number, box: number): Promise<void> {
  const [row] = await db.query<{ counted: number; logged: number; cast: number }>(
    `SELECT count(*) FILTER (WHERE b.state = 'counted')::int AS counted, count(b.number)::int AS cast,
      (SELECT count(*)::int FROM "PollEvent" e WHERE e."pollId" = p.id AND e.kind = 'ballot') AS logged
    FROM "Poll" p JOIN "Ballot" b ON b."pollId" = p.id WHERE p.number = $1 GROUP BY p.id`,
    [poll],
  )
  if (row?.counted !== box || row.cast !== people || row.logged < people)
    throw new Error(`not every ballot was kept: ${JSON.stringify(row)}`)
}

export function measureBallot(store: Store, number: number, rounds: number): Promise<BallotResult> {
  return onStore(store, (target) => measure(store, target, number, rounds))
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' }, number: { type: 'string', default: '400' } },
  })
  const store = positionals[0] === 'server' ? 'server' : 'embedded'
  const result = await measureBallot(store, Number(values.number), Number(values.rounds))
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

if (process.argv[1] === import.meta.filename) await main()
