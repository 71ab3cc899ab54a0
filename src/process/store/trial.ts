/** What an exercise holds, and who has a role in it. */
import type { Reads } from '../../engine/db.ts'
import type { Role } from '../../generated/prisma/client.ts'
import type { Held } from '../rules/trial.ts'

/** Folded titles that begin like this one. */
export async function takenTitles(read: Reads, folded: string): Promise<ReadonlySet<string>> {
  const rows = await read.concertation.findMany({
    where: { folded: { startsWith: folded } },
    select: { folded: true },
  })
  return new Set(rows.map((row) => row.folded))
}

/** Roles in it that last, or that ended at that very moment. */
export function trialRoles(read: Reads, concertationId: string, endedAt: Date | null): Promise<Role[]> {
  return read.role.findMany({ where: { concertationId, endedAt } })
}

export async function heldBy(read: Reads, concertationId: string): Promise<Held> {
  const where = { concertationId }
  const [ideas, sessions, polls, decisions, actions] = await Promise.all([
    read.idea.count({ where }),
    read.session.count({ where }),
    read.poll.count({ where }),
    read.decision.count({ where }),
    read.action.count({ where }),
  ])
  return { ideas, sessions, polls, decisions, actions }
}
