/** What making a link writes, and the secrets that it hands out: shown once, kept as hashes. */
import { sha256 } from '../engine/ids.ts'
import type { Context } from '../engine/intent.ts'
import { insert, keep, type Write } from '../engine/writes.ts'
import type { Account, Concertation, Person, PersonalLink } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { guestPages, linkEnds, sheetHeld } from './rules/personal-links.ts'
import { accountsOfAll } from './store/personal-links.ts'
import { webDoor } from './store/web.ts'

type Making = Pick<Context<Concertation>, 'actor' | 'concertation' | 'now' | 'newId' | 'sayable' | 'read'>

/** Letters of 31: 28 of them are 138 bits. */
const secretLength = 28

/** The secret of one link of a sheet: 128 bits, which the sheet's own secret alone gives. */
export function tokenOf(sheet: string, link: string): string {
  return sha256(`personal link ${sheet} ${link}`).slice(0, 32)
}

export type Made = {
  readonly person: Person
  readonly link: string
  /** the address to hand out: here, and nowhere else */
  readonly address: string
  readonly until: Date
  /** an account was made for it */
  readonly account: string | undefined
}

export type MadeLinks = {
  readonly links: readonly Made[]
  /** where they can be printed, for an hour; not of a visit */
  readonly sheet: string
  /** the pages are reached from this machine alone */
  readonly local: boolean
  readonly writes: readonly Write[]
}

/** `people`: each once. Throws where no page is served. */
export async function makeLinks(
  people: readonly Person[],
  days: number | undefined,
  { actor, concertation, now, newId, sayable, read }: Making,
  page: 'personal' | 'visit' = 'personal',
): Promise<MadeLinks> {
  const door = await webDoor(read)
  if (!door) throw new Refusal('linkNoPages')
  const known = (
    await accountsOfAll(
      read,
      people.map(({ id }) => id),
    )
  ).filter(({ platform, workspace }) => platform === 'web' && workspace === guestPages[page])
  const sheet = sayable(secretLength)
  const until = linkEnds(now, days)
  const writes: Write[] = []
  const links = people.map((person): Made => {
    const before = known.find(({ personId }) => personId === person.id)
    const account = before ?? guestAccount(person.id, guestPages[page], now, newId)
    if (!before) writes.push(insert('Account', account))
    const id = newId()
    const token = tokenOf(sheet, id)
    const row: PersonalLink = {
      id,
      concertationId: concertation.id,
      personId: person.id,
      accountId: account.id,
      hash: sha256(token),
      byId: actor.id,
      createdAt: now,
      expiresAt: until,
      state: 'active',
      lastUsedAt: null,
      version: 1,
    }
    writes.push(insert('PersonalLink', row))
    const address = `${door.url}/l/${token}`
    return { person, link: id, address, until, account: before ? undefined : account.id }
  })
  const held = {
    hash: sha256(sheet),
    links: links.map(({ link }) => link),
    until: new Date(now.getTime() + sheetHeld).toISOString(),
  }
  if (page === 'personal') writes.push(keep(`link-sheet:${actor.id}`, held))
  return { links, sheet: `${door.url}/cartes/${sheet}`, local: !door.open, writes }
}

function guestAccount(personId: string, workspace: string, now: Date, newId: () => string): Account {
  const at = { platform: 'web', workspace, external: newId() }
  const rest = { locale: null, silencedAt: null, silencedWhy: null, createdAt: now, version: 1 }
  return { id: newId(), ...at, personId, ...rest }
}
