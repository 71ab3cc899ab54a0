/** Binds this channel to a concertation, and says what it is for: everybody, an atelier, a body, or the team alone. */

import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { insert, post, update } from '../../engine/writes.ts'
import type { Body, Workshop } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { instant } from '../../views/instant.ts'
import type { Call } from '../../views/view.ts'
import { joinByCode } from '../by-code.ts'
import { newPlace, purposeOf } from '../place.ts'
import { meantBody } from '../rules/bodies.ts'
import { placeCodeIn } from '../rules/place-codes.ts'
import { forAll, oneUse, sameUse, type Use, useArgs } from '../rules/places.ts'
import { meantWorkshop } from '../rules/workshops.ts'
import { oneConcertation } from '../rules.ts'
import { bodiesOf, concertationsOf, organisersOf, workshopsOf } from '../store.ts'
import { bodies, linkable, ofLinked, workshops as suggestedWorkshops } from '../suggest.ts'
import { changeUseView, chooseView, linkedView, welcomeView } from '../views.ts'

const Asked = z.object({
  title: Line(1, 120).optional(),
  workshop: ShownNumber.optional(),
  body: Line(2, 80).optional(),
  team: z.boolean().optional(),
  confirmed: z.boolean().optional(),
})
type Asked = z.output<typeof Asked>
type Uses = Omit<Asked, 'title' | 'confirmed'>

export const link = defineIntent({
  name: 'link',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: Asked,
  // What is typed may be a code, and whoever reads the journal must not be able to use one that is given back.
  untold: ['title'],
  suggest: { title: linkable, workshop: ofLinked(suggestedWorkshops), body: ofLinked(bodies) },
  async run(asked, context) {
    const { actor, concertation, spot, now, newId, read, t, lang, placeText, placeLang } = context
    if (spot.kind === 'dm') throw new Refusal('onlyInRoom')
    // The channel of an exercise stays with it: only what it is for may change.
    const trial = concertation?.trialPlaceId && spot.place?.id === concertation.trialPlaceId ? concertation : undefined
    const all = trial ? [trial] : await concertationsOf(read, actor.person)
    const known = all.filter((c) => isAllowed('coordinator', actor.roles, c.id))
    const code = asked.title === undefined ? undefined : placeCodeIn(asked.title)
    // A title is one before it is a code.
    if (code !== undefined && !known.some((c) => c.folded.startsWith(fold(asked.title!))))
      return joinByCode(code, asked.confirmed ?? false, context)
    if (known.length === 0) throw new Refusal('notAllowed', { verb: t.intents.link.verb, role: t.roles.coordinator })
    const { title, confirmed, ...uses } = asked
    oneUse(Object.values(uses))
    const { place } = spot
    const current = place?.concertationId ? known.find((c) => c.id === place.concertationId) : undefined
    const changesUse = Object.values(uses).some((use) => use !== undefined)
    const make = (id: string) => ({ intent: 'link', args: { ...argsOf(uses), title: id } })
    if (title === undefined && known.length > 1 && !place?.concertationId)
      return answer(chooseView(known, (c) => make(c.id), t, lang))
    const chosen = title === undefined ? (current ?? known[0]!) : oneConcertation(title, fold(title), known)
    const bound = place?.concertationId
    if (bound && (bound !== chosen.id || !changesUse))
      throw new Refusal('alreadyLinked', { place: spot.name, title: current?.title ?? t.people.none[0]! })
    const [workshops, bodies] = await Promise.all([workshopsOf(read, chosen.id), bodiesOf(read, chosen.id)])
    const use = useOf(uses, workshops, bodies)
    if (bound && place && sameUse(place, use)) throw new Refusal('sameUse', { place: spot.name })
    const binding = { concertationId: chosen.id, ...use, boundById: actor.id, boundAt: now, name: spot.name }
    const purpose = purposeOf(use, workshops, bodies)
    // Who meets here would find themselves elsewhere, or what the team did here would be everybody's: shown before it is done.
    const matters = bound ? !sameUse(place!, forAll) : place?.team && !use.team
    if (place && matters && !confirmed) {
      const now = purposeOf(place, workshops, bodies)
      const args = { ...argsOf(uses), title: chosen.id, confirmed: true }
      return answer(changeUseView(chosen.title, now, purpose, { intent: 'link', args }, t, lang))
    }
    const until = (l: typeof lang) => (chosen.intakeUntil ? [instant(chosen.intakeUntil, chosen.zone, l)] : undefined)
    const organisers = await organisersOf(read, chosen.id)
    return {
      ...answer(
        linkedView(spot.name, chosen.title, purpose, t, lang, trial === undefined),
        place ? update('Place', place, binding) : insert('Place', { ...newPlace(spot, newId()), ...binding }),
        post(
          newId(),
          spot.address,
          welcomeView(
            { title: chosen.title, horizon: chosen.horizon, organisers, until: until(placeLang), purpose },
            placeText,
            placeLang,
          ),
        ),
      ),
      undo:
        bound && place ? { intent: 'link', args: { ...useArgs(place, workshops, bodies), confirmed: true } } : unlinked,
      concertationId: chosen.id,
    }
  },
})

const unlinked: Call = { intent: 'unlink', args: {} }

function argsOf(uses: Uses): Call['args'] {
  return Object.fromEntries(Object.entries(uses).filter(([, use]) => use !== undefined))
}

function useOf({ workshop, body, team }: Uses, workshops: readonly Workshop[], bodies: readonly Body[]): Use {
  if (workshop !== undefined) return { ...forAll, workshopId: meantWorkshop(workshops, workshop, null).id }
  if (body !== undefined) return { ...forAll, bodyId: meantBody(bodies, body, fold(body)).id }
  return { ...forAll, team: team ?? false }
}
