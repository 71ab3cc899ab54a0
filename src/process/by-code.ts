/** A channel joins the concertation of the channel in which a code was shown: looked at first, then confirmed. */
import { sha256 } from '../engine/ids.ts'
import { answer, type Context, type Outcome } from '../engine/intent.ts'
import { announce } from '../engine/places.ts'
import { insert, keep, post, update, type Write } from '../engine/writes.ts'
import type { Concertation, Place, PlaceCode } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { refusalView } from '../views/answers.ts'
import { instant } from '../views/instant.ts'
import { newPlace, purposeOf } from './place.ts'
import { isGood, spellPlaceCode, wrongCodes } from './rules/place-codes.ts'
import { sameUse } from './rules/places.ts'
import { placeCodeByHash, wrongCodesKey, wrongCodesOf } from './store/place-codes.ts'
import { bodiesOf, concertations, organisersOf, placesOf, workshopsOf } from './store.ts'
import { joinedThereView, joinPreview } from './views/place-codes.ts'
import { linkedView, welcomeView } from './views.ts'

type Here = Context<Concertation | undefined>

export async function joinByCode(code: string, confirmed: boolean, context: Here): Promise<Outcome> {
  const { actor, now, read, spot, t, lang } = context
  const wrong = wrongCodes(await wrongCodesOf(read, actor.id), now)
  const row = await placeCodeByHash(read, sha256(code))
  if (!isGood(row, now)) {
    const refused = refusalView(new Refusal('placeCodeWrong'), t, lang, '')
    return answer(refused, keep(wrongCodesKey(actor.id), [...wrong, now.toISOString()]))
  }
  const [joined] = await concertations(read, [row.concertationId])
  if (!joined) throw new Refusal('placeCodeWrong')
  const { place } = spot
  if (place?.concertationId === joined.id && sameUse(place, row)) throw new Refusal('sameUse', { place: spot.name })
  if (place?.concertationId)
    throw new Refusal('placeCodeTaken', { place: spot.name, title: context.concertation?.title ?? '' })
  return confirmed ? joins(joined, row, context) : looks(joined, row, code, context)
}

/** Channels that serve the same purpose: who is in them is told who else will be. */
export async function samePurpose(row: PlaceCode, read: Here['read'], but?: Place): Promise<Place[]> {
  const all = await placesOf(read, row.concertationId)
  return all.filter((place) => place.id !== but?.id && sameUse(place, row))
}

async function looks(joined: Concertation, row: PlaceCode, code: string, context: Here): Promise<Outcome> {
  const { read, spot, t, lang } = context
  const [organisers, purpose, others] = await Promise.all([
    organisersOf(read, joined.id),
    purposeFor(row, read),
    samePurpose(row, read),
  ])
  const call = { intent: 'link', args: { title: spellPlaceCode(code), confirmed: true } }
  const seen = { title: joined.title, organisers, purpose, wasTeam: spot.place?.team === true && !row.team }
  const rooms = others.map((place) => ({ platform: place.platform, name: place.name }))
  return answer(joinPreview({ ...seen, here: spot.name, rooms }, call, t, lang))
}

async function joins(joined: Concertation, row: PlaceCode, context: Here): Promise<Outcome> {
  const { actor, now, newId, read, spot, t, lang, placeText, placeLang } = context
  const { workshopId, bodyId, team } = row
  const place = spot.place
  const id = place?.id ?? newId()
  const binding = { concertationId: joined.id, workshopId, bodyId, team, boundById: actor.id, boundAt: now }
  const named = { ...binding, name: spot.name }
  const [organisers, purpose, others] = await Promise.all([
    organisersOf(read, joined.id),
    purposeFor(row, read),
    samePurpose(row, read, place),
  ])
  const until = joined.intakeUntil ? [instant(joined.intakeUntil, joined.zone, placeLang)] : undefined
  const card = welcomeView(
    { title: joined.title, horizon: joined.horizon, organisers, until, purpose },
    placeText,
    placeLang,
  )
  return {
    ...answer(
      linkedView(spot.name, joined.title, purpose, t, lang),
      place ? update('Place', place, named) : insert('Place', { ...newPlace(spot, id), ...named }),
      update('PlaceCode', row, { state: 'used', usedPlaceId: id }),
      post(newId(), spot.address, card),
      toldThere(others, { name: spot.name, platform: spot.platform }, true, context),
    ),
    undo: { intent: 'place code restore', args: { code: row.id } },
    concertationId: joined.id,
  }
}

/** In the channels that were there before: who joins them, or leaves them again. */
export function toldThere(
  others: readonly Place[],
  joins: { readonly name: string; readonly platform: string },
  joined: boolean,
  { newId, placeLang }: Pick<Here, 'newId' | 'placeLang'>,
): Write[] {
  return announce(others, newId, placeLang, (t, lang) => joinedThereView(joins, joined, t, lang))
}

async function purposeFor(row: PlaceCode, read: Here['read']) {
  const [workshops, bodies] = await Promise.all([
    workshopsOf(read, row.concertationId),
    bodiesOf(read, row.concertationId),
  ])
  return purposeOf(row, workshops, bodies)
}
