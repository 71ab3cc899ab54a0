/** What the meeting that is open here decides, or advises: written down, numbered, shown to those who are there. */
import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert } from '../../engine/writes.ts'
import { bodyById } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { formatDay, joinList, quote } from '../../views/format.ts'
import { placeOfSession, placesShowing, showCards } from '../cards.ts'
import { mustAnimate, openHere } from '../here.ts'
import { mayDecide, readKind, weightOf } from '../rules/decisions.ts'
import { decisionCard, decisionNoted } from '../views/decisions.ts'
import { decisionWithdraw } from './decision-withdraw.ts'

export const decision = defineIntent({
  name: 'decision',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ text: Paragraph(3, 2000), kind: Line(1, 40).optional() }),
  async run(args, context) {
    const { actor, concertation, now, newId, number, read, t, lang, zone, may } = context
    const session = await openHere(context)
    if (!session)
      throw new Refusal('decisionNotHere', {}, [
        { label: 'openSession', call: { intent: 'session open', args: {} } },
        { label: 'agenda', call: { intent: 'agenda', args: {} } },
      ])
    await mustAnimate(context, session)
    const options = joinList(
      Object.values(t.meetings.decisionKinds).map((o) => quote(o, lang)),
      lang,
    )
    const label = t.intents.decision.args.kind.label
    const kind = readKind(args.kind && fold(args.kind), args.kind ?? '', options, label)
    const body = session.bodyId === null ? null : await bodyById(read, session.bodyId)
    mayDecide(kind, body, session.title)
    const places = await placesShowing(session, context)
    const row = {
      id: newId(),
      concertationId: concertation.id,
      number: number('decision'),
      sessionId: session.id,
      bodyId: session.bodyId,
      pollId: null,
      kind,
      text: args.text,
      state: 'active',
      byId: actor.id,
      at: now,
      version: 1,
    }
    const weight = weightOf(kind, body)
    return {
      ...answer(
        decisionNoted({ ...row, weight, where: session.title }, may('phase open'), t, lang),
        insert('Decision', row),
        showCards(
          { postId: row.id, placeId: session.placeId },
          places,
          lang,
          (words, l) =>
            decisionCard(
              { ...row, weight, where: words.meetings.saidIn(session.title, formatDay(now, zone, l)) },
              words,
              l,
            ),
          placeOfSession(session),
        ),
      ),
      undo: call(decisionWithdraw, { number: row.number }),
    }
  },
})
