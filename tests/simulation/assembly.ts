/**
 * The vote of a whole federation, from one seed: thousands of people on three platforms, in four colleges whose shares are
 * not their sizes, on a roll that was frozen. They vote, change their mind, withdraw, give proxies and take them back, at
 * random times and many at once; platforms deliver twice; the bot is stopped and started. What must come out is kept
 * beside it in plain maps.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Desk } from '../../src/cli/command.ts'
import { verify } from '../../src/cli/commands/verify.ts'
import type { Database } from '../../src/engine/db.ts'
import { createIds } from '../../src/engine/ids.ts'
import type { Incoming, Reply } from '../../src/port.ts'
import { textOf } from '../../src/text/index.ts'
import { resultFile } from '../../src/votes/file.ts'
import type { PollResult } from '../../src/votes/rules.ts'
import { emptyAll } from '../support/database.ts'
import {
  call,
  channelOf,
  type Hall,
  type Home,
  openHall,
  type Side,
  type Sitting,
  seat,
  sides,
} from '../support/hall.ts'
import { createRandom, type Random } from '../support/kernel/random.ts'
import { type Member, type Moves, movesOf } from './assembly-moves.ts'

export type Assembly = {
  readonly breaches: readonly string[]
  readonly counts: Readonly<
    Record<'people' | 'enrolled' | 'acts' | 'refused' | 'twice' | 'restarts' | 'busy' | 'ballots' | 'byProxy', number>
  >
  /** milliseconds */
  readonly took: {
    readonly opening: number
    readonly ballots: number
    readonly closing: number
    readonly verify: number
  }
}

const name = 'Fédération'
export const colleges = [
  { name: 'Réseaux', share: 40, weight: 1 },
  { name: 'Entreprises', share: 30, weight: 6 },
  { name: 'Associations', share: 20, weight: 11 },
  { name: 'Collectivités', share: 10, weight: 2 },
] as const
const options = ['Un', 'Deux', 'Trois', 'Quatre'] as const
/** How many say something in the same moment. */
const wave = 24

/** What is said again, and the answer that it had. */
type Said = { readonly incoming: Incoming; readonly key: string }

export async function assembly(seed: number, size: number, db: Database): Promise<Assembly> {
  const random = createRandom(seed)
  const bytes = random.fork('ids')
  await emptyAll(db)
  const start = new Date('2027-03-01T08:00:00Z')
  const ids = createIds(
    (length) => Uint8Array.from({ length }, () => bytes.below(256)),
    () => start.getTime(),
  )
  const hall = await openHall(db, start, ids)
  const breaches: string[] = []
  const counts = {
    people: size,
    enrolled: 0,
    acts: 0,
    refused: 0,
    twice: 0,
    restarts: 0,
    busy: 0,
    ballots: 0,
    byProxy: 0,
  }
  const people = peopleOf(size, random)
  const home = await seat(
    hall,
    name,
    people,
    colleges.map((one) => ({
      name: one.name,
      organisations: [
        ...new Set(people.filter(({ college }) => college === one.name).map(({ organisation }) => organisation)),
      ],
    })),
  )
  const took = { opening: 0, ballots: 0, closing: 0, verify: 0 }

  took.opening = await timed(async () => {
    const shares = colleges.map((one) => `${one.name} ${one.share}`).join(', ')
    const [opened] = await hall.hear(
      said(hall, people[0]!, 'poll open', {
        question: 'Quelle priorité pour 2028 ?',
        options: options.join(', '),
        method: 'approval',
        rules: `collèges : ${shares} ; inscrits : fermée ; pouvoirs : 2`,
        confirmed: true,
      }),
    )
    if (opened?.refused) breaches.push(`the vote is not opened: ${opened.refused.said}`)
  })
  const moves = movesOf(people, home, random, options.length)
  counts.enrolled = moves.enrolled
  const restarts = new Set([0.2, 0.5, 0.8].map((at) => Math.floor((at * moves.planned) / wave)))

  took.ballots = await timed(async () => {
    const before: Said[] = []
    for (let n = 0; !moves.isDone(); n++) {
      const now = moves.next(wave)
      const incoming = now.map(({ by, intent, args }) => said(hall, by, intent, args))
      const twice = incoming.filter(() => random.chance(0.1))
      const late = before.length > 0 && random.chance(0.5) ? [before[random.below(before.length)]!] : []
      const replies = await hall.hear(...incoming, ...twice, ...late.map((one) => one.incoming))
      counts.acts += now.length
      counts.twice += twice.length + late.length
      for (const [i, move] of now.entries()) {
        // Too many at once: it says so, keeps nothing, and is sent again.
        const isBusy = replies[i]?.refused?.kept === false
        if (isBusy) counts.busy += 1
        const reply = isBusy ? (await hall.hear(incoming[i]!))[0]! : replies[i]!
        if ((reply?.refused === undefined) !== move.allowed)
          breaches.push(
            `${move.by.account} ${move.intent} ${JSON.stringify(move.args)} should be ${move.allowed ? 'made' : 'refused'}: ${reply?.refused?.said}`,
          )
        counts.refused += reply?.refused ? 1 : 0
        if (reply && (!reply.refused || reply.refused.kept)) before.push({ incoming: incoming[i]!, key: reply.key })
        move.done(hall.clock.now().getTime())
      }
      const again: (Said | undefined)[] = [
        ...twice.map((one) => ({ incoming: one, key: replies[incoming.indexOf(one)]?.key ?? '' })),
        ...late,
      ]
      for (const [i, one] of again.entries()) {
        const reply: Reply = replies[incoming.length + i] ?? null
        if (reply?.refused?.kept !== false && reply?.key !== one?.key)
          breaches.push(`${JSON.stringify(one?.incoming.says)} delivered again had another answer`)
      }
      if (restarts.has(n)) {
        counts.restarts += 1
        await hall.restart()
      }
      await hall.passes(random.below(20_000))
    }
  })

  await hall.passes(3_000)
  const poll = await db.prisma.poll.findFirstOrThrow({ where: { number: 1 } })
  const box = moves.box()
  counts.ballots = box.size
  counts.byProxy = [...box.values()].filter(({ by }) => by !== undefined).length
  breaches.push(...cardsWrong(hall, home, poll.postId!, box.size))
  took.closing = await timed(async () => {
    const [closed] = await hall.hear(said(hall, people[0]!, 'poll close', { poll: 1 }))
    if (closed?.refused) breaches.push(`the vote is not closed: ${closed.refused.said}`)
    await hall.passes(3_000)
  })
  took.verify = await timed(async () => breaches.push(...(await wrongIn(db, moves, home))))
  await hall.stop()
  return { breaches, counts, took }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return Math.round(performance.now() - started)
}

