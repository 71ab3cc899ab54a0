/** What this person may do here, with one example each, and whom to ask. The rarer acts stand behind « Autre chose ». */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { usageOf } from '../../engine/usage.ts'
import { teamOf } from '../../people/store.ts'
import { mayTry } from '../../process/rules/trial.ts'
import { intentWords } from '../../text/index.ts'
import { helpView } from '../views.ts'

/** What each does most, in this order; who has several roles is shown the widest. */
const lines = {
  everyone: ['idea submit', 'ideas', 'idea mine', 'polls', 'agenda', 'todo'],
  facilitator: ['idea submit', 'session add', 'session open', 'sort', 'poll open', 'digest'],
  coordinator: ['idea submit', 'intake', 'appoint', 'phases', 'session plan', 'session add'],
  administrator: ['idea submit', 'intake', 'appoint', 'create', 'phases', 'session add'],
} as const
const unbound = ['link', 'create', 'trial', 'profile', 'more']
/** Lines are read on a telephone. */
const most = 6

export const help = defineIntent({
  name: 'help',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  async run(_, { concertation, spot, actor, intents, may, read, t, lang }) {
    const coordinates = actor.roles.some((r) => r.kind === 'administrator' || r.kind === 'coordinator')
    const canLink = spot.kind === 'room' && !spot.place?.concertationId && coordinates
    const role = (['administrator', 'coordinator', 'facilitator'] as const).find((r) =>
      isAllowed(r, actor.roles, concertation?.id),
    )
    const canTry = spot.kind === 'room' && !spot.place?.concertationId && mayTry(actor.roles)
    const names = concertation ? lines[role ?? 'everyone'] : unbound
    const shown = names
      .filter((name) => may(name) && (name !== 'link' || canLink) && (name !== 'trial' || canTry))
      .slice(0, most)
      .flatMap((name) => intents.filter((i) => i.name === name))
      .map((intent) => {
        const words = intentWords(t, intent.name)
        // What is optional is shown by the example, not by a row of brackets.
        const usage = usageOf(intent, t).replace(/ \[[^\]]*\]/g, '')
        return { usage, help: words.help, example: words.example }
      })
    const team = concertation ? await teamOf(read, concertation.id) : []
    const ask = [...new Set(team.map((holder) => holder.name))].slice(0, 3)
    return answer(helpView({ place: spot.name, dm: spot.kind === 'dm', lines: shown, ask }, t, lang))
  },
})
