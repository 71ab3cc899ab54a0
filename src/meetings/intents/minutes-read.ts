/** The minutes of a meeting: validated ones for everybody, drafts for the team. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { formatDay } from '../../views/format.ts'
import { isTeam, placeHere, sessionMeant, visibleSessions } from '../here.ts'
import { readable } from '../rules/minutes.ts'
import { minutesOf, sessionOfThread, sessionsWithMinutes } from '../store.ts'
import { sessionsClosed } from '../suggest.ts'
import { minutesView } from '../views/minutes.ts'

export const minutesRead = defineIntent({
  name: 'minutes read',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional() }),
  suggest: { session: sessionsClosed },
  async run(args, context) {
    const { concertation, read, t, lang, zone } = context
    const team = isTeam(context)
    const seen = await visibleSessions(context)
    const states = team ? ['draft', 'validated'] : ['validated']
    const ids = await sessionsWithMinutes(
      read,
      seen.map((s) => s.id),
      states,
    )
    const written = seen.filter((s) => ids.includes(s.id))
    const place = placeHere(context)
    const here = written.filter(
      (s) =>
        place &&
        (s.placeId === place.id ||
          (s.workshopId !== null && s.workshopId === place.workshopId) ||
          (s.bodyId !== null && s.bodyId === place.bodyId)),
    )
    const said = await sessionOfThread(read, concertation.id, context.spot)
    const session =
      args.session === undefined && !said
        ? (here.at(-1) ?? written.at(-1))
        : await sessionMeant(context, { number: args.session, states: [], which: 'last', none: 'noMinutesYet' })
    if (!session) throw new Refusal('noMinutesYet', {}, [{ label: 'agenda', call: { intent: 'agenda', args: {} } }])
    const minutes = readable(await minutesOf(read, session.id), session, team)
    const account = { ...session, ...minutes, number: session.number, day: formatDay(session.startsAt, zone, lang) }
    return answer(
      minutesView(
        account,
        written.filter((s) => s.id !== session.id),
        team,
        t,
        lang,
      ),
    )
  },
})
