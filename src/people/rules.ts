/** Who may hold what: pure. */
import type { Role } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'

export type { RoleKind } from '../engine/roles.ts'

export const givenRoles = ['coordinator', 'facilitator', 'member', 'guest'] as const
export type GivenRole = (typeof givenRoles)[number]

/** A member is no guest, and a guest no member: giving one takes the other back. */
export function replacedBy(kind: GivenRole): GivenRole | undefined {
  if (kind === 'member') return 'guest'
  return kind === 'guest' ? 'member' : undefined
}

/** A code as typed, made comparable: case, spaces and dashes do not count. */
export function normaliseCode(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** The role row to write: a new one, or the old one taken up again. Refuses what is already held. */
export function grant(
  held: Role | null,
  given: {
    id: string
    personId: string
    concertationId: string
    kind: GivenRole
    by: string
    at: Date
    name: string
    role: string
  },
): { row: Role; change: Partial<Role> | undefined } {
  if (held && held.endedAt === null) throw new Refusal('hasRole', { person: given.name, role: given.role })
  const change = { grantedById: given.by, grantedAt: given.at, endedAt: null }
  if (held) return { row: held, change }
  const { id, personId, concertationId, kind } = given
  return { row: { id, personId, concertationId, kind, ...change, version: 1 }, change: undefined }
}

/** A consultation is never left without anybody at its coordination. */
export function relieve(held: Role | null, others: number, said: { name: string; role: string }): Role {
  if (!held || held.endedAt !== null) throw new Refusal('hasNotRole', { person: said.name, role: said.role })
  if (held.kind === 'coordinator' && others === 0) throw new Refusal('lastCoordinator')
  return held
}

export type Named = { readonly id: string; readonly name: string; readonly folded: string }

/** The one person meant by these words, « @Camille » as well: by whole name first, else by its beginning or one of its words. */
export function onePerson<P extends Named>(typed: string, words: string, candidates: readonly P[]): P {
  const folded = words.replace(/^@\s*/, '')
  const exact = candidates.filter((p) => p.id === typed || p.folded === folded)
  const near = candidates.filter((p) => p.folded.startsWith(folded) || p.folded.split(' ').includes(folded))
  const found = exact.length > 0 ? exact : near
  if (found.length === 0) throw new Refusal('noSuchPerson', { person: typed.slice(0, 60) })
  if (found.length > 1) {
    const names = found.slice(0, 5).map((p) => p.name)
    throw new Refusal('severalPersons', { person: typed.slice(0, 60), names: names.join(', ') })
  }
  return found[0]!
}
