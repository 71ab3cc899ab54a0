/** What was found: figures, who went first, the lot, and the file that counts it again. */
import { expect } from 'vitest'
import { resultFile } from '../../src/votes/file.ts'
import { verifyResult } from '../../src/votes/files/result.ts'
import { headOf } from '../../src/votes/rules/log.ts'
import type { PollResult } from '../../src/votes/rules.ts'
import { shownPoll } from '../../src/votes/shown.ts'
import type { EventRow, Row } from './votes-check.ts'
import { countOf, firstOf, lotOrder, sha256 } from './votes-count.ts'
import { castIn, type Vote } from './votes-oracle.ts'
import type { Story } from './votes-story.ts'

export function checkResult(vote: Vote, { ballots, blank, counts }: PollResult): void {
  const { rule } = vote
  expect({ ballots, blank, counts }, `result of vote ${vote.number} (${rule})`).toEqual(
    countOf(rule, castIn(vote), vote.options.length),
  )
}

type Broken = { readonly by: string; readonly among: readonly number[]; readonly chosen: readonly number[] }

/** A lot that was promised is drawn where there are equals, nowhere else, and by the log as it was when it closed. */
export function checkLot(story: Story, vote: Vote, { secret, breaking, terms, events, result }: Row): void {
  const where = `the lot of vote ${vote.number} (${vote.rule})`
  const isLot = vote.agreed.tie === 'lot'
  expect(secret !== null, where).toBe(isLot)
  expect(terms?.commitment, where).toBe(isLot ? sha256(secret!) : undefined)
  vote.secret ??= secret ?? undefined
  expect(secret ?? undefined, where).toBe(vote.secret)
  const closed = events.findLastIndex(({ kind }) => kind === 'closed')
  const drawn = events.filter(({ kind, payload }) => kind === 'settled' && (payload as { by: string }).by === 'lot')
  if (!isLot) expect(drawn, where).toEqual([])
  if (result === null || !(vote.state === 'closed' || vote.state === 'tied')) return
  const whole = result.whole as { broken?: readonly Broken[]; figures: { excluded?: readonly number[] } } | undefined
  const broken = whole?.broken ?? []
  const first = firstOf(vote.rule, castIn(vote), vote.options.length)
  if (isLot) {
    const seed = `${secret}:${headNow(events.slice(0, closed))}`
    const order = lotOrder(vote.rule, vote.options, seed)
    // Of shares, equals that only decide how often parts are raised are told apart without a word in the result.
    if (broken.length > 0 || (vote.rule === 'shares' && breaking !== null)) {
      if (!vote.drawn) story.happened('lot drawn')
      vote.drawn = true
      expect(breaking, where).toEqual({ by: 'lot', seed })
    } else expect(breaking, where).toBeNull()
    for (const { by, among, chosen } of broken) {
      // Of an election, whoever was drawn last is left out.
      const isOut = whole?.figures.excluded?.includes(chosen[0]!) ?? false
      const drawnOf = (isOut ? order.toReversed() : order).filter((at) => among.includes(at))
      expect({ by, chosen }, where).toEqual({ by: 'lot', chosen: drawnOf.slice(0, chosen.length) })
    }
    const lines = events.slice(closed + 1).filter(({ kind }) => kind === 'settled')
    expect(
      lines.map(({ payload }) => payload),
      where,
    ).toEqual(breaking !== null ? [{ by: 'lot', order: [...new Set(broken.flatMap(({ chosen }) => chosen))] }] : [])
    expect(result.tied, where).toEqual([])
    if (!first) return
    expect(broken.length, where).toBe(first.length > 1 ? 1 : 0)
    expect(result.winners, where).toEqual(order.filter((at) => first.includes(at)).slice(0, 1))
    return
  }
  if (!first || vote.settled) return
  const isTied = first.length > 1
  const { winners, tied } = result
  expect({ winners, tied: tied.toSorted() }, `who won vote ${vote.number} (${vote.rule})`).toEqual(
    isTied ? { winners: [], tied: first } : { winners: first, tied: [] },
  )
}

export function headNow(events: readonly EventRow[]): string {
  return events.reduce(
    (before, { number, kind, digest, at }) =>
      sha256(`${before}|${number}|${kind}|${digest}|${new Date(at).toISOString()}`),
    '',
  )
}

export async function checkLive(story: Story, vote: Vote, { id, ballots }: Row): Promise<void> {
  const state = JSON.stringify([ballots, vote.options])
  if (vote.liveSeen === state) return
  vote.liveSeen = state
  const poll = await story.db.prisma.poll.findUniqueOrThrow({ where: { id } })
  const { result, turnout } = await shownPoll(story.db.prisma, poll, 'Europe/Paris')
  expect(turnout).toBe(castIn(vote).length)
  if (result) checkResult(vote, result)
}

/** It counts again to the same, and its receipts are those of the box; an urn has none. */
export async function checkFile(story: Story, vote: Vote, { id, result, ballots, events }: Row): Promise<void> {
  const { prisma } = story.db
  const poll = await prisma.poll.findUniqueOrThrow({ where: { id } })
  const file = await resultFile(prisma, poll, { concertation: story.name })
  const where = `the file of vote ${vote.number} (${vote.rule}, ${vote.kind}, ${vote.also})`
  const { flaws, ballots: voters, chosen } = verifyResult(file!.text)
  expect(flaws, where).toEqual([])
  expect(chosen, where).toBeUndefined()
  expect(voters, where).toBe(castIn(vote).length)
  const told = JSON.parse(file!.text) as { receipts?: string[]; log: { head: string; length: number } }
  const counted = ballots.filter(({ state }) => state === 'counted')
  const receipts = counted.map(({ paper, salt }) => {
    const said = vote.rule === 'yesNo' && paper === '2' ? '' : paper
    return sha256(JSON.stringify(['concertess-receipt/1', id, said, salt]))
  })
  expect(told.receipts, where).toEqual(vote.agreed.urn ? undefined : receipts.sort())
  const until = events.slice(
    0,
    events.findLastIndex(({ kind }) => kind === 'closed'),
  )
  expect(told.log, where).toEqual({ head: headNow(until), length: until.length })
  expect(headNow(events)).toBe(
    headOf(
      events.map((line) => ({ ...line, at: new Date(line.at) })),
      sha256,
    ),
  )
  if (vote.secret !== undefined) expect(file!.text.includes(vote.secret), where).toBe(vote.drawn)
  expect(result!.whole, where).toEqual(JSON.parse(JSON.stringify(file!.result)))
  vote.file = file!.text
}

/** Whatever happened to people since, the file of a result is what it was. */
export async function checkFiles(story: Story): Promise<void> {
  const { prisma } = story.db
  for (const vote of story.votes.filter(({ state }) => state === 'closed' || state === 'tied')) {
    const poll = await prisma.poll.findFirstOrThrow({ where: { concertationId: story.home.id, number: vote.number } })
    const file = await resultFile(prisma, poll, { concertation: story.name })
    expect(file!.text, `the file of vote ${vote.number}, once more`).toBe(vote.file)
    // Said on the card once it was drawn again.
    if (poll.resultHash !== null) expect(poll.resultHash).toBe(file!.sha256)
  }
}
