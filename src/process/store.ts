/** What others may read of concertations and of the places where they live. */
import type { Reads } from '../engine/db.ts'
import type {
  Approval,
  Body,
  Concertation,
  Phase,
  Place,
  Publication,
  Restitution,
  Workshop,
  WorkshopFacilitator,
} from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import type { Organiser, Signatory, Signature } from './rules/publication.ts'

export function concertationNamed(read: Reads, folded: string): Promise<Concertation | null> {
  return read.concertation.findUnique({ where: { folded } })
}

/** `among` undefined = all of them; the newest first. */
export function concertations(read: Reads, among?: readonly string[]): Promise<Concertation[]> {
  return read.concertation.findMany({
    where: among ? { id: { in: [...among] } } : {},
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

export async function organisersOf(read: Reads, concertationId: string): Promise<string[]> {
  const rows = await read.organiser.findMany({ where: { concertationId }, orderBy: { position: 'asc' } })
  const organisations = await read.organisation.findMany({ where: { id: { in: rows.map((r) => r.organisationId) } } })
  return rows.map((row) => organisations.find((o) => o.id === row.organisationId)?.name ?? '')
}

export function placesOf(read: Reads, concertationId: string): Promise<Place[]> {
  return read.place.findMany({ where: { concertationId }, orderBy: [{ boundAt: 'asc' }, { id: 'asc' }] })
}

export function placeById(read: Reads, id: string): Promise<Place | null> {
  return read.place.findUnique({ where: { id } })
}

export function placeAt(read: Reads, at: Pick<Place, 'platform' | 'workspace' | 'external'>): Promise<Place | null> {
  const { platform, workspace, external } = at
  return read.place.findUnique({ where: { platform_workspace_external: { platform, workspace, external } } })
}

/** Made by mistake, and taken back: paused for ever. */
function isGone({ pausedUntil }: Concertation): boolean {
  return pausedUntil !== null && pausedUntil.getTime() >= Date.UTC(9999, 0)
}

/** Concertations a person has to do with: a role in it, or the one spoken of last. No exercise: it stays in its channel. */
export async function concertationsOf(
  read: Reads,
  person: { id: string; lastConcertationId: string | null },
): Promise<Concertation[]> {
  const roles = await read.role.findMany({ where: { personId: person.id, endedAt: null } })
  const real = (all: Concertation[]) => all.filter((one) => one.trialPlaceId === null && !isGone(one))
  if (roles.some((role) => role.kind === 'administrator')) return real(await concertations(read))
  const ideas = await read.idea.findMany({
    where: { authorId: person.id },
    distinct: ['concertationId'],
    select: { concertationId: true },
  })
  const ids = [person.lastConcertationId, ...roles.map((r) => r.concertationId), ...ideas.map((i) => i.concertationId)]
  return real(
    await concertations(
      read,
      ids.filter((id): id is string => id !== null && id !== ''),
    ),
  )
}

// ---- organisers and what they publish ----

export async function organiserRows(read: Reads, concertationId: string): Promise<Organiser[]> {
  const rows = await read.organiser.findMany({ where: { concertationId }, orderBy: { position: 'asc' } })
  const organisations = await read.organisation.findMany({ where: { id: { in: rows.map((r) => r.organisationId) } } })
  return rows.map(({ organisationId }) => ({
    organisationId,
    name: organisations.find((o) => o.id === organisationId)?.name ?? '',
  }))
}

/** People at the coordination, with the organisation for which they speak. */
export async function signatoriesOf(read: Reads, concertationId: string): Promise<Signatory[]> {
  const roles = await read.role.findMany({ where: { concertationId, kind: 'coordinator', endedAt: null } })
  const people = await read.person.findMany({
    where: { id: { in: roles.map((r) => r.personId) } },
    orderBy: { id: 'asc' },
  })
  return people.map((p) => ({ personId: p.id, organisationId: p.organisationId }))
}

export function approvalsOf(read: Reads, publicationId: string): Promise<Approval[]> {
  return read.approval.findMany({ where: { publicationId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
}

/** Name, organisation and time of each signature, in their order. */
export async function signaturesOf(read: Reads, publicationId: string): Promise<Signature[]> {
  const approvals = await approvalsOf(read, publicationId)
  const [people, organisations] = await Promise.all([
    read.person.findMany({ where: { id: { in: approvals.map((a) => a.personId) } } }),
    read.organisation.findMany({ where: { id: { in: approvals.map((a) => a.organisationId) } } }),
  ])
  return approvals.map(({ personId, organisationId, at }) => ({
    name: people.find((p) => p.id === personId)?.name ?? '',
    organisation: organisations.find((o) => o.id === organisationId)?.name ?? '',
    at,
  }))
}

/** The publication with this id, of this concertation. */
export async function publicationOf(read: Reads, concertationId: string, id: string): Promise<Publication> {
  const row = await read.publication.findUnique({ where: { id } })
  if (!row || row.concertationId !== concertationId) throw new Refusal('noSuchPublication')
  return row
}

/** Every edition of what was published, or put to signature, about this subject; the newest first. */
export function editionsOf(read: Reads, kind: string, subjectId: string): Promise<Publication[]> {
  return read.publication.findMany({ where: { kind, subjectId }, orderBy: { edition: 'desc' } })
}

export function waitingPublications(read: Reads, concertationId: string): Promise<Publication[]> {
  return read.publication.findMany({
    where: { concertationId, state: 'waiting' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

// ---- phases, bodies, ateliers ----

export function phasesOf(read: Reads, concertationId: string): Promise<Phase[]> {
  return read.phase.findMany({ where: { concertationId }, orderBy: { number: 'asc' } })
}

export function bodiesOf(read: Reads, concertationId: string): Promise<Body[]> {
  return read.body.findMany({ where: { concertationId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
}

export function bodyById(read: Reads, id: string): Promise<Body | null> {
  return read.body.findUnique({ where: { id } })
}

/** In the order of their numbers. */
export function workshopsOf(read: Reads, concertationId: string): Promise<Workshop[]> {
  return read.workshop.findMany({ where: { concertationId }, orderBy: { number: 'asc' } })
}

export function workshopById(read: Reads, id: string): Promise<Workshop | null> {
  return read.workshop.findUnique({ where: { id } })
}

export async function workshopNumbered(read: Reads, concertationId: string, number: number): Promise<Workshop> {
  const found = await read.workshop.findUnique({ where: { concertationId_number: { concertationId, number } } })
  if (!found) throw new Refusal('noSuchWorkshop', { number })
  return found
}

/** Ateliers that this person animates; empty when nobody gave them one, and then they animate them all. */
export async function animatedBy(read: Reads, concertationId: string, personId: string): Promise<string[]> {
  const rows = await read.workshopFacilitator.findMany({ where: { concertationId, personId, endedAt: null } })
  return rows.map((row) => row.workshopId)
}

export async function facilitatorsOf(read: Reads, workshopId: string): Promise<string[]> {
  const rows = await read.workshopFacilitator.findMany({ where: { workshopId, endedAt: null } })
  return rows.map((row) => row.personId)
}

export function restitutionOf(read: Reads, phaseId: string): Promise<Restitution | null> {
  return read.restitution.findUnique({ where: { phaseId } })
}

/** Channels where everybody of the concertation may read, that is all but the team's own. */
export async function openPlacesOf(read: Reads, concertationId: string): Promise<Place[]> {
  return (await placesOf(read, concertationId)).filter((place) => !place.team)
}

/** Channels of the team, and those that were the team's when they were detached: what was said there stays the team's. */
export async function teamPlaceIds(read: Reads, concertationId: string): Promise<string[]> {
  const rows = await read.place.findMany({
    where: { team: true, OR: [{ concertationId }, { concertationId: null }] },
    select: { id: true },
  })
  return rows.map((place) => place.id)
}

/** Channels of an atelier, or of a body. */
export function placesAbout(
  read: Reads,
  about: { readonly workshopId: string } | { readonly bodyId: string },
): Promise<Place[]> {
  return read.place.findMany({ where: about, orderBy: [{ boundAt: 'asc' }, { id: 'asc' }] })
}

/** Every name that a body has or had: one is taken up again rather than made twice. */
export function bodyNamed(read: Reads, concertationId: string, folded: string): Promise<Body | null> {
  return read.body.findUnique({ where: { concertationId_folded: { concertationId, folded } } })
}

/** Who animates which atelier now, of the whole concertation: who was relieved of the role does not, until they have it again. */
export async function animations(read: Reads, concertationId: string): Promise<WorkshopFacilitator[]> {
  const where = { concertationId, endedAt: null }
  const [rows, roles] = await Promise.all([
    read.workshopFacilitator.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    read.role.findMany({ where: { ...where, kind: 'facilitator' }, select: { personId: true } }),
  ])
  return rows.filter((row) => roles.some((role) => role.personId === row.personId))
}

/** Whether this person animates, or once animated, this atelier. */
export function animationOf(read: Reads, workshopId: string, personId: string): Promise<WorkshopFacilitator | null> {
  return read.workshopFacilitator.findUnique({ where: { workshopId_personId: { workshopId, personId } } })
}

export function workshopsOfPoll(read: Reads, pollId: string): Promise<Workshop[]> {
  return read.workshop.findMany({ where: { pollId }, orderBy: { number: 'asc' } })
}

/** Ideas by atelier that everybody in its channels may see: those said in private or to the team are not counted. */
export async function ideaCounts(read: Reads, concertationId: string): Promise<Map<string, number>> {
  const places = await openPlacesOf(read, concertationId)
  const rows = await read.idea.groupBy({
    by: ['workshopId'],
    where: { concertationId, status: 'active', placeId: { in: places.map((p) => p.id) } },
    _count: { _all: true },
  })
  return new Map(rows.flatMap((row) => (row.workshopId ? [[row.workshopId, row._count._all] as const] : [])))
}

export function approvalsUnder(read: Reads, publicationIds: readonly string[]): Promise<Approval[]> {
  return read.approval.findMany({
    where: { publicationId: { in: [...publicationIds] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
}
