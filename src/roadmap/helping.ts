/** The talk between who asked for help and those who animate: a card where the team is, and what is said under it. */
import type { Context } from '../engine/intent.ts'
import { addressOf, langAt } from '../engine/places.ts'
import { post, type Write } from '../engine/writes.ts'
import { tellTeam } from '../people/acts.ts'
import type { Address } from '../port.ts'
import { type Text, textOf } from '../text/index.ts'
import type { Lang, View } from '../views/view.ts'

type Saying = Pick<Context<unknown>, 'read' | 'newId' | 'lang' | 'placeLang'>

/** A line below the card, in its thread where the platform has threads; nothing when it does not stand in a channel. */
export async function underCard(
  card: string | undefined,
  say: (t: Text, lang: Lang) => View,
  { read, newId, lang }: Saying,
): Promise<Write[]> {
  const row = card === undefined ? null : await read.outbox.findUnique({ where: { id: card } })
  const to = row?.address as unknown as Address | undefined
  if (to?.to !== 'room') return []
  const spoken = (row!.body as { lang?: Lang }).lang ?? lang
  return [post(newId(), { ...to, under: card! }, say(textOf(spoken), spoken))]
}

/** In each channel of the team a card of its own, under which the talk goes on; in private to them when it has none. */
export async function cardsForTeam(
  concertationId: string,
  say: (card: string | undefined, t: Text, lang: Lang) => View,
  context: Saying,
): Promise<Write[]> {
  const { read, newId, lang } = context
  const rooms = await read.place.findMany({
    where: { concertationId, team: true },
    orderBy: [{ boundAt: 'asc' }, { id: 'asc' }],
  })
  if (rooms.length === 0) return tellTeam(context, concertationId, (t, spoken) => say(undefined, t, spoken))
  return rooms.map((room) => {
    const [id, spoken] = [newId(), langAt(room, lang)]
    return post(id, addressOf(room), say(id, textOf(spoken), spoken))
  })
}