function said(
  hall: Hall,
  { side, account }: Pick<Member, 'side' | 'account'>,
  intent: string,
  args: Record<string, string | number | boolean>,
): Incoming {
  return hall.incoming(side, account, channelOf(name), call(intent, args))
}

/** A few are guests, or of an organisation that is in no college: they are not on the roll. */
function peopleOf(size: number, random: Random): Member[] {
  const lots = colleges.flatMap((one) => Array.from({ length: one.weight }, () => one.name))
  return Array.from({ length: size }, (_, i): Member => {
    const side: Side = i === 0 ? 'slack' : random.pick([...sides, 'slack', 'slack', 'discord'] as const)
    const isOut = i > 0 && random.chance(0.02)
    const college = isOut ? undefined : lots[random.below(lots.length)]!
    const role: Sitting['role'] = i === 0 ? 'coordinator' : random.chance(0.02) ? 'guest' : 'member'
    const organisation = `${college ?? 'Hors'} ${random.below(Math.max(2, Math.floor(size / 40)))}`
    return { account: `m${i}`, side, role, organisation, college }
  })
}

/** On each platform the card says how many answers there are. */
function cardsWrong(hall: Hall, home: Home, post: string, ballots: number): string[] {
  const words = textOf('fr').votes.turnout(ballots)
  return sides.flatMap((side) => {
    const card = JSON.stringify(hall.shown(side, side === sides[0] ? post : `${post}.${home.place.get(side)}`) ?? '')
    return card.includes(`"${words}`) || card.includes(` ${words}`) ? [] : [`the card on ${side} does not say ${words}`]
  })
}

/** The box, its count, its receipts, and its file, which `verify` counts again. */
async function wrongIn(db: Database, moves: Moves, home: Home): Promise<string[]> {
  const wrong: string[] = []
  const poll = await db.prisma.poll.findFirstOrThrow({ where: { number: 1 } })
  const rows = await db.prisma.ballot.findMany({ where: { pollId: poll.id, state: 'counted' } })
  const box = moves.box()
  const meant = [...box].map(([account, { paper, college, by }]) =>
    [home.person.get(account), paper, home.college.get(college), by === undefined ? null : home.person.get(by)].join(
      ' ',
    ),
  )
  const kept = new Set(rows.map((row) => [row.personId, row.paper, row.collegeId, row.castById].join(' ')))
  for (const one of meant.filter((ballot) => !kept.has(ballot)).slice(0, 5)) wrong.push(`should be in the box: ${one}`)
  if (rows.length !== box.size) wrong.push(`${rows.length} ballots count, not ${box.size}`)
  const result = poll.result as PollResult | null
  const papers = [...box.values()].map(({ paper }) => paper)
  const counted = options.map((_, at) => papers.filter((paper) => paper.split(',').includes(String(at))).length)
  if (JSON.stringify(result?.counts) !== JSON.stringify(counted))
    wrong.push(`counted ${result?.counts}, not ${counted}`)
  const first = moves.first(colleges.map(({ name: college, share }) => ({ name: college, share })))
  if (JSON.stringify(result?.winners) !== JSON.stringify(first))
    wrong.push(`won by ${result?.winners}, not by ${first}`)
  const file = await resultFile(db.prisma, poll, { concertation: name })
  const folder = await mkdtemp(path.join(tmpdir(), 'assembly-'))
  try {
    const target = path.join(folder, 'result.json')
    await writeFile(target, file!.text)
    const lines: string[] = []
    const desk = { t: textOf('fr'), say: (line: string) => void lines.push(line) } as unknown as Desk
    const code = await verify.run(desk as never, { file: target, flags: new Set(['json'] as const), options: {} })
    const verdict = JSON.parse(lines.join('')) as {
      intact: boolean
      recounted: boolean
      ballots: number
      sha256: string
    }
    if (code !== 0 || !verdict.intact || !verdict.recounted) wrong.push(`the file is not right: ${lines.join('')}`)
    if (verdict.ballots !== box.size) wrong.push(`the file tells ${verdict.ballots} ballots, not ${box.size}`)
    if (verdict.sha256 !== poll.resultHash)
      wrong.push(`the file has the hash ${verdict.sha256}, said was ${poll.resultHash}`)
    const { receipts } = JSON.parse(file!.text) as { receipts: string[] }
    if (new Set(receipts).size !== box.size) wrong.push(`${receipts.length} receipts of ${box.size} ballots`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return wrong
}
