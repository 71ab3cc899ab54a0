/** Who speaks, and where: what an intent is told of its surroundings. A newcomer's rows are kept with the first request. */
import type { Account, Person, Place } from '../generated/prisma/client.ts'
import type { Address, Form, Incoming, View } from '../port.ts'
import { langOf, languages, textOf } from '../text/index.ts'
import type { Lang } from '../views/view.ts'
import type { PersonChange } from './assemble.ts'
import type { Clock } from './clock.ts'
import { clean, fold } from './fold.ts'
import type { Ids } from './ids.ts'
import type { Actor, Spot } from './intent.ts'
import type { Situation } from './perform.ts'
import type { Posts } from './posts.ts'
import { isPress } from './says.ts'
import { isTrial } from './trial.ts'
import type { Who } from './who.ts'

export type Surroundings = {
  readonly who: Who
  readonly posts: Posts
  readonly clock: Clock
  readonly ids: Ids
  readonly language: Lang
  readonly zone: string
}

export type Situated = { readonly situation: Situation; readonly change: PersonChange; readonly personId: string }

export async function situate(incoming: Incoming, request: string, o: Surroundings): Promise<Situated> {
  const { platform, who, where } = incoming
  const now = o.clock.now()
  const [known, stored, post] = await Promise.all([
    o.who.known(platform, who.workspace, who.account),
    o.who.place(platform, where.workspace, where.channel),
    isPress(incoming.says) ? o.posts.find(clean(incoming.says.post)) : undefined,
  ])
  const place = stored && named(stored, where.name)
  const placeLang = langOf(place?.language) ?? o.language
  const fresh = known ? undefined : newcomer(incoming, now, o.ids, langOf(who.locale) ?? placeLang)
  const renamed = known && nameFor(known.person, who)
  const person = known ? { ...known.person, ...renamed } : fresh!.person
  const concertationId =
    post?.concertationId ?? place?.concertationId ?? (where.kind === 'dm' ? person.lastConcertationId : null)
  const concertation = concertationId ? await o.who.concertation(concertationId) : undefined
  const lang = langOf(person.language) ?? langOf(who.locale) ?? placeLang
  const actor: Actor = {
    id: person.id,
    name: person.name,
    person,
    organisation: known?.organisation ?? null,
    roles: (known?.roles ?? []).map((r) => ({
      kind: r.kind as Actor['roles'][number]['kind'],
      concertationId: r.concertationId,
    })),
    account: who.account,
    owner: who.owner ?? false,
    isNew: fresh !== undefined,
  }
  const spot: Spot = {
    platform,
    workspace: where.workspace,
    channel: where.channel,
    name: where.name || (place?.name ?? ''),
    kind: where.kind,
    place,
    address: roomAddress(incoming),
    ...(where.thread && { thread: where.thread }),
  }
  const situation: Situation = {
    now,
    said: saidAt(incoming.at, now),
    actor,
    spot,
    concertation,
    t: textOf(lang),
    lang,
    placeText: textOf(placeLang),
    placeLang,
    zone: concertation?.zone ?? o.zone,
    request,
    clock: false,
  }
  const change: PersonChange = {
    ...(known
      ? { kind: 'touch', person: known.person, change: renamed ?? {} }
      : { kind: 'new', ...fresh!, change: {} }),
    ...(place && place !== stored && { named: place }),
  }
  return { situation, change, personId: person.id }
}

/** How long before it is heard, in milliseconds, something may have been done; what is older is a clock that is wrong. */
const heardWithin = 10 * 60_000

/** When it was done, as the platform tells; `now` when it does not, or tells what cannot be. */
function saidAt(at: number | undefined, now: Date): Date {
  if (at === undefined || !(at < now.getTime() && at >= now.getTime() - heardWithin)) return now
  return new Date(at)
}

function shown(name: string): string {
  return [...clean(name)].slice(0, 80).join('')
}

/** With the name that was not known when it was bound; the same when there is nothing to add. */
function named(place: Place, name: string): Place {
  return place.name === '' && shown(name) !== '' ? { ...place, name: shown(name) } : place
}

/** The name that the platform tells at last of somebody who has none of their own yet. */
function nameFor(person: Person, who: Incoming['who']): Pick<Person, 'name' | 'folded'> | undefined {
  const name = shown(who.name)
  const stands = [...languages.map((lang) => textOf(lang).people.unnamed), who.account]
  if (name === '' || name === person.name || !stands.includes(person.name)) return undefined
  return { name, folded: fold(name) }
}

function newcomer(incoming: Incoming, now: Date, ids: Ids, lang: Lang): { person: Person; account: Account } {
  const { platform, who } = incoming
  const name = shown(who.name) || textOf(lang).people.unnamed
  const person: Person = {
    id: ids.next(),
    name,
    folded: fold(name),
    organisationId: null,
    language: null,
    noticedAt: null,
    lastConcertationId: null,
    mergedIntoId: null,
    quietFrom: null,
    quietUntil: null,
    awayUntil: null,
    deputyId: null,
    weeklyOffAt: null,
    createdAt: now,
    version: 1,
  }
  const account: Account = {
    id: ids.next(),
    platform,
    workspace: who.workspace,
    external: who.account,
    personId: person.id,
    locale: who.locale ?? null,
    silencedAt: null,
    silencedWhy: null,
    createdAt: now,
    version: 1,
  }
  return { person, account }
}

/** A person stays, in private, with the concertation last used. */
export function touch(change: PersonChange, s: Situation, chosen: string | undefined): PersonChange {
  if (change === undefined) return undefined
  // An exercise does not follow anybody into their private messages.
  const last = chosen ?? (s.concertation && !isTrial(s.concertation) ? s.concertation.id : undefined)
  const moves = last !== undefined && change.person.lastConcertationId !== last
  const all = { ...change.change, ...(moves && { lastConcertationId: last }) }
  const isNothing = change.kind === 'touch' && Object.keys(all).length === 0 && change.named === undefined
  return isNothing ? undefined : { ...change, change: all }
}

function roomAddress({ platform, where, who }: Incoming): Address {
  if (where.kind === 'dm') return { platform, workspace: where.workspace, to: 'dm', account: who.account }
  return {
    platform,
    workspace: where.workspace,
    to: 'room',
    channel: where.channel,
    ...(where.thread && { thread: where.thread }),
  }
}

/**
 * Forms, refusals and private answers are whispered; only what is for everybody is said in the room. `isDone`: what was asked
 * is done, so that others may see that it is, where the platform shows it to them.
 */
export function replyAddress(
  incoming: Incoming,
  seen: 'private' | 'public',
  body: View | Form | null,
  isDone = false,
): Address {
  const room = roomAddress(incoming)
  if (incoming.home) return { ...workspaceOf(incoming), to: 'dm', account: incoming.who.account, home: true }
  if (room.to !== 'room' || (seen === 'public' && body && 'nodes' in body)) return room
  const { platform, workspace, channel, thread } = room
  const below = isDone && body && 'nodes' in body ? incoming.where.message : undefined
  return {
    platform,
    workspace,
    to: 'whisper',
    channel,
    account: incoming.who.account,
    ...(thread && { thread }),
    ...(below && { below }),
  }
}

function workspaceOf({ platform, where }: Incoming): Pick<Address, 'platform' | 'workspace'> {
  return { platform, workspace: where.workspace }
}
