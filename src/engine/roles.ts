/** Who may: pure. Each role includes the ones below it, within its concertation; an administrator is one everywhere. */

export const roleKinds = ['administrator', 'coordinator', 'facilitator', 'member', 'guest'] as const
export type RoleKind = (typeof roleKinds)[number]

/** `concertationId` is empty for the whole installation. */
export type HeldRole = { readonly kind: RoleKind; readonly concertationId: string }

/** `engine` intents are only made by another intent or by the engine itself, `clock` ones by the clock. */
export type Allow = 'everyone' | Exclude<RoleKind, 'guest' | 'member'> | 'clock' | 'engine'

const rank: Record<RoleKind, number> = { guest: 0, member: 1, facilitator: 2, coordinator: 3, administrator: 4 }

export function isAllowed(allow: Allow, roles: readonly HeldRole[], concertationId: string | undefined): boolean {
  if (allow === 'everyone') return true
  if (allow === 'clock' || allow === 'engine') return false
  return roles.some(
    (role) => (role.concertationId === '' || role.concertationId === concertationId) && rank[role.kind] >= rank[allow],
  )
}
