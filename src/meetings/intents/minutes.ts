/** The account of a meeting, in the animator's words. Changing what was validated makes it a draft again, and says so. */

import { z } from 'zod'
import { Paragraph, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { personNames } from '../../people/store.ts'
import { restitutionOf } from '../../process/store.ts'
import { formatDay } from '../../views/format.ts'
import { mustAnimate, placeHere, sessionMeant } from '../here.ts'
import { longestMinutes, mayChange } from '../rules/minutes.ts'
import { agendaItems, inState } from '../rules/sessions.ts'
import { minutesDraft, minutesRow, sessionOfThread } from '../store.ts'
import { sessionsClosed } from '../suggest.ts'
import { minutesKept } from '../views/minutes.ts'
import { minutesRevert } from './minutes-revert.ts'

export const minutes = defineIntent({
  name: 'minutes',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ text: Paragraph(10, longestMinutes), session: ShownNumber.optional() }),
  suggest: { session: sessionsClosed },
  async prefill({ session }, context) {
    const shown = ShownNumber.safeParse(Number(session))
    const { concertation, read, t } = context
    const number = shown.data ?? (await sessionOfThread(read, concertation.id, context.spot))?.number
    const draft = await minutesDraft(read, concertation.id, placeHere(context), number)
    const items = agendaItems(draft?.agenda ?? null).map((item, i) => `${i + 1}. ${item}`)
    return { values: { text: draft?.text ?? t.meetings.minutesSkeleton(items.join('\n\n')) } }
  },
  async run(args, context) {
    const { actor, concertation, now, newId, read, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['closed'],
      which: 'last',
      none: 'noneForMinutes',
    })
    await mustAnimate(context, session)
    inState(session, ['open', 'closed'])
    mayChange(session, session.phaseId === null ? null : await restitutionOf(read, session.phaseId))
    const before = await minutesRow(read, session.id)
    const change = {
      text: args.text,
      state: 'draft',
      byId: actor.id,
      at: now,
      validatedById: null,
      validatedAt: null,
    }
    const other = before && before.state !== 'withdrawn' && before.byId !== actor.id ? before.byId : undefined
    const replaced = other === undefined ? undefined : (await personNames(read, [other])).get(other)
    const row = { id: newId(), concertationId: concertation.id, sessionId: session.id, ...change, version: 1 }
    const account = { ...session, ...change, day: formatDay(session.startsAt, zone, lang) }
    return {
      ...answer(
        minutesKept(account, { reopened: before?.state === 'validated', replaced }, t, lang),
        before ? update('Minutes', before, change) : insert('Minutes', row),
      ),
      undo: call(minutesRevert, {
        session: session.id,
        state: before?.state ?? 'withdrawn',
        text: before?.text ?? args.text,
        at: now.toISOString(),
        was: (before?.at ?? now).toISOString(),
      }),
    }
  },
})
