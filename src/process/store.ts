/** What others may read of concertations and of the places where they live. */
import type { Reads } from '../engine/db.ts'
import type { Concertation, Place } from '../generated/prisma/client.ts'
import type { Address, Platform } from '../port.ts'

export function concertationNamed(read: Reads, folded: string): Promise<Concertation | null> {
  return read.concertation.findUnique({ where: { folded } })
}

/** `among` undefined = all of them; the newest first. */
export function concertations(read: Reads, among?: readonly string[]): Promise<Concertation[]> {
  return read.concertation.findMany({ where: among ? { id: { in: [...among] } } : {}, orderBy: { createdAt: 'desc' } })
}

export async function organisersOf(read: Reads, concertationId: string): Promise<string[]> {
  const rows = await read.organiser.findMany({ where: { concertationId }, orderBy: { position: 'asc' } })
  const organisations = await read.organisation.findMany({ where: { id: { in: rows.map((r) => r.organisationId) } } })
  return rows.map((row) => organisations.find((o) => o.id === row.organisationId)?.name ?? '')
}

export function placesOf(read: Reads, concertationId: string): Promise<Place[]> {
  return read.place.findMany({ where: { concertationId }, orderBy: { boundAt: 'asc' } })
}

export function placeById(read: Reads, id: string): Promise<Place | null> {
  return read.place.findUnique({ where: { id } })
}

/** Concertations a person has to do with: a role in it, or the one spoken of last. */
export async function concertationsOf(
  read: Reads,
  person: { id: string; lastConcertationId: string | null },
): Promise<Concertation[]> {
  const roles = await read.role.findMany({ where: { personId: person.id, endedAt: null } })
  if (roles.some((role) => role.kind === 'administrator')) return concertations(read)
  const ideas = await read.idea.findMany({
    where: { authorId: person.id },
    distinct: ['concertationId'],
    select: { concertationId: true },
  })
  const ids = [person.lastConcertationId, ...roles.map((r) => r.concertationId), ...ideas.map((i) => i.concertationId)]
  return concertations(
    read,
    ids.filter((id): id is string => id !== null && id !== ''),
  )
}

export function addressOf(place: Place): Address {
  return { platform: place.platform as Platform, workspace: place.workspace, to: 'room', channel: place.external }
}
