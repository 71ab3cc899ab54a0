/** Links for people who chat nowhere: whom they may be made for, by whom, and how long they hold. Pure. */
import { type HeldRole, isAllowed } from '../../engine/roles.ts'
import type { Account, PersonalLink } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { address } from './importing.ts'

/** For how many days a link holds. */
export const linkDays = { least: 1, usual: 60, most: 366 } as const
/** Cards on one sheet. */
export const mostOnSheet = 60
/** How long a sheet can be opened to be printed, in milliseconds. */
export const sheetHeld = 3_600_000
/** What a person who was not known before may be. */
export const linkRoles = ['guest', 'member'] as const
export type LinkRole = (typeof linkRoles)[number]

export type LinkState = 'active' | 'expired' | 'revoked'

export function linkState({ state, expiresAt }: Pick<PersonalLink, 'state' | 'expiresAt'>, now: Date): LinkState {
  if (state !== 'active') return 'revoked'
  return expiresAt.getTime() > now.getTime() ? 'active' : 'expired'
}

export function linkEnds(now: Date, days: number = linkDays.usual): Date {
  return new Date(now.getTime() + days * 86_400_000)
}

type Placed = Pick<Account, 'platform' | 'workspace'>

/** Pages behind links, by their workspace: of people who take part, and of the public that follows what it wrote. */
export const guestPages = { personal: 'web', visit: 'visit' } as const
const guestWorkspaces: readonly string[] = Object.values(guestPages)

/** Nobody is notified there. */
export function isGuestPage({ platform, workspace }: Placed): boolean {
  return platform === 'web' && guestWorkspaces.includes(workspace)
}

/** Does this person chat somewhere, where they can ask for a link themselves? */
export function chats(accounts: readonly Placed[]): boolean {
  return accounts.some((account) => account.platform !== 'mail' && !isGuestPage(account))
}

/** Above a member: a guest, and whoever has no role at all, comes from outside. */
export function isOutsider(roles: readonly HeldRole[], concertationId: string): boolean {
  return !roles.some(
    ({ kind, concertationId: about }) => kind !== 'guest' && (about === '' || about === concertationId),
  )
}

/** For whom somebody from outside speaks, and under which name, the team says: it gives rights, and is read by all. */
export function byTeamOutside(spot: Placed, roles: readonly HeldRole[], concertationId: string | undefined): void {
  if (isGuestPage(spot) && isOutsider(roles, concertationId ?? '')) throw new Refusal('saidByTeam')
}

type Person = { readonly name: string; readonly roles: readonly HeldRole[] }

/**
 * Whoever makes a link could open it: by it nobody may gain a right that they do not have. Of the team, only who is above
 * makes one; of somebody who has a role in another concertation, only its team.
 */
export function handable(person: Person, maker: readonly HeldRole[], concertationId: string): void {
  const above = { administrator: undefined, coordinator: 'administrator', facilitator: 'coordinator' } as const
  for (const { kind, concertationId: about } of person.roles) {
    if (kind === 'guest') continue
    if (kind === 'member') {
      if (about !== concertationId && !isAllowed('facilitator', maker, about))
        throw new Refusal('linkElsewhere', { person: person.name })
      continue
    }
    const needed = above[kind]
    if (needed === undefined || !isAllowed(needed, maker, about))
      throw new Refusal('linkForTeam', { person: person.name })
  }
}

/** An e-mail address as it is kept: in small letters. */
export function mailAddress(typed: string): string {
  const said = typed
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
  if (said.length > 254 || !address.test(said)) throw new Refusal('linkBadMail', { mail: said.slice(0, 80) })
  return said
}

type Known = { readonly id: string; readonly folded: string }
export type Meant<P> =
  | { readonly is: 'one'; readonly person: P }
  /** at most five; whoever asks chooses */
  | { readonly is: 'unsure'; readonly near: readonly P[] }
  | { readonly is: 'new' }

/** Who is meant by a name, known or new: a typing slip must not make a second person. `fresh`: somebody new, for sure. */
export function meantBy<P extends Known>(typed: string, folded: string, known: readonly P[], fresh: boolean): Meant<P> {
  const byId = known.find(({ id }) => id === typed)
  if (byId) return { is: 'one', person: byId }
  if (fresh) return { is: 'new' }
  const exact = known.filter((person) => person.folded === folded)
  if (exact.length === 1) return { is: 'one', person: exact[0]! }
  const near = known.filter(({ folded: name }) => name.startsWith(folded) || name.split(' ').includes(folded))
  const found = exact.length > 1 ? exact : near
  return found.length > 0 ? { is: 'unsure', near: found.slice(0, 5) } : { is: 'new' }
}

/** The name of somebody new: words, not a formula of a spreadsheet. */
export function newName(typed: string): string {
  const name = typed.trim().replace(/^@\s*/, '')
  if (!/\p{L}/u.test(name) || /^[=+\-@\t]/.test(name)) throw new Refusal('linkBadName', { name: name.slice(0, 60) })
  return name
}

/** What the page lets its person do. */
export function rightsOf(roles: readonly HeldRole[], concertationId: string): LinkRole | 'none' {
  if (!isOutsider(roles, concertationId)) return 'member'
  return roles.some(({ kind, concertationId: about }) => kind === 'guest' && about === concertationId)
    ? 'guest'
    : 'none'
}
