/** Asks those who have not answered a notice once more, in private: seen first, and never twice. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { button } from '../../views/build.ts'
import { placesShowing } from '../cards.ts'
import { concerned } from '../concerned.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { nudging, sentTo } from '../nudging.ts'
import { inState } from '../rules/sessions.ts'
import { answersTo } from '../store.ts'
import { sessionsConvened } from '../suggest.ts'
import { nudgedView } from '../views/proxies.ts'

export const sessionNudge = defineIntent({
  name: 'session nudge',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional(), confirmed: z.boolean().optional() }),
  suggest: { session: sessionsConvened },
  async run(args, context) {
    const { actor, now, read, t, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: ['convened'],
      which: 'next',
      none: 'noneToNudge',
    })
    await mustAnimate(context, session)
    inState(session, ['convened'])
    const answers = await answersTo(read, session.id)
    const people = await concerned(session, await placesShowing(session, context), context)
    const make = { intent: 'session nudge', args: { session: session.number, confirmed: true } }
    const { view, writes } = await nudging(
      {
        title: t.meetings.numbered(session.number, session.title),
        silent: people.filter(({ id }) => id !== actor.id && !answers.some((a) => a.personId === id)),
        nudgedAt: session.nudgedAt,
        confirm: button(t.buttons.nudgeNow, make, 'primary'),
        confirmed: args.confirmed ?? false,
        say: (words, l) => nudgedView(session, zone, words, l),
        see: button(t.buttons.whoComes, { intent: 'session answers', args: { session: session.number } }),
      },
      context,
    )
    return {
      ...answer(view, writes, writes.length > 0 && update('Session', session, { nudgedAt: now })),
      undo: sentTo(writes),
    }
  },
})
