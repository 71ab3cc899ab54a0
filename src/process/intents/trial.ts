/** An exercise in this channel: everything can be tried, nothing leaves it; and its end, which throws it away. */
import { z } from 'zod'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, defineIntent, type Outcome } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { insert, post, update } from '../../engine/writes.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { organisationNamed } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { formatDay } from '../../views/format.ts'
import { newPlace } from '../place.ts'
import { forAll } from '../rules/places.ts'
import { freeName, mayTry } from '../rules/trial.ts'
import { heldBy, takenTitles } from '../store/trial.ts'
import { concertationsOf, organiserRows } from '../store.ts'
import { endTrial } from '../trial.ts'
import { trialCard, trialEndedView, trialEndPreview, trialView } from '../views/trial.ts'

type Here = Context<Concertation | undefined>

export const trial = defineIntent({
  name: 'trial',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ what: z.enum(['begin', 'end']).optional(), confirmed: z.boolean().optional() }),
  async run({ what, confirmed }, context) {
    const { concertation, spot, t, lang } = context
    if (spot.kind === 'dm') throw new Refusal('onlyInRoom')
    const bound = spot.place?.concertationId ?? null
    const here =
      concertation && bound === concertation.id && concertation.trialPlaceId !== null ? concertation : undefined
    if (what === 'end') return ended(here, confirmed ?? false, context)
    if (here) return answer(trialView(t.trial.already, t, lang))
    if (bound !== null) throw new Refusal('trialElsewhere', { place: spot.name })
    if (!mayTry(context.actor.roles)) throw new Refusal('trialNotYours')
    return begun(context)
  },
})

async function begun({ actor, now, newId, read, spot, zone, t, lang, placeText, placeLang }: Here): Promise<Outcome> {
  const wanted = placeText.trial.title(spot.name, formatDay(now, zone, placeLang))
  const taken = await takenTitles(read, fold(wanted))
  const title = freeName(wanted, (name) => taken.has(fold(name)))
  const id = newId()
  const place = spot.place ?? { ...newPlace(spot, newId()), concertationId: null }
  const organiser = await organiserOf(actor, read, placeText.trial.organiser)
  const organisation = organiser.known ?? {
    id: newId(),
    name: organiser.name,
    folded: fold(organiser.name),
    createdById: actor.id,
    createdAt: now,
    version: 1,
  }
  const binding = { concertationId: id, ...forAll, boundById: actor.id, boundAt: now, name: spot.name }
  return {
    ...answer(
      trialView(t.trial.started, t, lang),
      insert('Concertation', {
        id,
        title,
        folded: fold(title),
        intakeUntil: null,
        horizon: null,
        signOff: 'single',
        pausedUntil: null,
        pauseReason: null,
        trialPlaceId: place.id,
        slug: null,
        publicSince: null,
        publicParts: null,
        zone,
        createdById: actor.id,
        createdAt: now,
        version: 1,
      }),
      !organiser.known && insert('Organisation', organisation),
      insert('Organiser', { id: newId(), concertationId: id, organisationId: organisation.id, position: 0 }),
      insert('Role', {
        id: newId(),
        personId: actor.id,
        concertationId: id,
        kind: 'coordinator',
        grantedById: actor.id,
        grantedAt: now,
        endedAt: null,
        version: 1,
      }),
      spot.place ? update('Place', spot.place, binding) : insert('Place', { ...newPlace(spot, place.id), ...binding }),
      post(newId(), spot.address, trialCard(title, actor.name, placeText, placeLang)),
    ),
    undo: { intent: 'trial close', args: { concertation: id } },
  }
}

/** In whose name it is: the organisation of whoever tries, else one for which they coordinate. */
async function organiserOf({ organisation, person }: Here['actor'], read: Here['read'], otherwise: string) {
  if (organisation) return { known: organisation, name: organisation.name }
  const [known] = await concertationsOf(read, person)
  const [first] = known ? await organiserRows(read, known.id) : []
  const name = first?.name ?? otherwise
  return { known: await organisationNamed(read, fold(name)), name }
}

async function ended(here: Concertation | undefined, confirmed: boolean, context: Here): Promise<Outcome> {
  const { actor, now, read, t, lang } = context
  if (!here) throw new Refusal('noTrialHere')
  if (!isAllowed('coordinator', actor.roles, here.id)) throw new Refusal('trialOfOthers')
  if (!confirmed) return answer(trialEndPreview(here.title, await heldBy(read, here.id), t, lang))
  return {
    ...answer(trialEndedView(t, lang), await endTrial(here, context)),
    undo: {
      intent: 'trial restore',
      args: { concertation: here.id, ended: now.toISOString(), paused: here.pausedUntil?.toISOString() ?? '' },
    },
  }
}
