/** What others may read of organisations in a concertation, and of the colleges they belong to. */
import type { Reads } from '../../engine/db.ts'
import type { College, CollegeMember } from '../../generated/prisma/client.ts'
import { peopleOf } from '../store.ts'

/** All of them, withdrawn ones too, in their order. */
export function everyCollege(read: Reads, concertationId: string): Promise<College[]> {
  return read.college.findMany({ where: { concertationId }, orderBy: [{ position: 'asc' }, { folded: 'asc' }] })
}

export async function collegesOf(read: Reads, concertationId: string): Promise<College[]> {
  return (await everyCollege(read, concertationId)).filter((college) => college.state === 'active')
}

/** `collegeId` is empty once an organisation was taken out of its college. */
export function collegeMembers(read: Reads, concertationId: string): Promise<CollegeMember[]> {
  return read.collegeMember.findMany({ where: { concertationId } })
}

export type OrganisationHere = {
  readonly id: string
  readonly name: string
  readonly people: number
  /** the college in force that it belongs to */
  readonly college: College | undefined
}

/** Organisations that have to do with a concertation: organisers, owners, those for which somebody spoke or came. */
export async function organisationsHere(read: Reads, concertationId: string): Promise<OrganisationHere[]> {
  const where = { concertationId }
  const [people, organisers, members, colleges, ideas, actions, attendance] = await Promise.all([
    peopleOf(read, concertationId),
    read.organiser.findMany({ where }),
    collegeMembers(read, concertationId),
    collegesOf(read, concertationId),
    read.idea.findMany({
      where: { ...where, status: { notIn: ['waiting', 'refused'] } },
      distinct: ['organisationId'],
      select: { organisationId: true },
    }),
    read.action.findMany({ where, distinct: ['ownerId'], select: { ownerId: true } }),
    read.attendance.findMany({ where, distinct: ['organisationId'], select: { organisationId: true } }),
  ])
  const ids = [
    ...people.map((p) => p.organisationId),
    ...organisers.map((o) => o.organisationId),
    ...members.filter((m) => m.collegeId !== '').map((m) => m.organisationId),
    ...ideas.map((i) => i.organisationId),
    ...actions.map((a) => a.ownerId),
    ...attendance.map((a) => a.organisationId),
  ].filter((id) => id !== null)
  const rows = await read.organisation.findMany({ where: { id: { in: [...new Set(ids)] } } })
  const counts = Map.groupBy(people, (person) => person.organisationId)
  return rows.map(({ id, name }) => {
    const member = members.find((m) => m.organisationId === id)
    return {
      id,
      name,
      people: counts.get(id)?.length ?? 0,
      college: colleges.find((college) => college.id === member?.collegeId),
    }
  })
}
