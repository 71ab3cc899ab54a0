/** Who comes: names for the team, who may ask those who are silent once more; numbers for everybody else. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { personNames } from '../../people/store.ts'
import { formatMoment } from '../../views/format.ts'
import { placesShowing } from '../cards.ts'
import { concerned } from '../concerned.ts'
import { mayConduct, sessionMeant } from '../here.ts'
import { alive } from '../rules/sessions.ts'
import { proxiesIn } from '../store/proxies.ts'
import { answersTo } from '../store.ts'
import { sessionsConvened } from '../suggest.ts'
import { answersView } from '../views/proxies.ts'

export const sessionAnswers = defineIntent({
  name: 'session answers',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional() }),
  suggest: { session: sessionsConvened },
  async run(args, context) {
    const { actor, read, t, lang, zone } = context
    const states = args.session === undefined ? (['convened', 'open'] as const) : alive
    const session = await sessionMeant(context, { number: args.session, states, which: 'next', none: 'noneToNudge' })
    const team = await mayConduct(context, session)
    const [answers, proxies] = await Promise.all([answersTo(read, session.id), proxiesIn(read, session.id)])
    const people = team ? await concerned(session, await placesShowing(session, context), context) : []
    const names = await personNames(read, [...answers.map((a) => a.personId), ...proxies.map((p) => p.holderId)])
    const named = (kind: string) =>
      answers.filter((a) => a.answer === kind).map((a) => ({ id: a.personId, name: names.get(a.personId) ?? '' }))
    const holderOf = (id: string) => names.get(proxies.find((proxy) => proxy.giverId === id)?.holderId ?? '')
    const silent = people.filter(({ id }) => id !== actor.id && !answers.some((a) => a.personId === id))
    const shown = {
      answers: {
        yes: named('yes').map(({ name }) => name),
        no: named('no').map(({ name }) => name),
        proxy: named('proxy').map(({ id, name }) => {
          const holder = holderOf(id)
          return holder === undefined ? name : t.meetings.representedBy(name, holder)
        }),
        silent: silent.map(({ name }) => name),
      },
      team,
      nudged: session.nudgedAt ? formatMoment(session.nudgedAt, zone, lang) : undefined,
    }
    return answer(answersView(session, shown, zone, t, lang))
  },
})
