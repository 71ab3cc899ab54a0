/** What changing a decision writes: the row, and its card where it stands. */
import type { Context } from '../engine/intent.ts'
import { update, type Write } from '../engine/writes.ts'
import type { Concertation, Decision } from '../generated/prisma/client.ts'
import { bodyById } from '../process/store.ts'
import { formatDay } from '../views/format.ts'
import { editCards, placesShowing } from './cards.ts'
import { type Weight, weightOf } from './rules/decisions.ts'
import { sessionById } from './store.ts'
import { decisionCard } from './views/decisions.ts'

export async function changeDecision(
  decision: Decision,
  state: 'active' | 'withdrawn',
  context: Context<Concertation>,
): Promise<{ readonly weight: Weight; readonly writes: readonly Write[] }> {
  const { read, zone } = context
  const session = decision.sessionId === null ? null : await sessionById(read, decision.sessionId)
  const body = decision.bodyId === null ? null : await bodyById(read, decision.bodyId)
  const weight = weightOf(decision.kind, body)
  const places = session ? await placesShowing(session, context) : []
  const card = { postId: decision.id, placeId: session?.placeId ?? null }
  const edits = editCards(card, places, context, (t, lang) =>
    decisionCard(
      {
        ...decision,
        state,
        weight,
        where: t.meetings.saidIn(session?.title ?? '', formatDay(decision.at, zone, lang)),
      },
      t,
      lang,
    ),
  )
  return { weight, writes: [update('Decision', decision, { state }), ...edits] }
}
