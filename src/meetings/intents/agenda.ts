/** When we meet next, and what I answered. */
import { z } from 'zod'
import { dayOf, startOfDay } from '../../calendar.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import type { Concertation, Session } from '../../generated/prisma/client.ts'
import { mayAnimate } from '../../process/rules/animation.ts'
import { animatedBy } from '../../process/store.ts'
import { countsOf, placesShowing } from '../cards.ts'
import { concerned } from '../concerned.ts'
import { visibleDatePolls } from '../dated.ts'
import { visibleSessions } from '../here.ts'
import { datesAwaiting, datesIn } from '../store/dates.ts'
import { proxiesHeld } from '../store/proxies.ts'
import { answersBy, answersTo } from '../store.ts'
import { type Answered, agendaView } from '../views/agenda.ts'

export const agenda = defineIntent({
  name: 'agenda',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, context) {
    const { actor, concertation, now, read, t, lang, zone, may } = context
    const today = startOfDay(zone, dayOf(zone, now))
    const coming = (await visibleSessions(context)).filter(
      (s) => s.state === 'open' || ((s.state === 'planned' || s.state === 'convened') && s.endsAt >= today),
    )
    const ids = coming.map((s) => s.id)
    const [mine, held, animated, polls, awaited] = await Promise.all([
      answersBy(read, actor.id, ids),
      proxiesHeld(read, actor.id, ids),
      animatedBy(read, concertation.id, actor.id),
      visibleDatePolls(context),
      datesAwaiting(read, concertation.id, actor.id, now),
    ])
    const shown = coming.map((s) => ({
      ...s,
      answer: mine.find((a) => a.sessionId === s.id)?.answer,
      held: held.filter((proxy) => proxy.sessionId === s.id).length,
    }))
    const convene = (s: { readonly workshopId: string | null }) =>
      mayAnimate({ roles: actor.roles, workshops: animated }, concertation.id, s.workshopId)
    const asked = await Promise.all(
      polls
        .filter((poll) => poll.state === 'open')
        .map(async (poll) => ({
          number: poll.number,
          title: poll.title,
          count: (await datesIn(read, poll.id)).length,
          awaits: awaited.some(({ id }) => id === poll.id),
        })),
    )
    // Those who conduct the next one see at once who is silent.
    const next = shown.find((s) => s.state === 'convened' && convene(s))
    const answered = next && (await answeredOf(next, context))
    return answer(agendaView(shown, asked, answered, { convene, add: may('session add') }, zone, t, lang))
  },
})

async function answeredOf(session: Session, context: Context<Concertation>): Promise<Answered> {
  const { actor, read } = context
  const answers = await answersTo(read, session.id)
  const people = await concerned(session, await placesShowing(session, context), context)
  const silent = people.filter(({ id }) => id !== actor.id && !answers.some((a) => a.personId === id)).length
  return { session: session.number, counts: countsOf(answers), silent, nudged: session.nudgedAt !== null }
}
