/** Binds this channel to a concertation: from then on, what is said to the bot here is about it. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { insert, post, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { oneConcertation } from '../rules.ts'
import { concertationsOf, organisersOf } from '../store.ts'
import { chooseView, welcomeView } from '../views.ts'

export const link = defineIntent({
  name: 'link',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ title: Line(1, 120).optional() }),
  async run({ title }, { actor, spot, now, newId, read, t, lang, placeText, placeLang }) {
    if (spot.kind === 'dm') throw new Refusal('onlyInRoom')
    const known = (await concertationsOf(read, actor.person)).filter((c) => isAllowed('coordinator', actor.roles, c.id))
    if (known.length === 0) throw new Refusal('notAllowed', { verb: t.intents.link.verb, role: t.roles.coordinator })
    const make = (id: string) => ({ intent: 'link', args: { title: id } })
    if (title === undefined && known.length > 1) return answer(chooseView(known, (c) => make(c.id), t, lang))
    const chosen = title === undefined ? known[0]! : oneConcertation(title, fold(title), known)
    const { place } = spot
    if (place?.concertationId) {
      const current = known.find((c) => c.id === place.concertationId)
      throw new Refusal('alreadyLinked', { place: spot.name, title: current?.title ?? t.people.none[0]! })
    }
    const binding = {
      concertationId: chosen.id,
      workshopId: null,
      bodyId: null,
      team: false,
      boundById: actor.id,
      boundAt: now,
      name: spot.name,
    }
    const until = chosen.intakeUntil ? formatMoment(chosen.intakeUntil, chosen.zone, lang) : undefined
    return {
      ...answer(
        view(lang, text(t.process.linked(spot.name, chosen.title))),
        place
          ? update('Place', place, binding)
          : insert('Place', {
              id: newId(),
              platform: spot.platform,
              workspace: spot.workspace,
              external: spot.channel,
              language: null,
              ...binding,
              version: 1,
            }),
        post(
          newId(),
          spot.address,
          welcomeView(chosen.title, await organisersOf(read, chosen.id), until, placeText, placeLang),
        ),
      ),
      undo: { intent: 'unlink', args: {} },
      concertationId: chosen.id,
    }
  },
})
