/** The page of one person: what waits for them, their votes, actions and meetings, and what they were last told. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { accountsOf, administrator } from '../../people/store.ts'
import { intakeIsOpen } from '../../process/rules.ts'
import { concertationsOf } from '../../process/store.ts'
import { answeredForBy, lateFirst, workerOf } from '../../roadmap/rules/action.ts'
import { votesIn } from '../ballots.ts'
import { stepsHere } from '../rules/buttons.ts'
import { situationOf } from '../situation.ts'
import { standpoint } from '../standpoint.ts'
import { answersGiven, type Given } from '../store.ts'
import { homeView, welcomeHomeView } from '../views/home.ts'

/** Answers that can be read again. */
const mostAnswers = 10

export const home = defineIntent({
  name: 'home',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({}),
  async run(_, context) {
    const { concertation, actor, now, read, zone, t, lang } = context
    const clock = { today: dayOf(zone, now), zone }
    const given = await lastAnswers(context)
    const votes = await votesIn(given, context)
    const answers = given.map((given) => ({
      ...given,
      vote: votes.get(given.post),
      isToday: dayOf(zone, given.at) === clock.today,
    }))
    if (!concertation) {
      const administered = (await administrator(read)) !== null
      const steps = stepsHere(standpoint(context, undefined, administered))
      return answer(welcomeHomeView({ administered, steps, answers, ...clock }, t, lang))
    }
    const [situation, known] = await Promise.all([
      situationOf({ ...context, concertation }),
      concertationsOf(read, actor.person),
    ])
    const who = workerOf(actor, concertation.id)
    return answer(
      homeView(
        {
          title: concertation.title,
          several: known.length > 1,
          waiting: situation.waiting,
          actions: lateFirst(answeredForBy(situation.actions, who), clock.today, who),
          organisationId: who.organisationId,
          sessions: situation.coming.map((session) => ({
            ...session,
            answer: situation.answers.find((a) => a.sessionId === session.id)?.answer,
          })),
          answers,
          intakeOpen: intakeIsOpen(concertation, now),
          may: context.may,
          ...clock,
        },
        t,
        lang,
      ),
    )
  },
})

/** Not what this person may no longer ask for. */
async function lastAnswers({
  actor,
  concertation,
  intents,
  read,
}: Context<Concertation | undefined>): Promise<readonly Given[]> {
  const given = await answersGiven(read, actor.id, await accountsOf(read, actor.id), concertation?.id ?? null)
  const isOpen = ({ intent, concertationId }: Given) => {
    const asked = intents.find(({ name }) => name === intent)
    return !asked || isAllowed(asked.allow, actor.roles, concertationId ?? undefined)
  }
  return given.filter(isOpen).slice(0, mostAnswers)
}
