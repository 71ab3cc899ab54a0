/** The minutes are as they should be: everybody may read them, and the phase may be given back. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { restitutionOf } from '../../process/store.ts'
import { formatDay } from '../../views/format.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { mayChange, validated } from '../rules/minutes.ts'
import { inState } from '../rules/sessions.ts'
import { minutesOf, sessionsWithoutMinutes } from '../store.ts'
import { sessionsClosed } from '../suggest.ts'
import { minutesValidated } from '../views/minutes.ts'
import { minutesRevert } from './minutes-revert.ts'

export const minutesValidate = defineIntent({
  name: 'minutes validate',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional() }),
  suggest: { session: sessionsClosed },
  async run(args, context) {
    const { actor, now, read, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['closed'],
      which: 'last',
      none: 'noneForMinutes',
    })
    await mustAnimate(context, session)
    inState(session, ['closed'])
    const before = validated(await minutesOf(read, session.id), session)
    mayChange(session, session.phaseId === null ? null : await restitutionOf(read, session.phaseId))
    const change = { state: 'validated', validatedById: actor.id, validatedAt: now }
    const missing = session.phaseId === null ? [] : await sessionsWithoutMinutes(read, session.phaseId)
    const account = { ...session, text: before.text, state: 'validated', day: formatDay(session.startsAt, zone, lang) }
    return {
      ...answer(
        minutesValidated(account, missing.filter((s) => s.id !== session.id).length, t, lang),
        update('Minutes', before, change),
      ),
      undo: call(minutesRevert, {
        session: session.id,
        state: before.state,
        text: before.text,
        at: before.at.toISOString(),
        was: before.at.toISOString(),
      }),
    }
  },
})
