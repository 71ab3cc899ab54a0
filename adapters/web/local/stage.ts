/** Who stands where in the local room, and what they see there. */
import { foldName, type Person, type Spot } from '../../../src/kept/line.ts'
import { addressOf } from '../../../src/kept/read.ts'
import type { Item } from '../../../src/kept/room.ts'
import type { Stage } from '../../../src/kept/shown.ts'
import type { Address } from '../../../src/port.ts'
import { type House, localWorkspace } from '../house.ts'
import { limits } from '../limits.ts'

/** `who` is undefined until somebody has said who they are. */
export type Standing = { readonly who: Person | undefined; readonly where: Spot }
export type Present = Standing & { readonly who: Person }

const longestName = 60

export function stageOf({ room }: House): Stage {
  return {
    room,
    platform: 'web',
    workspace: localWorkspace,
    // In private, a secret ballot may be answered on the spot.
    canAt: (to) => (to.to === 'room' ? limits.web : { ...limits.web, privateBallots: true }),
  }
}

/** What the address, or a form, says: `qui` an account, `lieu` `#name` or `dm`. What is unknown is the first there is. */
export function standing({ room }: House, asked: { get(name: string): string | null | undefined }): Standing {
  const people = room.people()
  const account = asked.get('qui') ?? ''
  const known = people.has(account) ? account : [...people.keys()][0]
  const who = known === undefined ? undefined : { account: known, name: people.get(known) ?? known }
  const said = asked.get('lieu') ?? ''
  const spots = room.spots()
  const channel = said.replace(/^#/, '')
  const place = spots.has(channel) ? channel : [...spots.keys()][0]
  if (said === 'dm' || place === undefined) return { who, where: { kind: 'dm' } }
  return { who, where: { kind: 'room', channel: place, name: spots.get(place) ?? place } }
}

export function placeOf(where: Spot): string {
  return where.kind === 'dm' ? 'dm' : `#${where.channel}`
}

/** Where a page of the room is, without its end. */
export function linkTo(base: string, { who, where }: Standing, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...(who && { qui: who.account }), lieu: placeOf(where), ...more })
  return `${base}?${query}`
}

export function addressHere(house: House, { who, where }: Present): Address {
  return addressOf(stageOf(house), where, who.account)
}

/** Nobody reads another one's whispers and private messages; those who come by a link are not of this room. */
export function sees({ to }: Item, account: string): boolean {
  return to.workspace === localWorkspace && (to.to === 'room' || to.account === account)
}

/** « Élodie Martin » -> `elodie-martin`; undefined when no name is left. */
export function accountOf(name: string): string | undefined {
  const account = foldName(name.trim())
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return account === '' || name.trim().length > longestName ? undefined : account
}

export async function addPerson({ room }: House, name: string): Promise<Person | undefined> {
  const account = accountOf(name)
  if (account === undefined) return undefined
  await room.put({ person: account, name: name.trim() })
  return { account, name: room.people().get(account) ?? name }
}

export async function addPlace({ room }: House, name: string): Promise<Spot | undefined> {
  const bare = name.trim().replace(/^#/, '')
  const channel = accountOf(bare)
  if (channel === undefined || channel === 'dm') return undefined
  await room.put({ place: channel, name: bare })
  return { kind: 'room', channel, name: room.spots().get(channel) ?? bare }
}
