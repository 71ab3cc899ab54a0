/** What help needs to know of past acts and past answers. */
import type { Reads } from '../engine/db.ts'
import type { Account, DatePoll } from '../generated/prisma/client.ts'
import type { Address } from '../port.ts'
import type { Call, View } from '../views/view.ts'

/** `intent` was made; `about` is its concertation, which may not be the one spoken of now. */
export type Undoable = {
  readonly inbox: string
  readonly intent: string | null
  readonly call: Call
  readonly about: string | null
  /** messages of the act */
  readonly told: readonly string[]
}

/** How long an act can be taken back, in milliseconds. */
export const undoWithin = 10 * 60_000

/** The last act of this person in this spot that can be taken back. */
export async function lastAct(read: Reads, personId: string, spot: string, now: Date): Promise<Undoable | undefined> {
  const rows = await read.inbox.findMany({
    where: { personId, place: spot, undoneAt: null, at: { gte: new Date(now.getTime() - undoWithin) } },
    orderBy: { seq: 'desc' },
    take: 200,
  })
  const row = rows.find((r) => r.undo !== null)
  if (!row) return undefined
  const { intent, args, about, told = [] } = row.undo as Call & { about: string | null; told?: string[] }
  return { inbox: row.id, intent: row.intent, call: { intent, args }, about, told }
}

/** One act of this person, while it may still be taken back: where it was said, and whether it was taken back already. */
export async function actOf(
  read: Reads,
  personId: string,
  inbox: string,
  now: Date,
): Promise<{ readonly spot: string; readonly undone: boolean } | undefined> {
  const row = await read.inbox.findFirst({
    where: { id: inbox, personId, at: { gte: new Date(now.getTime() - undoWithin) } },
  })
  return row?.undo && row.place !== null ? { spot: row.place, undone: row.undoneAt !== null } : undefined
}

/** A private answer as it was given. */
export type Given = {
  readonly post: string
  readonly at: Date
  readonly body: View
  readonly intent: string | null
  readonly concertationId: string | null
  /** the request that it answers */
  readonly inbox: string
}

type Of = Pick<Account, 'platform' | 'external'>

/** What leads somewhere else, and is drawn anew whenever it is asked for. */
const passing = ['home', 'panel', 'help', 'todo', 'more', 'answer again', 'resume']
/** What is shown once, and never again. */
const shownOnce = ['personal link', 'personal link mine', 'personal link sheet']
/** Requests among which the last answers are looked for. */
const lookedAt = 40

/** The last private answers to this person, the newest first: about this concertation, or about none. */
export async function answersGiven(
  read: Reads,
  personId: string,
  accounts: readonly Of[],
  concertationId: string | null,
): Promise<Given[]> {
  const requests = await read.inbox.findMany({
    where: {
      personId: { in: await namesOf(read, personId) },
      OR: [{ intent: null }, { intent: { notIn: [...passing, ...shownOnce] } }],
    },
    orderBy: { seq: 'desc' },
    take: lookedAt,
    select: { id: true, intent: true, at: true },
  })
  const posts = await read.outbox.findMany({
    where: { inboxId: { in: requests.map(({ id }) => id) }, kind: 'view' },
    select: { id: true, inboxId: true, address: true, body: true, concertationId: true },
  })
  const byRequest = new Map(posts.map((post) => [post.inboxId, post]))
  return requests.flatMap(({ id, intent, at }): Given[] => {
    const post = byRequest.get(id)
    if (!post || !isPrivateTo(post.address as Address, accounts)) return []
    const body = post.body as unknown as View
    const about = post.concertationId
    // A further page is part of the answer whose page it is.
    if (body.page !== undefined || (about !== null && about !== concertationId)) return []
    return [{ post: post.id, at, body, intent, concertationId: about, inbox: id }]
  })
}

/** One of them; undefined when there is none, or when it is somebody else's. */
export async function answerGiven(
  read: Reads,
  personId: string,
  accounts: readonly Of[],
  post: string,
): Promise<Given | undefined> {
  const found = await read.outbox.findUnique({ where: { id: post } })
  if (!found?.inboxId || found.kind !== 'view' || !isPrivateTo(found.address as Address, accounts)) return undefined
  const request = await read.inbox.findUnique({ where: { id: found.inboxId } })
  if (!request?.personId || !(await namesOf(read, personId)).includes(request.personId)) return undefined
  const { intent, at } = request
  return {
    post,
    at,
    body: found.body as unknown as View,
    intent,
    concertationId: found.concertationId,
    inbox: found.inboxId,
  }
}

/** A whisper or a direct message to one of these accounts. */
function isPrivateTo(to: Address, accounts: readonly Of[]): boolean {
  if (to.to === 'room' || (to.to === 'dm' && to.home)) return false
  return accounts.some(({ platform, external }) => platform === to.platform && external === to.account)
}

/** This person, and those who turned out to be the same one: requests stay under the name under which they were made. */
async function namesOf(read: Reads, personId: string): Promise<string[]> {
  const others = await read.person.findMany({ where: { mergedIntoId: personId }, select: { id: true } })
  return [personId, ...others.map(({ id }) => id)]
}

/** Open polls of dates that this person may see, and has not answered. */
export async function datesAwaited(
  read: Reads,
  concertationId: string,
  who: { readonly id: string; readonly team: boolean },
  teamPlaces: readonly string[],
  now: Date,
): Promise<DatePoll[]> {
  const open = await read.datePoll.findMany({
    where: { concertationId, state: 'open', OR: [{ closesAt: null }, { closesAt: { gt: now } }] },
    orderBy: { number: 'asc' },
  })
  if (open.length === 0) return []
  const given = await read.dateAnswer.findMany({
    where: { personId: who.id, pollId: { in: open.map(({ id }) => id) }, state: 'given' },
    select: { pollId: true },
  })
  const answered = new Set(given.map(({ pollId }) => pollId))
  return open.filter((poll) => !answered.has(poll.id) && (who.team || !teamPlaces.includes(poll.placeId ?? '')))
}
