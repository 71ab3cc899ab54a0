/** A code to be typed in another channel, of any platform, which then belongs to the same concertation. */
import { z } from 'zod'
import { sha256 } from '../../engine/ids.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { formatTime } from '../../views/format.ts'
import { animates } from '../rules/animation.ts'
import { placeCodeLength, placeCodeWithin, spellPlaceCode } from '../rules/place-codes.ts'
import { shownCodes } from '../store/place-codes.ts'
import { animatedBy } from '../store.ts'
import { placeCodeView } from '../views/place-codes.ts'

export const placeCode = defineIntent({
  name: 'place code',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({}),
  async run(_, { actor, concertation, now, newId, read, sayable, spot, zone, t, lang }) {
    const { place } = spot
    if (spot.kind === 'dm') throw new Refusal('onlyInRoom')
    if (!place || place.concertationId !== concertation.id) throw new Refusal('notLinked', { place: spot.name })
    if (concertation.trialPlaceId !== null) throw new Refusal('trialRoom')
    const workshops = await animatedBy(read, concertation.id, actor.id)
    animates({ roles: actor.roles, workshops }, concertation.id, place.workshopId, concertation.title)
    const id = newId()
    const code = sayable(placeCodeLength)
    const expiresAt = new Date(now.getTime() + placeCodeWithin)
    const before = await shownCodes(read, concertation.id, actor.id)
    const { workshopId, bodyId, team } = place
    const until = formatTime(expiresAt, zone, lang)
    return {
      ...answer(
        placeCodeView({ id, spelled: spellPlaceCode(code), until, place: spot.name }, t, lang),
        // The one before no longer serves: one code at a time is easier to keep an eye on.
        before.map((row) => update('PlaceCode', row, { state: 'withdrawn' })),
        insert('PlaceCode', {
          id,
          codeHash: sha256(code),
          concertationId: concertation.id,
          workshopId,
          bodyId,
          team,
          byId: actor.id,
          createdAt: now,
          expiresAt,
          state: 'shown',
          usedPlaceId: null,
          version: 1,
        }),
      ),
      undo: { intent: 'place code withdraw', args: { code: id } },
    }
  },
})
