/** What this person may do here, with one example each, and whom to ask. The rarer acts stand behind « Autre chose ». */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { usageOf } from '../../engine/usage.ts'
import { teamOf } from '../../people/store.ts'
import { type IntentName, intentWords } from '../../text/index.ts'
import { helpView } from '../views.ts'

/** In this order; the first ones are a participant's, the others appear to those who may. */
const inRoom: readonly IntentName[] = ['idea submit', 'ideas', 'idea mine', 'intake', 'appoint', 'link', 'create']
const unbound: readonly IntentName[] = ['link', 'create', 'profile', 'more']
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
    const names = (concertation ? inRoom : unbound).filter((name) => may(name) && (name !== 'link' || canLink))
    const lines = names.slice(0, most).flatMap((name) => {
      const intent = intents.find((i) => i.name === name)
      const words = intentWords(t, name)
      return intent ? [{ usage: usageOf(intent, t), help: words.help, example: words.example }] : []
    })
    const team = concertation ? await teamOf(read, concertation.id) : []
    const ask = [...new Set(team.map((holder) => holder.name))].slice(0, 3)
    return answer(helpView({ place: spot.name, dm: spot.kind === 'dm', lines, ask }, t, lang))
  },
})
