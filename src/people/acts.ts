/** What other rooms may have said to people in private, each in their language, on the account that they used last. */
import type { Context } from '../engine/intent.ts'
import { addressOf, langAt } from '../engine/places.ts'
import { type Lane, post, type Write } from '../engine/writes.ts'
import type { Place } from '../generated/prisma/client.ts'
import type { Platform } from '../port.ts'
import { langOf, type Text, textOf } from '../text/index.ts'
import type { Lang, View } from '../views/view.ts'
import { holdersOf, type Reach, reachOf, roleOf } from './store.ts'

type Telling = Pick<Context<unknown>, 'read' | 'newId' | 'lang'>
type Say = (t: Text, lang: Lang, name: string) => View
export type Told = {
  readonly writes: readonly Write[]
  readonly reached: readonly string[]
  readonly unreached: readonly string[]
}

/** `reached` and `unreached` are ids of persons. */
export async function tell(
  { read, newId, lang }: Telling,
  personIds: readonly string[],
  say: Say,
  lane: Exclude<Lane, 'reply'> = 'interactive',
): Promise<Told> {
  const reach = await reachOf(read, personIds)
  const wanted = [...new Set(personIds)]
  const reached = wanted.filter((id) => reach.has(id))
  return {
    writes: reached.map((id) => privately(reach.get(id)!, newId(), lang, say, lane)),
    reached,
    unreached: wanted.filter((id) => !reach.has(id)),
  }
}

/** One private message; `fallback` is the language when nothing tells the person's. */
export function privately(
  { account, name, lang }: Reach,
  id: string,
  fallback: Lang,
  say: Say,
  lane: Exclude<Lane, 'reply'> = 'interactive',
): Write {
  const spoken = langOf(lang) ?? fallback
  const { platform, workspace, external } = account
  const to = { platform: platform as Platform, workspace, to: 'dm', account: external } as const
  return post(id, to, say(textOf(spoken), spoken, name), lane)
}

/**
 * The team of a concertation: in its own channels when it has some, else each facilitator, else each coordinator, in
 * private. Empty when there is nobody.
 */
export async function tellTeam(
  context: Telling,
  concertationId: string,
  say: (t: Text, lang: Lang) => View,
): Promise<Write[]> {
  const { read, newId, lang } = context
  const rooms: Place[] = await read.place.findMany({
    where: { concertationId, team: true },
    orderBy: [{ boundAt: 'asc' }, { id: 'asc' }],
  })
  if (rooms.length > 0)
    return rooms.map((room) => post(newId(), addressOf(room), say(textOf(langAt(room, lang)), langAt(room, lang))))
  for (const kind of ['facilitator', 'coordinator']) {
    const holders = await holdersOf(read, concertationId, [kind])
    const { writes } = await tell(
      context,
      holders.map((h) => h.personId),
      say,
    )
    if (writes.length > 0) return [...writes]
  }
  return []
}

/**
 * Whoever asked for something is told what came of it, as long as they are of the team and can be reached; once they have
 * handed over, or were relieved, the team is.
 */
export async function tellAsker(
  context: Telling,
  concertationId: string,
  personId: string,
  say: (t: Text, lang: Lang) => View,
): Promise<readonly Write[]> {
  const { read } = context
  const held = await Promise.all([
    ...['coordinator', 'facilitator'].map((kind) => roleOf(read, personId, concertationId, kind)),
    roleOf(read, personId, '', 'administrator'),
  ])
  const isTeam = held.some((role) => role !== null && role.endedAt === null)
  const { writes, reached } = await tell(context, isTeam ? [personId] : [], say)
  return reached.length > 0 ? writes : tellTeam(context, concertationId, say)
}

/** All who coordinate or facilitate but whoever acts: in the team's channels when it has some, else each in private. */
export type Colleagues = { readonly rooms: readonly Place[]; readonly people: readonly string[] }

export async function colleaguesOf(
  { actor, read }: Pick<Context<unknown>, 'actor' | 'read'>,
  concertationId: string,
): Promise<Colleagues> {
  const rooms = await read.place.findMany({ where: { concertationId, team: true }, orderBy: { id: 'asc' } })
  const holders = rooms.length > 0 ? [] : await holdersOf(read, concertationId, ['coordinator', 'facilitator'])
  return { rooms, people: [...new Set(holders.map((h) => h.personId))].filter((id) => id !== actor.id) }
}

export async function tellColleagues(
  context: Telling & Pick<Context<unknown>, 'actor'>,
  concertationId: string,
  say: (t: Text, lang: Lang) => View,
): Promise<Write[]> {
  const { newId, lang } = context
  const { rooms, people } = await colleaguesOf(context, concertationId)
  const inRooms = rooms.map((room) =>
    post(newId(), addressOf(room), say(textOf(langAt(room, lang)), langAt(room, lang))),
  )
  return [...inRooms, ...(await tell(context, people, say)).writes]
}
